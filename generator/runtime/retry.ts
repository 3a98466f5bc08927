import { ApiError, ClientError } from "./errors.js";

/**
 * Milliseconds after which the same request may well succeed, 0 where it may
 * not: what the server asks for (RFC 9110, section 10.2.3), else exponential with
 * jitter. A point in time is one of the server's clock: ours may differ.
 */
export function pauseAfter(error: unknown, attempt: number): number {
  const usual = 250 * 2 ** Math.min(attempt, 4) * (1 + Math.random());
  if (!(error instanceof ApiError))
    return error instanceof ClientError && error.name === "NetworkError"
      ? usual
      : 0;
  const { status, headers } = error;
  const after = headers.get("retry-after") ?? "";
  const asked = /^\d+$/.test(after)
    ? +after * 1000
    : // `Date.parse` reads a time from nearly everything, such as `-5`.
      Date.parse(/:/.test(after) ? after : "") -
      Date.parse(headers.get("date") || Date());
  if (!/429|50[234]/.test(`${status}`)) return 0;
  // No server is granted more than a minute.
  return Math.min(Math.max(asked, 1), 60_000) || usual;
}
