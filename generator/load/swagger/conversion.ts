/** What all parts of a conversion share. */
import type { Finding } from "../../diagnostics.js";
import { announceKey, copy, isObject, type JsonObject, keysOf } from "../json.js";
import { pathTo, resolvePointer, toPointer } from "../pointer.js";
import type { Moves, Path } from "./moves.js";

export interface Conversion {
  /** The Swagger document. */
  readonly root: JsonObject;
  readonly moves: Moves;
  readonly findings: Finding[];
  /** The scheme of the URL that the document was read from. */
  readonly scheme: "http" | "https";
}

/** A part of the Swagger document, and the path of what it becomes. */
export interface At<T = unknown> {
  readonly value: T;
  readonly from: Path;
  readonly to: Path;
}

/** Says that something of the document cannot be said in OpenAPI 3. */
export function lose({ findings }: Conversion, to: Path, message: string): void {
  findings.push({ code: "QUIRK_SWAGGER_LOSS", message, pointer: toPointer(to) });
}

/** An own member of a mapping. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

export function textAt(object: JsonObject, key: string): string | undefined {
  const value = own(object, key);
  return typeof value === "string" ? value : undefined;
}

/** A list of texts; one text alone is read as such a list. */
export function textsAt(object: JsonObject, key: string): readonly string[] | undefined {
  const value = own(object, key);
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : undefined;
}

/** An object of these members, in their order; those that are undefined are left out. */
export function objectOf(members: Iterable<readonly [string, unknown]>): JsonObject {
  const object: JsonObject = {};
  for (const [key, value] of members) {
    if (value === undefined) continue;
    announceKey(object, key);
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}

/** Copies of the members of a mapping, without some of them. */
export function rest(object: JsonObject, without: readonly string[]): [string, unknown][] {
  return keysOf(object)
    .filter((key) => !without.includes(key))
    .map((key) => [key, copy(object[key])]);
}

/** The members of a mapping that are mappings, converted; what is no mapping is copied, for the parser to complain about. */
export function mapped(
  value: unknown,
  from: Path,
  to: Path,
  convert: (at: At<JsonObject>, key: string) => unknown,
): JsonObject | undefined {
  if (!isObject(value)) return value === undefined ? undefined : (copy(value) as JsonObject);
  return objectOf(
    keysOf(value).map((key) => {
      const member = value[key];
      const at = { from: [...from, key], to: [...to, key] };
      return [key, isObject(member) ? convert({ ...at, value: member }, key) : copy(member)];
    }),
  );
}

/** What a reference of this document leads to, over several steps; the object itself where it is none. */
export function target({ root }: Conversion, at: At<JsonObject>): At<JsonObject> {
  let current: JsonObject = at.value;
  let from = at.from;
  for (let step = 0; step < 20; step++) {
    const ref = textAt(current, "$ref");
    const found = ref?.startsWith("#") === true ? resolvePointer(root, ref) : undefined;
    if (ref === undefined || !isObject(found)) break;
    [current, from] = [found, pathTo(root, ref) ?? []];
  }
  return { ...at, value: current, from };
}
