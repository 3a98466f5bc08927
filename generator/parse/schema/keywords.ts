/** What the keywords of a schema say, read from the text: questions that can be asked before a schema is parsed. */
import { isObject, type JsonObject, member } from "../context.js";

/** The `type` keyword as a list. */
export function typesOf(schema: JsonObject): readonly string[] {
  const type = member(schema, "type");
  if (typeof type === "string") return [type];
  const names = Array.isArray(type) ? type.filter((item): item is string => typeof item === "string") : [];
  return [...new Set(names)];
}

/** The values of `enum` or `const`; undefined where the schema has neither. */
export function valuesOf(schema: JsonObject): readonly unknown[] | undefined {
  if (Object.hasOwn(schema, "const")) return [schema["const"]];
  const values = member(schema, "enum");
  return Array.isArray(values) ? values : undefined;
}

/** The schemas that a composition keyword lists, as written; none where it holds no list. */
export function membersOf(schema: JsonObject, keyword: "allOf" | "anyOf" | "oneOf"): readonly unknown[] {
  const members = member(schema, keyword);
  return Array.isArray(members) ? members : [];
}

/** Whether null is the only value of a schema. */
export function isNullOnly(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  const types = typesOf(schema);
  const values = valuesOf(schema);
  return (types.length > 0 && types.every((type) => type === "null")) || (values?.length === 1 && values[0] === null);
}

/** Whether all members are as in `anyOf: [{required: [a]}, {required: [b]}]`: a limit on an object, which no type can express. */
export function onlyRequire(members: readonly unknown[]): boolean {
  const others = members.filter((member) => !isNullOnly(member));
  return others.length > 0 && others.every(onlyRequires);
}

function onlyRequires(value: unknown): boolean {
  if (!isObject(value)) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => key === "required" || key === "not");
}
