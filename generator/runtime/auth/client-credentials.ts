import type { Auth } from "./auth.js";
import {
  endpoint,
  type OAuth2Client,
  requestTokens,
  scopeOf,
  sessionOf,
  type TokenFlow,
} from "./oauth2.js";
import { renewing } from "./renewal.js";

export type ClientCredentialsOptions = OAuth2Client;

/**
 * Authenticates the program itself (RFC 6749, section 4.4). It gets a token at
 * the first call, another before that token expires, and another if the API
 * rejects it. Parallel calls share one token.
 *
 * Calls throw {@link ApiError} if the server gives no token. `body.error` says
 * why. No error contains the secret.
 *
 *     auth: clientCredentials(Keycloak, { clientId: "etl", clientSecret })
 */
export function clientCredentials(
  { clientCredentials: flow }: { readonly clientCredentials: TokenFlow },
  options: ClientCredentialsOptions,
): Auth {
  return renewing(async (request) => {
    const url = endpoint(
      "tokenUrl",
      options.tokenUrl ?? flow.tokenUrl,
      request.baseUrl,
    );
    const grant = { grant_type: "client_credentials", ...scopeOf(options) };
    return sessionOf(await requestTokens(request, url, options, grant));
  });
}
