import { describe, expect, test } from "@jest/globals";
import type { ServerResponse } from "node:http";
import { sessionCookie } from "../../generator/runtime/auth/session-cookie.js";
import {
  Client,
  ConfigError,
  DecodeError,
  ForbiddenError,
  NetworkError,
  type Operation,
  RateLimitError,
  UnauthorizedError,
} from "../../generator/runtime/index.js";
import { type Handler, json, type Seen, type TestServer, thrown, withServer, said } from "./server.js";
import { shown } from "./shown.js";

const get: Operation = { method: "GET", path: ["/api/v1/dags"] };
const post: Operation = { method: "POST", path: ["/api/v1/pools"], body: "application/json" };
const user = { username: "admin", password: "hunter2&ü" };

const clientOf = ({ url }: TestServer, auth = sessionCookie(user)): Client =>
  new Client({ baseUrl: url, auth, retries: 0 });
const lines = ({ seen }: TestServer): string[] => seen.map(({ method, url }) => `${method} ${url}`);
const login = ["GET /login/", "POST /login/"];
const isIn = { in: true };

interface Behaviour {
  /** Requests that a session is good for. */
  readonly uses?: number;
  readonly status?: number;
  readonly page?: (token: string) => string;
  /** Sent beside the session, as by a proxy that keeps its clients apart. */
  readonly others?: readonly string[];
  readonly home?: string;
}

const pageOf = (token: string): string =>
  `<form class="form" action="" method="post" name="login">
     <input id="csrf_token" name="csrf_token" type="hidden" value="${token}">
     <input autofocus id="username" name="username" type="text" value="">
     <input id="password" name="password" type="password" value=""></form>`;

/** What Airflow 2.11 does: the login page, and an API that takes the session it begins (test/e2e has the real one). */
function airflow({
  uses = Infinity,
  status = 401,
  page = pageOf,
  others = [],
  home = "/home",
}: Behaviour = {}): Handler {
  const sessions = new Map<string, { isIn: boolean; uses: number }>();
  const begin = (response: ServerResponse, isIn: boolean): string => {
    const id = `s${sessions.size}.${Math.random().toString(36).slice(2)}_-`;
    sessions.set(id, { isIn, uses: 0 });
    response.setHeader("set-cookie", [
      `session=${id}; Expires=Wed, 23 Dec 2026 00:31:57 GMT; HttpOnly; Path=/`,
      ...others,
    ]);
    return id;
  };
  return ({ method, url, headers, body }: Seen, response) => {
    const id = /(?:^|; )session=([^;]*)/.exec(headers.cookie ?? "")?.[1] ?? "";
    const session = sessions.get(id);
    if (!url.endsWith("/login/")) {
      const isGood = session?.isIn && session.uses++ < uses;
      return json(response, isGood ? 200 : status, isGood ? isIn : { title: "Unauthorized" });
    }
    if (method === "GET") return response.end(page(`csrf-of-${begin(response, false)}`));
    const form = new URLSearchParams(body);
    if (!session || form.get("csrf_token") !== `csrf-of-${id}`) return response.writeHead(400).end("<p>CSRF</p>");
    const isRight = form.get("username") === user.username && form.get("password") === user.password;
    begin(response, isRight);
    return response.writeHead(302, { location: isRight ? home : "/login/?next=%2Fhome" }).end("<p>Redirecting</p>");
  };
}

