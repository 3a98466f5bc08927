/** What a target may know of an earlier run: texts that would be made of the same again. */
import { hash } from "node:crypto";

export interface Memory {
  /**
   * The text of a file, if an earlier run made it of the same and it still lies there.
   *
   * @param origin gives everything that the text depends on, but for the generator itself: hashes, and other short data
   */
  recall(path: string, origin: () => unknown): string | undefined;
}

/** Knows nothing. */
export const noMemory: Memory = { recall: () => undefined };

const hashes = new WeakMap<object, string>();

/** The hash of data that does not change: each object is read once. Maps and sets count as lists of what they hold. */
export function hashOf(data: object): string {
  const known = hashes.get(data);
  if (known !== undefined) return known;
  const text =
    data instanceof Map || data instanceof Set
      ? JSON.stringify([...(data as Iterable<unknown>)])
      : JSON.stringify(data);
  const sha256 = hash("sha256", text, "base64");
  hashes.set(data, sha256);
  return sha256;
}
