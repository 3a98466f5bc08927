/** Waits that end: a test that waits for what never happens says so, and does not run into the test runner's own limit. */
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

export interface WaitSettings {
  /** How long to wait, in milliseconds: less than the test runner gives the test. */
  readonly limitMs?: number;
  /** Time between two looks, in milliseconds; 0: one look in each turn of the event loop. */
  readonly everyMs?: number;
}

/**
 * Calls `look` until it returns something other than undefined or false, and returns that.
 *
 * @param what what is waited for, for the message of the error; a function where the message depends on what has happened meanwhile
 * @throws Error that names what was waited for, when the time is over; what `look` throws
 */
export async function waitFor<T>(
  what: string | (() => string),
  look: () => T | undefined | false | Promise<T | undefined | false>,
  { limitMs = 30_000, everyMs = 20 }: WaitSettings = {},
): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) {
      throw new Error(`waited ${limitMs} ms in vain for ${typeof what === "string" ? what : what()}`);
    }
    await (everyMs === 0 ? nextTurn() : sleep(everyMs));
  }
}
