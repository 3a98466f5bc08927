/** The flows that begin with a person, against a real provider. */
import { describe, expect, test } from "@jest/globals";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import {
  authorizationCode,
  type AuthorizationCode,
  type AuthorizationCodeOptions,
} from "../../generator/runtime/auth/authorization-code.js";
import type { OAuth2Tokens } from "../../generator/runtime/auth/oauth2.js";
import { discover, openId } from "../../generator/runtime/auth/open-id.js";
import { refreshToken } from "../../generator/runtime/auth/refresh-token.js";
import {
  type Auth,
  BadRequestError,
  Client,
  ClientError,
  ConfigError,
  DecodeError,
  type Operation,
  UnauthorizedError,
} from "../../generator/runtime/index.js";
import { json, thrown, withServer } from "../runtime/server.js";
import { passed } from "./support/clock.js";
import { signIn } from "./support/person.js";
import { life, redirectUri, secret, type TestProvider, withProvider } from "./support/provider.js";

const get: Operation = { method: "GET", path: ["/x"] };
const scopes = ["openid", "dags"];
const program = { clientId: "program", redirectUri, scopes };
const isBack = (url: string): boolean => url.startsWith(redirectUri);
const clientOf = ({ api }: TestProvider, auth: Auth): Client => new Client({ baseUrl: api.url, auth, retries: 0 });
const shown = (error: unknown): string => inspect(error, { depth: 9, showHidden: true, getters: true });
const times = <Result>(count: number, run: () => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, run));

function schemeOf({ issuer }: TestProvider) {
  return { authorizationCode: { authorizationUrl: `${issuer}/auth`, tokenUrl: `${issuer}/token`, scopes } };
}

/** Somebody who has signed in. */
async function signedIn(
  provider: TestProvider,
  options: Partial<AuthorizationCodeOptions> = {},
): Promise<{ auth: AuthorizationCode; tokens: OAuth2Tokens }> {
  const auth = authorizationCode(schemeOf(provider), { ...program, ...options });
  const tokens = await auth.complete(await signIn(await auth.begin(), isBack));
  return { auth, tokens };
}

/** Ways to renew with a refresh token: all behave alike. */
const renewals: Record<
  string,
  (provider: TestProvider, given: OAuth2Tokens, options?: Partial<AuthorizationCodeOptions>) => Auth
> = {
  "authorization code": (provider, tokens, options) =>
    authorizationCode(schemeOf(provider), { ...program, tokens, ...options }),
  "refresh token": (provider, tokens, options) =>
    refreshToken(schemeOf(provider), { ...program, refreshToken: tokens.refreshToken ?? "", ...options }),
  OpenID: ({ issuer }, tokens, options) =>
    openId({ openIdConnectUrl: issuer }, { ...program, refreshToken: tokens.refreshToken ?? "", ...options }),
};

