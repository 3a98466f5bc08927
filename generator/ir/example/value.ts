/** Example values as plain data: each language prints them as its own. */
import type { Json } from "../model.js";

/** A value that satisfies a schema. What JSON cannot tell from a text, and a language has a type of its own for, is tagged. */
export type ExampleValue = null | boolean | number | string | readonly ExampleValue[] | ExampleObject | TaggedText;

/** Fields in order. Pairs, since a plain object would lose a field called `__proto__`. */
export interface ExampleObject {
  readonly kind: "object";
  readonly fields: readonly (readonly [name: string, value: ExampleValue])[];
}

/** `date-time`: a moment (RFC 3339, section 5.6). `binary`: the content of a file. */
export interface TaggedText {
  readonly kind: "date-time" | "binary";
  readonly text: string;
}

/** No finite value satisfies the schema: nothing is valid, or every valid value would hold another one without end. */
export interface Impossible {
  readonly kind: "impossible";
}

/** Whether there is no example. */
export function isImpossible(value: ExampleValue | Impossible): value is Impossible {
  return value !== null && typeof value === "object" && "kind" in value && value.kind === "impossible";
}

/** What {@link ExampleValue} is on the wire. */
export function toJson(value: ExampleValue): Json {
  if (value === null || typeof value !== "object") return value;
  if (isItems(value)) return value.map(toJson);
  if (value.kind !== "object") return value.text;
  return Object.fromEntries(value.fields.map(([name, item]) => [name, toJson(item)]));
}

/** A value of a document as an example. */
export function fromJson(value: Json): ExampleValue {
  if (value === null || typeof value !== "object") return value;
  if (isItems(value)) return value.map(fromJson);
  return { kind: "object", fields: Object.entries(value).map(([name, item]) => [name, fromJson(item)]) };
}

/** How many values an example has, itself and those in it. */
export function sizeOf(value: ExampleValue): number {
  if (value === null || typeof value !== "object") return 1;
  const items = isItems(value) ? value : value.kind === "object" ? value.fields.map(([, item]) => item) : [];
  return items.reduce<number>((sum, item) => sum + sizeOf(item), 1);
}

function isItems<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}
