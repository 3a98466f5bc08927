import { describe, expect, test } from "@jest/globals";
import { inspect } from "node:util";
import { basic } from "../../generator/runtime/auth/basic.js";
import { bearer } from "../../generator/runtime/auth/bearer.js";
import { login } from "../../generator/runtime/auth/login.js";
import {
  type Auth,
  type AuthRequest,
  Client,
  ConfigError,
  DecodeError,
  ForbiddenError,
  NetworkError,
  type Operation,
  ParameterError,
  UnauthorizedError,
  UnprocessableError,
} from "../../generator/runtime/index.js";
import { type Handler, json, said, type TestServer, thrown, withServer } from "./server.js";

const get: Operation = { method: "GET", path: ["/x"] };
const echo: Handler = ({ headers }, response) => json(response, 200, headers.authorization);

describe("basic", () => {
  test.each([
    ["admin", "admin", "YWRtaW46YWRtaW4="],
    ["ü", "pä☃:", Buffer.from("ü:pä☃:").toString("base64")],
    ["", "", "Og=="],
  ])("%s with %s", (username, password, want) =>
    withServer(echo, async ({ url }) => {
      const auth = basic({ username, password });
      expect(await new Client({ baseUrl: url, auth }).call(get)).toBe(`Basic ${want}`);
    }),
  );

  test("a user name with a colon is refused", () =>
    expect(() => basic({ username: "a:b", password: "hunter2" })).toThrow(
      new ConfigError("A user name of HTTP Basic cannot hold a colon"),
    ));

  test("a wrong password is not tried again", () =>
    withServer(
      (_, response) => json(response, 401, { detail: null, title: "Unauthorized" }),
      async ({ url, seen }) => {
        const auth = basic({ username: "a", password: "hunter2" });
        expect(await thrown(new Client({ baseUrl: url, auth }).call(get))).toBeInstanceOf(UnauthorizedError);
        expect(seen).toHaveLength(1);
      },
    ));
});

describe("bearer", () => {
  test.each<[name: string, token: Parameters<typeof bearer>[0]]>([
    ["a token", "abc"],
    ["the end of a line", "abc\n"],
    ["a function", () => "abc"],
    ["a promise", () => Promise.resolve("abc")],
  ])("%s", (_, token) =>
    withServer(echo, async ({ url }) =>
      expect(await new Client({ baseUrl: url, auth: bearer(token) }).call(get)).toBe("Bearer abc"),
    ),
  );

  test.each(["hun\nter2", "hunter2☃"])("%j is refused without showing it", async (token) => {
    const error = await thrown(new Client({ baseUrl: "https://a", auth: bearer(token) }).call(get));
    expect(error).toBeInstanceOf(ParameterError);
    expect(inspect(error)).not.toMatch(/hun|ter2/);
  });

  test("an empty one is refused", () =>
    expect(new Client({ baseUrl: "https://a", auth: bearer("") }).call(get)).rejects.toThrow(ConfigError));

  test("a function is asked again when the token is refused, once", () =>
    withServer(
      ({ headers }, response) => json(response, headers.authorization === "Bearer 3" ? 200 : 401, {}),
      async ({ url, seen }) => {
        let count = 0;
        const auth = bearer(() => String(++count));
        // 1 is sent; 2 is new, so 3 is sent.
        expect(await new Client({ baseUrl: url, auth }).call(get)).toEqual({});
        expect(seen).toHaveLength(2);
      },
    ));

  test("the same token again is not sent again", () =>
    withServer(
      (_, response) => json(response, 401, {}),
      async ({ url, seen }) => {
        await thrown(new Client({ baseUrl: url, auth: bearer(() => "abc") }).call(get));
        expect(seen).toHaveLength(1);
      },
    ));
});