describe("authorization code", () => {
  test("signs in, calls, and answers a callback once", () =>
    withProvider(async (provider) => {
      const auth = authorizationCode(schemeOf(provider), program);
      const client = clientOf(provider, auth);
      await expect(client.call(get)).rejects.toThrow(ConfigError);
      const start = new URL(await auth.begin());
      expect(Object.fromEntries(start.searchParams)).toMatchObject({
        ...{ response_type: "code", client_id: "program", redirect_uri: redirectUri, scope: "openid dags" },
        ...{ code_challenge_method: "S256", code_challenge: expect.stringMatching(/^[\w-]{43}$/) },
      });
      const callback = await signIn(start.href, isBack);
      const tokens = await auth.complete(callback);
      expect(Object.keys(tokens).sort()).toEqual(["accessToken", "expiresAt", "idToken", "refreshToken"]);
      expect((tokens.expiresAt ?? 0) / 1000 - Date.now() / 1000).toBeCloseTo(3600, -1);
      expect(await client.call(get)).toMatchObject({ active: true, sub: "alice", client_id: "program" });
      expect(provider.tokenRequests()).toBe(1);
      await expect(auth.complete(callback)).rejects.toThrow("The callback belongs to no sign-in that began here");
      expect(provider.tokenRequests()).toBe(1);
      expect(shown(auth)).not.toContain(tokens.accessToken);
    }));

  test("a program listens on the loopback", () =>
    withProvider(async (provider) => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      try {
        const { port } = server.address() as AddressInfo;
        const uri = `http://127.0.0.1:${port}/callback`;
        const auth = authorizationCode(schemeOf(provider), { ...program, redirectUri: uri });
        const called = new Promise<string>((resolve) =>
          server.once("request", ({ url = "" }, response) => {
            response.end("Signed in, close this page.");
            resolve(url);
          }),
        );
        await fetch(await signIn(await auth.begin(), (url) => url.startsWith(uri)));
        await auth.complete(await called);
        expect(await clientOf(provider, auth).call(get)).toMatchObject({ sub: "alice" });
      } finally {
        server.close();
        server.closeAllConnections();
      }
    }));

  test("a client with a secret, and a store of one's own that outlives the program", () =>
    withProvider(async (provider) => {
      const items = new Map<string, string>();
      const store = {
        getItem: (key: string) => Promise.resolve(items.get(key) ?? null),
        setItem: async (key: string, value: string) => Promise.resolve(void items.set(key, value)),
        removeItem: async (key: string) => Promise.resolve(void items.delete(key)),
      };
      const options = {
        clientId: "web",
        clientSecret: secret,
        redirectUri: "https://web.example/callback",
        store,
        scopes,
      };
      const start = await authorizationCode(schemeOf(provider), options).begin();
      expect(items.size).toBe(1);
      const callback = await signIn(start, (url) => url.startsWith(options.redirectUri));
      const auth = authorizationCode(schemeOf(provider), options);
      await auth.complete(callback);
      expect(items.size).toBe(0);
      expect(await clientOf(provider, auth).call(get)).toMatchObject({ client_id: "web" });
    }));

  test.each<[name: string, change: (callback: URL) => void]>([
    ["another state", ({ searchParams }) => searchParams.set("state", "x".repeat(43))],
    ["no state", ({ searchParams }) => searchParams.delete("state")],
  ])("%s: no code is sent", (_, change) =>
    withProvider(async (provider) => {
      const auth = authorizationCode(schemeOf(provider), program);
      const callback = new URL(await signIn(await auth.begin(), isBack));
      change(callback);
      const error = await thrown(auth.complete(callback));
      expect(error).toBeInstanceOf(ClientError);
      expect(shown(error)).not.toContain(callback.searchParams.get("code"));
      expect(provider.tokenRequests()).toBe(0);
    }),
  );

  test("the callback of another sign-in does not sign in here", () =>
    withProvider(async (provider) => {
      const other = authorizationCode(schemeOf(provider), program);
      const callback = await signIn(await other.begin(), isBack);
      const auth = authorizationCode(schemeOf(provider), program);
      await auth.begin();
      await expect(auth.complete(callback)).rejects.toThrow("The callback belongs to no sign-in that began here");
    }));

  test.each([
    ["a code that is not the server's", "code", "hunter2", "invalid_grant"],
    ["a verifier that is not the challenge's", "verifier", "v".repeat(43), "invalid_grant"],
  ])("%s is refused", (_, what, value, code) =>
    withProvider(async (provider) => {
      const items = new Map<string, string>();
      const store = {
        getItem: (key: string) => (what === "verifier" ? value : (items.get(key) ?? null)),
        setItem: (key: string, value: string) => void items.set(key, value),
        removeItem: (key: string) => void items.delete(key),
      };
      const auth = authorizationCode(schemeOf(provider), { ...program, store });
      const callback = new URL(await signIn(await auth.begin(), isBack));
      if (what === "code") callback.searchParams.set("code", value);
      const error = await thrown(auth.complete(callback));
      expect(error).toBeInstanceOf(BadRequestError);
      expect(error).toMatchObject({ body: { error: code } });
      expect(shown(error)).not.toContain(value);
      expect(shown(error)).not.toContain([...items.values()][0] ?? value);
      await expect(clientOf(provider, auth).call(get)).rejects.toThrow(ConfigError);
    }),
  );

  test("somebody who cancels", () =>
    withProvider(async (provider) => {
      const auth = authorizationCode(schemeOf(provider), program);
      const error = await thrown(auth.complete(await signIn(await auth.begin(), isBack, true)));
      expect(error).toBeInstanceOf(BadRequestError);
      expect(error).toMatchObject({ body: { error: "access_denied" }, problem: { detail: /^access_denied: / } });
      expect(provider.tokenRequests()).toBe(0);
    }));

  test("a callback with a code and an error", () =>
    withProvider(async (provider) => {
      const auth = authorizationCode(schemeOf(provider), program);
      const callback = await signIn(await auth.begin(), isBack);
      const error = await thrown(auth.complete(`${callback}&error=server_error`));
      expect(error).toMatchObject({ body: { error: "server_error" } });
      expect(provider.tokenRequests()).toBe(0);
    }));

  test("a callback of another issuer", () =>
    withProvider(async (provider) => {
      const auth = authorizationCode({ ...schemeOf(provider), issuer: "https://other.example" }, program);
      const callback = await signIn(await auth.begin(), isBack);
      expect(new URL(callback).searchParams.get("iss")).toBe(provider.issuer);
      await expect(auth.complete(callback)).rejects.toThrow("The callback comes from another server");
      expect(provider.tokenRequests()).toBe(0);
    }));

  test("without a refresh token, the API says when it is over", () =>
    withProvider(async (provider) => {
      const { tokens } = await signedIn(provider);
      const { accessToken } = tokens;
      const auth = authorizationCode(schemeOf(provider), { ...program, tokens: { accessToken } });
      const client = clientOf(provider, auth);
      expect(await client.call(get)).toMatchObject({ sub: "alice" });
      await provider.revoke(accessToken);
      await expect(client.call(get)).rejects.toThrow(UnauthorizedError);
      expect(provider.api.seen).toHaveLength(2);
    }));

  test("somebody else signs in: the tokens of the first are sent no more", () =>
    withProvider(async (provider) => {
      const { auth, tokens } = await signedIn(provider);
      const client = clientOf(provider, auth);
      await client.call(get);
      const second = await auth.complete(await signIn(await auth.begin(), isBack));
      await client.call(get);
      expect(provider.api.seen.map(({ headers }) => headers.authorization)).toEqual([
        `Bearer ${tokens.accessToken}`,
        `Bearer ${second.accessToken}`,
      ]);
    }));
});

