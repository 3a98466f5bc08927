import { ParameterError } from "./errors.js";
import type {
  NamedParameter,
  Operation,
  PathStyle,
  QueryParameter,
} from "./operation.js";

/** A value as the pairs `name=value`; `name` and what `text` makes are encoded. */
export type QueryStyle = (
  name: string,
  value: unknown,
  text: (item: unknown) => string,
) => string[];

/**
 * The path with its values: style `simple` unless said, everything but
 * unreserved characters encoded, so that a value stays inside its segment (RFC
 * 3986, section 3.3).
 *
 * @throws {ParameterError} for a value that is missing, empty or would climb:
 *   `.` and `..` are resolved away even when they are encoded
 */
export function pathOf(path: Operation["path"], params: object): string {
  return path
    .map((part, index): string => {
      if (typeof part === "string" && index % 2 === 0) return part;
      const { name, key = name, text = textOf, style = joined } = named(part);
      const value = own(params, key);
      if (value == null) throw new ParameterError(key, "is required");
      const written = style(encodeURIComponent(name), value, (item) =>
        encodeURIComponent(wellFormed(text(item, key), key)),
      );
      if (/^\.{0,2}$/.test(written))
        throw new ParameterError(key, "must not be empty, '.' or '..'");
      return written;
    })
    .join("");
}

/** The query string without `?`: declared parameters only, in their order. */
export function queryOf(
  declared: readonly (string | QueryParameter)[],
  params: object,
): string {
  return present<QueryParameter>(declared, params)
    .flatMap(
      ([
        { name, text = textOf, style = repeated, encode = encodeURIComponent },
        value,
      ]) =>
        style(encodeURIComponent(name), value, (item) =>
          encode(wellFormed(text(item, name), name)),
        ),
    )
    .join("&");
}

/** The value of a call's parameter; nothing inherited. */
export function own(params: object, key: string): unknown {
  return Object.hasOwn(params, key)
    ? (params as Record<string, unknown>)[key]
    : undefined;
}

/** The items that are there: null and undefined are never sent. */
export function list(value: unknown): unknown[] {
  return [value].flat().filter((item) => item != null);
}

/** A list with commas between its items (`simple`). */
export function joined(...[, value, text]: Parameters<PathStyle>): string {
  return list(value).map(text).join();
}

/** `form` with `explode`: `name=a&name=b`. */
export function repeated(
  ...[name, value, text]: Parameters<QueryStyle>
): string[] {
  return list(value).map((item) => `${name}=${text(item)}`);
}

/** The declared parameters that are given, each with its value. */
export function present<Parameter extends NamedParameter>(
  declared: readonly (string | Parameter)[],
  params: object,
): [parameter: Parameter, value: unknown][] {
  return declared.flatMap((item) => {
    const parameter = named(item);
    const value = own(params, parameter.key ?? parameter.name);
    return value == null ? [] : [[parameter, value]];
  });
}

function named<Parameter extends NamedParameter>(
  item: string | Parameter,
): Parameter {
  return typeof item === "string" ? ({ name: item } as Parameter) : item;
}

/** @throws {ParameterError} for half of a surrogate pair, which has no bytes */
export function wellFormed(text: string, key: string): string {
  if (/\p{Cs}/u.test(text))
    throw new ParameterError(key, "must be well-formed Unicode");
  return text;
}

/** @throws {ParameterError} for what is no plain value, such as an object */
export function textOf(value: unknown, key: string): string {
  if (value instanceof Date && !isNaN(+value)) return value.toISOString();
  if (/obj|sym|func/.test(typeof value))
    throw new ParameterError(key, "must be a plain value");
  return `${value as string}`;
}
