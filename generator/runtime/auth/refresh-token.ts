import type { Auth } from "./auth.js";
import {
  endpoint,
  type OAuth2Scheme,
  scopeOf,
  type TokenFlow,
} from "./oauth2.js";
import { refreshing, type RenewalOptions } from "./refreshing.js";

/** A scheme with a token endpoint. */
export type TokenScheme =
  | { readonly authorizationCode: TokenFlow }
  | { readonly password: TokenFlow }
  | { readonly clientCredentials: TokenFlow }
  | { readonly deviceAuthorization: TokenFlow };

export interface RefreshTokenOptions extends RenewalOptions {
  readonly refreshToken: string;
}

/**
 * Access tokens for a refresh token that you have (RFC 6749, section 6). Gets
 * one at the first call, another before it ends, and once more when the API
 * refuses it; calls in parallel share one. For one server: make another one for
 * another server.
 *
 * Calls throw {@link ApiError} when no token is given: with `invalid_grant` in
 * `body.error`, the refresh token has ended. It is in no error.
 *
 *     auth: refreshToken(Keycloak, { clientId, refreshToken, onTokens: save })
 */
export function refreshToken(
  scheme: TokenScheme,
  options: RefreshTokenOptions,
): Auth {
  const { refreshToken, tokenUrl } = options;
  const url = tokenUrl ?? refreshUrlOf(scheme);
  return refreshing(
    ({ baseUrl }) => endpoint("tokenUrl", url, baseUrl),
    options,
    { refreshToken },
    scopeOf(options),
  );
}

/** Where a scheme's tokens are renewed. */
function refreshUrlOf(scheme: TokenScheme): string {
  const { authorizationCode, password, ...others } = scheme as OAuth2Scheme;
  const { clientCredentials, deviceAuthorization } = others;
  const flow =
    authorizationCode ?? password ?? clientCredentials ?? deviceAuthorization;
  return flow?.refreshUrl ?? flow?.tokenUrl ?? "";
}
