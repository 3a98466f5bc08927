/** What the normalizer does to an `allOf`. */
import type { SpecSchema } from "../openapi.js";
import type { Normalizer } from "./normalizer.js";
import type { Release7 } from "./releases.js";
import { isMetadata, onlyLimits } from "./substance.js";

const siblings = [
  ...(["title", "description", "nullable", "default", "deprecated", "maximum", "minimum"] as const),
  ...(["maxItems", "minItems", "maxProperties", "minProperties", "maxLength", "minLength"] as const),
  ...(["writeOnly", "readOnly", "example", "multipleOf", "pattern"] as const),
];

/** A reference with something to say beside it becomes an `allOf` of one; types beside it may go. */
export function moveSiblingsToAllOf(schema: SpecSchema, { untypedReferences }: Release7): void {
  const { $ref } = schema;
  if ($ref === undefined) return;
  if (untypedReferences) {
    delete schema.type;
    delete schema.types;
  }
  const says =
    siblings.some((key) => schema[key] !== undefined) ||
    [schema.exclusiveMaximum, schema.exclusiveMinimum].some((limit) => typeof limit === "boolean") ||
    (schema.examples ?? []).length > 0 ||
    schema.extensions.size > 0;
  if (!says) return;
  schema.allOf = [...(schema.allOf ?? []), { $ref, extensions: new Map() }];
  delete schema.$ref;
}

/** Members that only limit values are left out. */
export function dropOnlyLimits({ spec, release }: Normalizer, schema: SpecSchema): void {
  const kept = (schema.allOf ?? []).filter((member) => !onlyLimits(spec, release, member));
  if (kept.length > 0) schema.allOf = kept;
  else delete schema.allOf;
}

const metadata = [
  ...(["description", "default", "deprecated", "nullable", "example", "readOnly", "writeOnly"] as const),
  ...(["maxLength", "minLength", "maxItems", "minItems", "maximum", "minimum", "title"] as const),
];

/** Members that only describe are merged into the schema, unless there is nothing else. */
export function mergeMetadata(schema: SpecSchema): void {
  const members = schema.allOf ?? [];
  const others = members.filter((member) => !isMetadata(member));
  if (others.length === 0) return;
  schema.allOf = others;
  for (const member of members.filter(isMetadata)) {
    for (const key of metadata) if (member[key] !== undefined) Object.assign(schema, { [key]: member[key] });
    if (member.examples !== undefined) schema.example = member.examples;
    if (member.extensions.size > 0) schema.extensions = member.extensions;
  }
}

const moved = [
  ...(["properties", "required", "additionalProperties", "nullable", "description"] as const),
  ...(["deprecated", "example", "examples", "title"] as const),
];

/** What stands beside an `allOf` becomes its last member. */
export function movePropertiesToAllOf(schema: SpecSchema): SpecSchema {
  const own: SpecSchema = { type: "object", extensions: new Map() };
  for (const key of moved) {
    if (schema[key] !== undefined) Object.assign(own, { [key]: schema[key] });
    delete schema[key];
  }
  schema.allOf = [...(schema.allOf ?? []), own];
  return schema;
}
