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
 * section 10.2.3), else exponential with jitter.
 */
export function pauseAfter(error: unknown, attempt: number): number {
  const after =
    (error instanceof ApiError && error.headers.get("retry-after")) || "";
  const asked = /^\d+$/.test(after)
    ? +after * 1000
    : Date.parse(after) - Date.now();
  return isNaN(asked)
    ? (Math.min(FIRST_PAUSE * 2 ** attempt, LONGEST_PAUSE) *
        (1 + Math.random())) /
        2
    : Math.min(Math.max(asked, 0), LONGEST_RETRY_AFTER);
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
