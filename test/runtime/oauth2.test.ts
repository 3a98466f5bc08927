import { describe, expect, test } from "@jest/globals";
import type { ServerResponse } from "node:http";
import { inspect } from "node:util";
import { authorizationCode } from "../../generator/runtime/auth/authorization-code.js";
import { clientCredentials } from "../../generator/runtime/auth/client-credentials.js";
import type { OAuth2Client } from "../../generator/runtime/auth/oauth2.js";
import { discover, openId } from "../../generator/runtime/auth/open-id.js";
import { passwordGrant } from "../../generator/runtime/auth/password-grant.js";
import { refreshToken, type RefreshTokenOptions } from "../../generator/runtime/auth/refresh-token.js";
import {
  type Auth,
  Client,
  ClientError,
  ConfigError,
  DecodeError,
  ForbiddenError,
  NetworkError,
  type Operation,
  ServerError,
  TimeoutError,
  UnauthorizedError,
} from "../../generator/runtime/index.js";
import { type Handler, json, type Seen, type TestServer, thrown, withServer } from "./server.js";

const get: Operation = { method: "GET", path: ["/x"] };
const client = { clientId: "etl", clientSecret: "hunter2" };
const bearerOf = ({ seen }: TestServer): (string | undefined)[] =>
  seen.filter(({ url }) => url === "/x").map(({ headers }) => headers.authorization);
const tokenCalls = ({ seen }: TestServer): Seen[] => seen.filter(({ url }) => url.startsWith("/token"));
const clientOf = ({ url }: { url: string }, auth: Auth): Client => new Client({ baseUrl: url, auth, retries: 0 });
const shown = (value: unknown): string => inspect(value, { depth: 9, showHidden: true, getters: true });
const grant = (tokenUrl = "/token", options: Partial<OAuth2Client> = {}): Auth =>
  clientCredentials({ clientCredentials: { tokenUrl } }, { ...client, ...options });
const refresh = (options: Partial<RefreshTokenOptions> = {}, tokenUrl = "/token"): Auth =>
  refreshToken({ password: { tokenUrl } }, { clientId: "cli", refreshToken: "r3fresh-0", ...options });

/** An API and its token endpoint in one: `answer` is what each request for a token gets. */
const server =
  (answer: (response: ServerResponse, seen: Seen) => void, api: (response: ServerResponse) => void = ok): Handler =>
  (seen, response) =>
    seen.url.startsWith("/token") ? answer(response, seen) : api(response);
const ok = (response: ServerResponse): void => json(response, 200, {});
const gives =
  (body: object) =>
  (response: ServerResponse): void =>
    json(response, 200, { access_token: "t", token_type: "Bearer", ...body });

/** An answer for each request in turn; the last one again and again. */
const inTurn = (...answers: ((response: ServerResponse) => void)[]): ((response: ServerResponse) => void) => {
  return (response) => (answers.length > 1 ? answers.shift() : answers[0])?.(response);
};

