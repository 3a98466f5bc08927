/** Readers of mappings, by type. A member of another type counts as absent: the parse stage has reported it. */
import { isObject, isWrittenAsDecimal, type JsonObject, keysOf, textOfScalar } from "../../../load/index.js";
import { Decimal } from "./decimal.js";

/** An own member; a key such as `constructor` finds nothing else. */
export function member(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** An own member with the numbers of Java, in it and below: what may be any value. */
export function valueAt(object: JsonObject, key: string): unknown {
  return withDecimals(object, key, member(object, key));
}

function withDecimals(holder: object, key: string, value: unknown): unknown {
  if (typeof value === "number") return isWrittenAsDecimal(holder, key) ? new Decimal(value) : value;
  if (Array.isArray(value)) return value.map((item, index) => withDecimals(value, String(index), item));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withDecimals(value, name, item)]));
}

/** `{ key: value }`, or nothing where there is no value: absent is not undefined. */
export function optional<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: T });
}

/** The texts among the members; a number or a boolean counts as the text it was written as. */
export function text<K extends string>(object: JsonObject, ...keys: readonly K[]): { [P in K]?: string } {
  return pick(object, keys, textOf);
}

/** As {@link text}, but null is a text, too: `null`. */
export function textOrNull<K extends string>(object: JsonObject, ...keys: readonly K[]): { [P in K]?: string } {
  return pick(object, keys, (value, ...place) => (value === null ? "null" : textOf(value, ...place)));
}

/** How a release reads the texts of people and what else has no meaning to its parser. */
export type ReadText = typeof text;

function textOf(value: unknown, object: JsonObject, key: string): string | undefined {
  return typeof value === "string" ? value : textOfScalar(object, key);
}

export function bool<K extends string>(object: JsonObject, ...keys: readonly K[]): { [P in K]?: boolean } {
  return pick(object, keys, (value) => (typeof value === "boolean" ? value : undefined));
}

export function number<K extends string>(object: JsonObject, ...keys: readonly K[]): { [P in K]?: number } {
  return pick(object, keys, (value) => (typeof value === "number" ? value : undefined));
}

function pick<K extends string, T>(
  object: JsonObject,
  keys: readonly K[],
  convert: (value: unknown, object: JsonObject, key: string) => T | undefined,
): { [P in K]?: T } {
  // Called for each schema of each dialect: no lists in between.
  const found: { [P in K]?: T } = {};
  for (const key of keys) {
    const value = convert(member(object, key), object, key);
    if (value !== undefined) found[key] = value;
  }
  return found;
}

export function flag(object: JsonObject, key: string): boolean {
  return member(object, key) === true;
}

export function texts(object: JsonObject, key: string): string[] | undefined {
  const value = member(object, key);
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : undefined;
}

export function list<T>(object: JsonObject, key: string, read: (item: JsonObject) => T): T[] {
  const value = member(object, key);
  return Array.isArray(value) ? value.filter(isObject).map((item) => read(item)) : [];
}

export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = member(object, key);
  return isObject(value) ? value : {};
}

/** The members that are mappings, in written order, without extensions. */
export function entriesOf(object: JsonObject): [string, JsonObject][] {
  return keysOf(object).flatMap((key): [string, JsonObject][] => {
    const value = object[key];
    return isObject(value) ? [[key, value]] : [];
  });
}

export function mapOf<T>(object: JsonObject, read: (value: JsonObject) => T): Map<string, T> {
  return new Map(entriesOf(object).map(([key, value]) => [key, read(value)]));
}

/** The members that begin with `x-`. */
export function extensionsOf(object: JsonObject): Map<string, unknown> {
  return new Map(keysOf(object).flatMap((key) => (key.startsWith("x-") ? [[key, object[key]] as const] : [])));
}
