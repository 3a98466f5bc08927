/**
 * Where a value holds what a client writes or reads in another way than JSON has it: points in time, and integers beyond those that a
 * double holds.
 */
import { flattenObject, propertiesOf, type SchemaLookup } from "./flatten.js";
import type { ObjectSchema, Schema } from "./model.js";
import { everySchema, refsIn } from "./walk.js";

/** What a client converts: `date-time` of strings, `int64` of integers (OpenAPI Format Registry). */
export type Converted = "date-time" | "int64";

/** What is at a place: what is converted, or the part of this number in {@link Places}, counted from 1. */
export type Place = Converted | number;

/** Members by name, and the place that all others have, and all items of a list. */
export interface Part {
  readonly own: readonly (readonly [name: string, place: Place])[];
  readonly each?: Place;
}

/** Where values are converted: the place of the whole, and the parts of it. A part may be within itself. */
export interface Places {
  readonly whole: Place;
  readonly parts: readonly Part[];
}

/** What is looked for, and where: a sent value has no members that only the server sets, a received one none that only a client sends. */
export interface Wanted {
  readonly direction: "sent" | "received";
  readonly kinds: readonly Converted[];
}

/** Parts are told for so many kinds of values at most: a body has far fewer. */
const limit = 1000;

/**
 * Where a value of one of these schemas holds what is wanted; undefined where it holds none. What may be another text too, or any
 * value, is left out: nobody knows that it is a date.
 */
export function placesIn(schemas: readonly Schema[], lookup: SchemaLookup, wanted: Wanted): Places | undefined {
  if (!schemas.some((schema) => mayHold(schema, lookup, wanted))) return undefined;
  const found: Found = { lookup, wanted, numbers: new Map(), parts: [], ids: new Map() };
  const whole = placeOf(schemas, found);
  return whole === undefined || found.parts.length > limit ? undefined : used(whole, found.parts);
}

interface Found {
  readonly lookup: SchemaLookup;
  readonly wanted: Wanted;
  /** What a value may be, as text → the number of its part. */
  readonly numbers: Map<string, number>;
  readonly parts: Part[];
  readonly ids: Map<Schema, number>;
}

/** Of each API, the named schemas that are known to lead to nothing that is wanted, by what that is: many values share them. */
const without = new WeakMap<SchemaLookup, Map<string, Set<string>>>();

function mayHold(schema: Schema, lookup: SchemaLookup, wanted: Wanted): boolean {
  const byKinds = without.get(lookup) ?? new Map<string, Set<string>>();
  const known = byKinds.get(wanted.kinds.join()) ?? new Set<string>();
  without.set(lookup, byKinds.set(wanted.kinds.join(), known));
  const holds = (one: Schema): boolean => everySchema(one).some((inner) => convertedIn(inner, wanted) !== undefined);
  const seen = new Set(refsIn(schema));
  if (holds(schema)) return true;
  // A set that grows while it is walked is walked to its end.
  for (const name of seen) {
    const target = known.has(name) ? undefined : lookup(name);
    if (target === undefined) continue;
    if (holds(target)) return true;
    for (const inner of refsIn(target)) seen.add(inner);
  }
  for (const name of seen) known.add(name);
  return false;
}

function convertedIn(schema: Schema, { kinds }: Wanted): Converted | undefined {
  if (schema.kind !== "string" && schema.kind !== "integer") return undefined;
  const name = schema.kind === "string" ? "date-time" : "int64";
  return schema.format === name && kinds.includes(name) ? name : undefined;
}

/** What is at a place where a value may be of any of these schemas. */
function placeOf(schemas: readonly Schema[], found: Found): Place | undefined {
  const each = schemas.map((schema) => [...new Set(kindsOf(schema, found.lookup, new Set()))]);
  const kinds = [...new Set(each.flat())];
  if (kinds.some(({ kind }) => kind === "any")) return undefined;
  const converted = kinds.flatMap((kind) => convertedIn(kind, found.wanted) ?? []);
  const place = converted.find((one) => !each.some((alternative) => isOther(alternative, one, found.wanted)));
  if (place !== undefined || converted.length > 0) return place;
  const held = kinds.filter(({ kind }) => kind === "object" || kind === "array" || kind === "tuple");
  return held.length === 0 ? undefined : partNumber(held, found);
}

/**
 * Whether a value could be taken for what is converted, and is not meant. A received one may be either, and what it is like counts: so
 * says its type, too.
 */
function isOther(kinds: readonly Schema[], converted: Converted, wanted: Wanted): boolean {
  const isEither = wanted.direction === "received" && kinds.some((kind) => convertedIn(kind, wanted) === converted);
  return !isEither && kinds.some((kind) => isLike(kind, converted));
}

function isLike(schema: Schema, converted: Converted): boolean {
  const type = converted === "date-time" ? "string" : "number";
  if (schema.kind === "enum") return schema.values.some((value) => typeof value === type);
  if (converted === "date-time")
    return schema.kind === "string" && !["date-time", "date"].includes(schema.format ?? "");
  return schema.kind === "number" || (schema.kind === "integer" && schema.format !== "int64");
}

