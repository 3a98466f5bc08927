/** The state of a comparison of schemas, and how a difference is noted in it. */
import type { SchemaLookup } from "../../ir/flatten.js";
import type { Pointer, Schema } from "../../ir/model.js";
import type { ChangeCode } from "../codes.js";
import type { Vocabulary } from "../match/words.js";
import type { Audience } from "../impact.js";
import type { Sentence } from "../sentence.js";

/** One thing that differs, before it is known which operations it reaches. */
export interface Difference {
  readonly code: ChangeCode;
  readonly what: Sentence;
  /** The part of the owner, as `at` of a change says it. */
  readonly at: string;
  /** Whom it can concern: what is read-only does not concern those who send. */
  readonly audiences: readonly Audience[];
  readonly old?: Pointer;
  readonly new?: Pointer;
  readonly confidence?: number;
  readonly reasons?: readonly Sentence[];
}

/** What differences belong to: an operation, or a pair of schemas. */
export interface Owner {
  readonly differences: Difference[];
  /** The pairs of schemas that it uses, and in which direction. */
  readonly uses: Map<SchemaPair, readonly Audience[]>;
}

/** Two schemas that stand in the same place of the two APIs. At least one of them has a name. */
export interface SchemaPair extends Owner {
  readonly old: PairSide;
  readonly new: PairSide;
  /** They have so little in common that one replaced the other; their differences are not listed. */
  readonly unlike: boolean;
}

interface PairSide {
  readonly name?: string;
  readonly schema: Schema;
}

/** Where two things that are compared stand. */
export interface Spot {
  readonly owner: Owner;
  readonly at: string;
  readonly audiences: readonly Audience[];
}

export interface Comparison {
  readonly old: SchemaLookup;
  readonly new: SchemaLookup;
  readonly vocabulary: Vocabulary;
  /** The pairs that were noted, by key: each is compared once, however often it is used. */
  readonly pairs: Map<string, SchemaPair>;
  /** Schema → in how many pairs it is. */
  readonly partners: Map<string, number>;
  /** Pairs still to be compared. */
  readonly pending: SchemaPair[];
  /** Pair of names → how alike the schemas are: see `likeness.ts`. */
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
  /** In place of those of the spot. */
  readonly audiences?: readonly Audience[];
  readonly at?: string;
  readonly confidence?: number;
  readonly reasons?: readonly Sentence[];
}

/** Adds a difference to the owner of the spot, unless it concerns nobody. */
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

/** The place of a member: `a.b`, `a["x y"]`. */
export function step(at: string, name: string): string {
  if (!/^[\w$-]+$/.test(name)) return `${at}[${JSON.stringify(name)}]`;
  return at === "" || at.endsWith(" ") ? `${at}${name}` : `${at}.${name}`;
}
