import { Failure, type Finding } from "../diagnostics.js";
import type { LoadedSpec } from "./index.js";

/** Does the work of a stage that knows pointers, but not the text: a Failure of it gets its places. */
export async function inText<T>(loaded: LoadedSpec, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const [first, ...more] = error.findings.map((finding) => withPlace(finding, loaded));
    throw first === undefined ? error : new Failure(first, ...more);
  }
}

function withPlace(finding: Finding, loaded: LoadedSpec): Finding {
  if (finding.place !== undefined || finding.pointer === undefined) return finding;
  return { ...finding, place: loaded.locate(finding.pointer) };
}