describe("what is sent to the token endpoint", () => {
  const form = (...pairs: string[]): string => pairs.join("&");
  const basic = `Basic ${btoa("etl:hunter2")}`;

  test.each<[name: string, auth: Auth, authorization: string | undefined, body: string]>([
    ["client credentials", grant(), basic, "grant_type=client_credentials"],
    [
      "the secret in the body",
      grant("/token", { authMethod: "client_secret_post" }),
      undefined,
      form("grant_type=client_credentials", "client_id=etl", "client_secret=hunter2"),
    ],
    [
      "characters that Basic keeps apart",
      grant("/token", { clientId: "a:b c", clientSecret: "ü%+&" }),
      `Basic ${btoa("a%3Ab+c:%C3%BC%25%2B%26")}`,
      "grant_type=client_credentials",
    ],
    [
      "scopes and more",
      grant("/token", { scopes: ["a", "b:c"], parameters: { audience: "x y", grant_type: "none" } }),
      basic,
      form("audience=x+y", "grant_type=client_credentials", "scope=a+b%3Ac"),
    ],
    [
      "a password without a client",
      passwordGrant({ password: { tokenUrl: "/token", scopes: ["all"] } }, { username: "a&b", password: "ü+ %" }),
      undefined,
      form("grant_type=password", "username=a%26b", "password=%C3%BC%2B+%25"),
    ],
    [
      "a password of a public client",
      passwordGrant({ password: { tokenUrl: "/token" } }, { username: "a", password: "b", clientId: "cli" }),
      undefined,
      form("grant_type=password", "username=a", "password=b", "client_id=cli"),
    ],
    [
      "a refresh token",
      refresh({ scopes: ["a"] }),
      undefined,
      form("grant_type=refresh_token", "refresh_token=r3fresh-0", "scope=a", "client_id=cli"),
    ],
  ])("%s", (_, auth, authorization, body) =>
    withServer(server(gives({})), async (api) => {
      await clientOf(api, auth).call(get);
      const [call] = api.seen;
      expect(call).toMatchObject({ method: "POST", url: "/token", body });
      expect(call?.headers).toMatchObject({
        accept: "application/json",
        "content-type": "application/x-www-form-urlencoded;charset=UTF-8",
      });
      expect(call?.headers.authorization).toBe(authorization);
      expect(bearerOf(api)).toEqual(["Bearer t"]);
    }),
  );

  test("a refresh URL, where there is one, takes the place of the token URL", () =>
    withServer(server(gives({})), async (api) => {
      const flow = { tokenUrl: "/elsewhere", refreshUrl: `${api.url}/token/refresh` };
      const auth = refreshToken({ authorizationCode: flow }, { clientId: "cli", refreshToken: "r" });
      await clientOf(api, auth).call(get);
      expect(api.seen.map(({ url }) => url)).toEqual(["/token/refresh", "/x"]);
    }));

  test("through the client's own fetch", () =>
    withServer(server(gives({})), async (api) => {
      const urls: string[] = [];
      const own: typeof fetch = (input, init) => {
        urls.push(input instanceof Request ? input.url : String(input));
        return fetch(input, init);
      };
      await new Client({ baseUrl: api.url, auth: grant(), fetch: own }).call(get);
      expect(urls).toEqual([`${api.url}/token`, `${api.url}/x`]);
    }));
});

describe("URLs of a specification", () => {
  const bad = [
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "http://169.254.169.254/token",
    "http://10.0.0.1/token",
    "http://localhost.evil.example/token",
    "http://127.0.0.1.evil.example/token",
    "https://user@idp.example/token",
    "https://user:hunter3@idp.example/token",
    "http://user:hunter3@127.0.0.1/token",
    "https://",
  ];
  const uses: Record<string, (url: string, baseUrl: string) => Promise<unknown>> = {
    "client credentials": (url, baseUrl) => clientOf({ url: baseUrl }, grant(url)).call(get),
    password: (tokenUrl, url) =>
      clientOf({ url }, passwordGrant({ password: { tokenUrl } }, { username: "a", password: "b" })).call(get),
    "refresh token": (tokenUrl, url) => clientOf({ url }, refresh({}, tokenUrl)).call(get),
    "authorization URL": (authorizationUrl) =>
      authorizationCode(
        { authorizationCode: { authorizationUrl, tokenUrl: "https://idp.example/token" } },
        { clientId: "a", redirectUri: "https://a.example/" },
      ).begin(),
    OpenID: (openIdConnectUrl, url) =>
      clientOf({ url }, openId({ openIdConnectUrl }, { clientId: "a", refreshToken: "r" })).call(get),
    discovery: (openIdConnectUrl) => discover({ openIdConnectUrl }),
  };

  test.each(Object.keys(uses).flatMap((use) => bad.map((url) => [use, url] as const)))(
    "%s: %s is refused",
    (use, url) =>
      withServer(server(gives({})), async (api) => {
        const error = await thrown(uses[use]?.(url, api.url) ?? Promise.resolve());
        expect(error).toBeInstanceOf(ConfigError);
        expect(String(error)).toMatch(/Url must be an https URL without user name and password$/);
        expect(shown(error)).not.toContain("hunter3");
        expect(api.seen).toHaveLength(0);
      }),
  );

  test.each([
    ["//evil.example/token", "/deploy//evil.example/token"],
    [" javascript:alert(1)", "/deploy/%20javascript:alert(1)"],
    ["token", "/deploy/token"],
    ["/a/../../token", "/token"],
    ["\\\\evil.example\\token", "/deploy///evil.example/token"],
    ["/token?a#b", "/deploy/token%3Fa%23b"],
  ])("%s stays on the server", (tokenUrl, want) =>
    withServer(ok2, async (api) => {
      await thrown(clientOf({ url: `${api.url}/deploy` }, grant(tokenUrl)).call(get));
      expect(api.seen[0]?.url).toBe(want);
    }),
  );

  test("a relative one needs a root", async () => {
    const auth = authorizationCode(
      { authorizationCode: { authorizationUrl: "/auth", tokenUrl: "/token" } },
      { clientId: "a", redirectUri: "https://a.example/" },
    );
    await expect(auth.begin()).rejects.toThrow(new ConfigError("authorizationUrl is relative: baseUrl is needed"));
  });
});
const ok2: Handler = (_, response) => ok(response);

