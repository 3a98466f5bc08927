/** Compares Discriminator Objects (OpenAPI 3.1, section 4.8.25): by which property alternatives are told apart, and what its values mean. */
import { flattenObject, propertiesOf, type SchemaLookup } from "../../ir/flatten.js";
import type { Discriminator, Pointer, Schema, UnionSchema } from "../../ir/model.js";
import { groupBy } from "../group.js";
import { listed, say, type Sentence, value as json } from "../sentence.js";
import { type Comparison, note, type Spot } from "./comparison.js";
import { resolved } from "./likeness.js";

/** The alternatives that both unions have. */
export type MemberPairs = readonly (readonly [old: Schema, new_: Schema])[];

/** What a union says of one property: value → name of the schema that it means. */
interface Tag {
  readonly property: string;
  readonly meaning: ReadonlyMap<string, string>;
  readonly pointer: Pointer;
}

/** Both sides, and the schemas that are the same alternative of both: old name → new name. */
interface Both {
  readonly comparison: Comparison;
  readonly spot: Spot;
  readonly successors: ReadonlyMap<string, string>;
}

export function compareDiscriminators(
  comparison: Comparison,
  spot: Spot,
  old: UnionSchema,
  new_: UnionSchema,
  pairs: MemberPairs,
): void {
  const both: Both = { comparison, spot, successors: successorsIn(pairs) };
  const [before, after] = [tagsOf(old), tagsOf(new_)];
  const gone = [...before.values()].filter(({ property }) => !after.has(property));
  const come = [...after.values()].filter(({ property }) => !before.has(property));
  for (const tag of before.values()) {
    const other = after.get(tag.property);
    if (other !== undefined) compareMeanings(both, tag, other);
  }
  const [a, b] = [gone[0], come[0]];
  if (a !== undefined && b !== undefined && gone.length + come.length === 2) {
    const what = say`the discriminator is ${b.property} instead of ${a.property}`;
    return note(spot, "discriminator-changed", what, { old: a.pointer, new: b.pointer });
  }
  for (const tag of gone) {
    const code = isSaidByMembers(new_, tag, comparison.new) ? "discriminator-described" : "discriminator-removed";
    note(spot, code, say`the discriminator ${tag.property} was removed`, { old: tag.pointer, new: new_.pointer });
  }
  for (const tag of come) {
    const code = isSaidByMembers(old, tag, comparison.old) ? "discriminator-described" : "discriminator-added";
    note(spot, code, say`the discriminator ${tag.property} was added`, { old: old.pointer, new: tag.pointer });
  }
}

/** What an object says of the schemas that build upon it with `allOf`. */
export function compareBases(comparison: Comparison, spot: Spot, old: Schema, new_: Schema): void {
  const [a, b] = [baseTag(old), baseTag(new_)];
  if (a !== undefined && b !== undefined && a.property === b.property) {
    return compareMeanings({ comparison, spot, successors: survivors(comparison, a) }, a, b);
  }
  const where = { old: a?.pointer ?? old.pointer, new: b?.pointer ?? new_.pointer };
  if (a !== undefined && b !== undefined)
    note(spot, "discriminator-changed", say`the discriminator is ${b.property} instead of ${a.property}`, where);
  else if (a !== undefined)
    note(spot, "discriminator-removed", say`the discriminator ${a.property} was removed`, where);
  else if (b !== undefined) note(spot, "discriminator-added", say`the discriminator ${b.property} was added`, where);
}

function baseTag(schema: Schema): Tag | undefined {
  const { discriminator, pointer } = "discriminator" in schema ? schema : { ...schema, discriminator: undefined };
  if (discriminator === undefined) return undefined;
  const { propertyName: property, mapping } = discriminator;
  const meaning = new Map(mapping.map(({ value, schema: name }) => [value, name]));
  return { property, meaning, pointer: `${pointer}/discriminator` };
}

/** The schemas of a mapping that the new API has, too; under another name they are found as models, not here. */
function survivors({ new: lookup }: Comparison, { meaning }: Tag): ReadonlyMap<string, string> {
  const names = [...meaning.values()].filter((name) => lookup(name) !== undefined);
  return new Map(names.map((name) => [name, name]));
}

