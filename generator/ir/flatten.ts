import { intersectAll, type OnConflict, type SchemaLookup } from "./intersect.js";
import type { IntersectionSchema, NamedSchema, ObjectSchema, Property, Schema } from "./model.js";

export type { SchemaLookup } from "./intersect.js";

export function lookupIn(schemas: readonly NamedSchema[]): SchemaLookup {
  const byName = new Map(schemas.map((named) => [named.name, named.schema]));
  return (name) => byName.get(name);
}

/**
 * An object, or an `allOf` whose parts are all objects, as one object with the properties of all parts in order. Where several parts
 * declare a property, it satisfies all of them. Undefined for every other schema.
 */
export function flattenObject(schema: Schema, lookup: SchemaLookup): ObjectSchema | undefined {
  return flatten(schema, { lookup, known: new Map() });
}

/**
 * {@link flattenObject} for many schemas, with what was found out for others.
 *
 * @param onConflict called for what two parts say of a property that no value satisfies
 */
export function flattenerIn(
  lookup: SchemaLookup,
  onConflict: OnConflict,
): (schema: Schema) => ObjectSchema | undefined {
  const scope: Flattening = { lookup, onConflict, known: new Map() };
  return (schema) => flatten(schema, scope);
}

interface Flattening {
  readonly lookup: SchemaLookup;
  readonly onConflict?: OnConflict;
  /** What is known of named schemas; each is flattened once, since parts that share their parts double the work with each level. */
  readonly known: Map<string, ObjectSchema | undefined>;
}

function flatten(schema: Schema, scope: Flattening): ObjectSchema | undefined {
  const { lookup, known } = scope;
  switch (schema.kind) {
    case "object":
      return schema;
    case "ref": {
      if (known.has(schema.name)) return known.get(schema.name);
      known.set(schema.name, undefined);
      const target = lookup(schema.name);
      const flat = target === undefined ? undefined : flatten(target, scope);
      known.set(schema.name, flat);
      return flat;
    }
    case "intersection": {
      const parts = partsOf(schema).map((member) => flatten(member, scope));
      return parts.length > 0 && parts.every((part) => part !== undefined)
        ? { ...closedBy(merge(parts, scope), schema), ...annotationsOf(schema) }
        : undefined;
    }
    default:
      return undefined;
  }
}

/** The members of an `allOf` that say something of the type. Others hold only words, as in `allOf: [X, {description: …}]`. */
export function partsOf(schema: IntersectionSchema): readonly Schema[] {
  return schema.members.filter((member) => member.kind !== "any");
}

/** Whether any value may come: a union of which one member admits all says nothing of the others. */
export function isAny(schema: Schema): boolean {
  if (schema.kind === "union") return schema.members.some(isAny);
  return schema.kind === "intersection" ? partsOf(schema).every(isAny) : schema.kind === "any";
}

/** The properties of an object, and those that are required but not declared: these have the type of undeclared members. */
export function propertiesOf(schema: ObjectSchema): readonly Property[] {
  const { alsoRequired } = schema;
  if (alsoRequired.length === 0) return schema.properties;
  const undeclared = undeclaredSchema(schema);
  return [...schema.properties, ...alsoRequired.map((name) => ({ name, required: true, schema: undeclared }))];
}

function undeclaredSchema({ additionalProperties, patternProperties = [], pointer }: ObjectSchema): Schema {
  const base = { nullable: false, deprecated: false, readOnly: false, writeOnly: false, pointer };
  const additional = typeof additionalProperties === "object" ? [additionalProperties] : [];
  const members = [...patternProperties.map(({ schema }) => schema), ...additional];
  const [first] = members;
  const isOpen = additionalProperties === true || (additionalProperties === undefined && patternProperties.length > 0);
  if (first === undefined || isOpen) return { ...base, kind: "any" };
  return members.length === 1 ? first : { ...base, kind: "union", keyword: "anyOf", members };
}

/** What the whole says of members that no part sees to (JSON Schema Core, section 11.3). */
function closedBy(
  merged: ReturnType<typeof merge>,
  { unevaluatedProperties }: IntersectionSchema,
): ReturnType<typeof merge> {
  const isOpen = merged.additionalProperties === undefined && unevaluatedProperties !== undefined;
  return isOpen ? { ...merged, additionalProperties: unevaluatedProperties } : merged;
}

type Merged = "kind" | "properties" | "alsoRequired" | "additionalProperties" | "patternProperties" | "propertyNames";

function merge(parts: readonly ObjectSchema[], { lookup, onConflict }: Flattening): Pick<ObjectSchema, Merged> {
  const required = new Set(parts.flatMap((part) => part.alsoRequired));
  const declared = new Map<string, [Property, ...Property[]]>();
  for (const property of parts.flatMap((part) => part.properties)) {
    const earlier = declared.get(property.name);
    if (earlier === undefined) declared.set(property.name, [property]);
    else earlier.push(property);
  }
  const properties = [...declared].map(([name, [first, ...more]]): Property => ({
    ...(more.at(-1) ?? first),
    required: required.has(name) || first.required || more.some((property) => property.required),
    schema: intersectAll([first.schema, ...more.map(({ schema }) => schema)], lookup, onConflict),
  }));
  const additional = additionalOf(parts, lookup);
  const patternProperties = parts.flatMap((part) => part.patternProperties ?? []);
  const [names, ...others] = parts.flatMap((part) => part.propertyNames ?? []);
  return {
    kind: "object",
    properties,
    alsoRequired: [...required].filter((name) => !declared.has(name)),
    ...(additional === undefined ? {} : { additionalProperties: additional }),
    ...(patternProperties.length > 0 && { patternProperties }),
    ...(names !== undefined && { propertyNames: intersectAll([names, ...others], lookup) }),
  };
}

/** What is said of undeclared members by the parts that have a schema for them. That a part is closed is not meant against the others. */
function additionalOf(parts: readonly ObjectSchema[], lookup: SchemaLookup): Schema | true | undefined {
  const said = parts.map((part) => part.additionalProperties);
  const [first, ...others] = said.filter((one) => typeof one === "object");
  if (first !== undefined) return intersectAll([first, ...others], lookup);
  return said.includes(true) ? true : undefined;
}

function annotationsOf(schema: Schema): Omit<ObjectSchema, Merged> {
  const { nullable, deprecated, readOnly, writeOnly, pointer, title, description } = schema;
  return {
    nullable,
    deprecated,
    readOnly,
    writeOnly,
    pointer,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
  };
}

/** Whether `such` holds for the schema or for one of those that it is made of: what it refers to, members of unions and of `allOf`. */
export function canBe(
  schema: Schema,
  lookup: SchemaLookup,
  such: (schema: Schema) => boolean,
  visited = new Set<string>(),
): boolean {
  if (such(schema)) return true;
  if (schema.kind === "union" || schema.kind === "intersection") {
    return schema.members.some((member) => canBe(member, lookup, such, visited));
  }
  if (schema.kind !== "ref" || visited.has(schema.name)) return false;
  visited.add(schema.name);
  const target = lookup(schema.name);
  return target !== undefined && canBe(target, lookup, such, visited);
}
