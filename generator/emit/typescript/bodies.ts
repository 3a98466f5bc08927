/** What a request body is in TypeScript: its type among the parameters, and what tells the runtime how to write it. */
import { canBe, flattenObject } from "../../ir/flatten.js";
import type { Encoding, MediaType, ResponseHeader, Schema } from "../../ir/model.js";
import { isFixed, type OperationView, partHeadersOf } from "../../ir/operation-view.js";
import { type Places, placesIn } from "../../ir/places.js";
import { type TsCode, code, doc, docComment, join, key, memberKey, str } from "./code.js";
import type { FileScope, Package } from "./context.js";
import { propertyDoc } from "./doc.js";
import { isEncoded } from "./inline.js";
import { placesCode } from "./places.js";
import type { InterfacePlan, PropertyPlan, TypePlan } from "./plan.js";
import { isJson, styleOf } from "./styles.js";
import { orUndefined, typeOf, union } from "./types.js";

/**
 * The members of a parameters object that belong to the body: one list, or one for each media type that a caller can choose. A type is
 * the one of what is sent: {@link orUndefined} is for those who print.
 */
export function bodyProperties(
  { body, operation }: OperationView,
  scope: FileScope,
): readonly (readonly PropertyPlan[])[] {
  if (body === undefined) return [[]];
  const { choices, required } = body;
  const text = operation.requestBody?.description;
  return choices.map((media, index) => {
    const described = media.schema === undefined ? doc("") : propertyDoc(media.schema);
    const sent = { key: code`body`, type: bodyType(media, scope), optional: !required };
    const type = { key: code`contentType`, type: str(media.type), optional: index === 0, doc: doc("") };
    return [
      { ...sent, doc: text === undefined ? described : doc(text) },
      ...(choices.length === 1 ? [] : [type]),
      ...partHeaders(media),
    ];
  });
}

/** An interface, or for several media types the type of all of them, with the properties that the docs tell. */
export function parametersPlan(
  plan: Pick<InterfacePlan, "name" | "doc">,
  common: readonly PropertyPlan[],
  choices: readonly (readonly PropertyPlan[])[],
): InterfacePlan | TypePlan {
  const [first = [], ...others] = choices;
  const members = common.map(orUndefined);
  if (others.length === 0)
    return { ...plan, kind: "interface", typeParameters: [], properties: [...members, ...first.map(orUndefined)] };
  const alternatives = choices.map((properties) => objectOf(properties.map(orUndefined)));
  const rest = common.length === 0 ? code`` : code`${objectOf(members)} & `;
  return {
    ...plan,
    kind: "type",
    typeParameters: [],
    type: code`${rest}(${union(alternatives)})`,
    properties: [...members, ...merged(choices.flat()).map(orUndefined)],
  };
}

/** Properties of one name as one that has all of their types. */
function merged(all: readonly PropertyPlan[]): PropertyPlan[] {
  const byKey = new Map<string, PropertyPlan>();
  for (const property of all) {
    const known = byKey.get(property.key) ?? property;
    const type = union([known.type, property.type]);
    byKey.set(property.key, { ...known, type, optional: known.optional || property.optional });
  }
  return [...byKey.values()];
}

function objectOf(properties: readonly PropertyPlan[]): TsCode {
  return code`{ ${join(properties.map(memberCode), "\n")} }`;
}

function memberCode(plan: PropertyPlan): TsCode {
  return code`${docComment(plan.doc)}${plan.key}${plan.optional ? code`?` : code``}: ${plan.type};`;
}

/** The client encodes JSON and forms. A body of any other format is passed as the text or the bytes that are sent. */
function bodyType(media: MediaType, scope: FileScope): TsCode {
  if (!isEncoded(media)) return code`string | Blob | ReadableStream<Uint8Array>`;
  return media.schema === undefined ? code`unknown` : typeOf(media.schema, scope.at("write"));
}

/** Headers of the parts, for those that the document gives some (section 4.8.15.1). */
function partHeaders(media: MediaType): PropertyPlan[] {
  const parts = partHeadersOf(media).map(({ name, headers }) => {
    const members = headers.map(
      (header) =>
        code`${key(header.name)}${header.required ? code`` : code`?`}: string | number | boolean${header.required ? code`` : code` | undefined`};`,
    );
    return code`${key(name)}?: { ${join(members, " ")} } | undefined;`;
  });
  if (parts.length === 0) return [];
  const told = doc("Headers for each part of the body, by the name of its property.");
  return [{ key: code`partHeaders`, type: code`{ ${join(parts, " ")} }`, optional: true, doc: told }];
}

/** The fields of an operation that say how its body is written. */
export function bodyFields(pack: Package, { body }: OperationView, scope: FileScope): TsCode[] {
  if (body === undefined) return [];
  if (body.choices.length === 1) return formatFields(pack, body.media, scope);
  const formats = body.choices.map((media) => code`{ ${join(formatFields(pack, media, scope), ", ")} }`);
  return [
    code`body: ${str(body.media.type)}`,
    code`encode: ${scope.runtime("choice", "chosen")}`,
    code`bodies: [${join(formats, ", ")}]`,
  ];
}