describe("what the token endpoint answers", () => {
  test.each<[name: string, body: object]>([
    ["no token", { access_token: undefined }],
    ["an empty one", { access_token: "" }],
    ["a number", { access_token: 5 }],
    ["another kind of token", { token_type: "DPoP" }],
    ["no kind of token", { token_type: null }],
  ])("%s is refused", (_, body) =>
    withServer(server(gives({ refresh_token: "hunter4", ...body })), async (api) => {
      const error = await thrown(clientOf(api, grant()).call(get));
      expect(error).toBeInstanceOf(DecodeError);
      expect((error as Error).message).toBe(`200 from POST ${api.url}/token cannot be read as a bearer token`);
      expect(shown(error)).not.toContain("hunter");
      expect(bearerOf(api)).toEqual([]);
    }),
  );

  test.each<[name: string, body: object, want: number]>([
    ["an hour", { expires_in: 3600 }, 1],
    ["an hour, as text", { expires_in: "3600" }, 1],
    ["a moment", { expires_in: 0.1 }, 2],
    ["a moment, as text", { expires_in: "0.1" }, 2],
    ["unknown", {}, 1],
    ["nothing", { expires_in: 0 }, 1],
    ["less than nothing", { expires_in: -5 }, 1],
    ["no number", { expires_in: "soon" }, 1],
    ["null", { expires_in: null }, 1],
    ["bearer in small letters", { token_type: "bearer" }, 1],
    ["not saying that it is a bearer token", { token_type: undefined }, 1],
    [
      "a moment, by its claims",
      { access_token: `h.${btoa(JSON.stringify({ iat: Date.now() / 1000, exp: Date.now() / 1000 + 0.1 }))}.s` },
      2,
    ],
  ])("a life of %s", (_, body, want) =>
    withServer(server(gives(body)), async (api) => {
      const caller = clientOf(api, grant());
      await caller.call(get);
      await new Promise((resolve) => setTimeout(resolve, 120));
      await Promise.all([caller.call(get), caller.call(get)]);
      expect(tokenCalls(api)).toHaveLength(want);
    }),
  );

  test.each<[status: number, body: string, kind: unknown, message: string]>([
    [400, '{"error":"invalid_grant","error_description":"no\\nmore"}', ClientError, ": invalid_grant: no more"],
    [401, '{"error":"invalid_client"}', UnauthorizedError, ": invalid_client"],
    [403, '{"detail":"not you"}', ForbiddenError, ": not you"],
    [503, "<html>", ServerError, ""],
    [500, "null", ServerError, ""],
    [400, '{"error":"x","error_description":"hunter2 r3fresh-0 hunter2"}', ClientError, ": x: *** *** ***"],
    [400, '{"error":"hunter2"}', ClientError, ": ***"],
    [
      400,
      "grant_type=refresh_token&refresh_token=r3fresh-0",
      ClientError,
      ": grant_type=refresh_token&refresh_token=***",
    ],
    [400, btoa("cli:hunter2"), ClientError, ": ***"],
  ])("%i %s", (status, body, kind, message) =>
    withServer(
      server((response) => response.writeHead(status).end(body)),
      async (api) => {
        const auth = refresh({ clientSecret: "hunter2" });
        const error = await thrown(clientOf(api, auth).call(get));
        expect(error).toBeInstanceOf(kind);
        const reason = String((error as Error).message).replace(/^\d+ [\w ]+ from /, "");
        expect(reason).toBe(`POST ${api.url}/token${message}`);
        expect(shown(error) + shown(auth)).not.toMatch(/hunter2|r3fresh/);
        expect(bearerOf(api)).toEqual([]);
      },
    ),
  );

  test("a form that comes back as it was sent", () =>
    withServer(
      server((response, { body }) => json(response, 400, { error: "invalid_request", error_description: body })),
      async (api) => {
        const auth = passwordGrant({ password: { tokenUrl: "/token" } }, { username: "a", password: "hun+ter 2" });
        const error = await thrown(clientOf(api, auth).call(get));
        expect(error).toMatchObject({
          body: { detail: "invalid_request: grant_type=password&username=a&password=***" },
        });
      },
    ));

  test("one that does not come is waited for as long as the call that asked, and asked for anew by the next", () =>
    withServer(server(inTurn(() => undefined, gives({}))), async (api) => {
      const client = new Client({ baseUrl: api.url, auth: grant(), timeout: 100 });
      expect(await thrown(client.call(get))).toBeInstanceOf(TimeoutError);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await client.call(get, {}, { timeout: 60_000 });
      expect(tokenCalls(api)).toHaveLength(2);
    }));

  test("secrets follow no redirect", () =>
    withServer(ok2, (other) =>
      withServer(
        server((response) => response.writeHead(307, { location: `${other.url}/token` }).end()),
        async (api) => {
          for (const auth of [
            grant(),
            grant("/token", { authMethod: "client_secret_post" }),
            passwordGrant({ password: { tokenUrl: "/token" } }, { username: "a", password: "hunter2" }),
            refresh(),
          ]) {
            const error = await thrown(clientOf(api, auth).call(get));
            expect(error).toBeInstanceOf(NetworkError);
            expect(shown(error)).not.toMatch(/hunter2|r3fresh/);
          }
          expect(tokenCalls(api)).toHaveLength(4);
          expect(other.seen).toHaveLength(0);
        },
      ),
    ));
});