describe.each(Object.entries(renewals))("renewal: %s", (_, authOf) => {
  test("50 calls in parallel on a token that has ended make one request, with the newest refresh token", () =>
    withProvider(async (provider) => {
      const { tokens } = await signedIn(provider);
      const kept: OAuth2Tokens[] = [];
      const auth = authOf(provider, tokens, { onTokens: (tokens) => void kept.push(tokens) });
      const client = clientOf(provider, auth);
      const before = provider.tokenRequests();
      for (const count of [1, 2]) {
        passed(count * (life + 1));
        await times(50, () => client.call(get));
        expect(provider.tokenRequests() - before).toBe(count);
      }
      // The server accepts each of them once.
      expect(new Set([tokens, ...kept].map(({ refreshToken }) => refreshToken)).size).toBe(3);
      expect(shown(auth)).not.toContain(kept[1]?.refreshToken);
    }));

  test("50 calls in parallel on a revoked token make one request", () =>
    withProvider(async (provider) => {
      const { tokens } = await signedIn(provider);
      const kept: OAuth2Tokens[] = [];
      const auth = authOf(provider, tokens, { onTokens: (tokens) => void kept.push(tokens) });
      const client = clientOf(provider, auth);
      await client.call(get);
      await provider.revoke((kept[0] ?? tokens).accessToken);
      const before = provider.tokenRequests();
      await times(50, () => client.call(get));
      expect(provider.tokenRequests() - before).toBe(1);
    }));

  test("a refresh token that has ended is a typed error that does not show it", () =>
    withProvider(async (provider) => {
      const { tokens } = await signedIn(provider);
      await provider.revoke(tokens.refreshToken ?? "");
      passed(life + 1);
      const before = provider.tokenRequests();
      const client = clientOf(provider, authOf(provider, tokens));
      for (const error of await times(5, () => thrown(client.call(get)))) {
        expect(error).toBeInstanceOf(BadRequestError);
        expect(error).toMatchObject({ body: { error: "invalid_grant" } });
        expect(shown(error)).not.toContain(tokens.refreshToken);
      }
      expect(provider.tokenRequests() - before).toBe(1);
      expect(provider.api.seen).toHaveLength(0);
    }));

  test("ID tokens for the API", () =>
    withProvider(async (provider) => {
      const { tokens } = await signedIn(provider);
      const client = clientOf(provider, authOf(provider, tokens, { use: "id_token" }));
      expect(await client.call(get)).toMatchObject({ kind: "id_token", sub: "alice", aud: "program" });
    }));

  test("no ID token where `openid` was not asked for", () =>
    withProvider(async (provider) => {
      const { tokens } = await signedIn(provider, { scopes: ["dags"] });
      const make = (): Promise<unknown> =>
        clientOf(provider, authOf(provider, tokens, { use: "id_token", scopes: ["dags"] })).call(get);
      await expect((async () => make())()).rejects.toThrow("The server sent no id_token: do scopes have openid?");
      expect(provider.api.seen).toHaveLength(0);
    }));

  test("tokens are for one server alone", () =>
    withProvider(async (provider) =>
      withServer(
        (_, response) => json(response, 200, {}),
        async (other) => {
          const { tokens } = await signedIn(provider);
          const auth = authOf(provider, tokens);
          await clientOf(provider, auth).call(get);
          const error = await thrown(new Client({ baseUrl: other.url, auth }).call(get));
          expect(error).toBeInstanceOf(ConfigError);
          expect(other.seen).toHaveLength(0);
        },
      ),
    ));
});

