/** Parameter Objects of Swagger 2.0: some stay parameters, some become a request body. */
import { copy, isObject, type JsonObject } from "../json.js";
import { type At, type Conversion, lose, objectOf, own, rest, textAt, target } from "./conversion.js";
import { schemaOf, typeKeywords } from "./schema.js";

/** Whether a parameter is, or refers to, a body or a field of a form. */
export function isBody(conversion: Conversion, at: At<JsonObject>): boolean {
  return /^(body|formData)$/.test(textAt(target(conversion, at).value, "in") ?? "");
}

/** A parameter in path, query or header. */
export function parameterOf(conversion: Conversion, at: At<JsonObject>): JsonObject {
  const { value, to } = at;
  if (own(value, "$ref") !== undefined) return copy(value) as JsonObject;
  const example = own(value, "x-example");
  return objectOf([
    ...rest(value, [...typeKeywords, "collectionFormat", "schema", "x-example"]),
    ...(example === undefined ? [] : [["example", copy(example)] as const]),
    ...styleOf(conversion, value, to),
    ["schema", typeOf(value)],
  ]);
}

/** A header of an answer. */
export function headerOf({ value }: At<JsonObject>): JsonObject {
  if (own(value, "$ref") !== undefined) return copy(value) as JsonObject;
  return objectOf([...rest(value, [...typeKeywords, "collectionFormat", "schema"]), ["schema", typeOf(value)]]);
}

/** The type of a parameter as a schema; real documents also have a `schema` where there should be a `type`. */
export function typeOf(parameter: JsonObject): unknown {
  const schema = own(parameter, "schema");
  if (schema !== undefined && own(parameter, "type") === undefined) return schemaOf(schema);
  return schemaOf(objectOf(typeKeywords.map((key) => [key, own(parameter, key)])));
}

type Field = readonly [string, unknown];

/** How a list is written: `collectionFormat`, which is `csv` unless given (Parameter Object of Swagger 2.0). */
export function styleOf(conversion: Conversion, parameter: JsonObject, to: At["to"]): Field[] {
  if (own(parameter, "type") !== "array") return [];
  const format = textAt(parameter, "collectionFormat") ?? "csv";
  const location = textAt(parameter, "in") ?? "";
  const styles = location === "query" || location === "formData" ? queryStyles : otherStyles;
  const style = styles.get(format);
  if (style !== undefined) return [...style];
  const name = textAt(parameter, "name") ?? "";
  lose(conversion, to, `\`collectionFormat: ${format}\` of \`${name}\` cannot be said in OpenAPI 3: commas are sent.`);
  return [...(styles.get("csv") ?? [])];
}

const joined = (style: string): Field[] => [
  ["style", style],
  ["explode", false],
];
const queryStyles: ReadonlyMap<string, readonly Field[]> = new Map([
  ["csv", joined("form")],
  ["ssv", joined("spaceDelimited")],
  ["pipes", joined("pipeDelimited")],
  ["multi", [["style", "form"] as const, ["explode", true] as const]],
]);
const otherStyles: ReadonlyMap<string, readonly Field[]> = new Map([["csv", joined("simple")]]);

const formTypes = ["multipart/form-data", "application/x-www-form-urlencoded"];

/** The request body that parameters make together; undefined where none of them is part of one. */
export function requestBodyOf(
  conversion: Conversion,
  parameters: readonly At<JsonObject>[],
  consumes: readonly string[],
  to: At["to"],
): JsonObject | undefined {
  const parts = parameters.map((at) => target(conversion, at));
  const [body, ...more] = parts.filter(({ value }) => textAt(value, "in") === "body");
  const fields = parts.filter(({ value }) => textAt(value, "in") === "formData");
  if (more.length > 0 || (body !== undefined && fields.length > 0))
    lose(conversion, to, "An operation has one body: only the first one is sent.");
  if (body !== undefined) return plainBody(conversion, body, consumes, to);
  return fields.length === 0 ? undefined : formBody(conversion, fields, consumes, to);
}

function plainBody({ moves }: Conversion, { value, from }: At<JsonObject>, consumes: readonly string[], to: At["to"]) {
  moves.note(to, from);
  const types = consumes.length === 0 ? ["application/json"] : consumes;
  const example = own(value, "x-example");
  const content = types.map((type) => {
    moves.note([...to, "content", type, "schema"], [...from, "schema"]);
    const schema = schemaOf(own(value, "schema") ?? {});
    return [type, objectOf([["schema", schema], ["example", example]])] as const; // prettier-ignore
  });
  return objectOf([...rest(value, ["name", "in", "schema", "x-example"]), ["content", objectOf(content)]]);
}

function formBody(
  conversion: Conversion,
  fields: readonly At<JsonObject>[],
  consumes: readonly string[],
  to: At["to"],
): JsonObject {
  const hasFile = fields.some(({ value }) => isFile(value));
  const accepted = consumes.filter((type) => formTypes.includes(essence(type)));
  const fitting = hasFile ? accepted.filter((type) => essence(type) === formTypes[0]) : accepted;
  const types = fitting.length > 0 ? fitting : [hasFile ? "multipart/form-data" : "application/x-www-form-urlencoded"];
  const required = fields.flatMap(({ value }) =>
    own(value, "required") === true ? [textAt(value, "name") ?? ""] : [],
  );
  const content = types.map((type) => [type, formOf(conversion, fields, [...to, "content", type])] as const);
  return objectOf([
    ["required", required.length > 0 ? true : undefined],
    ["content", objectOf(content)],
  ]);
}

function essence(type: string): string {
  return (type.split(";")[0] ?? "").trim().toLowerCase();
}

function isFile(field: JsonObject): boolean {
  const items = own(field, "items");
  return own(field, "type") === "file" || (isObject(items) && own(items, "type") === "file");
}

/** A form in one media type: the fields are the properties of an object. */
function formOf(conversion: Conversion, fields: readonly At<JsonObject>[], to: At["to"]): JsonObject {
  const properties: [string, unknown][] = [];
  const encoding: [string, unknown][] = [];
  for (const { value, from } of fields) {
    const name = textAt(value, "name") ?? "";
    const place = [...to, "schema", "properties", name];
    conversion.moves.note(place, from);
    properties.push([name, fieldOf(value)]);
    const style = styleOf(conversion, value, place);
    // Repeated, a list is written as OpenAPI 3 writes it anyhow.
    if (style.some(([key, said]) => key === "explode" && said === false)) encoding.push([name, objectOf(style)]);
  }
  const required = fields.flatMap(({ value }) =>
    own(value, "required") === true ? [textAt(value, "name") ?? ""] : [],
  );
  const schema = objectOf([
    ["type", "object"],
    ["properties", objectOf(properties)],
    ["required", required.length > 0 ? required : undefined],
  ]);
  return objectOf([
    ["schema", schema],
    ["encoding", encoding.length > 0 ? objectOf(encoding) : undefined],
  ]);
}

function fieldOf(field: JsonObject): unknown {
  const type = typeOf(field);
  if (!isObject(type)) return type;
  const example = own(field, "x-example");
  const description = own(field, "description");
  return objectOf([...rest(type, []), ["description", description], ["example", example]]); // prettier-ignore
}
