import { ParameterError } from "./errors.js";
import type { QueryParameter } from "./operation.js";

/** A value as the pairs `name=value`; `name` and what `text` makes are encoded. */
export type QueryStyle = (
  name: string,
  value: unknown,
  text: (item: unknown) => string,
) => string[];

type Declared = readonly (string | QueryParameter)[];

/**
 * The path with its values: style `simple`, everything but unreserved
 * characters encoded, so that a value stays inside its segment (RFC 3986,
 * section 3.3).
 *
 * @throws {ParameterError} for a value that is missing, empty or would climb:
 *   `.` and `..` are resolved away even when they are encoded
 */
export function pathOf(path: readonly string[], params: object): string {
  return path
    .map((part, index) => {
      if (index % 2 === 0) return part;
      const value = own(params, part);
      if (value == null) throw new ParameterError(part, "is required");
      const text = list(value)
        .map((item) => encodeURIComponent(textOf(item, part)))
        .join();
      if (/^\.{0,2}$/.test(text))
        throw new ParameterError(part, "must not be empty, '.' or '..'");
      return text;
    })
    .join("");
}

/** The query string without `?`: declared parameters only, in their order. */
export function queryOf(
  declared: Declared | undefined,
  params: object,
): string {
  return present(declared, params)
    .flatMap(([{ name, date, style = repeated }, value]) =>
      style(encodeURIComponent(name), value, (item) =>
        encodeURIComponent(textOf(item, name, date)),
      ),
    )
    .join("&");
}

/** Names and values for headers and cookies: style `simple`, as text. */
export function textsOf(
  declared: Declared | undefined,
  params: object,
): [name: string, value: string][] {
  return present(declared, params).map(([{ name, date }, value]) => [
    name,
    list(value)
      .map((item) => textOf(item, name, date))
      .join(),
  ]);
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

/** `form` with `explode`: `name=a&name=b`. */
export function repeated(
  ...[name, value, text]: Parameters<QueryStyle>
): string[] {
  return list(value).map((item) => `${name}=${text(item)}`);
}

function present(
  declared: Declared | undefined,
  params: object,
): [parameter: QueryParameter, value: unknown][] {
  return (declared ?? []).flatMap((item) => {
    const parameter = typeof item === "string" ? { name: item } : item;
    const value = own(params, parameter.key ?? parameter.name);
    return value == null
      ? []
      : [[parameter, parameter.json ? JSON.stringify(value) : value]];
  });
}

/** @throws {ParameterError} for an object where a plain value belongs */
function textOf(value: unknown, key: string, date?: true): string {
  if (value instanceof Date && !isNaN(+value)) return value.toISOString();
  if (typeof value === "object")
    throw new ParameterError(key, "must be a plain value");
  const text = `${value as string}`;
  return date && /^\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*$/.test(text)
    ? `${text}Z`
    : text;
}
