/**
 * Schemas that have no name of their own, and that references lead to all the same: `#/components/schemas/Tree/properties/root`. Each gets
 * a name, so that a type stays finite where it holds itself, and is written once however many references lead to it.
 */
import { eachReference, follow, toPointer } from "../../load/index.js";
import { type ParseContext, isObject, type JsonObject, member } from "../context.js";
import { heldSchema, pathIn, refOf, schemaName, valueAt } from "../reference.js";
import { nameAlong } from "./name-along.js";
import { valuesOf } from "./keywords.js";

/** Names the schemas that references of the document lead to, before they are parsed: their own places refer to them by name, too. */
export function nameTargets(context: ParseContext): void {
  eachReference(context.document, "openapi", ({ uri, kind, byName }) => {
    if (kind === "schema" && !byName && uri.startsWith("#") && schemaName(context, uri) === undefined) {
      madeName(context, uri);
    }
  });
}

/**
 * The name of the schema that a reference leads to; made at the first call. Undefined for what needs none: another reference, and a
 * type without parts.
 */
export function madeName(context: ParseContext, ref: string): string | undefined {
  const named = valueAt(context, ref);
  const within = isObject(named) ? heldSchema(named) : [];
  const value = follow(named, within);
  if (!isObject(value) || refOf(value) !== undefined || isSimple(context, value)) return undefined;
  const known = context.named.get(value);
  if (known !== undefined) return known.name;
  const path = [...(pathIn(context, ref) ?? []), ...within];
  const name = freeName(context, nameAlong(context.document, path));
  context.named.set(value, { name, node: { value, pointer: toPointer(path) } });
  return name;
}

const partKeywords = [
  "allOf",
  "anyOf",
  "oneOf",
  "properties",
  "patternProperties",
  "additionalProperties",
  "prefixItems",
];

/** Whether a schema is as short as a name for it: a type, one value, or a list of such, or of what has a name. */
function isSimple(context: ParseContext, schema: JsonObject): boolean {
  const values = valuesOf(schema)?.filter((value) => value !== null) ?? [];
  const isNamedEnum = values.length > 1 && values.every((value) => typeof value === "string");
  if (isNamedEnum || partKeywords.some((keyword) => isPart(member(schema, keyword)))) return false;
  const items = member(schema, "items");
  if (!isObject(items)) return true;
  const ref = refOf(items);
  return ref === undefined
    ? member(items, "items") === undefined && isSimple(context, items)
    : schemaName(context, ref) !== undefined;
}

function isPart(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}

/** The name, or the name with the first number with which the document has no other that reads alike. */
function freeName(context: ParseContext, wanted: string): string {
  const { taken } = context;
  if (taken.size === 0) for (const name of schemaNames(context.document)) taken.set(alike(name), 1);
  let number = taken.get(alike(wanted)) ?? 0;
  let name = wanted;
  while (number > 0 && taken.has(alike(name))) name = `${wanted}${++number}`;
  taken.set(alike(wanted), Math.max(number, 1));
  taken.set(alike(name), 1);
  return name;
}

function schemaNames(document: JsonObject): readonly string[] {
  const components = member(document, "components");
  const schemas = isObject(components) ? member(components, "schemas") : undefined;
  return isObject(schemas) ? Object.keys(schemas) : [];
}

/** Names that differ in case or punctuation would be one type, or one file. */
function alike(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}
