import { ApiError, NetworkError } from "./errors.js";

/** Whether the same request may well succeed a little later. */
export function isTransient(error: unknown): boolean {
  return error instanceof ApiError
    ? /429|50[234]/.test(`${error.status}`)
    : error instanceof NetworkError;
}

/**
 * Milliseconds before the next attempt: what the server asks for (RFC 9110,
 * section 10.2.3), else exponential with jitter. A point in time is one of the
 * server's clock: ours may differ.
 */
export function pauseAfter(error: unknown, attempt: number): number {
  const said = (name: string): string =>
    (error as Partial<ApiError>).headers?.get(name) ?? "";
  const after = said("retry-after");
  const asked = /^\d+$/.test(after)
    ? +after * 1000
    : timeOf(after) - (timeOf(said("date")) || Date.now());
  return isNaN(asked)
    ? Math.min(250 * 2 ** attempt, 4_000) * (1 + Math.random())
    : // No server is granted more than a minute.
      Math.min(Math.max(asked, 0), 60_000);
}

/** Of an HTTP date: `Date.parse` reads a time from nearly everything, such as `-5`. */
function timeOf(text: string): number {
  return /\d:\d\d:\d\d/.test(text) ? Date.parse(text) : NaN;
}

/** Waits, until the signal aborts at most. */
export function pause(
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => clearTimeout(timer));
  });
}
