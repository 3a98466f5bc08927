/**
 * `$dynamicRef` (JSON Schema Core 2020-12, section 8.2.3.2) and `$recursiveRef` (2019-09, section 8.2.4.2.2) as plain references. Which
 * schema such a reference leads to depends on the schema that a reader came from: what it stands in is written out once for each schema
 * that gives the anchor a meaning of its own, as for the arguments of a generic type.
 */
import { failure } from "../diagnostics.js";
import { copy, isObject, type JsonObject, keysOf, put } from "./json.js";
import { follow, pathTo, toPointer } from "./pointer.js";

export type Path = readonly string[];

/** A schema resource, or a component: what anchors belong to. */
export interface Unit {
  readonly path: Path;
  readonly value: JsonObject;
  /** The dynamic anchors inside, by name; the one of `$recursiveAnchor` has no name. */
  readonly anchors: Map<string, Path>;
  readonly dynamics: DynamicReference[];
  readonly references: UnitReference[];
}

/** A `$dynamicRef` inside a unit. */
export interface DynamicReference {
  readonly path: Path;
  /** The name of the dynamic anchor; undefined where it leads to something else, so that it is a plain reference. */
  readonly name: string | undefined;
  /** Where it leads if nobody gives the anchor another meaning. */
  readonly target: Path;
}

/** A `$ref` inside a unit. */
export interface UnitReference {
  readonly path: Path;
  readonly to: Unit;
  /** The keys from the unit to what is named. */
  readonly inner: Path;
}

/** The meaning of dynamic anchors: where each leads. */
type Bindings = ReadonlyMap<string, Path>;

/** The most copies, and the most values in them. Real documents have a handful of each. */
const limits = { copies: 200, values: 200_000 };

/**
 * Makes plain references of the dynamic ones of a document whose other references are pointers.
 *
 * @throws Failure SPEC_LIMIT
 */
export function bindDynamicReferences(document: JsonObject, units: readonly Unit[]): void {
  if (units.every(({ dynamics }) => dynamics.length === 0)) return;
  const needs = needsOf(units);
  const generic = units.filter((unit) => (needs.get(unit)?.size ?? 0) > 0);
  const originals = new Map(generic.map((unit) => [unit, copy(unit.value) as JsonObject]));
  const made = new Map<string, Path>();
  let values = 0;

  /** The path of the unit with these bindings. */
  function boundUnit(unit: Unit, bindings: Bindings): Path {
    const key = JSON.stringify([unit.path, [...bindings]]);
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = copy(originals.get(unit)) as JsonObject;
    values += countOf(value);
    if (made.size >= limits.copies || values > limits.values) {
      throw failure("SPEC_LIMIT", "`$dynamicRef` can point to too many schemas.", { pointer: toPointer(unit.path) });
    }
    const name = freeName(document, `${unit.path.at(-1) ?? ""}Of${bindings.values().next().value?.[2] ?? ""}`);
    const path = ["components", "schemas", name];
    made.set(key, path);
    put(schemasOf(document), name, value);
    bind(unit, value, path, bindings);
    return path;
  }

  /** Lets what stands in a copy of a unit lead to where the bindings say, or else into the copy. */
  function bind(unit: Unit, value: JsonObject, path: Path, outer: Bindings): void {
    const own = [...unit.anchors].map(([name, at]) => [name, [...path, ...at.slice(unit.path.length)]] as const);
    const bindings = new Map([...own, ...outer]);
    for (const dynamic of unit.dynamics) {
      const holder = follow(value, dynamic.path.slice(unit.path.length)) as JsonObject;
      const bound = dynamic.name === undefined ? undefined : bindings.get(dynamic.name);
      refer(holder, bound ?? dynamic.target);
    }
    for (const { path: at, to, inner } of unit.references) {
      const holder = follow(value, at.slice(unit.path.length)) as JsonObject;
      const needed = new Map([...bindings].filter(([name]) => needs.get(to)?.has(name)));
      if (to === unit) refer(holder, [...path, ...inner]);
      else if (needed.size > 0) refer(holder, [...boundUnit(to, needed), ...inner]);
    }
  }

  for (const unit of units) {
    const argument = argumentsFor(unit, needs);
    if (argument === undefined) bind(unit, unit.value, unit.path, new Map());
    else become(unit, argument);
  }

  /** A schema that is only a generic one with its arguments is the generic one with them, under its own name. */
  function become(unit: Unit, to: Unit): void {
    const needed = new Map([...unit.anchors].filter(([name]) => needs.get(to)?.has(name)));
    made.set(JSON.stringify([to.path, [...needed]]), unit.path);
    const value = copy(originals.get(to)) as JsonObject;
    bind(to, value, unit.path, needed);
    delete (unit.value as Record<string, unknown>)["$ref"];
    for (const key of keysOf(value))
      if (!identifiers.has(key)) put(unit.value, key, merged(value[key], unit.value, key));
  }
}

const identifiers: ReadonlySet<string> = new Set(["$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$schema"]);
const words: ReadonlySet<string> = new Set([...identifiers, "$ref", "$defs", "title", "description", "$comment"]);

function merged(value: unknown, into: JsonObject, key: string): unknown {
  const own = Object.hasOwn(into, key) ? into[key] : undefined;
  return key === "$defs" && isObject(own) && isObject(value) ? { ...value, ...own } : (own ?? value);
}

/** The generic schema that a unit gives arguments to and says nothing else of. */
function argumentsFor(unit: Unit, needs: ReadonlyMap<Unit, ReadonlySet<string>>): Unit | undefined {
  if (unit.dynamics.length > 0 || !Object.keys(unit.value).every((key) => words.has(key))) return undefined;
  const root = unit.references.find(({ path }) => path.length === unit.path.length);
  if (root === undefined || root.to === unit || root.inner.length > 0) return undefined;
  return [...unit.anchors.keys()].some((name) => needs.get(root.to)?.has(name)) ? root.to : undefined;
}

/** Unit → the anchors whose meaning it depends on, itself or through what it refers to. */
function needsOf(units: readonly Unit[]): ReadonlyMap<Unit, ReadonlySet<string>> {
  const needs = new Map(units.map((unit) => [unit, new Set<string>()]));
  const users = new Map<Unit, Set<Unit>>();
  for (const unit of units) for (const { to } of unit.references) users.set(to, (users.get(to) ?? new Set()).add(unit));
  const open = units.flatMap((unit) =>
    unit.dynamics.flatMap(({ name }) => (name === undefined ? [] : [{ unit, name }])),
  );
  // A list that grows while it is walked is walked to its end.
  for (const { unit, name } of open) {
    if (needs.get(unit)?.has(name)) continue;
    needs.get(unit)?.add(name);
    for (const user of users.get(unit) ?? []) open.push({ unit: user, name });
  }
  return needs;
}

/** Makes a plain reference of any. */
export function refer(holder: JsonObject, path: Path): void {
  for (const key of ["$dynamicRef", "$recursiveRef"]) delete (holder as Record<string, unknown>)[key];
  // A `%` in a key is encoded (RFC 6901, section 6).
  put(holder, "$ref", toPointer(path).replaceAll("%", "%25"));
}

function schemasOf(document: JsonObject): JsonObject {
  return follow(document, ["components", "schemas"]) as JsonObject;
}

function freeName(document: JsonObject, wanted: string): string {
  let name = wanted;
  for (let number = 2; pathTo(document, toPointer(["components", "schemas", name])) !== undefined; number++) {
    name = `${wanted}${number}`;
  }
  return name;
}

function countOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce<number>((sum, member) => sum + countOf(member), 1);
}
