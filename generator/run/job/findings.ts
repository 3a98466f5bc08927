/** Findings of a job: where they are in the text of the spec, and each of them once. */
import type { Finding } from "../../diagnostics.js";
import type { LoadedSpec } from "../../load/index.js";

/** Findings with their places. To find a place in the text costs a second, exact parse: it is done when somebody looks. */
export function placed(findings: readonly Finding[], loaded: LoadedSpec): Finding[] {
  // One about a part of another document has its place already.
  return findings.map((finding) => (finding.place === undefined ? placedIn(finding, loaded) : finding));
}

function placedIn({ code, message, pointer, fix }: Finding, loaded: LoadedSpec): Finding {
  return {
    ...{ code, message },
    ...(pointer !== undefined && { pointer: loaded.original?.(pointer) ?? pointer }),
    ...(fix !== undefined && { fix }),
    get place() {
      return pointer === undefined ? { file: loaded.name } : loaded.locate(pointer);
    },
  };
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
