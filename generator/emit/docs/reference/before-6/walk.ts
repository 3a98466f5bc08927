/** In what order the passes before release 6 walk through a document. */
import type { SpecMethod, SpecSchema } from "../openapi.js";

/** The order in which the operations of a path are walked through: not the one in which they are documented. */
export const flatteningOrder: readonly SpecMethod[] = [
  "get",
  "put",
  "head",
  "post",
  "delete",
  "patch",
  "options",
  "trace",
];

/** The schemas written directly inside of one. */
export function childrenOf(schema: SpecSchema): SpecSchema[] {
  const { items, not, additionalProperties: rest } = schema;
  return [
    ...(schema.oneOf ?? []),
    ...(schema.allOf ?? []),
    ...(schema.anyOf ?? []),
    ...(items === undefined ? [] : [items]),
    ...(typeof rest === "object" ? [rest] : []),
    ...(not === undefined ? [] : [not]),
    ...(schema.properties?.values() ?? []),
  ];
}
