import { configError } from "../errors.js";
import type { Auth, AuthRequest } from "./auth.js";
import {
  type OAuth2Client,
  type OAuth2Tokens,
  requestTokens,
  sessionOf,
  type TokenUse,
} from "./oauth2.js";
import { renewing } from "./renewal.js";

export interface RenewalOptions extends OAuth2Client {
  /** The default is `access_token`. Some gateways require `id_token`. */
  readonly use?: TokenUse | undefined;
  /**
   * Called with all new tokens, so that the program can store them. The server
   * may have replaced the refresh token. The old refresh token is then invalid.
   */
  readonly onTokens?:
    ((tokens: OAuth2Tokens) => void | Promise<void>) | undefined;
}

/**
 * Sends the tokens given while they last, and then those that their refresh
 * token brings; for one server.
 *
 * @param urlOf - where to renew
 * @param extra - more fields of a renewal
 */
export function refreshing(
  urlOf: (request: AuthRequest) => URL | Promise<URL>,
  options: RenewalOptions,
  given: Partial<OAuth2Tokens> & { readonly refreshToken: string },
  extra: Readonly<Record<string, string>> = {},
): Auth {
  let tokens = given;
  let isUsed = !given.accessToken;

  return forOneServer(
    renewing(async (request) => {
      if (!isUsed) {
        isUsed = true;
        const session = sessionOf(given as OAuth2Tokens, options.use);
        if (Date.now() < session.renewAt) return session;
      }
      const { refreshToken } = tokens;
      const grant = {
        grant_type: "refresh_token",
        refresh_token: refreshToken,
      };
      const fresh = await requestTokens(
        request,
        await urlOf(request),
        options,
        { ...grant, ...extra },
      );
      tokens = { refreshToken, ...fresh };
      await options.onTokens?.({ refreshToken, ...fresh });
      return sessionOf(fresh, options.use);
    }),
  );
}

/** Keeps tokens that were given for one server from any other. */
export function forOneServer(auth: Auth): Auth {
  let server: string | undefined;
  return {
    ...auth,
    authorize(request) {
      server ??= request.baseUrl;
      if (server !== request.baseUrl)
        throw configError("These tokens belong to another server");
      return auth.authorize(request);
    },
  };
}
