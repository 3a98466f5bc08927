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
 * Gets access tokens with a refresh token (RFC 6749, section 6): one at the
 * first call, another before that token expires, and another if the API rejects
 * it. Parallel calls share one token. Use one provider for each server.
 *
 * Calls throw {@link ApiError} if the server gives no token. `invalid_grant` in
 * `body.error` means that the refresh token has expired. No error contains it.
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
