import { ApiError, decodeError } from "../errors.js";
import { masking } from "../mask.js";
import { problemOf } from "../problem.js";
import { below } from "../request.js";
import { jsonOrText } from "../response.js";
import type { Auth, AuthRequest } from "./auth.js";
import { calledAt, exchange } from "./exchange.js";
import { renewalOf, renewing, type Session } from "./renewal.js";

export interface LoginOptions {
  readonly username: string;
  readonly password: string;
  /** The path of the token endpoint below `baseUrl`. */
  readonly path?: string | undefined;
}

/**
 * Logs in with user name and password at the server's token endpoint, which
 * takes JSON. It logs in at the first call, again before the token expires, and
 * again if the server rejects the token. Parallel calls share one login.
 *
 * Calls throw {@link ApiError} if the login fails (`UnauthorizedError` for a
 * wrong password). No error contains the password.
 */
export function login(options: LoginOptions): Auth {
  return renewing((request) => logIn(options, request));
}

async function logIn(
  { username, password, path = "/auth/token" }: LoginOptions,
  request: AuthRequest,
): Promise<Session> {
  const url = below(request.baseUrl, path);
  const operation = calledAt({ method: "POST", path: [path] }, url);
  const [response, text] = await exchange(operation, request, url, {
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ username, password }),
  });
  const body = jsonOrText(text);
  if (!response.ok) {
    // A server may repeat what it was sent.
    const hide = masking(password);
    const { detail } = problemOf(response, body, hide);
    throw new ApiError({ ...operation, hide }, response, { detail });
  }
  const { access_token: token } = Object(body) as { access_token?: unknown };
  if (typeof token !== "string" || !token)
    throw decodeError({ ...operation, accept: "a token" }, response);
  return { token, renewAt: renewalOf(token) };
}
