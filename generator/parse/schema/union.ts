import type { Discriminator, Pointer, Schema, UnionSchema } from "../../ir/model.js";
import {
  child,
  type ParseContext,
  isObject,
  type JsonObject,
  listAt,
  member,
  type SpecNode,
  report,
  text,
} from "../context.js";
import { refOf, schemaName } from "../reference.js";
import { bareBase } from "./base.js";
import { isUnrolledUnion, parsePart } from "./composition.js";
import { isNullOnly, membersOf, onlyRequire } from "./keywords.js";

type Keyword = UnionSchema["keyword"];

/**
 * The schema of `oneOf` or `anyOf` (JSON Schema Core, sections 10.2.1.2 and 10.2.1.3), or nothing where there is none. A member that is
 * only null is left out: it is in the `nullable` of the whole schema. A union of one member is that member.
 */
export function unionSchema(context: ParseContext, schema: JsonObject, keyword: Keyword, pointer: Pointer): Schema[] {
  const declared = membersOf(schema, keyword);
  if (declared.length === 0 || isUnrolledUnion(context, schema, declared) || onlyRequire(declared)) return [];
  const base = bareBase(pointer);
  const items = listAt(context, { value: schema, pointer }, keyword).filter((item) => !isNullOnly(item.value));
  if (items.length === 0) return [{ ...base, kind: "null" }];
  const members = items.flatMap((item) => parsePart(context, schema, item, keyword));
  if (members.length <= 1) return members;
  return [{ ...base, kind: "union", keyword, members, ...discriminatorOf(context, schema, pointer, items) }];
}

/** Discriminator Object (OpenAPI 3.1, section 4.8.25): without a mapping the names of the schemas are the values. */
function discriminatorOf(
  context: ParseContext,
  schema: JsonObject,
  union: Pointer,
  members: readonly SpecNode[],
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
    const pointer = child(union, "discriminator", "mapping", value);
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