/** What a schema comes down to: no references, no unions, and objects in place of an `allOf` of objects. */
function kindsOf(schema: Schema, lookup: SchemaLookup, seen: Set<string>): readonly Schema[] {
  switch (schema.kind) {
    case "ref": {
      const target = seen.has(schema.name) ? undefined : lookup(schema.name);
      return target === undefined ? [] : kindsOf(target, lookup, seen.add(schema.name));
    }
    case "union":
      return schema.members.flatMap((member) => kindsOf(member, lookup, seen));
    case "intersection": {
      const [only, ...others] = schema.members.filter(({ kind }) => kind !== "any");
      if (only !== undefined && others.length === 0) return kindsOf(only, lookup, seen);
      return [flattenObject(schema, lookup) ?? { ...schema, kind: "any" }];
    }
    default:
      return [schema];
  }
}

function partNumber(kinds: readonly Schema[], found: Found): number {
  const text = kinds.map((kind) => idOf(kind, found)).join();
  const known = found.numbers.get(text);
  if (known !== undefined) return known;
  const number = found.parts.push({ own: [] });
  found.numbers.set(text, number);
  // One that is beyond the limit is not looked into: then nothing is told.
  if (number <= limit) found.parts[number - 1] = partOf(kinds, found);
  return number;
}

function idOf(schema: Schema, { ids }: Found): number {
  const id = ids.get(schema) ?? ids.size;
  ids.set(schema, id);
  return id;
}

function partOf(kinds: readonly Schema[], found: Found): Part {
  const objects = kinds.filter((one) => one.kind === "object").map((one) => membersOf(one, found.wanted));
  const names = new Set(objects.flatMap(({ declared }) => [...declared.keys()]));
  const own = [...names].flatMap((name) => {
    const place = placeOf(
      objects.flatMap(({ declared, others }) => declared.get(name) ?? others),
      found,
    );
    return place === undefined ? [] : [[name, place] as const];
  });
  const each = placeOf(kinds.flatMap(othersOf), found);
  return { own, ...(each !== undefined && { each }) };
}

/** What each member may be: nothing where it does not travel in this direction. */
function membersOf(object: ObjectSchema, { direction }: Wanted) {
  const hidden = direction === "sent" ? "readOnly" : "writeOnly";
  const declared = new Map(
    propertiesOf(object).map(({ name, schema }) => [name, schema[hidden] ? [] : [schema]] as const),
  );
  return { declared, others: othersOf(object) };
}

/** What the items of a list may be, and the members that an object does not declare. */
function othersOf(schema: Schema): readonly Schema[] {
  switch (schema.kind) {
    case "array":
      return [schema.items];
    case "tuple":
      return [...schema.items, ...(schema.rest === undefined ? [] : [schema.rest])];
    case "object": {
      const { additionalProperties: more, patternProperties = [], ...any } = schema;
      const open = more === true ? [{ ...base(any), kind: "any" } as const] : [];
      return [...open, ...(typeof more === "object" ? [more] : []), ...patternProperties.map((one) => one.schema)];
    }
    default:
      return [];
  }
}

function base({ nullable, deprecated, readOnly, writeOnly, pointer }: Omit<ObjectSchema, "kind">) {
  return { nullable, deprecated, readOnly, writeOnly, pointer };
}

/** The parts that lead to what is wanted, in their order, with new numbers; undefined for none. */
function used(whole: Place, parts: readonly Part[]): Places | undefined {
  const leading = new Set<Place>(["date-time", "int64"]);
  for (let size = 0; size !== leading.size;) {
    size = leading.size;
    parts.forEach((part, index) => {
      if (placesOf(part).some((place) => leading.has(place))) leading.add(index + 1);
    });
  }
  if (!leading.has(whole)) return undefined;
  const kept = parts.flatMap((_, index) => (leading.has(index + 1) ? [index + 1] : []));
  const numbers = new Map<Place, Place>(kept.map((place, index) => [place, index + 1]));
  const renumber = (place: Place): readonly Place[] =>
    typeof place === "string" ? [place] : [numbers.get(place) ?? []].flat();
  const [first = whole] = renumber(whole);
  return { whole: first, parts: kept.flatMap((place) => renumbered(parts[place - 1], renumber)) };
}

function placesOf({ own, each }: Part): readonly Place[] {
  return [...own.map(([, place]) => place), ...(each === undefined ? [] : [each])];
}

function renumbered(part: Part | undefined, renumber: (place: Place) => readonly Place[]): Part[] {
  if (part === undefined) return [];
  const own = part.own.flatMap(([name, place]) => renumber(place).map((number) => [name, number] as const));
  const [each] = part.each === undefined ? [] : renumber(part.each);
  return [{ own, ...(each !== undefined && { each }) }];
}