describe("renewal", () => {
  test.each([
    [401, { detail: "anything" }, 2],
    [403, { detail: "Invalid JWT token" }, 2],
    [403, { detail: "Forbidden" }, 1],
  ])("an API that always refuses ends with %i %j", (status, body, want) =>
    withServer(
      server(gives({}), (response) => json(response, status, body)),
      async (api) => {
        await expect(clientOf(api, grant()).call(get)).rejects.toMatchObject({ status });
        expect(tokenCalls(api)).toHaveLength(want);
        expect(bearerOf(api)).toHaveLength(want);
      },
    ),
  );

  test("a token is for its own server alone", () => {
    const names = ["one", "two"];
    return withServer(
      server((response) => gives({ access_token: names.shift() })(response)),
      (one) =>
        withServer(server(ok), async (two) => {
          const auth = grant(`${one.url}/token`);
          await clientOf(one, auth).call(get);
          await clientOf(two, auth).call(get);
          await clientOf(one, auth).call(get);
          expect([...bearerOf(one), ...bearerOf(two)]).toEqual(["Bearer one", "Bearer one", "Bearer two"]);
        }),
    );
  });

  test("a refresh token outlives an answer that did not come", () =>
    withServer(server(inTurn((response) => response.destroy(), gives({ refresh_token: "next" }))), async (api) => {
      const caller = clientOf(api, refresh());
      await expect(caller.call(get)).rejects.toThrow(NetworkError);
      await caller.call(get);
      expect(tokenCalls(api).map(({ body }) => /refresh_token=(r[^&]*)/.exec(body)?.[1])).toEqual([
        "r3fresh-0",
        "r3fresh-0",
      ]);
    }));

  test("a refresh token is kept until the server replaces it", () =>
    withServer(
      server(inTurn(gives({}), gives({ refresh_token: "two" }), gives({})), inTurn(refuse, ok, refuse, ok)),
      async (api) => {
        const kept: unknown[] = [];
        const caller = clientOf(api, refresh({ onTokens: (tokens) => void kept.push(tokens.refreshToken) }));
        await caller.call(get);
        await caller.call(get);
        expect(kept).toEqual(["r3fresh-0", "two", "two"]);
      },
    ));

  test("tokens that the program could not keep are not lost", () =>
    withServer(server(gives({ refresh_token: "two" })), async (api) => {
      const onTokens = (): Promise<void> => Promise.reject(new Error("the disk is full"));
      const caller = clientOf(api, refresh({ onTokens }));
      for (const body of ["refresh_token=r3fresh-0", "refresh_token=two"]) {
        await expect(caller.call(get)).rejects.toThrow("the disk is full");
        expect(tokenCalls(api).at(-1)?.body).toContain(body);
      }
    }));
});
const refuse = (response: ServerResponse): void => json(response, 401, {});

