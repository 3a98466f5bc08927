/** Bodies in parts (RFC 2046, section 5.1). A part is not copied: a large file is read when it is sent. */
import { fieldText, fieldsOf, pairsOf } from "./forms.js";
import { setHeader } from "./headers.js";
import { jsonOf } from "./json-body.js";
import type { BodyFormat, PartEncoding } from "./operation.js";
import { list } from "./parameters.js";
import { own } from "./path.js";

type Encode = NonNullable<BodyFormat["encode"]>;
type Head = readonly [name: string, value: string][];

interface Part {
  readonly name: string;
  readonly content: Blob | string;
  /** Media type; none for plain text. */
  readonly type: string;
  readonly headers: object;
}

/**
 * A body of `multipart/form-data` (RFC 7578) or another type in parts: one for
 * each value, and for each item of a list. A `Blob` is a file, and brings its
 * type; an object is JSON.
 */
export const multipart: Encode = (body, format, _, params) =>
  write(format, partsOf(body, format, params), "", ({ name, content }) => [
    ["Content-Disposition", disposition(name, content)],
  ]);

/**
 * A body of `multipart/related` (RFC 2387): the first part is the root, and each
 * is known by its `Content-ID`, which is the name of its property.
 */
export const related: Encode = (body, format, _, params) => {
  const parts = partsOf(body, format, params);
  const type = parts[0]?.type || "text/plain";
  return write(format, parts, `; type="${type}"`, ({ name, content }) => [
    ["Content-Disposition", disposition(name, content)],
    ["Content-ID", `<${encodeURIComponent(name)}>`],
  ]);
};

function write(
  { body: type = "" }: BodyFormat,
  parts: readonly Part[],
  parameters: string,
  headOf: (part: Part) => Head,
): Blob {
  // Nobody can guess it, so that no file holds it. Lower case: so is the type of a Blob.
  const boundary = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  const pieces = parts.flatMap((part) => {
    const fields: Head = [
      ...headOf(part),
      ...(part.type ? [["Content-Type", part.type] as [string, string]] : []),
      ...checked(part.headers),
    ];
    const head = fields.map(([name, value]) => `${name}: ${value}\r\n`);
    return [`--${boundary}\r\n`, ...head, "\r\n", part.content, "\r\n"];
  });
  return new Blob([...pieces, `--${boundary}--\r\n`], {
    type: `${type.split(";")[0]}${parameters}; boundary=${boundary}`,
  });
}

/** Without a name, as in a list of parts, it has the usual one. */
function disposition(name: string, content: Blob | string): string {
  const isFile = content instanceof Blob;
  const file = content instanceof File ? content.name : "blob";
  return `form-data; name="${quoted(name || (isFile ? "file" : "item"))}"${isFile ? `; filename="${quoted(file)}"` : ""}`;
}

/** As forms quote (HTML, "Multipart form data"). */
function quoted(text: string): string {
  return text.replace(/["\r\n]/g, encodeURIComponent);
}

/** @throws {ParameterError} for a value that no header can hold */
function checked(headers: object): Head {
  const all = new Headers();
  for (const [name, value] of Object.entries(headers))
    if (value != null) setHeader(all, name, list(value).join());
  return [...all];
}

function partsOf(
  body: unknown,
  { encoding = {} }: BodyFormat,
  params: object,
): Part[] {
  if (Array.isArray(body)) return body.map((item) => partOf("", item, {}, {}));
  const given = Object(own(params, "partHeaders")) as object;
  return fieldsOf(body).flatMap(([name, value]) => {
    const how = (own(encoding, name) ?? {}) as PartEncoding;
    const headers = { ...how.headers, ...(own(given, name) as object) };
    return how.style
      ? pairsOf(name, value, how).map((pair) => styled(pair, headers))
      : list(value).map((item) => partOf(name, item, how, headers));
  });
}

function styled(pair: string, headers: object): Part {
  const [name = "", ...value] = pair.split("=").map(decodeURIComponent);
  return { name, content: value.join("="), type: "", headers };
}

function partOf(
  name: string,
  value: unknown,
  { type = "" }: PartEncoding,
  headers: object,
): Part {
  if (value instanceof Blob)
    return {
      name,
      content: value,
      type: value.type || type || "application/octet-stream",
      headers,
    };
  const isJson = /[/+]json\b/.test(type);
  const isObject = typeof value === "object" && !(value instanceof Date);
  return {
    name,
    // Lines of text end as forms end them.
    content: isJson
      ? jsonOf(value, name)
      : fieldText(value, name).replace(/\r\n?|\n/g, "\r\n"),
    type: type || (isObject ? "application/json" : ""),
    headers,
  };
}
