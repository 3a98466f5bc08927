/**
 * `additionalProperties: true` in OpenAPI 3.1, where a boolean is a schema: one that the parser of the reference holds as a
 * schema, and that becomes a mere boolean when it copies what the boolean stands in. What the normalizer does depends on it.
 */
import { Decimal } from "../decimal.js";
import { asCopied, isCopiedOtherwise, isValue, otherwise } from "./copied-values.js";
import { hasProperties, isComposed } from "../kinds.js";
import type { SpecSchema } from "../openapi.js";
import type { Release7 } from "./releases.js";

/** Marks a schema that is a boolean; `copied` one that is no longer the parser's own. No document can have such extensions. */
const value = "boolean";
const copied = "copied";

export function booleanSchema(boolean: boolean): SpecSchema {
  return { extensions: new Map([[value, boolean]]) };
}

export function isBooleanSchema(schema: unknown): schema is SpecSchema {
  const extensions =
    typeof schema === "object" && schema !== null && "extensions" in schema ? schema.extensions : undefined;
  return extensions instanceof Map && extensions.has(value);
}

/** A deep copy as the reference makes it: booleans in it are only booleans. */
export function copyOf<T>(original: T): T {
  if (isBooleanSchema(original)) return { extensions: new Map([...original.extensions, [copied, true]]) } as T;
  return asCopied(
    mapped(original, (item, key) =>
      key === "additionalProperties" && isBooleanSchema(item) ? item.extensions.get(value) : copyOf(item),
    ),
  ) as T;
}

/** A deep copy with nothing changed. */
export function cloneOf<T>(original: T): T {
  return mapped(original, (item) => cloneOf(item)) as T;
}

function mapped(node: unknown, copy: (item: unknown, member?: string) => unknown): unknown {
  if (node instanceof Map) return new Map([...node].map(([key, item]) => [key as unknown, copy(item)]));
  if (Array.isArray(node)) return node.map((item) => copy(item));
  if (typeof node !== "object" || node === null) return node;
  if (node instanceof Decimal) return new Decimal(node.value);
  // Not by assignment: a default may have a member called `__proto__`.
  return Object.fromEntries(
    Object.entries(node).map(([key, item]) => [key, isValue(key, item) ? cloneOf(item) : copy(item, key)]),
  );
}

/** By what the reference recognizes a thing. */
export interface Identity {
  /**
   * The same for all things that the reference takes for equal. The order of members does not count; until 7.18 the schemas `true`,
   * `false` and `{}` are equal.
   */
  readonly text: string;
  /** The key under which the reference remembers a thing. Things under one key need not be equal. */
  readonly place: string;
  /** Whether the identity can no longer change: what lies below is replaced by equal things only. */
  readonly isSettled: boolean;
}

export function identityOf(node: unknown, { booleansDiffer }: Release7): Identity {
  let holdsBoolean = false;
  let mayChange = !booleansDiffer;
  const text = written(node, {
    keep: (extensions, key) => {
      holdsBoolean ||= key === value;
      return booleansDiffer || key !== value || extensions.has(copied);
    },
    onObject: (object) => (mayChange ||= isCopiedOtherwise(object)),
  });
  // To write a thing as text takes long, for each thing at each depth. Most things hold no boolean, and need it once.
  if (!holdsBoolean && !mayChange) return { text, place: text, isSettled: true };
  const place = written(node, {
    keep: (_, key) => key !== copied && key !== otherwise && (booleansDiffer || key !== value),
  });
  return { text, place, isSettled: false };
}

interface Written {
  readonly keep: (map: ReadonlyMap<unknown, unknown>, key: unknown) => boolean;
  readonly onObject?: (object: object) => void;
}

function written(node: unknown, { keep, onObject }: Written): string {
  return JSON.stringify(node, (member, item: unknown) => {
    if (member === otherwise && !keep(new Map(), member)) return undefined;
    // Of two schemas that are equal but for an example of null, the parser takes the first for both.
    if (member === "example" && item === null) return undefined;
    if (!(item instanceof Map)) {
      if (typeof item === "object" && item !== null) onObject?.(item);
      return item;
    }
    const map: ReadonlyMap<unknown, unknown> = item;
    return [...map].filter(([key]) => keep(map, key)).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  });
}

/** What stands for `false`, and allows anything. */
const openFalse = new WeakSet<SpecSchema>();

/** Whether a schema that allows anything stands for `false`, which it becomes when it is copied. */
export function isOpenFalse(schema: SpecSchema): boolean {
  return openFalse.has(schema);
}

/**
 * Replaces the schemas that stand for booleans by what a document can say. That a boolean was a schema shows in two cases only: until
 * 7.18 `false` allows anything, and from 7.24 on it does so beside neither properties nor compositions.
 */
export function replaceBooleans(schema: SpecSchema, { booleansDiffer, mapValues }: Release7): void {
  const additional = schema.additionalProperties;
  if (isBooleanSchema(additional)) {
    const open = additional.extensions.get(value) === true || !booleansDiffer;
    const replaced = mapValues && !hasProperties(schema) && !isComposed.since7(schema);
    const anything: SpecSchema = { extensions: new Map() };
    if (!booleansDiffer && additional.extensions.get(value) === false) openFalse.add(anything);
    schema.additionalProperties = open || replaced ? anything : false;
  }
  if (!isBooleanSchema(schema)) return;
  if (!booleansDiffer && schema.extensions.get(value) === false) openFalse.add(schema);
  schema.extensions = new Map();
}