describe("OpenID", () => {
  test("a function that gets the token", () =>
    withProvider(async (provider) => {
      const { tokens } = await signedIn(provider);
      const auth = openId({ openIdConnectUrl: provider.issuer }, { token: () => tokens.idToken ?? "" });
      expect(await clientOf(provider, auth).call(get)).toMatchObject({ kind: "id_token" });
      expect(provider.seen.filter((path) => path.includes("well-known"))).toHaveLength(0);
    }));

  test.each(["", "/", "/.well-known/openid-configuration"])("what %j discovers can sign in", (end) =>
    withProvider(async (provider) => {
      const scheme = await discover({ openIdConnectUrl: provider.issuer + end });
      expect(scheme).toMatchObject({ issuer: provider.issuer, ...schemeOf(provider), authorizationCode: {} });
      expect(scheme.authorizationCode).toEqual({
        ...schemeOf(provider).authorizationCode,
        scopes: ["openid", "offline_access", "dags"],
      });
      const auth = authorizationCode(scheme, program);
      await auth.complete(await signIn(await auth.begin(), isBack));
      expect(await clientOf(provider, auth).call(get)).toMatchObject({ sub: "alice" });
    }),
  );

  test("another issuer's document is refused", () =>
    withProvider(async (provider) => {
      // The same server by another name.
      const openIdConnectUrl = provider.issuer.replace("127.0.0.1", "localhost");
      expect(await thrown(discover({ openIdConnectUrl }))).toBeInstanceOf(DecodeError);
    }));
});