/** A media type, and the function of the runtime that writes a body of it. */
function formatFields(pack: Package, media: MediaType, scope: FileScope): TsCode[] {
  const { format, type } = media;
  // A range names no type that could be sent.
  if (type.includes("*") && format === "json")
    return [code`body: "application/json"`, ...jsonFields(pack, media, scope)];
  if (format === "json" && isJson(type)) return [code`body: ${str(type)}`, ...jsonFields(pack, media, scope)];
  const isForm = format === "form" || format === "multipart";
  const entries = isForm ? (media.encoding ?? []).flatMap((one) => encodingEntry(pack, media, one, scope)) : [];
  const encoder = encoderOf(media, entries.length > 0, scope);
  const dates = isForm ? sentDates(pack, media) : undefined;
  return [
    code`body: ${str(type)}`,
    ...(dates === undefined
      ? [code`encode: ${encoder}`]
      : [
          code`encode: ${scope.runtime("dates", "datedForm")}`,
          code`form: ${encoder}`,
          code`dates: ${placesCode(dates)}`,
        ]),
    ...(entries.length === 0 ? [] : [code`encoding: { ${join(entries, ", ")} }`]),
  ];
}

/** What writes JSON, and where it has dates. */
function jsonFields(pack: Package, media: MediaType, scope: FileScope): TsCode[] {
  const dates = sentDates(pack, media);
  if (dates === undefined) return [code`encode: ${scope.runtime("json-body", "jsonBody")}`];
  return [code`encode: ${scope.runtime("dates", "datedBody")}`, code`dates: ${placesCode(dates)}`];
}

function sentDates({ lookup }: Package, { schema }: MediaType): Places | undefined {
  return schema && placesIn([schema], lookup, { direction: "sent", kinds: ["date-time"] });
}

function encoderOf({ format, type }: MediaType, isStyled: boolean, scope: FileScope): TsCode {
  if (format === "form") return scope.runtime("forms", isStyled ? "styledForm" : "form");
  if (format === "multipart")
    return scope.runtime("multipart", /^multipart\/related\b/i.test(type) ? "related" : "multipart");
  if (type.includes("*")) return scope.runtime("bodies", "ofItsType");
  return format === "binary" || !isJson(type)
    ? scope.runtime("bodies", "asItIs")
    : scope.runtime("json-body", "jsonBody");
}

/** A property that is not written as its type would be. */
function encodingEntry(pack: Package, media: MediaType, encoding: Encoding, scope: FileScope): TsCode[] {
  const schema = propertyOf(pack, media.schema, encoding.name);
  const fields =
    media.format === "form" ? formFields(pack, encoding, schema, scope) : partFields(pack, encoding, schema, scope);
  return fields.length === 0 ? [] : [code`${memberKey(encoding.name)}: { ${join(fields, ", ")} }`];
}

/** In a form, `contentType` counts only where nothing is said of the style (section 4.8.15.1). */
function formFields(pack: Package, encoding: Encoding, schema: Schema | undefined, scope: FileScope): TsCode[] {
  if (saysStyle(encoding)) return styleFields(pack, encoding, schema, scope);
  return isJson(encoding.contentType) ? [code`style: ${scope.runtime("styles", "asJson")}`] : [];
}

/** In a part, a style counts since OpenAPI 3.1. */
function partFields(pack: Package, encoding: Encoding, schema: Schema | undefined, scope: FileScope): TsCode[] {
  const isStyled = saysStyle(encoding) && !pack.api.openapi.startsWith("3.0");
  const type = isStyled ? undefined : typeOfPart(pack, encoding, schema);
  const headers = encoding.headers.flatMap((header) => fixedHeader(header));
  return [
    ...(isStyled ? styleFields(pack, encoding, schema, scope) : []),
    ...(type === undefined ? [] : [code`type: ${str(type)}`]),
    ...(headers.length === 0 ? [] : [code`headers: { ${join(headers, ", ")} }`]),
  ];
}

function saysStyle({ style, explode, allowReserved }: Encoding): boolean {
  return style !== undefined || explode !== undefined || allowReserved !== undefined;
}

function styleFields(pack: Package, encoding: Encoding, schema: Schema | undefined, scope: FileScope): TsCode[] {
  const { style = "form", explode = style === "form", allowReserved } = encoding;
  const written = styleOf(pack, { style, explode }, schema);
  return [
    ...(written === undefined ? [] : [code`style: ${scope.runtime("styles", written)}`]),
    ...(allowReserved === true ? [code`encode: ${scope.runtime("styles", "reserved")}`] : []),
  ];
}

/** The media type of a part that does not bring one: of several, a file has one of its own. */
function typeOfPart(pack: Package, { contentType = "" }: Encoding, schema: Schema | undefined): string | undefined {
  const all = contentType.split(",").map((type) => type.trim());
  const concrete = all.filter((type) => /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(;[\x20-\x7e]*)?$/.test(type));
  const isFile = schema !== undefined && isBinary(pack, schema);
  return isFile && all.length > 1 ? undefined : concrete[0];
}

function isBinary({ lookup }: Package, schema: Schema): boolean {
  const isBytes = (one: Schema): boolean => one.kind === "string" && one.format === "binary";
  return canBe(schema, lookup, (one) => isBytes(one) || (one.kind === "array" && canBe(one.items, lookup, isBytes)));
}

function fixedHeader(header: ResponseHeader): TsCode[] {
  const { name, schema } = header;
  const [value] = schema?.kind === "enum" && isFixed(header) ? schema.values : [];
  return value === undefined ? [] : [code`${key(name)}: ${str(String(value))}`];
}

/** The schema of a property of a body; of alternatives, the first that has it. */
function propertyOf({ lookup }: Package, schema: Schema | undefined, name: string): Schema | undefined {
  if (schema === undefined) return undefined;
  const alternatives = schema.kind === "union" ? schema.members : [schema];
  for (const one of alternatives) {
    const found = flattenObject(one, lookup)?.properties.find((property) => property.name === name);
    if (found !== undefined) return found.schema;
  }
  return undefined;
}
