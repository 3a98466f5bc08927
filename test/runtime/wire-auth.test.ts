import { describe, expect, test } from "@jest/globals";
import type { ServerResponse } from "node:http";
import { apiKey } from "../../generator/runtime/auth/api-key.js";
import { basic } from "../../generator/runtime/auth/basic.js";
import { bearer } from "../../generator/runtime/auth/bearer.js";
import { byScheme } from "../../generator/runtime/auth/by-scheme.js";
import { digest } from "../../generator/runtime/auth/digest.js";
import { httpAuth } from "../../generator/runtime/auth/http-auth.js";
import { login } from "../../generator/runtime/auth/login.js";
import { sessionCookie } from "../../generator/runtime/auth/session-cookie.js";
import { environment } from "../../generator/runtime/environment.js";
import {
  Api,
  ApiError,
  type Auth,
  Client,
  ConfigError,
  NetworkError,
  type Operation,
} from "../../generator/runtime/index.js";
import { queryOf } from "../../generator/runtime/parameters.js";
import { expected, fieldsOf } from "./digest-server.js";
import { type Handler, json, type Seen, type TestServer, thrown, withServer } from "./server.js";
import { shown } from "./shown.js";

/*
 * What is sent for each kind of credentials, and where nothing may be: to another server, into errors, into what is printed.
 * OAuth 2 and OpenID have tests of their own.
 */

const user = { username: "user", password: "hunter2" };
const key = "key-hunter2";
const asBasic = "dXNlcjpodW50ZXIy";
/** Every secret of these tests, in every form that is sent. */
const secrets = /hunter2|dXNlcjpodW50ZXIy|response=/;

const kinds: Readonly<Record<string, () => Auth>> = {
  basic: () => basic(user),
  bearer: () => bearer(key),
  "bearer by function": () => bearer(() => Promise.resolve(key)),
  login: () => login(user),
  digest: () => digest(user),
  "http auth": () => httpAuth({ scheme: "DPoP" }, key),
  "key in header": () => apiKey({ in: "header", name: "X-Key" }, key),
  "key in Authorization": () => apiKey({ in: "header", name: "Authorization" }, key),
  "key in query": () => apiKey({ in: "query", name: "api key" }, key),
  "key in cookie": () => apiKey({ in: "cookie", name: "key" }, key),
  "session by login": () => sessionCookie(user),
  "session by cookie": () => sessionCookie({ cookie: key }),
  "basic and key in header": () => byScheme({ both: basic(user), Key: apiKey({ in: "header", name: "X-Key" }, key) }),
  "login, key in query and in cookie": () =>
    byScheme({
      both: login(user),
      Key: apiKey({ in: "query", name: "key" }, key),
      Cookie: apiKey({ in: "cookie", name: "key" }, key),
    }),
};
const names = Object.keys(kinds);
const authOf = (name: string): Auth => {
  const make = kinds[name];
  if (!make) throw new Error(`no kind ${name}`);
  return make();
};

/** What an operation of the combinations takes; the others take what the client has. */
const securityOf = (name: string): Pick<Operation, "security"> =>
  name.startsWith("basic and")
    ? { security: [["both", "Key"]] }
    : name.startsWith("login,")
      ? { security: [["both", "Key", "Cookie"]] }
      : {};
const operationOf = (name: string, method = "GET"): Operation => ({
  method,
  path: ["/api/", "id"],
  query: [queryOf, ["q"]],
  body: "application/json",
  ...securityOf(name),
});
const params = { id: "a b", q: "c d" };

type Answer = (seen: Seen, response: ServerResponse) => unknown;

/** A server with both of Airflow's logins, which asks for Digest at first where that is wanted. */
const server =
  (answer: Answer, wantsDigest = false): Handler =>
  (seen, response) => {
    const { method, url, headers } = seen;
    if (url === "/auth/token") return json(response, 201, { access_token: "token-hunter2" });
    if (url === "/login/") {
      response.setHeader("set-cookie", `session=${method === "GET" ? "anonymous" : "session-hunter2"}; Path=/`);
      if (method === "POST") response.writeHead(302, { location: "/home" });
      return response.end('<input name="csrf_token" value="t"><input name="password">');
    }
    if (wantsDigest && !headers.authorization)
      return json(response, 401, {}, { "www-authenticate": 'Digest realm="r", nonce="n", qop="auth"' });
    return answer(seen, response);
  };

