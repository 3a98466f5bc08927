/**
 * What the 7.x releases make of the properties that a model takes over from others: they write them down and read them again, and
 * in between something is lost.
 */
import type { SpecSchema } from "../openapi.js";
import { isAnything } from "./schemas.js";

const copies = new WeakSet<SpecSchema>();

/** Whether lists and objects in the default of a schema are those of Java, no longer JSON. */
export function isCopy(schema: SpecSchema): boolean {
  return copies.has(schema);
}

export function markCopy(schema: SpecSchema): void {
  copies.add(schema);
}

/** The schema as it comes back: if not `whole`, without the default of a date, and with an object for what may be anything inside. */
export function copyOf(schema: SpecSchema, whole: boolean): SpecSchema {
  const copy = whole ? { ...schema } : copyInPart(schema);
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
