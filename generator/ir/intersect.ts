/** What satisfies several schemas at once, as one schema: each part of an `allOf` holds (JSON Schema Core, section 10.2.1.1). */
import type {
  ArraySchema,
  EnumSchema,
  NumberSchema,
  Schema,
  SchemaBase,
  StringSchema,
  TupleSchema,
  UnionSchema,
} from "./model.js";

/** Finds a named schema. */
export type SchemaLookup = (name: string) => Schema | undefined;

/** Called for two schemas that no value satisfies at once. */
export type OnConflict = (earlier: Schema, later: Schema) => void;

/**
 * The schema of what satisfies both. Scalars, values and lists become one; objects stay parts of an intersection, whose type has the
 * properties of all. The words of the later one win. Limits are those of a type: who asks for the others asks both schemas.
 */
export function intersect(earlier: Schema, later: Schema, lookup: SchemaLookup, onConflict?: OnConflict): Schema {
  return both(earlier, later, { lookup, steps: { left: mostSteps }, ...(onConflict && { onConflict }) });
}

/** The schema of what satisfies all of them: of parts that are one, that; else an intersection. */
export function intersectAll(
  parts: readonly [Schema, ...Schema[]],
  lookup: SchemaLookup,
  onConflict?: OnConflict,
): Schema {
  const [first, ...others] = parts;
  if (others.length > fewOthers && parts.every((part) => isObjectIn(part, lookup))) return joinedAll(parts);
  return others.reduce((whole, part) => intersect(whole, part, lookup, onConflict), first);
}

/** More objects than this are joined at once: one by one, each would be copied with all before it. */
const fewOthers = 20;

function isObjectIn(part: Schema, lookup: SchemaLookup): boolean {
  const scope = { lookup, steps: { left: mostSteps } };
  const found = resolved(part, scope);
  return found !== undefined && isObject(found, scope);
}

/** {@link joined} and {@link annotated} for many objects. */
function joinedAll(parts: readonly [Schema, ...Schema[]]): Schema {
  const distinct = new Map(parts.flatMap(membersOf).map((part) => [part.kind === "ref" ? part.name : part, part]));
  const words = parts.map(wordsOf).reduce((all, own) => ({ ...all, ...own }));
  const members = [...distinct.values()];
  const [only = parts[0]] = members;
  return {
    ...(members.length === 1 ? only : { kind: "intersection", members }),
    nullable: parts.every(({ nullable }) => nullable),
    deprecated: parts.some(({ deprecated }) => deprecated),
    readOnly: parts.some(({ readOnly }) => readOnly),
    writeOnly: parts.some(({ writeOnly }) => writeOnly),
    ...words,
    pointer: (parts.at(-1) ?? only).pointer,
  };
}

/** Unions of unions multiply; what takes longer stays an intersection. */
const mostSteps = 1_000;

interface Scope {
  readonly lookup: SchemaLookup;
  readonly steps: { left: number };
  readonly onConflict?: OnConflict;
}

function both(a: Schema, b: Schema, scope: Scope): Schema {
  if (a === b || b.kind === "never") return b;
  if (b.kind === "any") return annotated(a, a, b);
  if (a.kind === "any") return annotated(b, a, b);
  if (a.kind === "ref" && b.kind === "ref" && a.name === b.name) return annotated(b, a, b);
  scope.steps.left -= 1;
  const found = scope.steps.left < 0 ? joined(a, b) : ofKinds(a, b, scope);
  return annotated(found, a, b);
}

/** The annotations of both: flags of either count, other words are the later one's where it has them. Null is for both or for none. */
function annotated(schema: Schema, a: Schema, b: Schema): Schema {
  const nullable = admitsNull(a) && admitsNull(b) && (a.nullable || b.nullable);
  const flags = {
    nullable,
    deprecated: a.deprecated || b.deprecated,
    readOnly: a.readOnly || b.readOnly,
    writeOnly: a.writeOnly || b.writeOnly,
  };
  const said = { ...flags, ...wordsOf(a), ...wordsOf(b) };
  const isSame = Object.entries(said).every(([key, value]) => new Map(Object.entries(schema)).get(key) === value);
  return isSame ? schema : { ...schema, ...said };
}

