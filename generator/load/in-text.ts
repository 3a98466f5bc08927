import { Failure, type Finding } from "../diagnostics.js";
import type { Document } from "./text.js";

/** Finds the place of a pointer in the text that was loaded. */
type Places = Pick<Document, "locate" | "original">;

/**
 * Does the work of a stage that knows pointers, but not the text.
 *
 * @throws Failure the one of the work, with the place of each finding that has a pointer
 */
export async function inText<T>(text: Places, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const [first, ...more] = error.findings.map((finding) => withPlace(finding, text));
    if (first === undefined) throw error;
    throw Object.assign(new Failure(first, ...more), { cause: error.cause });
  }
}

function withPlace(finding: Finding, { locate, original }: Places): Finding {
  if (finding.place !== undefined || finding.pointer === undefined) return finding;
  const pointer = original?.(finding.pointer) ?? finding.pointer;
  return { ...finding, pointer, place: locate(finding.pointer) };
}
