/** What a document may be at most. The limits are far beyond honest documents; they stop those made to exhaust memory. */
import { failure } from "../diagnostics.js";

/** Of a text as read: bytes after decompression. */
export const maxBytes = 64 * 2 ** 20;
/** Of nesting. */
export const maxDepth = 200;
/** Of values in a document, those that an alias repeats counted each time: what a reader that follows them would see. */
export const maxValues = 2_000_000;
/** Of documents that `$ref`s may pull in. */
export const maxDocuments = 1_000;

/** All chunks as one. Fails with SPEC_TOO_LARGE as soon as the limit is passed, not after. */
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

/** What is wrong with a document, and the keys that lead there. */
export interface Excess {
  readonly kind: "depth" | "values" | "number";
  readonly path: readonly string[];
}

/**
 * The first thing in a document that no JSON could hold or that exceeds a limit. YAML aliases make both possible: a value
 * that contains itself has no end of depth, and nine lines can hold a billion values.
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
