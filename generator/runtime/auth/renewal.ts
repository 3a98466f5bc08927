import { guard } from "../guard.js";
import type { Auth, AuthRequest } from "./auth.js";
import { byServer } from "./by-server.js";
import { isTokenRefused, setToken } from "./token.js";

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
  const used = new WeakMap<AuthRequest, Promise<Session>>();
  return {
    guard,
    async authorize(request) {
      let current = session(request);
      if (Date.now() >= (await current).renewAt)
        current = session(request, current);
      used.set(request, current);
      setToken(request.headers, (await current).token);
    },
    async renew(response, request) {
      if (!(await isTokenRefused(response))) return false;
      // Told by the login, not by the token: a server may give one twice.
      await session(request, used.get(request));
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
