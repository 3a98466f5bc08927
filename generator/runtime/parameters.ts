import { parameterError } from "./errors.js";
import type {
  Fill,
  NamedParameter,
  PathStyle,
  QueryParameter,
} from "./operation.js";
import { own, textOf as plainText, wellFormed } from "./path.js";
import { named } from "./template.js";

/** A value as the pairs `name=value`; `name` and what `text` makes are encoded. */
export type QueryStyle = (
  name: string,
  value: unknown,
  text: (item: unknown) => string,
) => string[];

/** The query string without `?`: declared parameters only, in their order. */
export function queryOf(
  declared: readonly (string | QueryParameter)[],
  params: object,
): string {
  return present<QueryParameter>(declared, params)
    .flatMap<string>(
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

/** The items that are there: null and undefined are never sent. */
export function list(value: unknown): unknown[] {
  return [value].flat().filter((item) => item != null);
}

/** A list with commas between its items (`simple`). */
export function joined(...[, value, text]: Parameters<PathStyle>): string {
  return list(value).map(text).join();
}

/** The value of a parameter in a path, where more is said of it than its name. */
export const inPath: Fill = (
  value,
  { name, key = name, style, text = plainText },
) => {
  const write = (item: unknown): string =>
    encodeURIComponent(wellFormed(text(item, key), key));
  return style?.(encodeURIComponent(name), value, write) ?? write(value);
};

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
  return declared.flatMap<[Parameter, unknown]>((item) => {
    const parameter = named(item);
    const value = own(params, parameter.key ?? parameter.name);
    return value == null ? [] : [[parameter, value]];
  });
}

/** As a plain value, or a date as ISO 8601. */
export function textOf(value: unknown, key: string): string {
  if (!(value instanceof Date)) return plainText(value, key);
  if (isNaN(+value)) throw parameterError(key, "is an invalid Date");
  return value.toISOString();
}
