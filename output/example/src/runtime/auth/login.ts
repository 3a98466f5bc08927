import { apiError, DecodeError, NetworkError } from "../errors.js";
import type { Operation } from "../operation.js";
import { problemOf } from "../problem.js";
import { below } from "../request.js";
import { jsonOrText } from "../response.js";
import type { Auth, AuthRequest } from "./auth.js";
import { hasToken, isTokenRefused, setToken } from "./token.js";

export interface LoginOptions {
  readonly username: string;
  readonly password: string;
  /** Where tokens are handed out, below `baseUrl`. */
  readonly path?: string | undefined;
}

interface Session {
  readonly token: string;
  /** When to get the next one, in milliseconds since the epoch. */
  readonly renewAt: number;
}

/** A login that takes longer has failed. */
const LOGIN_TIMEOUT = 60_000;
/** A token is renewed this long before its end, or a tenth of its life. */
const RENEW_BEFORE = 60_000;

/**
 * User name and password against the server's token endpoint: Airflow 3. Logs
 * in at the first call, again before the token ends, and once more when the
 * server refuses it; calls in parallel share one login.
 *
 * Calls throw {@link ApiError} (a wrong password: `UnauthorizedError`) when the
 * login fails. The password is in no error.
 */
export function login(options: LoginOptions): Auth {
  // By server: a token of one is never sent to another.
  const sessions = new Map<string, Promise<Session>>();

  const renew = (request: AuthRequest): Promise<Session> => {
    const session = logIn(options, request);
    sessions.set(request.baseUrl, session);
    session.catch(() => {
      if (sessions.get(request.baseUrl) === session)
        sessions.delete(request.baseUrl);
    });
    return session;
  };
  const current = async (request: AuthRequest): Promise<Session> => {
    const known = sessions.get(request.baseUrl);
    if (!known) return renew(request);
    const session = await known;
    if (Date.now() < session.renewAt) return session;
    // Another call may have been first.
    return sessions.get(request.baseUrl) === known
      ? renew(request)
      : current(request);
  };

  return {
    async authorize(request) {
      setToken(request.headers, (await current(request)).token);
    },
    async renew(response, request) {
      if (!(await isTokenRefused(response))) return false;
      const known = sessions.get(request.baseUrl);
      if (known && hasToken(request.headers, (await known).token)) {
        if (sessions.get(request.baseUrl) === known) await renew(request);
      }
      return true;
    },
  };
}

async function logIn(
  { username, password, path = "/auth/token" }: LoginOptions,
  { baseUrl, fetch }: AuthRequest,
): Promise<Session> {
  const operation: Operation = { method: "POST", path: [path] };
  const network = (cause: unknown): never => {
    throw new NetworkError(operation, cause);
  };
  const response = await fetch(below(baseUrl, path), {
    method: operation.method,
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ username, password }),
    // Elsewhere is not where the password belongs.
    redirect: "error",
    signal: AbortSignal.timeout(LOGIN_TIMEOUT),
  }).catch(network);
  const body = jsonOrText(await response.text().catch(network));
  if (!response.ok) {
    // A server may repeat what it was sent.
    const { detail } = problemOf(response, body);
    throw apiError(operation, response, {
      detail: password ? detail.replaceAll(password, "***") : detail,
    });
  }
  const { access_token: token } = Object(body) as { access_token?: unknown };
  if (typeof token !== "string" || !token)
    throw new DecodeError({ ...operation, accept: "a token" }, response);
  return { token, renewAt: renewalOf(token) };
}

/**
 * When to renew a token, by its claims (RFC 7519, section 4.1): counted from
 * now, because the clocks of client and server may differ. A token that does
 * not say is renewed when the server refuses it.
 */
function renewalOf(token: string): number {
  const { exp, iat } = claimsOf(token);
  const now = Date.now();
  if (typeof exp !== "number") return Infinity;
  const life = exp * 1000 - (typeof iat === "number" ? iat * 1000 : now);
  return life > 0 ? now + life - Math.min(RENEW_BEFORE, life / 10) : Infinity;
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
