/** How large documents may be. The limits are far above all known documents; they stop documents made to exhaust memory. */
import { failure } from "../diagnostics.js";

/** The most bytes of a text, after decompression. */
export const maxBytes = 64 * 2 ** 20;
/** The most levels of nesting. */
export const maxDepth = 200;
/** The most values of a document. What an alias repeats counts each time, as a reader that follows aliases would see it. */
export const maxValues = 2_000_000;
/** The most documents that references may lead to. */
export const maxDocuments = 1_000;

/**
 * All chunks as one.
 *
 * @throws Failure SPEC_TOO_LARGE as soon as the limit is passed, so that what follows is not read
 */
export async function collect(chunks: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) throw failure("SPEC_TOO_LARGE", `${name} has more than ${maxBytes / 2 ** 20} MiB.`);
    parts.push(chunk);
  }
  return Buffer.concat(parts, size);
}

/** What exceeds a limit in a document, or is a number that JSON does not have; and the keys that lead there. */
export interface Excess {
  readonly kind: "depth" | "values" | "number";
  readonly path: readonly string[];
}

/**
 * The first value of a document that exceeds a limit or that JSON could not hold. YAML aliases make limits necessary: a value may
 * contain itself, and nine lines can stand for a billion values.
 */
export function findExcess(document: unknown): Excess | undefined {
  const path: string[] = [];
  let values = 0;
  function visit(value: unknown): Excess["kind"] | undefined {
    if (++values > maxValues) return "values";
    if (typeof value === "number" && !Number.isFinite(value)) return "number";
    if (typeof value !== "object" || value === null) return undefined;
    if (path.length > maxDepth) return "depth";
    for (const [key, member] of Object.entries(value)) {
      path.push(key);
      const kind = visit(member);
      if (kind !== undefined) return kind;
      path.pop();
    }
    return undefined;
  }
  const kind = visit(document);
  return kind === undefined ? undefined : { kind, path };
}
