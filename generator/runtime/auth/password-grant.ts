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

export interface PasswordGrantOptions extends Partial<OAuth2Client> {
  readonly username: string;
  readonly password: string;
}

/**
 * Sends user name and password in a form to the token endpoint (RFC 6749,
 * section 4.3). It gets a token at the first call, another before that token
 * expires, and another if the API rejects it. Parallel calls share one token.
 *
 * Calls throw {@link ApiError} if the server gives no token. `body.error` says
 * why. No error contains the password or the secret.
 */
export function passwordGrant(
  { password: flow }: { readonly password: TokenFlow },
  options: PasswordGrantOptions,
): Auth {
  return renewing(async (request) => {
    const { username, password, tokenUrl = flow.tokenUrl } = options;
    const url = endpoint("tokenUrl", tokenUrl, request.baseUrl);
    const who = { grant_type: "password", username, password };
    const grant = { ...who, ...scopeOf(options) };
    return sessionOf(await requestTokens(request, url, options, grant));
  });
}