describe("user name and password", () => {
  test("fill in the form once, for calls in parallel and later", () =>
    withServer(airflow(), async (server) => {
      const client = clientOf(server);
      expect(await Promise.all([1, 2, 3].map(() => client.call(get)))).toEqual([isIn, isIn, isIn]);
      expect(await client.call(post, { body: { name: "p" } })).toEqual(isIn);
      expect(lines(server)).toEqual([...login, ...Array<string>(3).fill("GET /api/v1/dags"), "POST /api/v1/pools"]);
      expect(server.seen[1]?.headers["content-type"]).toMatch(/^application\/x-www-form-urlencoded/);
      expect(server.seen[0]?.headers.cookie).toBeUndefined();
    }));

  test.each<[name: string, behaviour: Behaviour]>([
    [
      "a page whose attributes are in another order and on lines of their own",
      {
        page: (token) =>
          `<input type="password"\nid="p" name="password"><input\n type="hidden" name="csrf_token" id="x"\n value="${token}">`,
      },
    ],
    ["a home that says login", { home: "/home?next=/login/" }],
    ["a home below a service called login", { home: "https://host/login-service/home" }],
  ])("%s", (_, behaviour) =>
    withServer(airflow(behaviour), async (server) => expect(await clientOf(server).call(get)).toEqual(isIn)),
  );

  test("cookies that a proxy adds come back to it", () =>
    withServer(airflow({ others: ["route=7; Path=/", "=nameless", "odd"] }), async (server) => {
      await clientOf(server).call(get);
      expect(server.seen.slice(1).map(({ headers }) => headers.cookie)).toEqual([
        expect.stringMatching(/^session=s0\S+; route=7$/),
        expect.stringMatching(/^session=s1\S+; route=7$/),
      ]);
    }));

  test("below the path of baseUrl", () =>
    withServer(airflow(), async (server) => {
      await new Client({ baseUrl: `${server.url}/deploy/`, auth: sessionCookie(user) }).call(get);
      expect(lines(server)).toEqual(["GET /deploy/login/", "POST /deploy/login/", "GET /deploy/api/v1/dags"]);
    }));

  test("a session that has ended is begun again, once for calls in parallel", () =>
    withServer(airflow({ uses: 4 }), async (server) => {
      const client = clientOf(server);
      await client.call(get);
      for (const _ of [1, 2]) expect(await Promise.all([1, 2, 3].map(() => client.call(get)))).toHaveLength(3);
      expect(lines(server).filter((line) => line === "POST /login/")).toHaveLength(2);
    }));

  test("a server that takes no session ends in its 401", () =>
    withServer(airflow({ uses: 0 }), async (server) => {
      expect(await thrown(clientOf(server).call(get))).toBeInstanceOf(UnauthorizedError);
      expect(lines(server)).toEqual([...login, "GET /api/v1/dags", ...login, "GET /api/v1/dags"]);
    }));

  test("a 403 is about the person: no second login", () =>
    withServer(airflow({ uses: 0, status: 403 }), async (server) => {
      expect(await thrown(clientOf(server).call(get))).toBeInstanceOf(ForbiddenError);
      expect(lines(server)).toEqual([...login, "GET /api/v1/dags"]);
    }));

  test("a wrong password: a 401 without it, one login for each call", () =>
    withServer(airflow(), async (server) => {
      const client = clientOf(server, sessionCookie({ ...user, password: "wr0ng" }));
      const [error, other] = await Promise.all([thrown(client.call(get)), thrown(client.call(get))]);
      expect(error).toBeInstanceOf(UnauthorizedError);
      expect(error).toMatchObject({
        message: said("401 Unauthorized from POST /login/: Invalid user name or password"),
        problem: { status: 401, detail: "Invalid user name or password" },
      });
      expect(other).toBe(error);
      expect(shown(error)).not.toContain("wr0ng");
      expect(lines(server)).toEqual(login);
      await thrown(client.call(get));
      expect(lines(server)).toEqual([...login, ...login]);
    }));

  test.each<[name: string, handler: Handler, kind: unknown, message: string]>([
    ["no Airflow 2", (_, response) => json(response, 404, {}), expect.anything(), "404 Not Found from GET /login/"],
    [
      "another page",
      (_, response) => response.setHeader("content-type", "text/html").end("<p>hunter2</p>"),
      DecodeError,
      "200 from GET /login/ cannot be read as a login form: is baseUrl right?",
    ],
    [
      "the login of somebody else",
      (_, response) => response.writeHead(302, { location: "https://sso.example" }).end(),
      DecodeError,
      "302 from GET /login/ cannot be read as a login form",
    ],
    [
      "too many logins",
      ({ method, body }, response) =>
        method === "GET" ? response.end(pageOf("t")) : json(response, 429, { detail: body }),
      RateLimitError,
      "429 Too Many Requests from POST /login/",
    ],
    [
      "the form once more",
      (_, response) => response.end(pageOf("t")),
      UnauthorizedError,
      "401 Unauthorized from POST /login/: Invalid user name or password",
    ],
    ["nothing", (_, response) => response.destroy(), NetworkError, "No answer from GET /login/: UND_ERR_SOCKET"],
  ])("a server that answers with %s", (_, handler, kind, message) =>
    withServer(handler, async (server) => {
      const error = await thrown(clientOf(server).call(get));
      if (typeof kind === "function") expect(error).toBeInstanceOf(kind);
      expect(error).toMatchObject({ message: said(message) });
      expect(shown(error)).not.toMatch(/hunter2/);
    }),
  );

  test.each([301, 302, 303, 307, 308])("the form is not sent to another server (%i), nor the session", (status) =>
    withServer(airflow(), (other) =>
      withServer(
        ({ method, url }, response) =>
          method === "GET" && url === "/login/"
            ? response.setHeader("set-cookie", "session=hunter2").end(pageOf("t"))
            : response.writeHead(status, { location: `${other.url}/home` }).end(),
        async (server) => {
          await clientOf(server)
            .call(get)
            .catch(() => undefined);
          expect(JSON.stringify(other.seen)).not.toContain("hunter2");
          expect(other.seen.filter(({ method }) => method === "POST")).toEqual([]);
        },
      ),
    ),
  );

  test("a session is for its own server alone", () =>
    withServer(airflow(), (one) =>
      withServer(airflow(), async (two) => {
        const auth = sessionCookie(user);
        for (const server of [one, two, one]) expect(await clientOf(server, auth).call(get)).toEqual(isIn);
        expect(lines(one)).toEqual([...login, "GET /api/v1/dags", "GET /api/v1/dags"]);
        expect(lines(two)).toEqual([...login, "GET /api/v1/dags"]);
        expect(two.seen[0]?.headers.cookie).toBeUndefined();
      }),
    ));

  test("shows nothing of itself, before and after", () =>
    withServer(airflow(), async (server) => {
      const auth = sessionCookie(user);
      await clientOf(server, auth).call(get);
      const session = /session=(\S+)/.exec(server.seen.at(-1)?.headers.cookie ?? "")?.[1] ?? "none";
      for (const text of [shown(auth), shown(clientOf(server, auth))]) {
        expect(text).not.toContain("hunter2");
        expect(text).not.toContain(session);
      }
    }));
});

describe("a cookie that there is", () => {
  test.each([
    ["a text", "abc.def\n"],
    ["a function", () => Promise.resolve("abc.def")],
  ])("%s", (_, cookie) =>
    withServer(
      ({ headers }, response) => json(response, 200, headers.cookie),
      async (server) => expect(await clientOf(server, sessionCookie({ cookie })).call(get)).toBe("session=abc.def"),
    ),
  );

  test("is all there is: no login", () =>
    withServer(airflow(), async (server) => {
      expect(await thrown(clientOf(server, sessionCookie({ cookie: "old" })).call(get))).toBeInstanceOf(
        UnauthorizedError,
      );
      expect(lines(server)).toEqual(["GET /api/v1/dags"]);
    }));

  test.each(["", "hunter2; evil=1"])("%j is refused", async (cookie) => {
    const error = await thrown(new Client({ baseUrl: "https://a", auth: sessionCookie({ cookie }) }).call(get));
    expect(error).toBeInstanceOf(ConfigError);
    expect(shown(error)).not.toContain("hunter2");
  });
});
