/** A real OAuth2 and OpenID provider, and an API that takes its tokens. */
import { createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Context, default as Provider } from "oidc-provider";
import { fileURLToPath } from "node:url";
import { json, type Seen, serve, type TestServer } from "../../runtime/server.js";
import { installPackages } from "../../support/packages.js";

// Before anything else is looked for in node_modules beside the tests: jest remembers that a folder is not there.
await installPackages(fileURLToPath(new URL("../", import.meta.url)));

/** Characters that forms, URLs and Basic write in different ways (RFC 6749, appendix B). */
export const secret = `s3cret: &%+=~'"`;
export const basicId = "basic: +";

export const redirectUri = "http://127.0.0.1/callback";

/** How long access tokens live, in seconds. */
export const life = 3600;

export interface Settings {
  /** Where the page of the client `page` is called back. */
  readonly pageUri?: string;
}

export interface TestProvider {
  readonly issuer: string;
  /** Paths of the requests so far. */
  readonly seen: string[];
  /** How many requests for tokens there were. */
  tokenRequests(): number;
  /** Makes a token worth nothing, of whichever kind. */
  revoke(token: string): Promise<void>;
  /** An API that asks the provider about the token of each request, and answers what it says. */
  readonly api: TestServer;
  close(): Promise<void>;
}

const code = { grant_types: ["authorization_code", "refresh_token"], response_types: ["code"] };
const machine = { client_secret: secret, redirect_uris: [], response_types: [] };
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

const tokens = { AccessToken: life, ClientCredentials: life, IdToken: life };

function configuration({ pageUri = "http://127.0.0.1/page" }: Settings): object {
  return {
    clients: [
      { ...machine, client_id: basicId, grant_types: ["client_credentials", "password"] },
      {
        ...{ ...machine, client_id: "post", grant_types: ["client_credentials"], scope: "dags" },
        token_endpoint_auth_method: "client_secret_post",
      },
      { ...machine, client_id: "api", grant_types: [] },
      { ...code, client_id: "web", client_secret: secret, redirect_uris: ["https://web.example/callback"] },
      {
        ...{ ...code, client_id: "program", application_type: "native", redirect_uris: [redirectUri] },
        token_endpoint_auth_method: "none",
      },
      {
        ...{ ...code, client_id: "page", application_type: "native", redirect_uris: [pageUri] },
        token_endpoint_auth_method: "none",
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256" }] },
    cookies: { keys: ["test"] },
    features: {
      clientCredentials: { enabled: true },
      introspection: { enabled: true, allowedPolicy: () => true },
      devInteractions: { enabled: true },
    },
    findAccount: (_: unknown, accountId: string) => ({ accountId, claims: () => ({ sub: accountId }) }),
    scopes: ["openid", "offline_access", "dags"],
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    pkce: { required: () => true },
    clientBasedCORS: () => true,
    ttl: { ...tokens, RefreshToken: 100 * life, Grant: 100 * life, Interaction: life, Session: 100 * life },
  };
}

/** The provider has no password grant of its own, but takes one. */
function addPasswordGrant(provider: Provider): void {
  const handler = async (context: Context): Promise<void> => {
    const { client, params } = context.oidc;
    if (params["username"] !== "admin" || params["password"] !== "hunter2") {
      context.status = 400;
      context.body = { error: "invalid_grant", error_description: `not ${params["username"]}, ${params["password"]}` };
      return;
    }
    const token = new provider.ClientCredentials({ client, scope: params["scope"] });
    const access_token = await token.save();
    context.body = { access_token, token_type: "Bearer", expires_in: token.expiration };
  };
  provider.registerGrantType("password", handler, ["username", "password", "scope"]);
}

/** Without its warnings that this is no way to run it in earnest. */
async function makeProvider(issuer: string, settings: object): Promise<Provider> {
  const { warn, info } = console;
  console.warn = console.info = () => undefined;
  try {
    const { default: Provider } = await import("oidc-provider");
    return new Provider(issuer, settings);
  } finally {
    Object.assign(console, { warn, info });
  }
}

/** Starts both on free ports of the loopback. */
export async function startProvider(settings: Settings = {}): Promise<TestProvider> {
  const seen: string[] = [];
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server = createServer((request, response) => {
    seen.push(request.url ?? "");
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = await makeProvider(issuer, configuration(settings));
  addPasswordGrant(provider);
  answer = provider.callback();
  const api = await serve((request, response) => void protect(issuer, request, response));
  return {
    ...{ issuer, seen, api },
    tokenRequests: () => seen.filter((url) => url === "/token").length,
    async revoke(token) {
      for (const kind of [provider.AccessToken, provider.ClientCredentials, provider.RefreshToken])
        await (await kind.find(token))?.destroy();
    },
    async close() {
      await api.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

/** Runs a test against a provider that is gone afterwards. */
export async function withProvider(run: (provider: TestProvider) => Promise<void>, settings?: Settings): Promise<void> {
  const provider = await startProvider(settings);
  try {
    await run(provider);
  } finally {
    await provider.close();
  }
}

/** Lets pages of any origin read and send `Authorization`. */
const cors = { "access-control-allow-origin": "*", "access-control-allow-headers": "authorization" };

async function protect(issuer: string, { method, headers }: Seen, response: ServerResponse): Promise<void> {
  if (method === "OPTIONS") return void response.writeHead(204, cors).end();
  const token = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1] ?? "";
  const claims = idClaims(token) ?? (await introspect(issuer, token));
  return claims["active"] === true
    ? json(response, 200, claims, cors)
    : json(response, 401, { detail: "Invalid token" }, { ...cors, "www-authenticate": 'Bearer error="invalid_token"' });
}

/** What the provider says of a token (RFC 7662). */
async function introspect(issuer: string, token: string): Promise<Record<string, unknown>> {
  const credentials = `api:${encodeURIComponent(secret)}`;
  const response = await fetch(`${issuer}/token/introspection`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(credentials)}` },
    body: new URLSearchParams({ token }),
  });
  return (await response.json()) as Record<string, unknown>;
}

/** The claims of an ID token that the provider has signed and that has not ended. */
function idClaims(token: string): Record<string, unknown> | undefined {
  const [head, payload, signature] = token.split(".");
  if (head === undefined || payload === undefined || signature === undefined) return undefined;
  const data = Buffer.from(`${head}.${payload}`);
  if (!verify("RSA-SHA256", data, createPublicKey(privateKey), Buffer.from(signature, "base64url"))) return undefined;
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as { exp: number };
  return { ...claims, active: claims.exp * 1000 > Date.now(), kind: "id_token" };
}
