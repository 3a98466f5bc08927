/**
 * What changed between two APIs: plain data, which every report is made from.
 *
 * A change is there once, however many operations it reaches: that of a named schema lists the operations that use the schema, and one
 * that several operations share lists these operations.
 */
import type { Callback, HttpMethod, Operation, Pointer } from "../ir/model.js";
import type { ChangeCode } from "./codes.js";
import type { Impact, Severity } from "./impact.js";
import type { Sentence } from "./sentence.js";

export interface OperationRef {
  readonly id: string;
  readonly method: HttpMethod;
  /** The name, where it is a webhook. */
  readonly path: string;
  /** The server makes the call. */
  readonly webhook?: true;
}

/** What a change is about. With `old` alone it was removed, with `new` alone it was added. */
export type Subject =
  | { readonly kind: "api" }
  /** `moved`: the operation has another method or path, apart from the base path of all operations. */
  | { readonly kind: "operation"; readonly old?: OperationRef; readonly new?: OperationRef; readonly moved?: true }
  /** Operations that share the change. */
  | { readonly kind: "operations" }
  /** A model by its names. `inPlace`: the side on which it has no name, since its schema stands where it is used. */
  | { readonly kind: "model"; readonly old?: string; readonly new?: string; readonly inPlace?: "old" | "new" };

export interface Change {
  readonly code: ChangeCode;
  /** The worst severity of the impact; `docs` where no operation uses what changed. */
  readonly severity: Severity;
  readonly impact: Impact;
  /** Requests and responses stay as they are; only names in generated code change. */
  readonly namesOnly: boolean;
  readonly subject: Subject;
  /** The part of the subject: `query limit`, `request body conf`, `response 200 dags[].tags`, `conf.x`; empty for the whole subject. */
  readonly at: string;
  /** What changed, without a full stop. */
  readonly what: Sentence;
  /** Where the documents say so, at least one place; operations that share a change may each have one. */
  readonly places: readonly ChangePlace[];
  /** For a rename: how likely it is one, 0 to 1. */
  readonly confidence?: number;
  /** For a rename: what speaks for it. */
  readonly reasons?: readonly Sentence[];
  /** How many operations it reaches with its severity. */
  readonly reach: number;
  /** The first thousand of them, by their new name where they have one. */
  readonly operations: readonly OperationRef[];
}

/** The place in the old and in the new document; for what was added or removed, the place where it is missing. */
export interface ChangePlace {
  readonly old?: Pointer;
  readonly new?: Pointer;
}

/** An operation, or a webhook, in both APIs. */
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
  /** What all paths begin with. Another base path is one change, not one for each operation. */
  readonly base: { readonly old: string; readonly new: string };
  readonly changes: readonly Change[];
  readonly operations: readonly OperationMatch[];
  readonly webhooks: readonly OperationMatch[];
  readonly models: readonly ModelMatch[];
  /** Old model → the new ones that took its place, beside the one that it is matched with. */
  readonly splits: ReadonlyMap<string, readonly string[]>;
  /** Words that the names of the API replaced by others: old → new. */
  readonly vocabulary: ReadonlyMap<string, string>;
}

/** The operation by id, method and path; a webhook by its name. */
export function refTo(operation: Operation | Callback): OperationRef {
  const { id, method, path } = operation;
  return "name" in operation ? { id, method, path: operation.name, webhook: true } : { id, method, path };
}

/** The same for two references to one operation. Ids alone may be those of a webhook, too. */
export function refKey({ id, method, path, webhook }: OperationRef): string {
  return JSON.stringify([id, method, path, webhook]);
}
