/**
 * Mistakes of real specs that are accepted: one function for each. It reports the mistake with a code and its place, and says how to
 * read what the document means. `diagnostics-table.ts` says what is made of each.
 */
import type { HttpMethod, Json, Parameter, ParameterLocation, Pointer, Schema, Tag } from "../ir/model.js";
import { isReservedHeader, isToken } from "../ir/parameters.js";
import { child, type ParseContext, isObject, type JsonObject, member, report } from "./context.js";

/** The media type that is meant: Airflow 2.0 to 2.2 say `plain/text`. A text that no header can hold (RFC 9110, section 8.3) names none. */
export function mediaTypeQuirk(context: ParseContext, type: string, pointer: Pointer): string {
  const meant = meantMediaType(type);
  if (meant === type) return type;
  report(context, "QUIRK_MEDIA_TYPE", pointer, `${quoted(type)} is read as \`${meant}\`.`);
  return meant;
}

function meantMediaType(type: string): string {
  if (type === "plain/text") return "text/plain";
  return /^ *[\x21-\x7e][\x20-\x7e]*$/.test(type) ? type : "*/*";
}

/** The format that is meant: Airflow 2.x says `datetime` in places, which OpenAPI does not know. */
export function formatQuirk(context: ParseContext, format: string | undefined, pointer: Pointer): string | undefined {
  if (format !== "datetime") return format;
  report(context, "QUIRK_FORMAT", pointer, "`format: datetime` is read as `date-time`.");
  return "date-time";
}

/** Whether the schema says `nullable: true`, a keyword of 3.0. Airflow's published 3.x client specs declare 3.1 and have hundreds. */
export function nullableQuirk(context: ParseContext, schema: JsonObject, pointer: Pointer): boolean {
  if (member(schema, "nullable") !== true) return false;
  if (context.version !== "3.0") {
    report(context, "QUIRK_NULLABLE_31", pointer, `\`nullable: true\` in a ${context.version} document is used.`);
  }
  return true;
}

/** Keywords beside a `$ref`: OpenAPI 3.0 ignores them, but real documents mean what they say. */
export function refSiblingQuirk(context: ParseContext, schema: JsonObject, pointer: Pointer): void {
  if (context.version !== "3.0") return;
  const siblings = Object.keys(schema).filter((key) => key !== "$ref");
  if (siblings.length === 0) return;
  report(
    context,
    "QUIRK_REF_SIBLING",
    pointer,
    `${siblings.map((key) => `\`${key}\``).join(", ")} beside a $ref: used.`,
  );
}

/** A property that is required and not declared. Not reported beside or inside of a composition, whose other parts may declare it. */
export function requiredQuirk(
  context: ParseContext,
  schema: JsonObject,
  undeclared: readonly string[],
  pointer: Pointer,
): void {
  const composed = ["allOf", "anyOf", "oneOf", "$ref"].some((keyword) => Object.hasOwn(schema, keyword));
  if (undeclared.length === 0 || composed || /\/(allOf|anyOf|oneOf)\/\d+$/.test(pointer)) return;
  const names = undeclared.map((name) => `\`${name}\``).join(", ");
  report(context, "QUIRK_REQUIRED", child(pointer, "required"), `${names} is required, but not declared.`);
}

/** A default of another type, such as a text for a number. */
export function defaultQuirk(context: ParseContext, schema: Schema): void {
  if (schema.default === undefined || admits(schema, schema.default)) return;
  const shown = JSON.stringify(schema.default).slice(0, 80);
  report(context, "QUIRK_DEFAULT", child(schema.pointer, "default"), `The schema does not allow its default ${shown}.`);
}

/** Whether the type admits the value. References are not followed, so that a value of one is admitted. */
function admits(schema: Schema, value: Json): boolean {
  if (value === null && schema.nullable) return true;
  switch (schema.kind) {
    case "any":
    case "ref":
      return true;
    case "never":
      return false;
    case "null":
      return value === null;
    case "enum":
      return schema.values.some((known) => known === value);
    case "integer":
      return Number.isInteger(value);
    case "array":
      return Array.isArray(value) && value.every((item: Json) => admits(schema.items, item));
    case "tuple":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "union":
      return schema.members.some((item) => admits(item, value));
    case "intersection":
      return schema.members.every((item) => admits(item, value));
    default:
      return typeof value === schema.kind;
  }
}

/** Header parameters such as `Accept`, which FastAPI lists and OpenAPI ignores (section 4.8.12.1). */
export function headerParameterQuirk(context: ParseContext, name: string, pointer: Pointer): void {
  if (!isReservedHeader(name)) return;
  report(context, "QUIRK_HEADER_PARAMETER", pointer, `The header parameter \`${name}\` is ignored by clients.`);
}

/**
 * The name of a header or a cookie without the spaces around it, which no request can carry; undefined where what remains is no name at all,
 * so that the parameter is left out.
 */
