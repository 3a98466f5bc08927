import { list, repeated } from "./parameters.js";

type Text = (item: unknown) => string;

/** `form` without `explode`: `name=a,b`. */
export function comma(name: string, value: unknown, text: Text): string[] {
  return delimited(name, value, text, ",");
}

/** `spaceDelimited`: `name=a%20b`. */
export function space(name: string, value: unknown, text: Text): string[] {
  return delimited(name, value, text, "%20");
}

/** `pipeDelimited`: `name=a%7Cb`. */
export function pipe(name: string, value: unknown, text: Text): string[] {
  return delimited(name, value, text, "%7C");
}

/** `content: application/json`: one text, whatever it holds. */
export function asJson(name: string, value: unknown): string[] {
  return [`${name}=${encodeURIComponent(JSON.stringify(value))}`];
}

/**
 * `deepObject`: `name[key]=value`. What OpenAPI leaves open goes on in the same
 * way, as the parsers of most servers read it: `name[key][key]`, and of a list
 * `name[0]`, `name[0][key]`.
 */
export function deepObject(name: string, value: unknown, text: Text): string[] {
  if (Array.isArray(value))
    return list(value).flatMap((item, index) =>
      deepObject(`${name}[${index}]`, item, text),
    );
  return isMap(value)
    ? Object.entries(value).flatMap(([key, item]) =>
        deepObject(`${name}[${text(key)}]`, item, text),
      )
    : repeated(name, value, text);
}

/** `form` with `explode` of an object: its properties are the parameters. */
export function exploded(name: string, value: unknown, text: Text): string[] {
  return isMap(value)
    ? fieldsOf(value).map(([key, item]) => `${text(key)}=${text(item)}`)
    : repeated(name, value, text);
}

/** The query as a whole, in JSON: it has no name. */
export function jsonQuery(_: string, value: unknown): string[] {
  return [encodeURIComponent(JSON.stringify(value))];
}

/** The query as a whole, a text. */
export function wholeQuery(_: string, value: unknown, text: Text): string[] {
  return [text(value)];
}

function delimited(
  name: string,
  value: unknown,
  text: Text,
  separator: string,
): string[] {
  const items = isMap(value) ? fieldsOf(value).flat() : list(value);
  return items.length ? [`${name}=${items.map(text).join(separator)}`] : [];
}

export function isMap(value: unknown): value is object {
  return Object.prototype.toString.call(value) === "[object Object]";
}

/** The properties that are there, one pair for each value. */
export function fieldsOf(value: object): [key: string, item: unknown][] {
  return Object.entries(value).flatMap(([key, items]) =>
    list(items).map((item): [string, unknown] => [key, item]),
  );
}

/**
 * `allowReserved`: reserved characters stay (RFC 6570, section 3.2.3), but for
 * `&`, `#` and `+`, which would end the value or be read as a space. What
 * looks encoded is text, too: a value is read as it was given.
 */
export function reserved(text: string): string {
  return encodeURIComponent(text).replace(
    /%(3A|2F|3F|5B|5D|40|24|2C|3B|3D)/g,
    decodeURIComponent,
  );
}