/** What a schema says of its values in words and examples. */
function wordsOf({ title, description, example, externalDocs, ...schema }: Schema): Partial<SchemaBase> {
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(schema.default !== undefined && { default: schema.default }),
    ...(example !== undefined && { example }),
    ...(externalDocs !== undefined && { externalDocs }),
  };
}

function admitsNull(schema: Schema): boolean {
  return schema.nullable || schema.kind === "any" || schema.kind === "null";
}

function ofKinds(a: Schema, b: Schema, scope: Scope): Schema {
  const [one, other] = [resolved(a, scope), resolved(b, scope)];
  if (one === undefined || other === undefined || (isObject(one, scope) && isObject(other, scope))) return joined(a, b);
  const found = ofResolved(one, other, scope);
  if (found === undefined) return conflict(a, b, scope);
  // A name says more than what it stands for.
  return found === one ? a : found === other ? b : found;
}

/** What a schema is behind its references; undefined for one that has no end. */
function resolved(schema: Schema, { lookup }: Scope): Schema | undefined {
  let found: Schema | undefined = schema;
  for (let hops = 0; found?.kind === "ref"; hops += 1) found = hops < mostHops ? lookup(found.name) : undefined;
  return found;
}

const mostHops = 100;

/** Whether all values are objects. */
function isObject(schema: Schema, scope: Scope, depth = 0): boolean {
  if (schema.kind === "object") return true;
  if (depth > mostDepth) return false;
  const isOne = (member: Schema): boolean => {
    const found = resolved(member, scope);
    return found !== undefined && isObject(found, scope, depth + 1);
  };
  if (schema.kind === "union") return schema.members.every(isOne);
  return schema.kind === "intersection" && schema.members.some(isOne);
}

const mostDepth = 5;

function joined(a: Schema, b: Schema): Schema {
  const { pointer } = b;
  const members = new Set([...membersOf(a), ...membersOf(b)]);
  const flags = { nullable: false, deprecated: false, readOnly: false, writeOnly: false };
  return { kind: "intersection", members: [...members], ...flags, pointer };
}

function membersOf(schema: Schema): readonly Schema[] {
  return schema.kind === "intersection" ? schema.members : [schema];
}

function conflict(a: Schema, b: Schema, { onConflict }: Scope): Schema {
  const base = { nullable: false, deprecated: false, readOnly: false, writeOnly: false, pointer: b.pointer };
  if (admitsNull(a) && admitsNull(b)) return { ...base, kind: "null" };
  onConflict?.(a, b);
  return { ...base, kind: "never" };
}

/** Undefined where there is no such value. Null is looked at elsewhere. One of the two, where it is part of the other. */
function ofResolved(a: Schema, b: Schema, scope: Scope): Schema | undefined {
  if (a.kind === "any") return b;
  if (b.kind === "any") return a;
  if (a.kind === "never" || b.kind === "never") return a.kind === "never" ? a : b;
  if (a.kind === "union") return ofUnion(a, (member) => both(member, b, quiet(scope)));
  if (b.kind === "union") return ofUnion(b, (member) => both(a, member, quiet(scope)));
  if (a.kind === "intersection") return a.members.reduce((whole, member) => both(member, whole, scope), b);
  if (b.kind === "intersection") return b.members.reduce((whole, member) => both(whole, member, scope), a);
  if (a.kind === "enum") return ofValues(a, b);
  if (b.kind === "enum") return ofValues(b, a);
  if (isList(a) && isList(b)) return ofLists(a, b, scope);
  if (isNumber(a) && isNumber(b)) return ofNumbers(a, b);
  if (a.kind === "string" && b.kind === "string") return ofTexts(a, b);
  return a.kind === b.kind ? b : undefined;
}

/** That a member of a union is never is no conflict: another one may be. */
function quiet({ lookup, steps }: Scope): Scope {
  return { lookup, steps };
}

/** The members that are left of a union. */
function ofUnion(union: UnionSchema, narrowed: (member: Schema) => Schema): Schema | undefined {
  const members = union.members.map(narrowed).filter(({ kind }) => kind !== "never");
  const [first] = members;
  if (first === undefined || members.length === 1) return first;
  const isSame = members.length === union.members.length && members.every((one, index) => one === union.members[index]);
  return isSame ? union : { ...union, members };
}

