/**
 * What the parser of the reference copies it writes as JSON and reads in another way than the document. Lists, objects, fractions and
 * long integers are other objects of Java then: a copy that holds such a value does not equal what it is a copy of. And null gets lost.
 */
import { Decimal } from "../decimal.js";

/** Marks such a copy, whose hash is that of the original. No document can have such an extension. */
export const otherwise = "copied otherwise";

/** Whether a member of a thing is JSON of any kind, and no part of the document's structure. */
export function isValue(key: string, value: unknown): boolean {
  return ["default", "example", "const", "enum", "value"].includes(key) || (key === "examples" && Array.isArray(value));
}

/** Whether a thing by itself, without what lies below, holds a value whose copy does not equal it. */
export function isCopiedOtherwise(node: object): boolean {
  return hasNulls(node) || hasOtherObjects(node);
}

/** Makes a thing, which has just been made, the copy that the parser makes. */
export function asCopied(node: unknown): unknown {
  if (typeof node !== "object" || node === null) return node;
  const thing = node as Thing;
  if (hasOtherObjects(thing)) {
    if (thing.extensions instanceof Map) thing.extensions.set(otherwise, true);
    else Object.assign(thing, { [otherwise]: true });
  }
  if (hasNulls(thing)) dropNulls(thing);
  return thing;
}

interface Thing {
  default?: unknown;
  readonly example?: unknown;
  readonly const?: unknown;
  readonly value?: unknown;
  readonly enum?: unknown;
  readonly examples?: unknown;
  readonly extensions?: Map<string, unknown>;
}

function hasOtherObjects({ enum: values, examples, ...thing }: Thing): boolean {
  return (
    [thing.default, thing.example, thing.const, thing.value].some(isOtherObject) ||
    (Array.isArray(values) && values.some((value) => isOtherObject(value) && typeof value !== "number")) ||
    (Array.isArray(examples) && examples.length > 0)
  );
}

/** A list, an object, a fraction, or an integer of more than 32 bits. */
function isOtherObject(value: unknown): boolean {
  if (typeof value === "number") return (value | 0) !== value;
  return typeof value === "object" && value !== null;
}

function hasNulls({ default: usual, extensions }: Thing): boolean {
  return usual === null || (extensions instanceof Map && [...extensions.values()].some(holdsNull));
}

function holdsNull(value: unknown): boolean {
  if (typeof value !== "object" || value instanceof Decimal) return false;
  return value === null || Object.values(value).some(holdsNull);
}

function dropNulls(thing: Thing): void {
  if (thing.default === null) delete thing.default;
  for (const [name, value] of thing.extensions ?? []) {
    if (value === null) thing.extensions?.delete(name);
    else thing.extensions?.set(name, withoutNulls(value));
  }
}

function withoutNulls(value: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Decimal) return value;
  if (Array.isArray(value)) return value.map(withoutNulls);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === null ? [] : [[key, withoutNulls(item)]])),
  );
}
