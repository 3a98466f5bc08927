/**
 * What changed between two APIs: plain data, which every report is made from.
 *
 * A change is told once, whatever it reaches: one of a named schema with the operations that use the schema, one that several
 * operations share with all of them.
 */
import type { HttpMethod, Operation, Pointer } from "../ir/model.js";
import type { ChangeCode } from "./codes.js";
import type { Impact, Severity } from "./impact.js";
import type { Sentence } from "./sentence.js";

export interface OperationRef {
  readonly id: string;
  readonly method: HttpMethod;
  readonly path: string;
}

/** What a change is about. Only `old`: gone; only `new`: come. */
export type Subject =
  | { readonly kind: "api" }
  /** `moved`: it has another method or path, and not only another base path. */
  | { readonly kind: "operation"; readonly old?: OperationRef; readonly new?: OperationRef; readonly moved?: true }
  /** Operations that share the change. */
  | { readonly kind: "operations" }
  /** By name. `inPlace`: where it has none, since it is written where it is used. */
  | { readonly kind: "model"; readonly old?: string; readonly new?: string; readonly inPlace?: "old" | "new" };

export interface Change {
  readonly code: ChangeCode;
  /** The worst of the impact; `docs` where the part is in use nowhere. */
  readonly severity: Severity;
  readonly impact: Impact;
  /** Nothing that travels changes, only names that generated code has. */
  readonly namesOnly: boolean;
  readonly subject: Subject;
  /** The part of the subject: `query limit`, `request body conf`, `response 200 dags[].tags`, `conf.x`; empty: all of it. */
  readonly at: string;
  /** What changed, without a full stop. */
  readonly what: Sentence;
  /** Where it is written, at least one place: operations that share a change may each write it down. */
  readonly places: readonly ChangePlace[];
  /** Of a rename: how sure it is, 0 to 1, and why. */
  readonly confidence?: number;
  readonly reasons?: readonly Sentence[];
  /** How many operations it reaches, with the severity that it has. */
  readonly reach: number;
  /** The first thousand of them, by their new name where they have one. */
  readonly operations: readonly OperationRef[];
}

/** What was and what is; for what came or went, where it is missing. */
export interface ChangePlace {
  readonly old?: Pointer;
  readonly new?: Pointer;
}

/** An operation in both APIs. */
export interface OperationMatch {
  readonly old: Operation;
  readonly new: Operation;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reasons: readonly Sentence[];
}

/** A named schema in both APIs. */
export interface ModelMatch {
  readonly old: string;
  readonly new: string;
  /** 0 to 1; 1 for the same name. */
  readonly confidence: number;
  readonly reasons: readonly Sentence[];
}

export interface ApiDiff {
  /** What all paths begin with. Where it is another one now, that is told once, not for each operation. */
  readonly base: { readonly old: string; readonly new: string };
  readonly changes: readonly Change[];
  readonly operations: readonly OperationMatch[];
  readonly models: readonly ModelMatch[];
  /** An old model → the others that it became, beside the one that it is matched with. */
  readonly splits: ReadonlyMap<string, readonly string[]>;
  /** Words that names have in place of others: old → new. */
  readonly vocabulary: ReadonlyMap<string, string>;
}

export function refTo({ id, method, path }: Operation): OperationRef {
  return { id, method, path };
}
