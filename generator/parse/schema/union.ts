import type { Pointer, Schema, UnionSchema } from "../../ir/model.js";
import { type ParseContext, type JsonObject, listAt } from "../context.js";
import { bareBase } from "./base.js";
import { isUnrolledUnion, parsePart } from "./composition.js";
import { discriminatorOfUnion } from "./discriminator.js";
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
  const told = discriminatorOfUnion(context, { value: schema, pointer }, items);
  return [{ ...base, kind: "union", keyword, members, ...told }];
}
