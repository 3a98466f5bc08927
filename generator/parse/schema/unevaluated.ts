/** `unevaluatedItems` and `unevaluatedProperties` (JSON Schema Core, sections 11.2 and 11.3). */
import type { Schema } from "../../ir/model.js";
import { child, type ParseContext, type JsonObject, member, type SpecNode } from "../context.js";
import { parseSchema } from "./index.js";

export type UnevaluatedKeyword = "unevaluatedItems" | "unevaluatedProperties";

/** Keywords beside which other parts of a schema may see to items and members. */
const applicators = ["$ref", "allOf", "anyOf", "oneOf", "if", "then", "else", "not", "dependentSchemas", "contains"];

/**
 * The schema of what a schema by itself leaves open: for `items` or `additionalProperties` where these are missing. Undefined where
 * other parts of the schema see to some of it: then it is said of the whole, by {@link unevaluatedOf}.
 */
export function ownUnevaluated(
  context: ParseContext,
  node: SpecNode<JsonObject>,
  keyword: UnevaluatedKeyword,
): Schema | boolean | undefined {
  return applicators.some((other) => Object.hasOwn(node.value, other)) ? undefined : valueOf(context, node, keyword);
}

/** What a schema that is made of others says of all that these leave open, for spreading. */
export function unevaluatedOf(
  context: ParseContext,
  node: SpecNode<JsonObject>,
): { readonly [Keyword in UnevaluatedKeyword]?: Schema | boolean } {
  const properties = valueOf(context, node, "unevaluatedProperties");
  const items = valueOf(context, node, "unevaluatedItems");
  return {
    ...(properties !== undefined && { unevaluatedProperties: properties }),
    ...(items !== undefined && { unevaluatedItems: items }),
  };
}

function valueOf(
  context: ParseContext,
  { value, pointer }: SpecNode<JsonObject>,
  keyword: UnevaluatedKeyword,
): Schema | boolean | undefined {
  const found = member(value, keyword);
  if (found === undefined || typeof found === "boolean") return found;
  return parseSchema(context, { value: found, pointer: child(pointer, keyword) });
}
