/** Documents as plain data, and what JavaScript loses of them: the order of keys, and how numbers were written. */

/** A mapping of a document. Keys are data of others (`__proto__`, `constructor`): read own members only. */
export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The keys, in the order written, of those mappings that JavaScript reorders: it sorts keys such as `404` and puts them first. */
const written = new WeakMap<object, string[]>();

/**
 * The keys of a mapping in the order written. `Object.keys` has another order where keys are whole numbers, as in the responses of
 * an operation.
 */
export function keysOf(object: JsonObject): readonly string[] {
  return written.get(object) ?? Object.keys(object);
}

/** Notes that `key` is about to be added to `object`. Call it for each key of an object that is built, so that {@link keysOf} is right. */
export function announceKey(object: JsonObject, key: string): void {
  const order = written.get(object);
  if (order === undefined) {
    if (/^\d+$/.test(key)) written.set(object, [...Object.keys(object), key]);
  } else if (!Object.hasOwn(object, key)) {
    order.push(key);
  }
}

/**
 * For each mapping and list the keys (in a list the indexes) of whole numbers that were written with a point or an exponent: `1.0`,
 * `2e3`. As numbers of JavaScript they equal `1` and `2000`.
 */
const decimals = new WeakMap<object, Set<string>>();

/** Whether the number under `key` (in a list, its index) was written as `1.0` rather than `1`. */
export function isWrittenAsDecimal(object: object, key: string): boolean {
  return decimals.get(object)?.has(key) ?? false;
}

/**
 * A number or a boolean under a key as text: YAML makes one of a text without quotes. What was written as `1.0` stays so.
 * Undefined for any other value.
 */
export function textOfScalar(object: JsonObject, key: string): string | undefined {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  if (typeof value === "boolean") return String(value);
  if (typeof value !== "number") return undefined;
  return isWrittenAsDecimal(object, key) && Math.abs(value) < 1e21 ? value.toFixed(1) : String(value);
}

/** Notes that the whole number under `key` was written as a decimal. */
export function noteDecimal(object: object, key: string): void {
  decimals.set(object, (decimals.get(object) ?? new Set()).add(key));
}

/** The documents that were written in YAML, not in JSON. */
const inYaml = new WeakSet<object>();

/** Whether a document was written in YAML. False for one that had to be changed after it was read. */
export function isWrittenInYaml(document: JsonObject): boolean {
  return inYaml.has(document);
}

/** Notes that a document was written in YAML. */
export function noteYaml(document: JsonObject): void {
  inYaml.add(document);
}

/** For each mapping and list the keys of days and times without quotes: texts in YAML 1.2, but not in YAML 1.1. */
const times = new WeakMap<object, Set<string>>();

/** Whether the text under `key` (in a list, its index) is a day or a time that was written without quotes. */
export function isPlainTime(object: object, key: string): boolean {
  return times.get(object)?.has(key) ?? false;
}

/** Notes that the text under `key` is a day or a time that was written without quotes. */
export function notePlainTime(object: object, key: string): void {
  times.set(object, (times.get(object) ?? new Set()).add(key));
}

/** The mappings that were brought in from other documents. */
const fromElsewhere = new WeakSet<object>();

/** Whether a component was a part of another document, to which a reference led. */
export function isFromElsewhere(object: JsonObject): boolean {
  return fromElsewhere.has(object);
}

/** Notes that a component was a part of another document. */
export function noteFromElsewhere(object: JsonObject): void {
  fromElsewhere.add(object);
}

/** A deep copy that shares nothing with the original and keeps the written order. `__proto__` stays a key like any other. */
export function copy(value: unknown): unknown {
  if (Array.isArray(value)) return copyDecimals(value, value.map(copy));
  if (!isObject(value)) return value;
  const twin = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copy(member)]));
  const order = written.get(value);
  if (order !== undefined) written.set(twin, [...order]);
  if (fromElsewhere.has(value)) fromElsewhere.add(twin);
  return copyDecimals(value, twin);
}

/** A copy of a mapping or a list that shares its members with the original. */
export function shallowCopy<T extends object>(original: T): T {
  if (Array.isArray(original)) return copyDecimals(original, [...(original as readonly unknown[])] as unknown as T);
  const twin = Object.fromEntries(Object.entries(original)) as T;
  const order = written.get(original);
  if (order !== undefined) written.set(twin, [...order]);
  return copyDecimals(original, twin);
}

/** Removes a member of a mapping. */
export function removeKey(object: Record<string, unknown>, key: string): void {
  Reflect.deleteProperty(object, key);
  const order = written.get(object);
  if (order !== undefined)
    written.set(
      object,
      order.filter((one) => one !== key),
    );
}

/** Notes for `twin` what is noted for `original`, and returns it. */
function copyDecimals<T extends object>(original: object, twin: T): T {
  const noted = decimals.get(original);
  if (noted !== undefined) decimals.set(twin, new Set(noted));
  return twin;
}

/** Sets an own member, also one named `__proto__`. */
export function put(object: JsonObject, key: string, value: unknown): void {
  announceKey(object, key);
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
