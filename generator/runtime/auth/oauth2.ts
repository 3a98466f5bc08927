import { ApiError, configError, decodeError } from "../errors.js";
import { masked, masking } from "../mask.js";
import type { Called } from "../operation.js";
import { problemOf } from "../problem.js";
import { isPrivate } from "../plain-http.js";
import { below } from "../request.js";
import { jsonOrText } from "../response.js";
import { type Asker, exchange } from "./exchange.js";
import { renewalAfter, renewalOf, type Session } from "./renewal.js";

/** One OAuth Flow Object of the specification. */
export interface OAuth2Flow {
  readonly authorizationUrl?: string | undefined;
  readonly deviceAuthorizationUrl?: string | undefined;
  readonly tokenUrl?: string | undefined;
  readonly refreshUrl?: string | undefined;
  /** All scopes of the flow. An option selects the scopes to request. */
  readonly scopes?: readonly string[] | undefined;
}

/** A flow with a token endpoint. */
export interface TokenFlow extends OAuth2Flow {
  readonly tokenUrl: string;
}

/** A security scheme of type `oauth2`. */
export interface OAuth2Scheme {
  readonly implicit?: OAuth2Flow | undefined;
  readonly password?: OAuth2Flow | undefined;
  readonly clientCredentials?: OAuth2Flow | undefined;
  readonly authorizationCode?: OAuth2Flow | undefined;
  readonly deviceAuthorization?: OAuth2Flow | undefined;
}

/** The program, as the authorization server knows it. */
export interface OAuth2Client {
  readonly clientId: string;
  /** Omit it for a public client, such as every browser. */
  readonly clientSecret?: string | undefined;
  /**
   * Whether the secret is sent in the `Authorization` header or in the body
   * (RFC 6749, section 2.3.1). The default is `client_secret_basic`.
   */
  readonly authMethod?:
    "client_secret_basic" | "client_secret_post" | undefined;
  /** The scopes to request. By default the server decides. */
  readonly scopes?: readonly string[] | undefined;
  /** More parameters for the authorization server, such as `audience`. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /** Replaces the URL of the scheme. */
  readonly tokenUrl?: string | undefined;
}

/** The tokens of a token endpoint: plain data, all of it secret. */
export interface OAuth2Tokens {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** The ID token of OpenID. The client never reads its content. */
  readonly idToken?: string;
  /** The end of the access token, in milliseconds since the epoch. */
  readonly expiresAt?: number;
}

/** The kind of token to send to the API. */
export type TokenUse = "access_token" | "id_token";

/** What an authorization server is asked. */
export interface Ask {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: URLSearchParams;
}

/**
 * Reads a URL of a specification: a relative one is below the root of the API.
 *
 * @param name - the setting, for the error
 * @throws {ConfigError} for one that no secret must be sent to: neither https
 *   nor this machine, or with user name and password. It is not quoted.
 */
export function endpoint(name: string, url: string, baseUrl?: string): URL {
  if (!/^[a-z][a-z\d+.-]*:/i.test(url)) {
    if (baseUrl) return below(baseUrl, url);
    throw configError(`${name} is relative: baseUrl is needed`);
  }
  if (!isSafe(url))
    throw configError(
      `${name} must be an https URL without user name and password`,
    );
  return new URL(url);
}

/** Whether a URL is https, or http on this machine. */
export function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  return isPrivate(parsed.origin) && !(parsed.username || parsed.password);
}

/** The field that asks for scopes, where there are any. */
export function scopeOf({ scopes }: Partial<OAuth2Client>): { scope?: string } {
  return scopes ? { scope: scopes.join(" ") } : {};
}

/**
 * Asks a token endpoint (RFC 6749, section 3.2).
 *
 * @throws {ApiError} for a refusal: `body.error` is the code of section 5.2,
 *   such as `invalid_grant`. Nothing that was sent is in it.
 * @throws {DecodeError} for an answer without a bearer token
 */
