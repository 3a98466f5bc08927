/**
 * Reading a folder that other runs may write to, without a lock: what was read counts if nobody wrote meanwhile. So a run that has
 * nothing to write touches nothing, and `check` works where nothing can be written.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { untilFree, type Patience } from "./lock.js";
import { nextNames } from "./manifest.js";
import { lockPath, manifestPath } from "./paths.js";

/** What was read, and how to know that it still holds. */
export interface Steady<T> {
  readonly value: T;
  /** Whether no other run has written since. */
  isCurrent(): boolean;
}

/**
 * Calls `look`, again if another run wrote in between, waiting for runs at work.
 *
 * @throws Failure `OUTPUT_LOCKED`, and what `look` throws
 */
export async function steadily<T>(root: string, dir: string, patience: Patience, look: () => T): Promise<Steady<T>> {
  for (;;) {
    await untilFree(root, dir, patience);
    const [state, lock] = [stateOf(root), textOf(root, lockPath)];
    const isCurrent = () => stateOf(root) === state;
    const isAlone = () => isCurrent() && textOf(root, lockPath) === lock;
    try {
      const value = look();
      if (isAlone()) return { value, isCurrent };
    } catch (error) {
      if (isAlone()) throw error;
    }
  }
}

/** A run that writes other files than those that were there changes one of these. */
function stateOf(root: string): string {
  return JSON.stringify([textOf(root, manifestPath), nextNames(root)]);
}

function textOf(root: string, path: string): string | null {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch {
    return null;
  }
}
