import { ApiError, NetworkError } from "./errors.js";

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8_000;
/** Longest pause that a server is granted. */
const LONGEST_RETRY_AFTER = 60_000;

/** Whether the same request may well succeed a little later. */
export function isTransient(error: unknown): boolean {
  return error instanceof ApiError
    ? [429, 502, 503, 504].includes(error.status)
    : error instanceof NetworkError;
}

/**
 * Milliseconds before the next attempt: what the server asks for (RFC 9110,
 * section 10.2.3), else exponential with jitter. A point in time is one of the
 * server's clock: ours may differ.
 */
export function pauseAfter(error: unknown, attempt: number): number {
  const said = (name: string): string =>
    (error instanceof ApiError && error.headers.get(name)) || "";
  const after = said("retry-after");
  const asked = /^\d+$/.test(after)
    ? +after * 1000
    : timeOf(after) - (timeOf(said("date")) || Date.now());
  return isNaN(asked)
    ? (Math.min(FIRST_PAUSE * 2 ** attempt, LONGEST_PAUSE) *
        (1 + Math.random())) /
        2
    : Math.min(Math.max(asked, 0), LONGEST_RETRY_AFTER);
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
