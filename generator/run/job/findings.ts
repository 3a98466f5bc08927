/** Findings of a job: where they are in the text of the spec, and each of them once. */
import type { Finding } from "../../diagnostics.js";
import type { LoadedSpec } from "../../load/index.js";

/** Findings with their places. To find a place in the text costs a second, exact parse: it is done when somebody looks. */
export function placed(findings: readonly Finding[], loaded: LoadedSpec): Finding[] {
  return findings.map(({ code, message, pointer, fix }) => ({
    ...{ code, message },
    ...(pointer !== undefined && { pointer }),
    ...(fix !== undefined && { fix }),
    get place() {
      return pointer === undefined ? { file: loaded.name } : loaded.locate(pointer);
    },
  }));
}

/** Two specs of one release give many findings twice. */
export function distinct(findings: readonly Finding[]): Finding[] {
  const first = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.code, finding.message, finding.pointer]);
    if (!first.has(key)) first.set(key, finding);
  }
  return [...first.values()];
}
