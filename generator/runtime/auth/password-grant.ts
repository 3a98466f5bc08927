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
 * User name and password in a form at the token endpoint (RFC 6749, section
 * 4.3). Gets a token at the first call, another before it ends, and once more
 * when the API refuses it; calls in parallel share one.
 *
 * Calls throw {@link ApiError} when no token is given: `body.error` says why.
 * Password and secret are in no error.
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
