import type { Discriminator, Schema, SchemaBase, UnionSchema } from "../../ir/model.js";
import { child, type Context, isObject, type JsonObject, listAt, member, type Node, report, text } from "../context.js";
import { refOf, schemaName } from "../reference.js";
import { withAnnotations } from "./base.js";
import { anySchema, parseSchema } from "./index.js";
import { isNullOnly, typesOf } from "./nullable.js";
import { objectSchema } from "./object.js";

type Keyword = UnionSchema["keyword"];

/** `oneOf` or `anyOf` (sections 10.2.1.2, 10.2.1.3). Null members become `nullable`; a union of one is that one. */
export function unionSchema(context: Context, schema: JsonObject, keyword: Keyword, base: SchemaBase): Schema {
  const all = listAt(context, { value: schema, pointer: base.pointer }, keyword);
  const members = all.filter((item) => !isNullOnly(item.value));
  if (members.length === 0) return { ...base, kind: all.length === 0 ? "any" : "null" };
  if (members.every((item) => onlyRequires(item.value))) {
    // `anyOf: [{required: [a]}, {required: [b]}]` limits an object; a type has no words for it.
    return objectSchema(context, schema, base);
  }
  const [first, ...others] = members.map((item) => parseSchema(context, item));
  if (first === undefined) return anySchema(base.pointer);
  const union: Schema =
    // `anyOf: [X, null]` with words beside it is X with those words.
    others.length === 0
      ? withAnnotations(first, base)
      : {
          ...base,
          kind: "union",
          keyword,
          members: [first, ...others],
          ...discriminatorOf(context, schema, base, members),
        };
  return member(schema, "properties") === undefined ? union : withProperties(context, schema, union, base);
}

/** A list of types (3.1) is a union of them; what else is said holds for each, and the words for the whole. */
export function typeUnion(
  context: Context,
  schema: JsonObject,
  types: readonly string[],
  base: SchemaBase,
): UnionSchema {
  const { title: _title, description: _description, default: _default, nullable: _nullable, ...rest } = schema;
  const members = types.map((type) => parseSchema(context, { value: { ...rest, type }, pointer: base.pointer }));
  return { ...base, kind: "union", keyword: "anyOf", members };
}

function withProperties(context: Context, schema: JsonObject, union: Schema, base: SchemaBase): Schema {
  const { title: _title, description: _description, default: _default, ...bare } = base;
  const own = objectSchema(context, schema, { ...bare, nullable: false, readOnly: false, writeOnly: false });
  return { ...base, kind: "intersection", members: [own, union] };
}

function onlyRequires(value: unknown): boolean {
  if (!isObject(value)) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => key === "required" || key === "not") && typesOf(value).length === 0;
}

/** Discriminator Object (OpenAPI 3.1, section 4.8.25): without a mapping the names of the schemas are the values. */
function discriminatorOf(
  context: Context,
  schema: JsonObject,
  base: SchemaBase,
  members: readonly Node[],
): { readonly discriminator?: Discriminator } {
  const node = member(schema, "discriminator");
  const propertyName = isObject(node) ? text(node, "propertyName") : undefined;
  if (!isObject(node) || propertyName === undefined) return {};
  const names = members.flatMap(({ value }) => {
    const ref = isObject(value) ? refOf(value) : undefined;
    return ref === undefined ? [] : (schemaName(context, ref) ?? []);
  });
  const declared = member(node, "mapping");
  const mapping = Object.entries(isObject(declared) ? declared : {}).flatMap(([value, wanted]) => {
    const name = typeof wanted === "string" ? (schemaName(context, wanted) ?? wanted) : "";
    if (names.includes(name)) return [{ value, schema: name }];
    const pointer = child(base.pointer, "discriminator", "mapping", value);
    report(
      context,
      "QUIRK_SCHEMA",
      pointer,
      `The discriminator maps \`${value}\` to no member of the union: not used.`,
    );
    return [];
  });
  const implicit = names.filter((name) => !mapping.some((entry) => entry.schema === name));
  return {
    discriminator: { propertyName, mapping: [...mapping, ...implicit.map((name) => ({ value: name, schema: name }))] },
  };
}
