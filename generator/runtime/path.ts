import { ParameterError } from "./errors.js";
import type { Operation, PathParameter } from "./operation.js";

/**
 * The path with its values, each as one text unless a style is said. Everything
 * but unreserved characters is encoded, so that a value stays inside its segment
 * (RFC 3986, section 3.3).
 *
 * @throws {ParameterError} for a value that is missing, empty or would climb:
 *   `.` and `..` are resolved away even when they are encoded
 */
export function pathOf(path: Operation["path"], params: object): string {
  return path
    .map((part, index) => {
      if (index % 2 === 0) return part as string;
      // A name alone has none of these.
      const {
        name = part as string,
        key = name,
        fill,
      } = part as Partial<PathParameter>;
      const value = own(params, key);
      if (value == null) throw new ParameterError(key, "is required");
      const text =
        fill?.(value, part as PathParameter) ??
        encodeURIComponent(textOf(value, key));
      if (/^\.{0,2}$/.test(text))
        throw new ParameterError(key, "must not be empty, '.' or '..'");
      return text;
    })
    .join("");
}

/** The value of a call's parameter; nothing inherited. */
export function own(params: object, key: string): unknown {
  return Object.hasOwn(Object(params) as object, key)
    ? (params as Record<string, unknown>)[key]
    : undefined;
}

/** @throws {ParameterError} for half of a surrogate pair, which has no bytes */
export function wellFormed(text: string, key: string): string {
  if (/\p{Cs}/u.test(text))
    throw new ParameterError(key, "must be well-formed Unicode");
  return text;
}

/** @throws {ParameterError} for what is no plain value, such as an object, or not {@link wellFormed} */
export function textOf(value: unknown, key: string): string {
  if (/obj|sym|func/.test(typeof value))
    throw new ParameterError(key, "must be a plain value");
  return wellFormed(String(value), key);
}