export async function requestTokens(
  asker: Asker,
  url: URL,
  client: Partial<OAuth2Client>,
  grant: Readonly<Record<string, string>>,
): Promise<OAuth2Tokens> {
  const where = url.origin + url.pathname;
  const operation: Called = {
    method: "POST",
    path: [where],
    url: where,
    accept: "a bearer token",
  };
  const { clientId, clientSecret, authMethod, parameters } = client;
  const inHeader =
    clientSecret !== undefined && authMethod !== "client_secret_post";
  const form = {
    ...parameters,
    ...grant,
    ...(clientId !== undefined && !inHeader && { client_id: clientId }),
    ...(clientSecret !== undefined &&
      !inHeader && { client_secret: clientSecret }),
  };
  const credentials = btoa(`${encoded(clientId)}:${encoded(clientSecret)}`);
  const [response, body] = await ask(operation, asker, url, {
    headers: inHeader ? { authorization: `Basic ${credentials}` } : {},
    body: new URLSearchParams(form),
  });
  if (response.ok) return tokensOf(operation, response, body);
  const secrets = Object.entries(form)
    .filter(([key]) => /secret|password|token|code|assertion/.test(key))
    .map(([, value]) => value);
  throw refusal(operation, response, body, [
    ...secrets,
    ...(inHeader ? [credentials, clientSecret] : []),
  ]);
}

/** Sends to an authorization server: the answer, and its body. */
export async function ask(
  operation: Called,
  asker: Asker,
  url: URL,
  { headers, body }: Ask = {},
): Promise<[Response, unknown]> {
  const [response, text] = await exchange(operation, asker, url, {
    headers: { ...headers, accept: "application/json" },
    body: body ?? null,
  });
  return [response, jsonOrText(text)];
}

/**
 * The error for a refusal (RFC 6749, sections 4.1.2.1 and 5.2). A server may
 * repeat what it was sent: `secrets` are masked.
 */
export function refusal(
  operation: Called,
  response: Response,
  body: unknown,
  secrets: readonly string[] = [],
): Error {
  const { error, error_description: why } = fields(body);
  const hidden = secrets.flatMap((secret) => [secret, encoded(secret)]);
  const detail =
    typeof error !== "string"
      ? problemOf(response, body, String).detail
      : typeof why === "string"
        ? `${error}: ${why}`
        : error;
  const shown = {
    ...(typeof error === "string" && { error: masked(error, hidden) }),
    detail: masked(detail, hidden),
  };
  return new ApiError(
    { ...operation, hide: masking(...hidden) },
    response,
    shown,
  );
}

function tokensOf(
  operation: Called,
  response: Response,
  body: unknown,
): OAuth2Tokens {
  const {
    access_token: accessToken,
    refresh_token: refreshToken,
    id_token: idToken,
    token_type: type = "bearer",
    expires_in: life,
  } = fields(body);
  if (
    typeof accessToken !== "string" ||
    !accessToken ||
    !/^bearer$/i.test(String(type))
  )
    throw decodeError(operation, response);
  return {
    accessToken,
    ...(typeof refreshToken === "string" && { refreshToken }),
    ...(typeof idToken === "string" && { idToken }),
    // Some send it as text. From now on: clocks may differ.
    ...(Number(life) > 0 && { expiresAt: Date.now() + Number(life) * 1000 }),
  };
}

/** What is sent to the API, and until when. */
export function sessionOf(
  { accessToken, idToken, expiresAt }: OAuth2Tokens,
  use?: TokenUse,
): Session {
  const token = use === "id_token" ? idToken : accessToken;
  if (!token)
    throw configError("The server sent no id_token: do scopes have openid?");
  return {
    token,
    renewAt:
      token === accessToken && expiresAt !== undefined
        ? renewalAfter(expiresAt - Date.now())
        : renewalOf(token),
  };
}

function fields(body: unknown): Readonly<Record<string, unknown>> {
  return Object(body) as Readonly<Record<string, unknown>>;
}

/** As forms and Basic of OAuth2 have it (RFC 6749, appendix B). */
function encoded(text = ""): string {
  return new URLSearchParams({ "": text }).toString().slice(1);
}