/** A request as a line: method, URL, what of the headers and the body has to do with credentials. */
function lineOf({ method, url, headers, body }: Seen): string {
  const { authorization, cookie, "x-key": header } = headers;
  return [method, url, authorization, cookie, header, body].filter(Boolean).join(" | ");
}

const sentWith = async (name: string, method = "GET", extra: object = {}): Promise<string[]> =>
  withServer(
    server((_, response) => json(response, 200, {}), name === "digest"),
    async ({ url, seen }) => {
      await new Client({ baseUrl: url, auth: authOf(name) }).call(operationOf(name, method), { ...params, ...extra });
      return seen.map(lineOf);
    },
  );

describe("what is sent", () => {
  const get = "GET | /api/a%20b?q=c%20d";
  const tokenLogin = 'POST | /auth/token | {"username":"user","password":"hunter2"}';
  test.each<[name: string, want: string[]]>([
    ["basic", [`${get} | Basic ${asBasic}`]],
    ["bearer", [`${get} | Bearer key-hunter2`]],
    ["bearer by function", [`${get} | Bearer key-hunter2`]],
    ["login", [tokenLogin, `${get} | Bearer token-hunter2`]],
    ["http auth", [`${get} | DPoP key-hunter2`]],
    ["key in header", [`${get} | key-hunter2`]],
    ["key in Authorization", [`${get} | key-hunter2`]],
    ["key in query", ["GET | /api/a%20b?q=c+d&api+key=key-hunter2"]],
    ["key in cookie", [`${get} | key=key-hunter2`]],
    [
      "session by login",
      [
        "GET | /login/",
        "POST | /login/ | session=anonymous | csrf_token=t&username=user&password=hunter2",
        `${get} | session=session-hunter2`,
      ],
    ],
    ["session by cookie", [`${get} | session=key-hunter2`]],
    ["basic and key in header", [`${get} | Basic ${asBasic} | key-hunter2`]],
    [
      "login, key in query and in cookie",
      [tokenLogin, "GET | /api/a%20b?q=c+d&key=key-hunter2 | Bearer token-hunter2 | key=key-hunter2"],
    ],
  ])("%s", async (name, want) => expect(await sentWith(name)).toEqual(want));

  test("digest", async () => {
    const [first, second = "", ...others] = await sentWith("digest");
    expect([first, others]).toEqual([get, []]);
    const fields = fieldsOf(second);
    expect(second).toBe(
      `${get} | Digest username="user", realm="r", nonce="n", uri="/api/a%20b?q=c%20d", ` +
        `response="${expected("GET", "hunter2", fields)}", cnonce="${fields["cnonce"]}", qop=auth, nc=00000001`,
    );
  });

  test.each(names)("%s: a body is sent beside", async (name) =>
    expect((await sentWith(name, "PATCH", { body: { a: 1 } })).at(-1)).toMatch(/^PATCH \| .* \| \{"a":1\}$/),
  );

  test("every kind is in this table", () => expect(names).toHaveLength(14));
});

