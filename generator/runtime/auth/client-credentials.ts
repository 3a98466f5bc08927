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
 * The program as itself (RFC 6749, section 4.4). Gets a token at the first
 * call, another before it ends, and once more when the API refuses it; calls in
 * parallel share one.
 *
 * Calls throw {@link ApiError} when no token is given: `body.error` says why.
 * The secret is in no error.
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
