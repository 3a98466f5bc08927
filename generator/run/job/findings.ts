/** Findings of a job: where they are in the text of the spec, and each of them once. */
import type { Finding } from "../../diagnostics.js";
import type { Api, Operation } from "../../ir/model.js";
import type { LoadedSpec } from "../../load/index.js";
import type { Parsed } from "../../parse/index.js";

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

/** The findings of a parsed document without those about operations and components that the filters leave out. */
export function aboutWhatIsLeft({ api, findings }: Parsed, left: Api): readonly Finding[] {
  if (api === left) return findings;
  const [before, after] = [placesIn(api), placesIn(left)];
  return findings.filter(({ pointer = "#" }) => {
    const nearest = outwards(pointer).find((place) => before.has(place));
    return nearest === undefined || after.has(nearest);
  });
}

/** Where the parts of an API stand that a filter may leave out. */
function placesIn({ operations, webhooks, schemas }: Api): ReadonlySet<string> {
  const pointers = [...operations, ...webhooks].flatMap(placesOf);
  return new Set([...pointers, ...schemas.map(({ schema }) => schema.pointer)]);
}

/** An operation, the path that it stands at, and what it refers to. */
function placesOf({ pointer, parameters, requestBody, responses }: Operation): string[] {
  const parts = [...parameters, ...responses, ...(requestBody === undefined ? [] : [requestBody])];
  const outside = parts.map((part) => part.pointer).filter((place) => !place.startsWith(`${pointer}/`));
  return [pointer, pointer.slice(0, pointer.lastIndexOf("/")), ...outside];
}

/** A pointer, and those of all that it is inside of, innermost first. */
function outwards(pointer: string): string[] {
  const all = [pointer];
  for (let end = pointer.lastIndexOf("/"); end > 0; end = pointer.lastIndexOf("/", end - 1))
    all.push(pointer.slice(0, end));
  return all;
}
