/** What the comparison of schemas works on, and how it tells what it finds. */
import type { SchemaLookup } from "../../ir/flatten.js";
import type { Pointer, Schema } from "../../ir/model.js";
import type { ChangeCode } from "../codes.js";
import type { Vocabulary } from "../match/words.js";
import type { Audience } from "../impact.js";
import type { Sentence } from "../sentence.js";

/** One thing that differs, before it is known whom it reaches. */
export interface Difference {
  readonly code: ChangeCode;
  readonly what: Sentence;
  /** Where in the owner. */
  readonly at: string;
  /** Whom it can concern: what is read-only is no matter of those who send. */
  readonly audiences: readonly Audience[];
  readonly old?: Pointer;
  readonly new?: Pointer;
  readonly confidence?: number;
  readonly reasons?: readonly Sentence[];
}

/** Whose differences they are: an operation, or a pair of named schemas. */
export interface Owner {
  readonly differences: Difference[];
  /** The pairs that it uses. */
  readonly uses: Map<SchemaPair, readonly Audience[]>;
}

/** A named schema and what stands in its place in the other API. At least one of them has a name. */
export interface SchemaPair extends Owner {
  readonly old: PairSide;
  readonly new: PairSide;
  /** They have next to nothing in common: one took the place of the other. */
  readonly unlike: boolean;
}

interface PairSide {
  readonly name?: string;
  readonly schema: Schema;
}

/** Where two schemas stand. */
export interface Spot {
  readonly owner: Owner;
  readonly at: string;
  readonly audiences: readonly Audience[];
}

export interface Comparison {
  readonly old: SchemaLookup;
  readonly new: SchemaLookup;
  readonly vocabulary: Vocabulary;
  /** Each pair is compared once, however often and however deep it is used. */
  readonly pairs: Map<string, SchemaPair>;
  /** How often a name met another one. */
  readonly partners: Map<string, number>;
  /** Pairs still to be compared. */
  readonly pending: SchemaPair[];
  readonly likenesses: Map<string, number>;
}

export function comparisonOf(old: SchemaLookup, new_: SchemaLookup, vocabulary: Vocabulary): Comparison {
  return {
    old,
    new: new_,
    vocabulary,
    pairs: new Map(),
    partners: new Map(),
    pending: [],
    likenesses: new Map(),
  };
}

interface Where {
  readonly old?: Pointer | undefined;
  readonly new?: Pointer | undefined;
  /** Fewer than those of the spot. */
  readonly audiences?: readonly Audience[];
  readonly at?: string;
  readonly confidence?: number;
  readonly reasons?: readonly Sentence[];
}

/** Notes a difference, unless it concerns nobody. */
export function note({ owner, ...spot }: Spot, code: ChangeCode, what: Sentence, where: Where = {}): void {
  const { old, new: new_, audiences = spot.audiences, at = spot.at, ...more } = where;
  if (audiences.length === 0) return;
  owner.differences.push({
    code,
    what,
    at,
    audiences,
    ...(old !== undefined && { old }),
    ...(new_ !== undefined && { new: new_ }),
    ...more,
  });
}

/** A name as part of a place: `a.b`, `a["x y"]`. */
export function step(at: string, name: string): string {
  if (!/^[\w$-]+$/.test(name)) return `${at}[${JSON.stringify(name)}]`;
  return at === "" || at.endsWith(" ") ? `${at}${name}` : `${at}.${name}`;
}
