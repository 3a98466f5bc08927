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

/** Parts are told for so many kinds of values at most: they stand in the code of each operation. A body has far fewer. */
const limit = 200;

/**
 * Where a value of one of these schemas holds what is wanted; undefined where it holds none. What may be another text too, or any
 * value, is left out: nobody knows that it is a date.
 */
export function placesIn(schemas: readonly Schema[], lookup: SchemaLookup, wanted: Wanted): Places | undefined {
  if (!schemas.some((schema) => mayHold(schema, lookup, wanted))) return undefined;
  const whole = targetOf(schemas, graphOf(lookup, wanted));
  if (whole === undefined || typeof whole === "string") return whole && { whole, parts: [] };
  const found = new Set<Node>();
  collect(whole, found);
  return found.size > limit ? undefined : used(whole, [...found]);
}

/** What values may be, and what they hold: of a whole API, since many operations share it. */
interface Graph {
  readonly lookup: SchemaLookup;
  readonly wanted: Wanted;
  /** By the numbers of the schemas that a value may be of. */
  readonly nodes: Map<string, Node>;
  readonly ids: Map<Schema, number>;
}

/** A part before it has a number. What it holds is found when it is asked for. */
interface Node {
  readonly holds: () => Held;
}

interface Held {
  readonly own: readonly (readonly [name: string, target: Target])[];
  readonly each: Target | undefined;
}

type Target = Converted | Node;

const graphs = new WeakMap<SchemaLookup, Map<string, Graph>>();

function graphOf(lookup: SchemaLookup, wanted: Wanted): Graph {
  const byWanted = graphs.get(lookup) ?? new Map<string, Graph>();
  graphs.set(lookup, byWanted);
  const key = [wanted.direction, ...wanted.kinds].join();
  const graph = byWanted.get(key) ?? { lookup, wanted, nodes: new Map(), ids: new Map() };
  byWanted.set(key, graph);
  return graph;
}

/** A node and all that it leads to, each behind what leads to it; no more than are told. */
function collect(node: Node, found: Set<Node>): void {
  if (found.size > limit) return;
  found.add(node);
  for (const target of targetsOf(node)) if (typeof target !== "string" && !found.has(target)) collect(target, found);
}

function targetsOf(node: Node): readonly Target[] {
  const { own, each } = node.holds();
  return [...own.map(([, target]) => target), ...(each === undefined ? [] : [each])];
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
function targetOf(schemas: readonly Schema[], graph: Graph): Target | undefined {
  const each = schemas.map((schema) => [...new Set(kindsOf(schema, graph.lookup, new Set()))]);
  const kinds = [...new Set(each.flat())];
  if (kinds.some(({ kind }) => kind === "any")) return undefined;
  const converted = kinds.flatMap((kind) => convertedIn(kind, graph.wanted) ?? []);
  const place = converted.find((one) => !each.some((alternative) => isOther(alternative, one, graph.wanted)));
  if (place !== undefined || converted.length > 0) return place;
  const held = kinds.filter(({ kind }) => kind === "object" || kind === "array" || kind === "tuple");
  return held.length === 0 ? undefined : nodeOf(held, graph);
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

function nodeOf(kinds: readonly Schema[], graph: Graph): Node {
  const key = kinds.map((kind) => idOf(kind, graph)).join();
  const known = graph.nodes.get(key);
  if (known !== undefined) return known;
  let held: Held | undefined;
  const node = { holds: () => (held ??= heldBy(kinds, graph)) };
  graph.nodes.set(key, node);
  return node;
}

function idOf(schema: Schema, { ids }: Graph): number {
  const id = ids.get(schema) ?? ids.size;
  ids.set(schema, id);
  return id;
}

function heldBy(kinds: readonly Schema[], graph: Graph): Held {
  const objects = kinds.filter((one) => one.kind === "object").map((one) => membersOf(one, graph.wanted));
  const names = new Set(objects.flatMap(({ declared }) => [...declared.keys()]));
  const own = [...names].flatMap((name) => {
    const target = targetOf(
      objects.flatMap(({ declared, others }) => declared.get(name) ?? others),
      graph,
    );
    return target === undefined ? [] : [[name, target] as const];
  });
  return { own, each: targetOf(kinds.flatMap(othersOf), graph) };
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

/** The nodes that lead to what is wanted, as parts with numbers, in their order; undefined for none. */
function used(whole: Node, nodes: readonly Node[]): Places | undefined {
  const leading = new Set<Target>(["date-time", "int64"]);
  for (let size = 0; size !== leading.size;) {
    size = leading.size;
    for (const node of nodes) if (targetsOf(node).some((target) => leading.has(target))) leading.add(node);
  }
  const kept = nodes.filter((node) => leading.has(node));
  const numbers = new Map<Target, number>(kept.map((node, index) => [node, index + 1]));
  const placeOf = (target: Target): readonly Place[] =>
    typeof target === "string" ? [target] : [numbers.get(target) ?? []].flat();
  const parts = kept.map((node): Part => {
    const { own, each } = node.holds();
    const [other] = each === undefined ? [] : placeOf(each);
    return {
      own: own.flatMap(([name, target]) => placeOf(target).map((place) => [name, place] as const)),
      ...(other !== undefined && { each: other }),
    };
  });
  return leading.has(whole) ? { whole: 1, parts } : undefined;
}
