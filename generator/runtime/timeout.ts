import { onAbort } from "./abort.js";
import { timeoutError } from "./errors.js";
import type { Called } from "./operation.js";

/**
 * Runs work under a time limit and the caller's signal. It ends in time even
 * where a middleware, or another `fetch`, does not listen to the signal.
 */
export async function limited<Result>(
  operation: Called,
  milliseconds: number,
  outer: AbortSignal | undefined,
  work?: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  outer?.throwIfAborted();
  const clock = new AbortController();
  const { signal } = clock;
  const timer =
    milliseconds &&
    setTimeout(
      () => clock.abort(timeoutError(operation, milliseconds)),
      // Longer timers fire at once.
      Math.min(milliseconds, 2 ** 31 - 1),
    );
  const letGo = outer && onAbort(outer, () => clock.abort(outer.reason));
  return new Promise<Result>((resolve, reject) => {
    signal.onabort = () => reject(signal.reason as Error);
    work?.(signal).then(resolve, reject);
  }).finally(() => {
    clearTimeout(timer);
    letGo?.();
  });
}
