/** What the normalizer does to a `oneOf` or an `anyOf`. */
import { jsonText } from "../java-text.js";
import { typeOf } from "../kinds.js";
import type { SpecSchema } from "../openapi.js";
import { referenced } from "../references.js";
import { hasMembers } from "./compositions.js";
import type { Normalizer } from "./normalizer.js";
import { signature } from "./signature.js";
import { isNull } from "./substance.js";

type Union = "oneOf" | "anyOf";

/** Equal members of a `oneOf` count once, unless a discriminator tells them apart. */
export function dropEqualMembers(schema: SpecSchema): void {
  if (schema.oneOf === undefined || schema.discriminator !== undefined) return;
  const seen = new Set<string>();
  schema.oneOf = schema.oneOf.filter((member) => seen.size < seen.add(signature(member)).size);
}

/** A union of nothing but enums of one type becomes one enum. */
export function mergeEnums({ spec, release }: Normalizer, schema: SpecSchema, key: Union): void {
  const other = key === "oneOf" ? "anyOf" : "oneOf";
  const members = (schema[key] ?? []).map((member) => referenced(spec, member));
  if (hasMembers(schema, other) || hasMembers(schema, "allOf") || schema.not !== undefined) return;
  if (members.length < 2 || [schema, ...members].some(({ types }) => (types?.length ?? 0) > 1)) return;
  const values = members.map((member) => valuesOf(member, release.constIsEnum));
  if (values.some((some) => some.length === 0)) return;
  const type = commonType(schema, members);
  if (type === false) return;
  delete schema[key];
  if (typeOf.since7(schema) === undefined && type !== undefined) {
    if (release.openapi31) schema.types = [type];
    else schema.type = type;
  }
  schema.enum = [...new Map(values.flat().map((value) => [jsonText(value), value])).values()];
  addEnumDescriptions(schema, members, values);
}

function valuesOf(member: SpecSchema, constIsEnum: boolean): unknown[] {
  if (member.enum !== undefined && member.enum.length > 0) return member.enum;
  return constIsEnum && member.const !== undefined && member.const !== null ? [member.const] : [];
}

/** The type that all have, or false. A 3.1 member that is not normalized yet has none to compare, which counts as another one. */
function commonType(schema: SpecSchema, members: readonly SpecSchema[]): string | undefined | false {
  let common = typeOf.since7(schema);
  for (const member of members) {
    const type = typeOf.since7(member);
    if (type !== undefined && common !== undefined && member.type !== common) return false;
    common ??= type;
  }
  return common;
}

function addEnumDescriptions(schema: SpecSchema, members: readonly SpecSchema[], values: readonly unknown[][]): void {
  const texts = new Map<string, string>();
  for (const [index, member] of members.entries()) {
    const text = [member.title, member.description].filter((part) => part !== undefined && part !== "").join(" - ");
    const own = values[index] ?? [];
    for (const value of own) texts.set(jsonText(value), own.length === 1 ? text : "");
  }
  if ([...texts.values()].some((text) => text !== "")) {
    schema.extensions = new Map([...schema.extensions, ["x-enum-descriptions", [...texts.values()]]]);
  }
}

const everyType = ["array", "boolean", "integer", "number", "object", "string"];
const told = ["description", "nullable", "title", "example", "examples", "default", "deprecated"] as const;

/** A union of all six types is any value. */
export function unionOfAllTypes({ spec }: Normalizer, schema: SpecSchema, key: Union): SpecSchema | undefined {
  const members = schema[key] ?? [];
  const types = new Set(members.map((member) => typeOf.since7(referenced(spec, member))));
  if (members.length !== everyType.length || !everyType.every((type) => types.has(type))) return undefined;
  const any: SpecSchema = { extensions: schema.extensions };
  for (const name of told) if (schema[name] !== undefined) Object.assign(any, { [name]: schema[name] });
  return any;
}

/** Null as a member is `nullable`; a union of one is its member. */
export function simplify({ spec, release }: Normalizer, schema: SpecSchema, key: Union): SpecSchema {
  if (schema[key] === undefined) return schema;
  const members = schema[key].filter((member) => !isNull(spec, release, member));
  if (members.length < schema[key].length) schema.nullable = true;
  schema[key] = members;
  const [single, ...others] = members;
  if (single === undefined || others.length > 0) return schema;
  const member = release.keepsDescription && single.$ref !== undefined ? { ...single } : single;
  if (release.keepsDescription && member.description === undefined && schema.description !== undefined) {
    member.description = schema.description;
  }
  if (schema.nullable === true) member.nullable = true;
  if (release.keepsAccess && schema.readOnly === true) member.readOnly = true;
  if (release.keepsAccess && schema.writeOnly === true) member.writeOnly = true;
  return member;
}
