import { guard } from "../guard.js";
import { ClientError, configError } from "../errors.js";
import type { Called } from "../operation.js";
import type { Auth } from "./auth.js";
import { bearer } from "./bearer.js";
import {
  endpoint,
  type OAuth2Tokens,
  refusal,
  requestTokens,
  scopeOf,
  sessionOf,
  type TokenFlow,
} from "./oauth2.js";
import { forOneServer, refreshing, type RenewalOptions } from "./refreshing.js";

/** Stores a sign-in until it is complete. */
export interface SignInStore {
  getItem(key: string): string | null | Promise<string | null>;
  setItem(key: string, value: string): void | Promise<void>;
  removeItem(key: string): void | Promise<void>;
}

/**
 * A scheme with an authorization code flow. `discover` also makes such a
 * scheme.
 */
export interface AuthorizationCodeScheme {
  readonly authorizationCode: TokenFlow & { readonly authorizationUrl: string };
  /** A callback from another issuer is refused (RFC 9207). */
  readonly issuer?: string | undefined;
}

export interface AuthorizationCodeOptions extends RenewalOptions {
  /** The URL to which the server sends the user back, as registered there. */
  readonly redirectUri: string;
  /** From an earlier sign-in. */
  readonly tokens?: OAuth2Tokens | undefined;
  /** The default is the page's `sessionStorage`, or memory if there is none. */
  readonly store?: SignInStore | undefined;
  /** The root URL of the API. Required if URLs of the scheme are relative. */
  readonly baseUrl?: string | undefined;
  /** Replaces the URL of the scheme. */
  readonly authorizationUrl?: string | undefined;
  /** Replaces the global `fetch` in `complete`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

export interface AuthorizationCode extends Auth {
  /** Begins a sign-in, and returns the URL to which you send the user. */
  begin(): Promise<string>;
  /**
   * Completes the sign-in with the URL to which the user came back. Calls then
   * use the returned tokens.
   *
   * @throws {ClientError} for a URL that does not belong to `begin`
   * @throws {ApiError} for a rejection. `body.error` is `access_denied` if the
   *   user rejected it
   */
  complete(callback: string | URL): Promise<OAuth2Tokens>;
}

/**
 * The user signs in with a browser (RFC 6749, section 4.1, with PKCE, RFC
 * 7636): for pages, and for programs that listen on the loopback (RFC 8252,
 * section 7.3). Tokens are renewed with the refresh token, if there is one;
 * else the API answers 401 when they have ended.
 *
 *     const auth = authorizationCode(Keycloak, { clientId, redirectUri });
 *     if (new URL(location.href).searchParams.has("state"))
 *       await auth.complete(location.href);
 *     else location.assign(await auth.begin());
 */
export function authorizationCode(
  { authorizationCode: flow, issuer }: AuthorizationCodeScheme,
  options: AuthorizationCodeOptions,
): AuthorizationCode {
  const {
    authorizationUrl = flow.authorizationUrl,
    tokenUrl = flow.tokenUrl,
    baseUrl,
    clientId,
    redirectUri,
    store = storeOf(),
    tokens,
    fetch = globalThis.fetch,
  } = options;
  // Another server's answer finds nothing here.
  const keyOf = (state: string | null): string =>
    `oauth2 ${tokenUrl} ${clientId} ${state}`;
  const authOf = (tokens: OAuth2Tokens): Auth =>
    authFor(options.tokenUrl ?? flow.refreshUrl ?? tokenUrl, options, tokens);
  let auth = tokens ? authOf(tokens) : nobody;

  return {
    guard,
    authorize: (request) => auth.authorize(request),
    renew: (response, request) => auth.renew?.(response, request) ?? false,
    async begin() {
      const url = endpoint("authorizationUrl", authorizationUrl, baseUrl);
      const state = random();
      const verifier = random();
      const query = {
        ...options.parameters,
        ...scopeOf(options),
        response_type: "code",
        client_id: clientId,
        redirect_uri: redirectUri,
        state,
        code_challenge: await challengeOf(verifier),
        code_challenge_method: "S256",
      };
      for (const [name, value] of Object.entries(query))
        url.searchParams.set(name, value);
      await store.setItem(keyOf(state), verifier);
      return url.href;
    },
    async complete(callback) {
      const query = new URL(callback, redirectUri).searchParams;
      const key = keyOf(query.get("state"));
      const verifier = await store.getItem(key);
      if (!verifier)
        throw new ClientError(
          "The callback belongs to no sign-in that began here",
        );
      // It answers once.
      await store.removeItem(key);
      const url = endpoint("tokenUrl", tokenUrl, baseUrl);
      const tokens = await requestTokens({ fetch }, url, options, {
        grant_type: "authorization_code",
        code: codeOf(query, issuer),
        code_verifier: verifier,
        redirect_uri: redirectUri,
      });
      auth = authOf(tokens);
      await options.onTokens?.(tokens);
      return tokens;
    },
  };
}

/** Before somebody has signed in. */
const nobody: Auth = {
  guard,
  authorize() {
    throw configError("No user has signed in: call begin(), then complete()");
  },
};

function authFor(
  refreshUrl: string,
  options: AuthorizationCodeOptions,
  tokens: OAuth2Tokens,
): Auth {
  const { refreshToken } = tokens;
  if (!refreshToken)
    return forOneServer(bearer(sessionOf(tokens, options.use).token));
  return refreshing(
    ({ baseUrl }) =>
      endpoint("refreshUrl", refreshUrl, options.baseUrl ?? baseUrl),
    options,
    { ...tokens, refreshToken },
  );
}

/** The code of a callback, else its error (RFC 6749, section 4.1.2). */
function codeOf(query: URLSearchParams, issuer: string | undefined): string {
  const from = query.get("iss");
  if (issuer !== undefined && from !== null && from !== issuer)
    throw new ClientError("The callback comes from another server");
  const code = query.get("code");
  if (code && !query.has("error")) return code;
  const url = "authorizationUrl";
  const operation: Called = { method: "GET", path: [url], url };
  const response = new Response(null, { status: 400 });
  throw refusal(operation, response, Object.fromEntries(query));
}

function storeOf(): SignInStore {
  const items = new Map<string, string>();
  return (
    // Not in Node, nor in workers.
    (globalThis as { sessionStorage?: Storage }).sessionStorage ?? {
      getItem: (key) => items.get(key) ?? null,
      setItem: (key, value) => void items.set(key, value),
      removeItem: (key) => void items.delete(key),
    }
  );
}

function random(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** What the server is told of a verifier (RFC 7636, section 4.2). */
async function challengeOf(verifier: string): Promise<string> {
  if (!(globalThis as { crypto?: Partial<Crypto> }).crypto?.subtle)
    throw configError("A page must come by https to sign in (PKCE)");
  const bytes = new TextEncoder().encode(verifier);
  return base64url(await crypto.subtle.digest("SHA-256", bytes));
}

function base64url(bytes: ArrayBuffer | Uint8Array): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
