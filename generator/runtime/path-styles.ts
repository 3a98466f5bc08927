import type { PathStyle } from "./operation.js";
import { list } from "./parameters.js";
import { fieldsOf, isMap } from "./styles.js";

type Text = (item: unknown) => string;
type Made = (parts: readonly string[]) => string;

/** `simple`: `a,b`, and of an object `key,value`. */
export const simple: PathStyle = (_, value, text) =>
  partsOf(value, text).join();

/** `simple` with `explode`: of an object `key=value,key=value`. */
export const simpleExploded: PathStyle = (_, value, text) =>
  partsOf(value, text, "=").join();

/** `label`: `.a,b`, and of an object `.key,value` (RFC 6570, section 3.2.5). */
export const label: PathStyle = (_, value, text) =>
  given(partsOf(value, text), (parts) => `.${parts.join()}`);

/** `label` with `explode`: `.a.b`, and of an object `.key=value.key=value`. */
export const labelExploded: PathStyle = (_, value, text) =>
  given(partsOf(value, text, "="), (parts) => `.${parts.join(".")}`);

/** `matrix`: `;name=a,b`, and of an object `;name=key,value` (section 3.2.7). */
export const matrix: PathStyle = (name, value, text) =>
  given(partsOf(value, text), (parts) => pair(name, parts.join()));

/** `matrix` with `explode`: `;name=a;name=b`, and of an object `;key=value`. */
export const matrixExploded: PathStyle = (name, value, text) =>
  isMap(value)
    ? fieldsOf(value)
        .map(([key, item]) => pair(text(key), text(item)))
        .join("")
    : list(value)
        .map((item) => pair(name, text(item)))
        .join("");

/** Nothing for an empty list. */
function given(parts: readonly string[], made: Made): string {
  return parts.length ? made(parts) : "";
}

function pair(name: string, value: string): string {
  return `;${name}${value && `=${value}`}`;
}

/** The items of a list; the keys and values of an object, or both as one. */
function partsOf(value: unknown, text: Text, sign?: string): string[] {
  if (!isMap(value)) return list(value).map(text);
  const fields = fieldsOf(value).map((field) => field.map(text));
  return sign ? fields.map((field) => field.join(sign)) : fields.flat();
}

/** JSON in a path: one text, whatever it holds. */
export const whole: PathStyle = (_, value, text) => text(value);

/** An object in a cookie (`form`): `name=key,value`. */
export const cookie: PathStyle = (name, value, text) =>
  pair(name, partsOf(value, text).join()).slice(1);

/** An object in cookies of its own (`form` with `explode`): `key=value; key=value`. */
export const cookieExploded: PathStyle = (name, value, text) =>
  isMap(value)
    ? partsOf(value, text, "=").join("; ")
    : cookie(name, value, text);