describe("discovery", () => {
  const valid = (url: string): Record<string, unknown> => ({
    issuer: url,
    authorization_endpoint: `${url}/auth`,
    token_endpoint: `${url}/token`,
  });

  test.each<[name: string, change: object | null]>([
    ["another issuer", { issuer: "https://evil.example" }],
    ["an issuer below", { issuer: "http://127.0.0.1/a" }],
    ["no issuer", { issuer: undefined }],
    ["a token endpoint by http", { token_endpoint: "http://idp.example/token" }],
    ["a token endpoint with a password", { token_endpoint: "https://a:b@idp.example/token" }],
    ["a relative token endpoint", { token_endpoint: "/token" }],
    ["no token endpoint", { token_endpoint: undefined }],
    ["a script to sign in at", { authorization_endpoint: "javascript:alert(1)" }],
    ["a list to sign in at", { authorization_endpoint: ["https://idp.example/"] }],
    ["null", null],
  ])("%s is refused", (_, change) =>
    withServer(
      (seen, response) => json(response, 200, change && { ...valid(`http://${seen.headers.host}`), ...change }),
      async ({ url, seen }) => {
        expect(await thrown(discover({ openIdConnectUrl: url }))).toBeInstanceOf(DecodeError);
        const auth = openId({ openIdConnectUrl: url }, { clientId: "a", refreshToken: "r3fresh" });
        const error = await thrown(clientOf({ url }, auth).call(get));
        expect(error).toBeInstanceOf(DecodeError);
        expect(String(error)).toBe(
          `DecodeError: 200 from GET ${url}/.well-known/openid-configuration cannot be read as the configuration of this issuer`,
        );
        expect(seen.filter(({ method }) => method === "POST")).toHaveLength(0);
      },
    ),
  );

  test.each([
    ["", ""],
    ["/realms/a", "/realms/a"],
    ["/realms/a/", "/realms/a"],
    ["/realms/a/.well-known/openid-configuration", "/realms/a"],
  ])("%j, with and without a slash at the end of the issuer", (path, issuer) =>
    withServer(
      ({ url, headers }, response) => {
        const root = `http://${headers.host}${issuer}`;
        return url === `${issuer}/.well-known/openid-configuration`
          ? json(response, 200, { ...valid(root), issuer: `${root}/`, scopes_supported: ["a", 5] })
          : json(response, 404, {});
      },
      async ({ url }) => {
        const flow = { tokenUrl: `${url}${issuer}/token`, scopes: ["a", "5"] };
        expect(await discover({ openIdConnectUrl: url + path })).toEqual({
          issuer: `${url}${issuer}/`,
          authorizationCode: { ...flow, authorizationUrl: `${url}${issuer}/auth` },
          clientCredentials: flow,
          password: flow,
        });
      },
    ),
  );

  test("a provider that redirects is not followed", () =>
    withServer(
      ({ headers }, response) => json(response, 200, valid(`http://${headers.host}`)),
      (other) =>
        withServer(
          ({ url }, response) => response.writeHead(302, { location: other.url + url }).end(),
          async ({ url }) => {
            expect(await thrown(discover({ openIdConnectUrl: url }))).toBeInstanceOf(NetworkError);
            expect(other.seen).toHaveLength(0);
          },
        ),
    ));

  test("a document that is not there", () =>
    withServer(
      (_, response) => json(response, 404, {}),
      ({ url }) => expect(discover({ openIdConnectUrl: url })).rejects.toMatchObject({ status: 404 }),
    ));
});
