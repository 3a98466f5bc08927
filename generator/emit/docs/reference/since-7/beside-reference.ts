/**
 * What stands beside `$ref` does not count in OpenAPI 3.0. But the parser of the reference chooses the class of a schema before it sees
 * the `$ref`, and the class stays.
 */
import { isComposed } from "../kinds.js";
import type { SpecSchema } from "../openapi.js";
import type { Release7 } from "./releases.js";

/** Marks a reference that is an object by its class. No document can have such an extension. */
const object = "object beside $ref";

const scalars: ReadonlySet<string | undefined> = new Set(["string", "integer", "number", "boolean"]);

/** Strings of these formats have a class of their own, which is none of a string. */
const formatsWithClass: ReadonlySet<string | undefined> = new Set("byte date date-time password email uuid".split(" "));

/**
 * What is left of what stands beside the `$ref` of a schema, which the passes take away. Since 7.21 the normalizer drops the type: then
 * only the class says what a scalar is, and nearly nobody asks for the class of an object.
 */
export function classBesideReference(schema: SpecSchema, { untypedReferences }: Release7): Partial<SpecSchema> {
  const { type, format, items, additionalProperties } = schema;
  if (isComposed.since7(schema)) return {};
  if (items !== undefined) return { type: "array", items };
  if (additionalProperties !== undefined && additionalProperties !== false)
    return { type: "object", additionalProperties };
  if (type === "object" || additionalProperties === false)
    return { ...(untypedReferences ? {} : { type: "object" }), extensions: new Map([[object, true]]) };
  const isLost = untypedReferences && type === "string" && formatsWithClass.has(format);
  return type !== undefined && scalars.has(type) && !isLost ? { type } : {};
}

/** Whether a schema is a reference that is an object by its class: a component that is such has a page, without properties. */
export function isObjectReference({ $ref, extensions }: SpecSchema): boolean {
  return $ref !== undefined && extensions.has(object);
}
