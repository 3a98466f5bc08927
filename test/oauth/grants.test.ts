/** The flows without a person, against a real provider. */
import { describe, expect, test } from "@jest/globals";
import { inspect } from "node:util";
import { clientCredentials } from "../../generator/runtime/auth/client-credentials.js";
import { passwordGrant } from "../../generator/runtime/auth/password-grant.js";
import {
  type Auth,
  BadRequestError,
  Client,
  type Operation,
  UnauthorizedError,
} from "../../generator/runtime/index.js";
import { thrown } from "../runtime/server.js";
import { passed } from "./support/clock.js";
import { basicId, life, secret, type TestProvider, withProvider } from "./support/provider.js";

const get: Operation = { method: "GET", path: ["/x"] };
const clientOf = ({ api }: TestProvider, auth: Auth): Client => new Client({ baseUrl: api.url, auth, retries: 0 });
const flowOf = ({ issuer }: TestProvider) => ({ tokenUrl: `${issuer}/token`, scopes: ["dags"] });
const shown = (error: unknown): string => inspect(error, { depth: 9, showHidden: true, getters: true });
const sentTokens = ({ api }: TestProvider): (string | undefined)[] =>
  api.seen.map((seen) => seen.headers.authorization);
const times = <Result>(count: number, run: () => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, run));

/** Each flow, and the same with something wrong. */
const grants: Record<string, (provider: TestProvider, wrong?: string) => Auth> = {
  "client credentials, Basic": (provider, clientSecret = secret) =>
    clientCredentials({ clientCredentials: flowOf(provider) }, { clientId: basicId, clientSecret }),
  "client credentials, in the body": (provider, clientSecret = secret) =>
    clientCredentials(
      { clientCredentials: flowOf(provider) },
      { clientId: "post", clientSecret, authMethod: "client_secret_post" },
    ),
  password: (provider, password = "hunter2") =>
    passwordGrant({ password: flowOf(provider) }, { ...user, password, clientId: basicId, clientSecret: secret }),
};
const user = { username: "admin" };

describe.each(Object.entries(grants))("%s", (name, authOf) => {
  test("one token for calls in parallel and later", () =>
    withProvider(async (provider) => {
      const client = clientOf(provider, authOf(provider));
      const answers = await times(50, () => client.call(get));
      expect(answers[49]).toMatchObject({ active: true, client_id: /body/.test(name) ? "post" : basicId });
      await client.call(get);
      expect(provider.tokenRequests()).toBe(1);
      expect(new Set(sentTokens(provider)).size).toBe(1);
    }));

  test("50 calls in parallel on a token that has ended make one request for another", () =>
    withProvider(async (provider) => {
      const client = clientOf(provider, authOf(provider));
      await client.call(get);
      passed(life - 62);
      await client.call(get);
      expect(provider.tokenRequests()).toBe(1);
      passed(life + 1);
      await times(50, () => client.call(get));
      expect(provider.tokenRequests()).toBe(2);
      // None was sent with what had ended.
      expect(provider.api.seen).toHaveLength(52);
    }));

  test("50 calls in parallel on a revoked token make one request for another", () =>
    withProvider(async (provider) => {
      const client = clientOf(provider, authOf(provider));
      await client.call(get);
      await provider.revoke(sentTokens(provider)[0]?.slice(7) ?? "");
      await times(50, () => client.call(get));
      expect(provider.tokenRequests()).toBe(2);
      expect(new Set(sentTokens(provider)).size).toBe(2);
    }));

  test("a wrong secret is a typed error that shows none", () =>
    withProvider(async (provider) => {
      const auth = authOf(provider, "wr0ng &s3cret");
      const error = await thrown(clientOf(provider, auth).call(get));
      const isPassword = name === "password";
      expect(error).toBeInstanceOf(isPassword ? BadRequestError : UnauthorizedError);
      expect(error).toMatchObject({
        message: isPassword
          ? `400 Bad Request from POST ${provider.issuer}/token: invalid_grant: not admin, ***`
          : `401 Unauthorized from POST ${provider.issuer}/token: invalid_client: client authentication failed`,
        body: { error: isPassword ? "invalid_grant" : "invalid_client" },
      });
      expect(shown(error) + shown(auth)).not.toMatch(/s3cret/);
      expect(provider.tokenRequests()).toBe(1);
      expect(provider.api.seen).toHaveLength(0);
    }));
});

test.each<[name: string, scopes: string[] | undefined, want: string | undefined]>([
  ["none unless asked for", undefined, undefined],
  ["those asked for", ["dags"], "dags"],
])("scopes: %s", (_, scopes, want) =>
  withProvider(async (provider) => {
    const options = { ...user, password: "hunter2", clientId: basicId, clientSecret: secret, scopes };
    const auth = passwordGrant({ password: flowOf(provider) }, options);
    expect((await clientOf(provider, auth).call<{ scope?: string }>(get)).scope).toBe(want);
  }),
);

test("a scope that the client may not have", () =>
  withProvider(async (provider) => {
    const authMethod = "client_secret_post" as const;
    const options = { clientId: "post", clientSecret: secret, authMethod, scopes: ["dags", "openid"] };
    const auth = clientCredentials({ clientCredentials: flowOf(provider) }, options);
    expect(await thrown(clientOf(provider, auth).call(get))).toMatchObject({ body: { error: "invalid_scope" } });
  }));

test("a token URL below baseUrl", () =>
  withProvider(async (provider) => {
    const auth = clientCredentials(
      { clientCredentials: { tokenUrl: "/token" } },
      { clientId: basicId, clientSecret: secret },
    );
    // The provider has nothing else that takes a token.
    const client = new Client({ baseUrl: provider.issuer, auth, retries: 0 });
    await thrown(client.call(get));
    expect(provider.seen).toEqual(["/token", "/x"]);
  }));