/** The values that the other schema admits, too. They stay open where both lists are, and more than one is left. */
function ofValues(schema: EnumSchema, other: Schema): EnumSchema | undefined {
  const values = schema.values.filter((value) => mayBe(value, other));
  if (values.length === 0) return undefined;
  const open = schema.open && (other.kind !== "enum" || other.open) && values.length > 1;
  return values.length === schema.values.length && open === schema.open ? schema : { ...schema, values, open };
}

function mayBe(value: EnumSchema["values"][number], schema: Schema): boolean {
  switch (schema.kind) {
    case "enum":
      return schema.values.includes(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === schema.kind;
  }
}

type ListSchema = ArraySchema | TupleSchema;

function isList(schema: Schema): schema is ListSchema {
  return schema.kind === "array" || schema.kind === "tuple";
}

/** JSON Schema Core, section 10.3.1: what is at a place satisfies what each says of that place. */
function ofLists(a: ListSchema, b: ListSchema, scope: Scope): Schema | undefined {
  const uniqueItems = a.uniqueItems || b.uniqueItems;
  const least = Math.max(a.minItems ?? 0, b.minItems ?? 0);
  const most = Math.min(a.maxItems ?? Infinity, b.maxItems ?? Infinity);
  const limits = { uniqueItems, ...(most < Infinity && { maxItems: most }) };
  if (a.kind === "array" && b.kind === "array") {
    const items = both(a.items, b.items, scope);
    const isPlain = least === 0 && most === Infinity && !uniqueItems;
    if (isPlain && (items === a.items || items === b.items)) return items === a.items ? a : b;
    return { ...a, ...limits, ...(least > 0 && { minItems: least }), items };
  }
  const places = Math.min(placesOf(a, b), placesOf(b, a));
  const at = (place: number): Schema | undefined => ofPlaces(itemAt(a, place), itemAt(b, place), scope);
  const items = Array.from({ length: places }, (_, place) => at(place)).filter((item) => item !== undefined);
  const rest = at(Infinity);
  const isClosed = rest === undefined;
  if (isClosed && least > items.length) return undefined;
  const { nullable, deprecated, readOnly, writeOnly, pointer } = b;
  const base = { nullable, deprecated, readOnly, writeOnly, pointer };
  return { ...base, kind: "tuple", ...limits, minItems: least, items, ...(isClosed ? {} : { rest }) };
}

/** How many places a list has that the two say different things of: those of the longer one, unless one of them ends before. */
function placesOf(one: ListSchema, other: ListSchema): number {
  const [own, others] = [one, other].map((list) => (list.kind === "tuple" ? list.items.length : 0));
  return one.kind === "tuple" && one.rest === undefined ? (own ?? 0) : Math.max(own ?? 0, others ?? 0);
}

function itemAt(list: ListSchema, place: number): Schema | undefined {
  return list.kind === "array" ? list.items : (list.items[place] ?? list.rest);
}

function ofPlaces(a: Schema | undefined, b: Schema | undefined, scope: Scope): Schema | undefined {
  return a === undefined || b === undefined ? undefined : both(a, b, scope);
}

function isNumber(schema: Schema): schema is NumberSchema {
  return schema.kind === "number" || schema.kind === "integer";
}

function ofNumbers(a: NumberSchema, b: NumberSchema): NumberSchema {
  const keys = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"] as const;
  const says = (one: NumberSchema, other: NumberSchema): boolean =>
    (one.kind === other.kind || one.kind === "integer") && saysAll(one, other, keys);
  if (says(a, b) || says(b, a)) return says(a, b) ? a : b;
  return { ...a, ...b, kind: a.kind === "integer" ? a.kind : b.kind };
}

/** A format says more than none. Of two, one text cannot be both: the later one is believed. */
function ofTexts(a: StringSchema, b: StringSchema): StringSchema {
  const keys = ["format", "bytes", "pattern", "minLength", "maxLength"] as const;
  if (saysAll(a, b, keys) || saysAll(b, a, keys)) return saysAll(a, b, keys) ? a : b;
  return { ...a, ...b };
}

/** Whether one schema says what the other says, and maybe more. */
function saysAll<Key extends string>(
  one: { readonly [K in Key]?: unknown },
  other: { readonly [K in Key]?: unknown },
  keys: readonly Key[],
): boolean {
  return keys.every((key) => other[key] === undefined || other[key] === one[key]);
}
