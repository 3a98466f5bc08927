import { parameterError } from "./errors.js";
import type { PathOf, PathParameter } from "./operation.js";

type Values = Readonly<Record<string, unknown>>;

/**
 * The path with its values, each as one text unless a style is said. Everything
 * but unreserved characters is encoded, so that a value stays inside its segment
 * (RFC 3986, section 3.3).
 *
 * @throws {ParameterError} for a value that is missing, empty or would climb:
 *   `.` and `..` are resolved away even when they are encoded
 */
export const pathOf: PathOf = (path, params) =>
  path
    .map((part, index) => {
      if (index % 2 === 0) return part as string;
      // A name alone has none of these.
      const {
        name = part as string,
        key = name,
        fill,
      } = part as Partial<PathParameter>;
      // Nothing inherited.
      const { [key]: value } = { __proto__: null, ...params } as Values;
      if (value == null) throw parameterError(key, "is required");
      const text =
        fill?.(value, part as PathParameter) ??
        encodeURIComponent(textOf(value, key));
      if (["", ".", ".."].includes(text))
        throw parameterError(key, "must not be empty, '.' or '..'");
      return text;
    })
    .join("");

/** The value of a call's parameter; nothing inherited. */
export function own(params: object, key: string): unknown {
  return Object.hasOwn(Object(params) as object, key)
    ? (params as Record<string, unknown>)[key]
    : undefined;
}

/** @throws {ParameterError} for half of a surrogate pair, which has no bytes */
export function wellFormed(text: string, key: string): string {
  if (/\p{Cs}/u.test(text))
    throw parameterError(key, "must be well-formed Unicode");
  return text;
}

/** @throws {ParameterError} for what is no plain value, such as an object, or not {@link wellFormed} */
export function textOf(value: unknown, key: string): string {
  if (/obj|sym|func/.test(typeof value))
    throw parameterError(key, "must be a plain value");
  return wellFormed(String(value), key);
}
