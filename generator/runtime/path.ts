import { ParameterError } from "./errors.js";
import type { Operation } from "./operation.js";
import { named } from "./template.js";

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
    .map((part, index): string => {
      if (index % 2 === 0) return part as string;
      const { name, key = name, text = textOf, style } = named(part);
      const value = own(params, key);
      if (value == null) throw new ParameterError(key, "is required");
      const write = (item: unknown): string =>
        encodeURIComponent(wellFormed(text(item, key), key));
      const written =
        style?.(encodeURIComponent(name), value, write) ?? write(value);
      if (/^\.{0,2}$/.test(written))
        throw new ParameterError(key, "must not be empty, '.' or '..'");
      return written;
    })
    .join("");
}

/** The value of a call's parameter; nothing inherited. */
export function own(params: object, key: string): unknown {
  return Object.hasOwn(params, key)
    ? (params as Record<string, unknown>)[key]
    : undefined;
}

/** @throws {ParameterError} for half of a surrogate pair, which has no bytes */
export function wellFormed(text: string, key: string): string {
  if (/\p{Cs}/u.test(text))
    throw new ParameterError(key, "must be well-formed Unicode");
  return text;
}

/** @throws {ParameterError} for what is no plain value, such as an object */
export function textOf(value: unknown, key: string): string {
  if (/obj|sym|func/.test(typeof value))
    throw new ParameterError(key, "must be a plain value");
  return String(value);
}
