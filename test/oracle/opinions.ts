/** What others would send: each says of one part what its text is on the wire, or nothing where it has no opinion. */
import { documentOf, formOf, mediaOf, parameterOf } from "./document.js";
import type { Packages } from "./packages.js";
import {
  argumentOf,
  type Json,
  type JsonObject,
  type Part,
  type Style,
  type TriedParameter,
  type Typed,
  urlencoded,
  type Written,
} from "./trial.js";

export const opinionNames = ["swagger-client", "url-template", "openapi-fetch", "qs"] as const;
export type OpinionName = (typeof opinionNames)[number];

/**
 * @returns the segment of a path, the pairs of a query or a form, the value of a header, `name=value` of a cookie, or the form itself.
 * Undefined: it says nothing of such a part, or fails.
 */
export type Opinion = (part: Part) => string | FormData | undefined;

export function opinionsOf(packages: Packages): Readonly<Record<OpinionName, Opinion>> {
  return {
    "swagger-client": (part) => ofSwaggerClient(packages, part),
    "url-template": (part) => ofUrlTemplate(packages, part),
    "openapi-fetch": (part) => ofOpenApiFetch(packages, part),
    qs: (part) => ofQs(packages, part),
  };
}

/** An implementation of OpenAPI by those who began it: parameters of all places, and forms with their encodings. */
function ofSwaggerClient({ swagger }: Packages, part: Part): string | FormData | undefined {
  if (part.kind === "body") return undefined;
  const operation =
    part.kind === "parameter"
      ? { parameters: [parameterOf(part.parameter)] }
      : { requestBody: { content: contentOf(part) } };
  const template = part.kind === "parameter" && part.parameter.in === "path" ? `/{${part.parameter.name}}` : "/";
  const head = documentOf([], "3.0.3");
  const paths = { [template]: { post: { operationId: "op", ...operation, responses: { 204: { description: "" } } } } };
  const { url, headers, body } = swagger.buildRequest({
    ...{ spec: { ...head, servers: [{ url: "http://host" }], paths }, operationId: "op" },
    ...(part.kind === "parameter"
      ? { parameters: { [part.parameter.name]: part.parameter.value } }
      : { requestBody: valueOf(part), requestContentType: part.type }),
  });
  if (part.kind !== "parameter") return body;
  const { pathname } = { pathname: url.slice("http://host/".length) };
  switch (part.parameter.in) {
    case "path":
      return pathname;
    case "query":
      return url.split("?").slice(1).join("?");
    case "header":
      return headers[part.parameter.name];
    case "cookie":
      return headers["Cookie"];
  }
}

function contentOf(part: Exclude<Part, { readonly kind: "parameter" }>): JsonObject {
  return {
    [part.type]: part.kind === "field" ? formOf([part.field]) : mediaOf({ type: "text/plain", content: part.content }),
  };
}

function valueOf(part: Exclude<Part, { readonly kind: "parameter" }>): unknown {
  return part.kind === "field" ? { [part.field.name]: argumentOf(part.field, part.field.file) } : part.content.value;
}

type StyledPart = Written & Typed & { readonly name: string; readonly in: TriedParameter["in"] };

/** What a part says of its style; undefined where it is not written by one. */
function writtenOf(part: Part): StyledPart | undefined {
  if (part.kind === "parameter") return part.parameter.isJson ? undefined : part.parameter;
  if (part.kind !== "field" || part.type !== urlencoded) return undefined;
  const { encoding } = part.field;
  return encoding !== undefined && "style" in encoding ? { ...part.field, ...encoding, in: "query" } : undefined;
}

/** The expressions of RFC 6570 that OAS 3.1.1, appendix C, equates with styles; the two others are `form` with another separator. */
const expressions: Partial<Record<Style, string>> = { simple: "", label: ".", matrix: ";", form: "?", spaceDelimited: "?", pipeDelimited: "?" }; // prettier-ignore
const separators: Partial<Record<Style, string>> = { spaceDelimited: "%20", pipeDelimited: "%7C" };

function ofUrlTemplate({ urlTemplate }: Packages, part: Part): string | undefined {
  const written = writtenOf(part);
  const operator = written === undefined ? undefined : expressions[written.style];
  // What may stand in a header or a cookie is not what may stand in a URL.
  if (written === undefined || operator === undefined || written.in === "header" || written.in === "cookie")
    return undefined;
  const { name, value, explode, allowReserved, shape, style } = written;
  if (shape === "deep") return undefined;
  const expand = (expression: string, one: Json): string => urlTemplate.parseTemplate(expression).expand({ n: one });
  if (allowReserved) return reservedOf(expand, written);
  return (
    expand(`{${operator}n${explode ? "*" : ""}}`, value)
      .replace(/^\?/, "")
      // A name of RFC 6570 is made of letters: the one that is meant is put in its place.
      .replace(/(^|[;&])n(?=[=;&]|$)/g, `$1${encodeURIComponent(name)}`)
      // What commas there are in values is encoded.
      .replaceAll(",", separators[style] ?? ",")
  );
}

/** `{+n}` says no name, and lets commas stand in values: each value is expanded by itself. */
function reservedOf(expand: (expression: string, one: Json) => string, written: StyledPart): string {
  const { style, explode, shape } = written;
  const value = (one: Json): string => expand("{+n}", one);
  const name = encodeURIComponent(written.name);
  if (shape === "scalar") return `${name}=${value(written.value)}`;
  const items = shape === "list" ? (written.value as readonly Json[]) : Object.entries(written.value as JsonObject);
  if (!explode)
    return `${name}=${items
      .flat()
      .map(value)
      .join(separators[style] ?? ",")}`;
  return items
    .map((item) =>
      Array.isArray(item) ? `${value(item[0] as Json)}=${value(item[1] as Json)}` : `${name}=${value(item)}`,
    )
    .join("&");
}

function ofOpenApiFetch({ openapiFetch }: Packages, part: Part): string | undefined {
  const written = writtenOf(part);
  // Names are written as they are.
  if (written?.in !== "query" || written.shape === "deep" || !/^\w+$/.test(written.name)) return undefined;
  const { style, explode, allowReserved, shape, name, value } = written;
  const how = shape === "scalar" ? {} : { [shape === "list" ? "array" : "object"]: { style, explode } };
  return openapiFetch.createQuerySerializer({ ...how, allowReserved })({ [name]: value });
}

/** Nested objects in brackets, as servers of Express and Rails read them: OpenAPI leaves open what deepObject does below the first level. */
function ofQs({ qs }: Packages, part: Part): string | undefined {
  const written = writtenOf(part);
  if (written?.style !== "deepObject" || written.allowReserved) return undefined;
  return qs.stringify({ [written.name]: written.value }, { arrayFormat: "indices" });
}