export function wireNameQuirk(
  context: ParseContext,
  location: ParameterLocation,
  name: string,
  pointer: Pointer,
): string | undefined {
  if (location !== "header" && location !== "cookie") return name;
  const trimmed = name.trim();
  if (trimmed === name && isToken(name)) return name;
  const isName = isToken(trimmed);
  const made = isName ? `sent as \`${trimmed}\`` : "the parameter is left out";
  report(context, "QUIRK_UNSENDABLE", pointer, `A ${location} cannot have the name ${quoted(name)}: ${made}.`);
  return isName ? trimmed : undefined;
}

/** Text of a document inside a message: short, and with its spaces and control characters to be seen. */
function quoted(text: string): string {
  return `\`${JSON.stringify(text.slice(0, 80))}\``;
}

/**
 * Whether an operation is left out because of its method: one that the Fetch Standard forbids (section 2.2.1), or one that is no token
 * (RFC 9110, section 9.1).
 */
export function unsendableMethodQuirk(context: ParseContext, method: HttpMethod, pointer: Pointer): boolean {
  if (isToken(method) && !/^(CONNECT|TRACE|TRACK)$/i.test(method)) return false;
  const why = isToken(method) ? `Browsers and Node send no ${method} requests` : "Its name is not a valid HTTP method";
  report(context, "QUIRK_UNSENDABLE", pointer, `${why}: the operation is left out.`);
  return true;
}

/** A method of `additionalOperations` that a Path Item Object has a field for (OpenAPI 3.2, section 4.8.9). */
export function additionalMethodQuirk(
  context: ParseContext,
  method: HttpMethod,
  field: string,
  pointer: Pointer,
): void {
  report(
    context,
    "QUIRK_METHOD",
    pointer,
    `\`${method}\` belongs under \`${field}\` of the path, because it is not an additional operation.`,
  );
}

/** Something that OpenAPI has since 3.2, in a document that declares an earlier version. */
export function laterVersionQuirk(context: ParseContext, what: string, pointer: Pointer): void {
  if (context.version === "3.2") return;
  report(
    context,
    "QUIRK_OPENAPI_32",
    pointer,
    `${what} belongs to OpenAPI 3.2, but the document has version ${context.version}.`,
  );
}

/**
 * A second parameter for the query as a whole is left out; one beside parameters of the query is added to these (OpenAPI 3.2, section
 * 4.12.1).
 *
 * @param parameters those of an operation by location and name; what is left out is deleted
 */
export function queryStringQuirk(context: ParseContext, parameters: Map<string, Parameter>): void {
  const all = [...parameters];
  const [first, ...more] = all.filter(([, one]) => one.in === "querystring");
  for (const [key, { name, pointer }] of more) {
    report(
      context,
      "QUIRK_QUERYSTRING",
      pointer,
      `\`${name}\` is a second parameter for the whole query: it is left out.`,
    );
    parameters.delete(key);
  }
  if (first === undefined || !all.some(([, one]) => one.in === "query")) return;
  const [, { name, pointer }] = first;
  report(
    context,
    "QUIRK_QUERYSTRING",
    pointer,
    `\`${name}\` is the whole query, but there are other query parameters: all are sent.`,
  );
}

/** The parent of a tag that is no tag of the document, or that stands below the tag itself (OpenAPI 3.2, section 4.8.22). */
export function tagParentQuirk(context: ParseContext, { name, parent = "" }: Tag, pointer: Pointer): void {
  const message = `The parent \`${parent}\` of the tag \`${name}\` is not a tag of the document, or its parents form a cycle.`;
  report(context, "QUIRK_TAG_PARENT", pointer, message);
}

/** The dialects that the schemas of a document are read as: all are JSON Schema 2020-12 with OpenAPI's own keywords. */
const schemaDialect =
  /^https?:\/\/(spec\.openapis\.org\/oas\/3\.\d+\/dialect\/[\w.-]+|json-schema\.org\/draft\/2020-12\/schema)#?$/;

/** A `jsonSchemaDialect` (OpenAPI 3.1, section 4.8.1) that is another one. */
export function schemaDialectQuirk(context: ParseContext, dialect: string | undefined): void {
  if (dialect === undefined || schemaDialect.test(dialect)) return;
  report(
    context,
    "QUIRK_SCHEMA_DIALECT",
    "#/jsonSchemaDialect",
    `The dialect of the schemas is \`${dialect.slice(0, 200)}\`.`,
  );
}

/** Whether a body is left out because its method is GET or HEAD, for which the Fetch Standard forbids one (section 5.4). */
export function unsendableBodyQuirk(context: ParseContext, method: HttpMethod, pointer: Pointer): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  report(context, "QUIRK_UNSENDABLE", pointer, `Browsers and Node send no body with ${method}: it is left out.`);
  return true;
}
