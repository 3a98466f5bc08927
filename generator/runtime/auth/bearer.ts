import { guard } from "../guard.js";
import { configError } from "../errors.js";
import type { Auth } from "./auth.js";
import { hasToken, isTokenRefused, setToken } from "./token.js";

/**
 * A token (RFC 6750), or a function that returns a token. The function is
 * called for every request, and again if the server rejects the token, so it
 * should cache the token.
 */
export function bearer(token: string | (() => string | Promise<string>)): Auth {
  const get = async (): Promise<string> => {
    const text = typeof token === "function" ? await token() : token;
    if (!text) throw configError("The bearer token is empty");
    if (typeof text !== "string")
      throw configError("The bearer token must be a string");
    return text.trim();
  };
  return {
    guard,
    async authorize({ headers }) {
      setToken(headers, await get());
    },
    async renew(response, { headers }) {
      if (typeof token === "string" || !(await isTokenRefused(response)))
        return false;
      return !hasToken(headers, await get());
    },
  };
}
