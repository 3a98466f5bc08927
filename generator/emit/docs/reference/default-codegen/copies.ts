/**
 * Releases since 7 copy the properties that a model takes over from others: they write each as JSON and read it again, and lose
 * something on the way.
 */
import type { SpecSchema } from "../openapi.js";
import { isOpenFalse } from "../since-7/booleans.js";
import { isAnything } from "./schemas.js";

const copies = new WeakSet<SpecSchema>();

/** Whether lists and objects in the default of a schema are those of Java, no longer JSON. */
export function isCopy(schema: SpecSchema): boolean {
  return copies.has(schema);
}

export function markCopy(schema: SpecSchema): void {
  copies.add(schema);
}

/**
 * A copy of the schema.
 *
 * @param whole nothing is lost; else the default of a date is, and items or values that may be anything become objects
 */
export function copyOf(schema: SpecSchema, whole: boolean): SpecSchema {
  const copy = whole ? { ...schema } : copyInPart(schema);
  if (typeof copy.additionalProperties === "object" && isOpenFalse(copy.additionalProperties)) {
    delete copy.additionalProperties;
    if (copy.type !== undefined) copy.additionalProperties = false;
  }
  markCopy(copy);
  return copy;
}

function copyInPart(schema: SpecSchema): SpecSchema {
  const { items, additionalProperties: values, default: fallback, ...rest } = schema;
  return {
    ...rest,
    ...(items === undefined ? {} : { items: innerCopy(items) }),
    ...(values === undefined ? {} : { additionalProperties: typeof values === "object" ? innerCopy(values) : values }),
    ...(fallback === undefined || schema.format === "date" ? {} : { default: fallback }),
  };
}

function innerCopy(schema: SpecSchema): SpecSchema {
  return isAnything(schema) ? { ...schema, type: "object" } : copyOf(schema, false);
}
