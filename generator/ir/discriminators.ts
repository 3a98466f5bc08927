import { lookupIn, partsOf, type SchemaLookup } from "./flatten.js";
import type { Api, Discriminator, NamedSchema, Schema } from "./model.js";
import { everySchema, requestSchemas, responseSchemas } from "./walk.js";

/** Schema name → property → the values by which unions recognise this schema. */
export type DiscriminatorValues = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/**
 * What the discriminators of the API say of the members of their unions, and of the schemas that build upon the one that has them
 * (OpenAPI 3.1, section 4.8.25). Real specs declare the property itself as any string, so that a type without these values could not be
 * told from other members.
 */
export function discriminatorValues(api: Api): DiscriminatorValues {
  const found: ToldValues = new Map();
  const lookup = lookupIn(api.schemas);
  const tell = (schema: string, property: string, values: readonly string[]): void => {
    const properties = found.get(schema) ?? new Map<string, Set<string>>();
    const known = properties.get(property) ?? new Set<string>();
    for (const value of values) known.add(value);
    found.set(schema, properties.set(property, known));
  };
  for (const { propertyName, mapping, default: fallback } of discriminatorsOfUnions(api)) {
    // The one that is taken when nothing else fits may have any value there, or none.
    for (const { schema, value } of mapping.filter((entry) => entry.schema !== fallback))
      for (const name of objectsNamed(schema, lookup)) tell(name, propertyName, [value]);
  }
  const byUnions = listed(found);
  const children = childrenIn(api.schemas, lookup);
  for (const { name, schema } of api.schemas) {
    if ((schema.kind !== "object" && schema.kind !== "intersection") || schema.discriminator === undefined) continue;
    const base = behindNames(schema.discriminator, lookup);
    const own = (heir: string): readonly string[] => ownValues(heir, base, byUnions);
    for (const [heir, values] of valuesOfHeirs(name, own, children)) tell(heir, base.propertyName, values);
  }
  return listed(found);
}

type ToldValues = Map<string, Map<string, Set<string>>>;

function listed(found: ToldValues): DiscriminatorValues {
  return new Map(
    [...found].map(([name, properties]) => [
      name,
      new Map([...properties].map(([property, values]) => [property, [...values]])),
    ]),
  );
}

/** The named schema that a member of a union is: referred to, or wrapped in an `allOf` of one. */
export function memberName(schema: Schema): string | undefined {
  if (schema.kind === "ref") return schema.name;
  const [only, ...others] = schema.kind === "intersection" ? partsOf(schema) : [];
  return only === undefined || others.length > 0 ? undefined : memberName(only);
}

/** What a value of a discriminator may be on the wire: a mapping has texts as keys, also where the property is a number or a boolean. */
export function valuesWritten(value: string): readonly (string | number | boolean)[] {
  const isNumber = /^-?(0|[1-9]\d{0,14})(\.\d{1,9})?$/.test(value);
  return [value, ...(isNumber ? [Number(value)] : value === "true" || value === "false" ? [value === "true"] : [])];
}

function discriminatorsOfUnions(api: Api): readonly Discriminator[] {
  const roots = [
    ...api.schemas.map((named) => named.schema),
    ...api.operations.flatMap((operation) => [...requestSchemas(operation), ...responseSchemas(operation)]),
  ];
  return roots.flatMap(everySchema).flatMap((schema) => (schema.kind === "union" ? (schema.discriminator ?? []) : []));
}

/** A member that is a union by itself, and does not tell its own members apart, is all of these. */
function objectsNamed(name: string, lookup: SchemaLookup, seen = new Set<string>()): readonly string[] {
  if (seen.has(name)) return [];
  seen.add(name);
  const schema = lookup(name);
  if (schema?.kind === "ref") {
    const behind = objectsNamed(schema.name, lookup, seen);
    return behind.length === 1 && behind[0] === schema.name ? [name] : behind;
  }
  if (schema?.kind !== "union") return [name];
  if (schema.discriminator !== undefined) return [];
  return schema.members.flatMap((member) => objectsNamed(memberName(member) ?? "", lookup, seen));
}

/** Name → the named schemas that directly build upon that one. */
function childrenIn(schemas: readonly NamedSchema[], lookup: SchemaLookup): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const { name, schema } of schemas) {
    // A second name for a schema is no schema of its own.
    for (const parent of new Set(schema.kind === "ref" ? [] : parentsOf(schema, lookup))) {
      const known = children.get(parent);
      if (known === undefined) children.set(parent, [name]);
      else known.push(name);
    }
  }
  return children;
}

function parentsOf(schema: Schema, lookup: SchemaLookup): readonly string[] {
  if (schema.kind === "ref") return [lastName(schema.name, lookup)];
  return schema.kind === "intersection" ? schema.members.flatMap((member) => parentsOf(member, lookup)) : [];
}

/** The name behind names that are references to another one. */
function lastName(name: string, lookup: SchemaLookup): string {
  const seen = new Set([name]);
  let last = name;
  for (let schema = lookup(last); schema?.kind === "ref" && !seen.has(schema.name); schema = lookup(last)) {
    last = schema.name;
    seen.add(last);
  }
  return last;
}

function behindNames(discriminator: Discriminator, lookup: SchemaLookup): Discriminator {
  const mapping = discriminator.mapping.map(({ value, schema }) => ({ value, schema: lastName(schema, lookup) }));
  const { default: fallback } = discriminator;
  return { ...discriminator, mapping, ...(fallback !== undefined && { default: lastName(fallback, lookup) }) };
}

/** What a base maps to a schema that builds upon it; else what unions say of that; else its name. None where nothing is sure. */
function ownValues(
  heir: string,
  { propertyName, mapping, isPartial, default: fallback }: Discriminator,
  byUnions: DiscriminatorValues,
): readonly string[] {
  if (heir === fallback) return [];
  const mapped = mapping.filter(({ schema }) => schema === heir).map(({ value }) => value);
  if (mapped.length > 0) return mapped;
  return byUnions.get(heir)?.get(propertyName) ?? (isPartial === true ? [] : [heir]);
}

/** For each schema that builds upon a base: its values, and those of the schemas that build upon it, which are of its type, too. */
function valuesOfHeirs(
  base: string,
  own: (heir: string) => readonly string[],
  children: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  const heirs = [...heirsOf(base, children)].filter((name) => name !== base);
  return new Map(
    heirs.flatMap((name) => {
      const values = [...heirsOf(name, children)].map(own);
      return values.every((some) => some.length > 0) ? [[name, values.flat()] as const] : [];
    }),
  );
}

function heirsOf(name: string, children: ReadonlyMap<string, readonly string[]>): Set<string> {
  const heirs = new Set([name]);
  for (const heir of heirs) for (const child of children.get(heir) ?? []) heirs.add(child);
  return heirs;
}
