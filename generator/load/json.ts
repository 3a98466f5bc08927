/** What a document is made of once it is read: plain data, and the order in which its author wrote it. */

/** A mapping of a document. Keys are data of others (`__proto__`, `constructor`): read own members only. */
export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Written order of the mappings that JavaScript would reorder: it puts keys such as `404` first and sorts them. */
const written = new WeakMap<object, string[]>();

/**
 * The keys of a mapping as written. `Object.keys` has another order where keys are whole numbers: the responses of an
 * operation are such a mapping.
 */
export function keysOf(object: JsonObject): readonly string[] {
  return written.get(object) ?? Object.keys(object);
}

/** Notes that `key` is about to be added to `object`, whose keys were all announced this way. */
export function announceKey(object: JsonObject, key: string): void {
  const order = written.get(object);
  if (order === undefined) {
    if (/^\d+$/.test(key)) written.set(object, [...Object.keys(object), key]);
  } else if (!Object.hasOwn(object, key)) {
    order.push(key);
  }
}

/**
 * Members and items (by index) that are whole numbers, but were written with a point or an exponent: `1.0`, `2e3`. JavaScript
 * cannot tell them apart.
 */
const decimals = new WeakMap<object, Set<string>>();

/** Whether the number under `key`, in a list its index, was written as `1.0` rather than `1`. */
export function isWrittenAsDecimal(object: object, key: string): boolean {
  return decimals.get(object)?.has(key) ?? false;
}

/** Notes that the whole number under `key` was written as a decimal. */
export function noteDecimal(object: object, key: string): void {
  decimals.set(object, (decimals.get(object) ?? new Set()).add(key));
}

/** A deep copy in which nothing is shared, written order kept. `__proto__` stays a key like any other. */
export function copy(value: unknown): unknown {
  if (Array.isArray(value)) return withDecimalsOf(value, value.map(copy));
  if (!isObject(value)) return value;
  const twin = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copy(member)]));
  const order = written.get(value);
  if (order !== undefined) written.set(twin, [...order]);
  return withDecimalsOf(value, twin);
}

function withDecimalsOf<T extends object>(original: object, twin: T): T {
  const noted = decimals.get(original);
  if (noted !== undefined) decimals.set(twin, new Set(noted));
  return twin;
}
