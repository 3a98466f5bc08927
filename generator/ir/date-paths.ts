/** Where a value that is sent holds points in time, so that a client can complete those that lack an offset. */
import { flattenObject, propertiesOf, type SchemaLookup } from "./flatten.js";
import type { ObjectSchema, Schema } from "./model.js";
import { everySchema, refsIn } from "./walk.js";

/** What is at a place: 0, a date-time; any other number, the part of this number in {@link DatePaths}. */
export type DatePlace = number;

/** Members by name, and the place that all others have, and all items of a list. */
export interface DatePart {
  readonly own: readonly (readonly [name: string, place: DatePlace])[];
  readonly each?: DatePlace;
}

/** The parts of a value, the value itself first, whose number is 1. A part may be within itself. */
export type DatePaths = readonly [DatePart, ...DatePart[]];

/** Parts are told for so many kinds of values at most: a body has far fewer. */
const limit = 1000;

/**
 * Where a value of this schema holds date-times; undefined where it holds none. What may be another text too, or any value, is left out:
 * nobody knows that it is a date.
 */
export function datePaths(schema: Schema, lookup: SchemaLookup): DatePaths | undefined {
  if (!mayHoldDates(schema, lookup)) return undefined;
  const found: Found = { lookup, numbers: new Map(), parts: [], ids: new Map() };
  if (placeOf([schema], found) !== 1 || found.parts.length > limit) return undefined;
  return used(found.parts);
}

interface Found {
  readonly lookup: SchemaLookup;
  /** What a value may be, as text → the number of its part. */
  readonly numbers: Map<string, number>;
  readonly parts: DatePart[];
  readonly ids: Map<Schema, number>;
}

/** Of each API, the named schemas that are known to lead to no date: many bodies share them. */
const dateless = new WeakMap<SchemaLookup, Set<string>>();

function mayHoldDates(schema: Schema, lookup: SchemaLookup): boolean {
  const known = dateless.get(lookup) ?? new Set<string>();
  const seen = new Set(refsIn(schema));
  if (everySchema(schema).some(isDate)) return true;
  // A set that grows while it is walked is walked to its end.
  for (const name of seen) {
    const target = known.has(name) ? undefined : lookup(name);
    if (target === undefined) continue;
    if (everySchema(target).some(isDate)) return true;
    for (const inner of refsIn(target)) seen.add(inner);
  }
  for (const name of seen) known.add(name);
  dateless.set(lookup, known);
  return false;
}

function isDate(schema: Schema): boolean {
  return schema.kind === "string" && schema.format === "date-time";
}

/** What is at a place where a value may be of any of these schemas. */
function placeOf(schemas: readonly Schema[], found: Found): DatePlace | undefined {
  const kinds = [...new Set(schemas.flatMap((schema) => kindsOf(schema, found.lookup, new Set())))];
  if (kinds.some(isOtherText)) return undefined;
  if (kinds.some(isDate)) return 0;
  const held = kinds.filter(({ kind }) => kind === "object" || kind === "array" || kind === "tuple");
  return held.length === 0 ? undefined : partNumber(held, found);
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

function isOtherText(schema: Schema): boolean {
  if (schema.kind === "enum") return schema.values.some((value) => typeof value === "string");
  return schema.kind === "any" || (schema.kind === "string" && !["date-time", "date"].includes(schema.format ?? ""));
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

function partOf(kinds: readonly Schema[], found: Found): DatePart {
  const objects = kinds.filter((one) => one.kind === "object").map(membersOf);
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

/** What each member may be: nothing where it is not sent. */
function membersOf(object: ObjectSchema) {
  const declared = new Map(
    propertiesOf(object).map(({ name, schema }) => [name, schema.readOnly ? [] : [schema]] as const),
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

/** The parts that lead to a date, in their order, with new numbers; undefined for none. */
function used(parts: readonly DatePart[]): DatePaths | undefined {
  const leading = new Set<DatePlace>([0]);
  for (let size = 0; size !== leading.size;) {
    size = leading.size;
    parts.forEach((part, index) => {
      if (placesOf(part).some((place) => leading.has(place))) leading.add(index + 1);
    });
  }
  const numbers = new Map([...leading].sort((a, b) => a - b).map((place, index) => [place, index]));
  const [first, ...others] = parts.flatMap((part, index) =>
    numbers.has(index + 1) ? [renumbered(part, numbers)] : [],
  );
  return first === undefined || !leading.has(1) ? undefined : [first, ...others];
}

function placesOf({ own, each }: DatePart): readonly DatePlace[] {
  return [...own.map(([, place]) => place), ...(each === undefined ? [] : [each])];
}

function renumbered({ own, each }: DatePart, numbers: ReadonlyMap<DatePlace, number>): DatePart {
  const other = each === undefined ? undefined : numbers.get(each);
  return {
    own: own.flatMap(([name, place]) => {
      const number = numbers.get(place);
      return number === undefined ? [] : [[name, number] as const];
    }),
    ...(other !== undefined && { each: other }),
  };
}
