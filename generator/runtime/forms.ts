import { jsonOf } from "./json-body.js";
import type { BodyFormat, QueryParameter } from "./operation.js";
import { list, repeated, textOf } from "./parameters.js";
import { own, wellFormed } from "./path.js";

/**
 * A body of `application/x-www-form-urlencoded`: a list repeats its name, an
 * object is JSON.
 */
export function form(body: unknown): URLSearchParams {
  const target = new URLSearchParams();
  for (const [name, value] of fieldsOf(body))
    for (const item of list(value)) target.append(name, fieldText(item, name));
  return target;
}

/** Such a body with the styles of its Encoding Objects. */
export function styledForm(
  body: unknown,
  { body: type = "", encoding = {} }: BodyFormat,
  headers: Headers,
): string {
  headers.set("content-type", type);
  return fieldsOf(body)
    .flatMap(([name, value]) => pairsOf(name, value, own(encoding, name)))
    .join("&")
    .replaceAll("%20", "+");
}

/** The pairs `name=value` of one field, both percent-encoded. */
export function pairsOf(
  name: string,
  value: unknown,
  encoding: unknown,
): string[] {
  const {
    style = repeated,
    text = fieldText,
    encode = encodeURIComponent,
  } = Object(encoding) as Partial<QueryParameter>;
  return value == null
    ? []
    : style(encodeURIComponent(wellFormed(name, name)), value, (item) =>
        encode(wellFormed(text(item, name), name)),
      );
}

/** The fields of a body, by name. */
export function fieldsOf(body: unknown): [name: string, value: unknown][] {
  return Object.entries(Object(body) as object);
}

/** A plain value as it is, a date as ISO 8601, everything else as JSON. */
export function fieldText(value: unknown, name: string): string {
  return typeof value === "object" && !(value instanceof Date)
    ? jsonOf(value, name)
    : textOf(value, name);
}
