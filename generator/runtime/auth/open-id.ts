import { decodeError } from "../errors.js";
import type { Called } from "../operation.js";
import type { Auth } from "./auth.js";
import type { AuthorizationCodeScheme } from "./authorization-code.js";
import { bearer } from "./bearer.js";
import {
  ask,
  endpoint,
  isSafe,
  type OAuth2Flow,
  refusal,
  type TokenFlow,
} from "./oauth2.js";
import { refreshing, type RenewalOptions } from "./refreshing.js";

/** A security scheme of type `openIdConnect`. */
export interface OpenIdScheme {
  /** The discovery document, or the issuer alone. */
  readonly openIdConnectUrl: string;
}

/** Tokens that the program renews itself. */
export interface OpenIdTokenOptions {
  /** An ID token or an access token, as the API requires. See `bearer`. */
  readonly token: string | (() => string | Promise<string>);
}

export interface OpenIdRefreshOptions extends RenewalOptions {
  readonly refreshToken: string;
}

export type OpenIdOptions = OpenIdTokenOptions | OpenIdRefreshOptions;

/** The discovered provider: a scheme for every flow of OAuth 2. */
export interface DiscoveredScheme extends AuthorizationCodeScheme {
  readonly issuer: string;
  readonly password: TokenFlow;
  readonly clientCredentials: TokenFlow;
}

export interface DiscoverOptions {
  /** The root URL of the API. Required if `openIdConnectUrl` is relative. */
  readonly baseUrl?: string | undefined;
  /** Replaces the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

const PATH = "/.well-known/openid-configuration";

/**
 * OpenID Connect with a token, or a function that returns a token. With a
 * refresh token, it gets new tokens from the provider that the discovery
 * document names, as `refreshToken` does.
 *
 *     auth: openId(Staff, { token: () => account.idToken() })
 */
export function openId(scheme: OpenIdScheme, options: OpenIdOptions): Auth {
  if ("token" in options) return bearer(options.token);
  const { refreshToken, tokenUrl } = options;
  const urlOf = async (where: DiscoverOptions): Promise<string> =>
    tokenUrl ?? (await discover(scheme, where)).password.tokenUrl;
  return refreshing(
    async (request) =>
      endpoint("tokenUrl", await urlOf(request), request.baseUrl),
    options,
    { refreshToken },
  );
}

/**
 * Reads the discovery document of a provider (OpenID Connect Discovery 1.0,
 * section 4). The document must belong to this issuer.
 *
 *     const scheme = await discover(Keycloak);
 *     const auth = authorizationCode(scheme, { clientId, redirectUri });
 *
 * @throws {ApiError} if there is no document
 * @throws {DecodeError} if it belongs to another issuer, or names an endpoint
 *   that is neither https nor on this machine
 */
export async function discover(
  { openIdConnectUrl }: OpenIdScheme,
  { baseUrl, fetch = globalThis.fetch }: DiscoverOptions = {},
): Promise<DiscoveredScheme> {
  const url = endpoint("openIdConnectUrl", openIdConnectUrl, baseUrl);
  url.pathname = url.pathname.replace(PATH, "").replace(/\/*$/, PATH);
  const where = url.origin + url.pathname;
  const operation: Called = {
    method: "GET",
    path: [where],
    url: where,
    accept: "the configuration of this issuer",
  };
  const [response, body] = await ask(operation, { fetch }, url);
  if (!response.ok) throw refusal(operation, response, body);
  const {
    issuer,
    authorization_endpoint: authorizationUrl,
    token_endpoint: tokenUrl,
    scopes_supported: scopes,
  } = Object(body) as Readonly<Record<string, unknown>>;
  if (
    typeof issuer !== "string" ||
    issuer.replace(/\/$/, "") + PATH !== url.href ||
    !isEndpoint(authorizationUrl) ||
    !isEndpoint(tokenUrl)
  )
    throw decodeError(operation, response);
  const known: OAuth2Flow = {
    scopes: Array.isArray(scopes) ? scopes.map(String) : [],
  };
  const flow = { ...known, tokenUrl };
  return {
    issuer,
    authorizationCode: { ...flow, authorizationUrl },
    password: flow,
    clientCredentials: flow,
  };
}

function isEndpoint(url: unknown): url is string {
  return typeof url === "string" && isSafe(url);
}
