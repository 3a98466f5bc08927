import { setHeader } from "../headers.js";
import { problemOf } from "../problem.js";
import { jsonOrText } from "../response.js";

export function setToken(headers: Headers, token: string): void {
  setHeader(headers, "authorization", `Bearer ${token}`);
}

/** Whether a request was sent with this token. */
export function hasToken(headers: Headers, token: string): boolean {
  return headers.get("authorization") === `Bearer ${token}`;
}

/**
 * Whether the server refuses the token rather than the person: some
 * answer 401 to a token that has ended, but 403 to one that was revoked or is
 * broken, as to a missing permission.
 */
export async function isTokenRefused(response: Response): Promise<boolean> {
  if (response.status === 401) return true;
  const body = jsonOrText(await response.text());
  const { detail } = problemOf(response, body, String);
  return /\b(invalid|expired) (jwt|token)|\btoken (is |has )?(invalid|expired)/i.test(
    detail,
  );
}
