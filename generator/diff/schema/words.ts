import type { Pointer, Schema } from "../../ir/model.js";
import { say, value } from "../sentence.js";
import { note, type Spot } from "./comparison.js";

/** The annotations of a schema. */
type Words = Pick<Schema, "title" | "description" | "deprecated" | "default" | "example" | "externalDocs">;

/** The annotations beside a reference and, where it has none of a kind, those of the schema that it names. */
export function mergedWords(outer: Words, inner: Words | undefined): Words {
  return { ...wordsOf(inner), ...wordsOf(outer), deprecated: outer.deprecated || inner?.deprecated === true };
}

function wordsOf(schema: Words | undefined): Partial<Words> {
  const { title, description, default: preset, example, externalDocs } = schema ?? {};
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(preset !== undefined && { default: preset }),
    ...(example !== undefined && { example }),
    ...(externalDocs !== undefined && { externalDocs }),
  };
}

/** Compares annotations: title, description, example, default, deprecation (JSON Schema Validation, section 9). */
export function compareWords(spot: Spot, old: Words, new_: Words, pointers: Pointers): void {
  if (old.title !== new_.title) note(spot, "described", say`the title changed`, pointers("title"));
  if (old.description !== new_.description) {
    note(spot, "described", say`the description changed`, pointers("description"));
  }
  if (!equal(old.externalDocs, new_.externalDocs)) {
    note(spot, "described", say`the link to external docs changed`, pointers("externalDocs"));
  }
  if (!equal(old.example, new_.example)) note(spot, "example-changed", say`the example changed`, pointers("example"));
  if (old.deprecated !== new_.deprecated) {
    const code = new_.deprecated ? "deprecated" : "undeprecated";
    note(
      spot,
      code,
      new_.deprecated ? say`it is now deprecated` : say`it is no longer deprecated`,
      pointers("deprecated"),
    );
  }
  compareDefaults(spot, old, new_, pointers);
}

/** The pointers to a keyword in both documents; without a keyword, to the objects themselves. */
export type Pointers = (keyword?: string) => { readonly old: Pointer; readonly new: Pointer };

export function pointersOf(old: Pointer, new_: Pointer): Pointers {
  return (keyword) => {
    const suffix = keyword === undefined ? "" : `/${keyword}`;
    return { old: old + suffix, new: new_ + suffix };
  };
}

function compareDefaults(spot: Spot, old: Words, new_: Words, pointers: Pointers): void {
  if (equal(old.default, new_.default)) return;
  const where = pointers("default");
  if (new_.default === undefined)
    note(spot, "default-removed", say`the default ${value(old.default)} was removed`, where);
  else if (old.default === undefined)
    note(spot, "default-added", say`the default is now ${value(new_.default)}`, where);
  else
    note(spot, "default-changed", say`the default is ${value(new_.default)} instead of ${value(old.default)}`, where);
}

/** Whether two values are the same JSON, whatever the order of members. */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length &&
    keys.every((key) => Object.hasOwn(b, key) && equal(memberOf(a, key), memberOf(b, key)))
  );
}

function memberOf(container: object, key: string): unknown {
  return (container as Readonly<Record<string, unknown>>)[key];
}