describe.each(names)("%s", (name) => {
  /** What two servers see, of which the first one redirects to the second. */
  const redirected = (status: number, method: string) =>
    withServer(
      (_, response) => json(response, 200, {}),
      (other) =>
        withServer(
          server(
            (_, response) => response.writeHead(status, { location: `${other.url}/api/y` }).end(),
            name === "digest",
          ),
          async ({ url, seen }) => {
            const client = new Client({ baseUrl: url, auth: authOf(name), retries: 0 });
            const result = await client
              .call(operationOf(name, method), { ...params, ...(method === "POST" && { body: {} }) })
              .catch((error: unknown) => error);
            return { first: seen, second: other.seen, result };
          },
        ),
    );

  test.each([301, 302, 303, 307, 308].flatMap((status) => ["GET", "POST"].map((method) => [status, method] as const)))(
    "nothing of it reaches a second server: %i of a %s",
    async (status, method) => {
      const { first, second, result } = await redirected(status, method);
      expect(JSON.stringify(first)).toMatch(secrets);
      expect(JSON.stringify(second)).not.toMatch(secrets);
      expect(shown(result)).not.toMatch(secrets);
      // What platforms do not drop by themselves is not sent on: such a redirect is refused.
      const isRefused = method === "POST" || /key in (header|query)/.test(name);
      expect(result instanceof ApiError).toBe(isRefused);
      expect(second).toHaveLength(isRefused ? 0 : 1);
    },
  );

  test.each<[name: string, answer: Answer]>([
    ...[400, 401, 403, 404, 409, 422, 429, 500, 503].map((status): [string, Answer] => [
      String(status),
      (_, response) => json(response, status, { detail: "no" }),
    ]),
    ["no answer", (_, response) => response.destroy()],
    [
      "half an answer",
      (_, response) =>
        response.writeHead(200, { "content-length": "9" }).write("{") && setTimeout(() => response.destroy(), 10),
    ],
    ["no JSON", (_, response) => response.end("<html>")],
    ["too late", () => undefined],
  ])("nothing of it is in an error: %s", (what, answer) =>
    withServer(server(answer, name === "digest"), async ({ url, seen }) => {
      // Only one of them ends by the limit; on a busy machine the others take their time.
      const timeout = what === "too late" ? 500 : 30_000;
      const client = new Client({ baseUrl: url, auth: authOf(name), retries: 0, timeout });
      const error = await thrown(client.call(operationOf(name), params));
      expect(JSON.stringify(seen)).toMatch(secrets);
      expect(error).toBeInstanceOf(Error);
      expect(shown(error)).not.toMatch(secrets);
    }),
  );

  test("nothing of it is in an error: a platform that names the URL", async () => {
    const answer = server((_, response) => json(response, 200, {}), name === "digest");
    await withServer(answer, async ({ url }) => {
      const custom: typeof fetch = (input, init) => {
        const request = new Request(input, init);
        // Digest needs its 401 first.
        const isLogin = /login|token/.test(request.url) || (name === "digest" && !request.headers.has("authorization"));
        return isLogin ? fetch(request) : Promise.reject(new TypeError(`cannot reach ${request.url}`));
      };
      const client = new Client({ baseUrl: url, auth: authOf(name), retries: 0, fetch: custom });
      const error = await thrown(client.call(operationOf(name), params));
      expect(error).toBeInstanceOf(NetworkError);
      expect(shown(error)).not.toMatch(secrets);
    });
  });

  test("nothing of it is shown by what holds it, before and after a call", () =>
    withServer(
      server((_, response) => json(response, 200, {}), name === "digest"),
      async ({ url }) => {
        class DagApi extends Api {
          get = (): Promise<unknown> => this.client.call(operationOf(name), params);
        }
        const auth = authOf(name);
        const api = new DagApi({ baseUrl: url, auth });
        for (const _ of ["before", "after"]) {
          for (const value of [auth, api, new Client({ baseUrl: url, auth })])
            expect(shown(value)).not.toMatch(secrets);
          await api.get();
        }
      },
    ));

  test("an operation for everybody is sent without, and nobody logs in", () =>
    withServer(
      server((_, response) => json(response, 200, {})),
      async ({ url, seen }) => {
        const client = new Client({ baseUrl: url, auth: authOf(name) });
        await client.call({ ...operationOf(name), security: [] }, params);
        expect(seen.map(lineOf)).toEqual(["GET | /api/a%20b?q=c%20d"]);
      },
    ));

  test("a server that refuses for ever ends it", () =>
    withServer(
      server((_, response) => json(response, 401, {}), name === "digest"),
      async ({ url, seen }: TestServer) => {
        const client = new Client({ baseUrl: url, auth: authOf(name), retries: 0 });
        expect(await thrown(client.call(operationOf(name), params))).toMatchObject({ status: 401 });
        expect(seen.length).toBeLessThanOrEqual(6);
      },
    ));
});

test.each(["http://user:hunter2@host", "https://hunter2@host/x", "http://:hunter2@host", "//user:hunter2@host"])(
  "a baseUrl with a password is refused without showing it: %#",
  (baseUrl) => {
    const makers = [
      () => new Client({ baseUrl }),
      () => new Client(environment("AIRFLOW", {}, { AIRFLOW_BASE_URL: baseUrl })),
    ];
    for (const make of makers) {
      let error: unknown;
      try {
        make();
      } catch (caught) {
        error = caught;
      }
      expect(error).toBeInstanceOf(ConfigError);
      expect(shown(error)).not.toContain("hunter2");
    }
  },
);
