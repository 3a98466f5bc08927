/**
 * Reads a folder that other runs may write to, without a lock: the result counts if no run wrote in the meantime. So a run that has
 * nothing to write touches nothing, and `check` works on a read-only disk.
 */
import { join } from "node:path";
import { untilFree, type Patience } from "./lock.js";
import { nextNames } from "./manifest.js";
import { lockPath, manifestPath } from "./paths.js";
import { readRegular } from "./regular.js";

/** What was read, and a way to ask whether the disk still holds the same. */
export interface UnlockedRead<T> {
  readonly value: T;
  /** Whether no run has written since. */
  isCurrent(): boolean;
}

/**
 * Waits for runs at work and calls `read`; does both again where another run wrote in between.
 *
 * @throws Failure `OUTPUT_LOCKED` when the patience is over, and what `read` throws
 */
export async function readWithoutLock<T>(
  root: string,
  dir: string,
  patience: Patience,
  read: () => T,
): Promise<UnlockedRead<T>> {
  for (;;) {
    await untilFree(root, dir, patience);
    const [state, lock] = [stateOf(root), textOf(root, lockPath)];
    const isCurrent = () => stateOf(root) === state;
    const isAlone = () => isCurrent() && textOf(root, lockPath) === lock;
    try {
      const value = read();
      if (isAlone()) return { value, isCurrent };
    } catch (error) {
      if (isAlone()) throw error;
    }
  }
}

/** Differs after any run that has changed a file: such a run changes the manifest, or leaves a next manifest behind. */
function stateOf(root: string): string {
  return JSON.stringify([textOf(root, manifestPath), nextNames(root)]);
}

function textOf(root: string, path: string): string | null {
  try {
    return readRegular(join(root, path));
  } catch {
    return null;
  }
}
