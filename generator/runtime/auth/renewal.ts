import type { Auth, AuthRequest } from "./auth.js";
import { byServer } from "./by-server.js";
import { hasToken, isTokenRefused, setToken } from "./token.js";

export interface Session {
  readonly token: string;
  /** When to get the next one, in milliseconds since the epoch. */
  readonly renewAt: number;
}

/** A token is renewed this long before its end, or a tenth of its life. */
const RENEW_BEFORE = 60_000;

/**
 * Tokens that are got at the first call, again before they end, and once more
 * when the server refuses one. Calls in parallel share one `next`.
 */
export function renewing(
  next: (request: AuthRequest) => Promise<Session>,
): Auth {
  const session = byServer(next);
  return {
    async authorize(request) {
      const known = session(request);
      let current = await known;
      if (Date.now() >= current.renewAt)
        current = await session(request, known);
      setToken(request.headers, current.token);
    },
    async renew(response, request) {
      if (!(await isTokenRefused(response))) return false;
      const known = session(request);
      if (hasToken(request.headers, (await known).token))
        await session(request, known);
      return true;
    },
  };
}

/** When to renew a token that lives so many milliseconds from now on. */
export function renewalAfter(life: number): number {
  return Date.now() + life - Math.min(RENEW_BEFORE, life / 10);
}

/**
 * When to renew a token, by its claims (RFC 7519, section 4.1): counted from
 * now, because the clocks of client and server may differ. A token that does
 * not say is renewed when the server refuses it.
 */
export function renewalOf(token: string): number {
  const { exp, iat = Date.now() / 1000 } = claimsOf(token);
  const life = (Number(exp) - Number(iat)) * 1000;
  return life > 0 ? renewalAfter(life) : Infinity;
}

function claimsOf(token: string): { exp?: unknown; iat?: unknown } {
  const [, payload = ""] = token.split(".");
  try {
    const text = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
    return Object(JSON.parse(text)) as { exp?: unknown };
  } catch {
    return {};
  }
}
