/** Which inline schemas become models. */
import { hasProperties, isArray, isComposed, isMap } from "../kinds.js";
import type { SpecSchema } from "../openapi.js";

/** An object that is neither a map nor a composition. */
export function isPlainObject(schema: SpecSchema): boolean {
  return schema.type === "object" && !isComposed.before6(schema) && !isArray.before6(schema) && !isMap(schema);
}

/** Whether an inline schema becomes a model. It must have `type: object`. */
export function isInlineModel(
  schema: SpecSchema | undefined,
): schema is SpecSchema & { properties: Map<string, SpecSchema> } {
  return schema !== undefined && schema.$ref === undefined && isPlainObject(schema) && hasProperties(schema);
}
