/** The documents of a seed. Each case is made by itself, so that one of them can be made again without the others. */
import fc from "fast-check";
import { mutatedBytes, mutatedTree } from "./mutate.js";
import type { Sources } from "./sources.js";
import { type Structure, structure } from "./structure.js";

export const kinds = ["bytes", "trees", "structures"] as const;
export type Kind = (typeof kinds)[number];

export interface Case extends Structure {
  readonly kind: Kind;
  readonly index: number;
}

export function caseOf(seed: number, kind: Kind, index: number, sources: Sources): Case {
  const [made] = fc.sample(arbitraryOf(kind, sources), { seed: mixed(seed, kinds.indexOf(kind), index), numRuns: 1 });
  if (made === undefined) throw new Error("no document");
  return { kind, index, ...made };
}

function arbitraryOf(kind: Kind, sources: Sources): fc.Arbitrary<Structure> {
  if (kind === "structures") return structure;
  const made = kind === "bytes" ? mutatedBytes(sources.texts) : mutatedTree(sources.trees);
  return made.map((document) => ({ document, isValid: false }));
}

/** Numbers that are near each other lead to seeds that are not (the finalizer of MurmurHash3). */
function mixed(...numbers: readonly number[]): number {
  return numbers.reduce((hash, number) => {
    let bits = Math.imul(hash ^ number, 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    return bits ^ (bits >>> 16);
  }, 0x9747b28c);
}