describe("login", () => {
  const claims = (value: object): string =>
    `h.${Buffer.from(JSON.stringify(value)).toString("base64url")}.s${Math.random()}`;
  const seconds = (): number => Date.now() / 1000;
  const paths = ({ seen }: TestServer): string[] => seen.map(({ url }) => url);
  const options = { username: "admin", password: "hunter2" };
  const clientOf = ({ url }: TestServer, auth: Auth = login(options)): Client =>
    new Client({ baseUrl: url, auth, retries: 0 });

  /** Airflow 3: hands out tokens, refuses all but the newest. */
  const airflow = (next: () => string, refuse = { status: 403, detail: "Invalid JWT token" }): Handler => {
    let valid = "";
    return ({ url, headers }, response) => {
      if (url.endsWith("/auth/token")) {
        valid = next();
        return json(response, 201, { access_token: valid });
      }
      return headers.authorization === `Bearer ${valid}`
        ? json(response, 200, { ok: true })
        : json(response, refuse.status, { detail: refuse.detail });
    };
  };

  test("posts user name and password as JSON, once for calls in parallel and later", () =>
    withServer(
      airflow(() => claims({ exp: seconds() + 3600 })),
      async (server) => {
        const client = clientOf(server);
        await Promise.all([1, 2, 3, 4, 5].map(() => client.call(get)));
        await client.call(get);
        expect(paths(server)).toEqual(["/auth/token", "/x", "/x", "/x", "/x", "/x", "/x"]);
        expect(server.seen[0]).toMatchObject({ method: "POST", body: JSON.stringify(options) });
        expect(server.seen[0]?.headers).toMatchObject({
          "content-type": "application/json",
          accept: "application/json",
        });
      },
    ));

  test("below the path of baseUrl, or elsewhere on the server", () =>
    withServer(
      airflow(() => "t"),
      async (server) => {
        const baseUrl = `${server.url}/deploy/`;
        await new Client({ baseUrl, auth: login(options) }).call(get);
        await thrown(new Client({ baseUrl, auth: login({ ...options, path: "http://evil.example/token" }) }).call(get));
        expect(paths(server)).toEqual(["/deploy/auth/token", "/deploy/x", "/deploy/http://evil.example/token"]);
      },
    ));

  test.each<[name: string, token: () => string, want: number]>([
    ["of a long life", () => claims({ exp: seconds() + 3600, iat: seconds() - 10 }), 1],
    ["of a short life", () => claims({ exp: seconds() + 0.1, iat: seconds() }), 2],
    ["of a clock that is behind", () => claims({ exp: seconds() - 3600, iat: seconds() - 7200 }), 1],
    ["which has ended by our clock", () => claims({ exp: seconds() - 3600 }), 1],
    ["which does not say", () => claims({}), 1],
    ["whose end is text", () => claims({ exp: "tomorrow" }), 1],
    ["whose claims are null", () => "h.bnVsbA.s", 1],
    ["which is no JWT", () => "opaque", 1],
    ["whose claims are no base64", () => "a.%%.c", 1],
  ])("a token %s: %# logins", (_, token, want) =>
    withServer(airflow(token), async (server) => {
      const client = clientOf(server);
      await client.call(get);
      await new Promise((resolve) => setTimeout(resolve, 120));
      await Promise.all([client.call(get), client.call(get)]);
      expect(paths(server).filter((path) => path === "/auth/token")).toHaveLength(want);
    }),
  );

  test.each([
    [401, "anything"],
    [403, "Invalid JWT token"],
    [403, "Token has expired"],
    [403, "Token Expired"],
  ])("%i %s: logs in again, once for all calls in parallel", (status, detail) => {
    const tokens = ["first", "second", "third"];
    return withServer(
      airflow(() => tokens.shift() ?? "", { status, detail }),
      async (server) => {
        const auth = login(options);
        const client = clientOf(server, auth);
        await client.call(get);
        // Another program logs in: the server refuses our token.
        await fetch(`${server.url}/auth/token`, { method: "POST" });
        await Promise.all([1, 2, 3].map(() => client.call({ ...get, method: "POST" })));
        expect(paths(server).filter((path) => path === "/auth/token")).toHaveLength(3);
      },
    );
  });

  test.each(["Forbidden", "You may not read the variable token", ""])(
    "an ordinary 403 (%j) does not log in again",
    (detail) =>
      withServer(
        ({ url }, response) =>
          url === "/auth/token" ? json(response, 201, { access_token: "t" }) : json(response, 403, { detail }),
        async (server) => {
          expect(await thrown(clientOf(server).call(get))).toBeInstanceOf(ForbiddenError);
          expect(paths(server)).toEqual(["/auth/token", "/x"]);
        },
      ),
  );

  test.each([401, 403])("a server that refuses every token ends with %i", (status) =>
    withServer(
      ({ url }, response) =>
        url === "/auth/token"
          ? json(response, 201, { access_token: claims({}) })
          : json(response, status, { detail: "Invalid JWT token" }),
      async (server) => {
        await expect(clientOf(server).call(get)).rejects.toMatchObject({ status });
        expect(paths(server)).toEqual(["/auth/token", "/x", "/auth/token", "/x"]);
      },
    ),
  );

  test.each([
    [
      401,
      { detail: "Invalid credentials" },
      UnauthorizedError,
      "401 Unauthorized from POST /auth/token: Invalid credentials",
    ],
    [
      422,
      { detail: [{ loc: ["body", "password"], msg: "no hunter2", input: "hunter2" }] },
      UnprocessableError,
      "422 Unprocessable Entity from POST /auth/token: body.password: no ***",
    ],
  ])("%i: a typed error without the password", (status, body, kind, message) =>
    withServer(
      (_, response) => json(response, status, body),
      async (server) => {
        const client = clientOf(server);
        const errors = await Promise.all([thrown(client.call(get)), thrown(client.call(get))]);
        for (const error of errors) {
          expect(error).toBeInstanceOf(kind);
          expect(error).toMatchObject({ message: said(message) });
          expect(inspect(error, { depth: 9, showHidden: true, getters: true })).not.toContain("hunter2");
        }
        expect(server.seen).toHaveLength(1);
        await thrown(client.call(get));
        expect(server.seen).toHaveLength(2);
      },
    ),
  );

  test("an answer without a token", () =>
    withServer(
      (_, response) => json(response, 201, { nothing: "hunter2" }),
      async (server) => {
        const error = await thrown(clientOf(server).call(get));
        expect(error).toBeInstanceOf(DecodeError);
        expect(inspect(error)).not.toContain("hunter2");
      },
    ));

  test("the password follows no redirect", () =>
    withServer(echo, (other) =>
      withServer(
        (_, response) => response.writeHead(308, { location: `${other.url}/auth/token` }).end(),
        async (server) => {
          expect(await thrown(clientOf(server).call(get))).toBeInstanceOf(NetworkError);
          expect(other.seen).toHaveLength(0);
        },
      ),
    ));

  test("a token is for its own server alone", () =>
    withServer(
      airflow(() => "one"),
      (one) =>
        withServer(
          airflow(() => "two"),
          async (two) => {
            const auth = login(options);
            await clientOf(one, auth).call(get);
            await clientOf(two, auth).call(get);
            expect(two.seen.at(-1)?.headers.authorization).toBe("Bearer two");
          },
        ),
    ));

  test("shows nothing of itself", () =>
    expect(inspect(login(options), { depth: 9, showHidden: true })).not.toContain("hunter2"));
});

test("an authentication of one's own: may change the query, is told of 401 and 403 alone", () =>
  withServer(
    ({ url }, response) => json(response, Number(url.slice(2, 5)), { url }),
    async ({ url, seen }) => {
      const told: number[] = [];
      const auth: Auth = {
        authorize: ({ url }: AuthRequest) => url.searchParams.set("key", "a b"),
        renew: ({ status }) => told.push(status) < 0,
      };
      const client = new Client({ baseUrl: url, auth, retries: 0 });
      for (const status of [200, 400, 401, 403, 404, 500])
        await client.call({ method: "GET", path: [`/_${status}`] }).catch(() => undefined);
      expect(told).toEqual([401, 403]);
      expect(seen[0]?.url).toBe("/_200?key=a+b");
    },
  ));