function successorsIn(pairs: MemberPairs): ReadonlyMap<string, string> {
  return new Map(pairs.flatMap(([a, b]) => (a.kind === "ref" && b.kind === "ref" ? [[a.name, b.name] as const] : [])));
}

/** The discriminators of a union and of the unions that are written inside of it, by property. */
function tagsOf(union: UnionSchema): ReadonlyMap<string, Tag> {
  const found = groupBy(discriminatorsIn(union), ([{ propertyName }]) => propertyName);
  return new Map(
    [...found].map(([property, [first, ...more]]): [string, Tag] => {
      const all = first === undefined ? [] : [first, ...more];
      const meaning = new Map(all.flatMap(([{ mapping }]) => mapping).map(({ value, schema }) => [value, schema]));
      return [property, { property, meaning, pointer: first?.[1] ?? union.pointer }];
    }),
  );
}

function discriminatorsIn(schema: Schema): readonly (readonly [Discriminator, Pointer])[] {
  if (schema.kind !== "union") return [];
  const { discriminator, pointer, members } = schema;
  const own = discriminator === undefined ? [] : [[discriminator, `${pointer}/discriminator`] as const];
  return [...own, ...members.flatMap(discriminatorsIn)];
}

/** Values of one property: those that mean something else now, those that are gone, and new ones. */
function compareMeanings({ comparison, spot, successors }: Both, old: Tag, new_: Tag): void {
  const { property } = old;
  const where = { old: old.pointer, new: new_.pointer };
  for (const [value, schema] of old.meaning) {
    const now = new_.meaning.get(value);
    const isKnown = successors.has(schema) || comparison.new(schema) !== undefined;
    if (now === undefined || !isKnown || now === (successors.get(schema) ?? schema)) continue;
    note(spot, "discriminator-changed", say`${property} ${value} means ${now} instead of ${schema}`, where);
  }
  const [before, after] = [valuesBySchema(old), valuesBySchema(new_)];
  for (const [schema, successor] of successors) {
    // Alternatives that only one of the unions has are told as such.
    const gone = (before.get(schema) ?? []).filter((value) => !new_.meaning.has(value));
    const come = (after.get(successor) ?? []).filter((value) => !old.meaning.has(value));
    if (gone.length > 0 && come.length > 0) {
      const what = say`${property} of ${successor} is ${texts(come)} instead of ${texts(gone)}`;
      note(spot, "discriminator-value-changed", what, where);
    } else if (gone.length > 0) {
      note(spot, "discriminator-value-removed", say`${property} ${texts(gone)} no longer means ${schema}`, where);
    } else if (come.length > 0) {
      note(spot, "discriminator-value-added", say`${property} ${texts(come)} also means ${successor}`, where);
    }
  }
}

function valuesBySchema({ meaning }: Tag): ReadonlyMap<string, readonly string[]> {
  return groupBy([...meaning.keys()], (value) => meaning.get(value) ?? "");
}

function texts(values: readonly string[]): Sentence {
  return listed(
    values.map((value) => json(value)),
    "or",
  );
}

/**
 * Whether each alternative says itself what a discriminator would say of it: the property is required, and its values are listed and
 * are no other's. Then nothing but a hint comes or goes.
 */
function isSaidByMembers(union: UnionSchema, { property }: Tag, lookup: SchemaLookup): boolean {
  const known = new Set<unknown>();
  return alternativesOf(union).every((member) => {
    const object = flattenObject(member, lookup);
    const found = object && propertiesOf(object).find(({ name, required }) => required && name === property);
    const schema = found && resolved(found.schema, lookup);
    if (schema?.kind !== "enum" || schema.nullable || schema.values.some((value) => known.has(value))) return false;
    for (const value of schema.values) known.add(value);
    return true;
  });
}

function alternativesOf(schema: Schema): readonly Schema[] {
  return schema.kind === "union" ? schema.members.flatMap(alternativesOf) : [schema];
}
