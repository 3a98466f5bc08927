/** Where the text of a spec can stand (OpenAPI 3.1, section 4.8). One line per position; each may stand beside all others. */
import { type Json, type Position, set } from "./base.js";

/** Puts the text under a field of a part. */
function field(name: string, part: (parts: Parameters<Position["put"]>[0]) => Json, ...keys: string[]): Position[] {
  return keys.map((key) => ({ name: `${name}.${key}`, put: (parts, text) => set(part(parts), key, text) }));
}

function at(name: string, put: Position["put"]): Position {
  return { name, put };
}

function of(object: Json, key: string): Json {
  return object[key] as Json;
}

function push(object: Json, key: string, ...items: unknown[]): void {
  object[key] = [...((object[key] as unknown[] | undefined) ?? []), ...items];
}

const answer = { "204": { description: "" } };

/** Adds an operation that is hostile by its path, id or tag, and leaves the others as they are. */
function operation(paths: Json, path: string, fields: Json = {}): void {
  set(paths, path, { get: { tags: ["More"], responses: answer, ...fields } });
}

export const positions: readonly Position[] = [
  ...field("info", ({ info }) => info, "title", "version", "summary", "description", "termsOfService"),
  at("info.contact", ({ info }, text) => (info["contact"] = { name: text, url: text, email: text })),
  at("info.license", ({ info }, text) => (info["license"] = { name: text, url: text, identifier: text })),
  ...field("server", ({ server }) => server, "url", "description"),
  at("server.variables", ({ document }, text) => {
    const variables = { host: { default: text, enum: [text], description: text } };
    push(document, "servers", { url: "https://{host}/api", description: text, variables });
  }),
  at("server variable name", ({ document }, text) =>
    push(document, "servers", { url: text, variables: Object.fromEntries([[text, { default: "a" }]]) }),
  ),
  ...field("tag", ({ petTag }) => petTag, "description"),
  at("tag.externalDocs", ({ petTag }, text) => (petTag["externalDocs"] = { url: text, description: text })),
  at("tag name", ({ paths }, text) => operation(paths, "/tag", { operationId: "by_tag", tags: [text] })),
  at("second tag", ({ paths }, text) => operation(paths, "/tags", { operationId: "by_tags", tags: ["More", text] })),
  at("operationId", ({ paths }, text) => operation(paths, "/id", { operationId: text })),
  at("path", ({ paths }, text) => operation(paths, `/literal/${text}`, { operationId: "by_path" })),
  at("path without operationId", ({ paths }, text) => operation(paths, `/nameless/${text}`)),
  at("path parameter in the path", ({ paths }, text) =>
    operation(paths, `/in/{${text}}/end`, { operationId: "by_path_parameter" }),
  ),
  at("path parameter", ({ paths }, text) =>
    operation(paths, `/declared/{${text}}`, {
      operationId: "by_declared_parameter",
      parameters: [{ name: text, in: "path", required: true, schema: { type: "string" } }],
    }),
  ),
  ...field("operation", ({ getPet }) => getPet, "summary", "description"),
  at("operation.externalDocs", ({ getPet }, text) => (getPet["externalDocs"] = { url: text, description: text })),
  at("query name", ({ getPet }, text) => push(getPet, "parameters", { name: text, in: "query", schema: {} })),
  at("query name of an object", ({ getPet }, text) =>
    push(getPet, "parameters", { name: `${text}[]`, in: "query", style: "deepObject", schema: { type: "object" } }),
  ),
  at("header name", ({ listPets }, text) => push(listPets, "parameters", { name: text, in: "header", schema: {} })),
  at("cookie name", ({ listPets }, text) => push(listPets, "parameters", { name: text, in: "cookie", schema: {} })),
  ...field("parameter", ({ order }) => order, "description", "example"),
  at("parameter.examples", ({ limit }, text) => (limit["examples"] = { a: { summary: text, value: text } })),
  at("example name", ({ limit }, text) => set((limit["examples"] = {}), text, { value: 1 })),
  at("parameter.style", ({ order }, text) => (order["style"] = text)),
  at("parameter default", ({ limit }, text) => set(of(limit, "schema"), "default", text)),
  at("header default", ({ header }, text) => set(of(header, "schema"), "default", text)),
  at("parameter content type", ({ savePet }, text) =>
    push(savePet, "parameters", { name: "filter", in: "query", content: Object.fromEntries([[text, {}]]) }),
  ),
  at("enum of a parameter", ({ idParameter }, text) => set(of(idParameter, "schema"), "enum", ["a", text])),
  at("requestBody.description", ({ body }, text) => (body["description"] = text)),
  at("media type of a request", ({ body }, text) => set((body["content"] = {}), text, { schema: { type: "string" } })),
  at("subtype of a request", ({ paths }, text) =>
    operation(paths, "/media", {
      operationId: "by_media_type",
      requestBody: { content: Object.fromEntries([[`text/${text}`, { schema: { type: "string" } }]]) },
    }),
  ),
  at("media type of an answer", ({ logs }, text) =>
    set(logs, "responses", { "200": { description: "", content: Object.fromEntries([[text, {}]]) } }),
  ),
  at("parameter of a media type", ({ missing }, text) =>
    set(missing, "content", Object.fromEntries([[`application/json; a=${text}`, { schema: { type: "object" } }]])),
  ),
  at("status", ({ logs }, text) => set(of(logs, "responses"), text, { description: "" })),
  at("status with a tail", ({ logs }, text) => set(of(logs, "responses"), `200${text}`, { description: "" })),
  ...field("response", ({ ok }) => ok, "description"),
  at("response header name", ({ ok }, text) => set(of(ok, "headers"), text, { schema: { type: "string" } })),
  ...field("response header", ({ okHeader }) => okHeader, "description"),
  at("media type example", ({ json }, text) => (json["example"] = { [text]: text })),
  at("schema name", ({ schemas, json }, text) => {
    set(schemas, text, { type: "object", properties: { a: { type: "string" } } });
    set(json, "schema", { $ref: `#/components/schemas/${text.replaceAll("~", "~0").replaceAll("/", "~1")}` });
  }),
  at("schema name in an encoded $ref", ({ schemas, listPets }, text) => {
    set(schemas, `E${text}`, { type: "object", properties: { a: { type: "string" } } });
    const name = `E${text}`
      .replaceAll("~", "~0")
      .replaceAll("/", "~1")
      .replace(/\p{Cs}/gu, "?");
    push(listPets, "parameters", {
      name: "e",
      in: "query",
      schema: { $ref: `#/components/schemas/${encodeURIComponent(name)}` },
    });
  }),
  at("schema name of an enum", ({ schemas }, text) => set(schemas, `Enum ${text}`, { enum: ["a"] })),
  at("title of a generic", ({ cat }, text) => (cat["title"] = `Bulk[${text}]`)),
  ...field("schema", ({ pet }) => pet, "title", "description", "x-deprecated", "externalDocs"),
  at("schema.default", ({ pet }, text) => (pet["default"] = { [text]: [text] })),
  at("property name", ({ pet }, text) => set(of(pet, "properties"), text, { type: "string" })),
  at("quoted property name", ({ pet }, text) => set(of(pet, "properties"), `"${text}"`, { type: "string" })),
  at("property name of an inner object", ({ petTags }, text) =>
    set(petTags, "items", { type: "object", properties: Object.fromEntries([[text, { description: text }]]) }),
  ),
  at("required", ({ pet }, text) => push(pet, "required", text)),
  ...field("property", ({ petId }) => petId, "title", "description", "default", "example", "pattern", "format"),
  at("property.examples", ({ petId }, text) => (petId["examples"] = [text])),
  ...field("number", ({ petAge }) => petAge, "default", "minimum", "maximum", "multipleOf", "format", "description"),
  at(
    "inner description",
    ({ petExtra }, text) => of(petExtra, "additionalProperties") && (petExtra["description"] = text),
  ),
  at("enum value", ({ petKind }, text) => push(petKind, "enum", text)),
  at("enum default", ({ petKind }, text) => (petKind["default"] = text)),
  at("named enum value", ({ colors }, text) => push(colors, "enum", text)),
  at("enum names", ({ colors }, text) => {
    set(colors, "x-enum-varnames", [text, text]);
    set(colors, "x-enum-descriptions", [text, text]);
    set(colors, "x-enumNames", [text, text]);
  }),
  at("const", ({ version }, text) => (version["const"] = text)),
  at("const of an object", ({ schemas }, text) => (schemas["Fixed"] = { const: { [text]: text } })),
  at("type", ({ petExtra }, text) => (petExtra["type"] = text)),
  at("discriminator property", ({ schemas, animal }, text) => {
    schemas["Second"] = { oneOf: animal["oneOf"], discriminator: { propertyName: text } };
  }),
  at("discriminator property that exists", ({ animal, cat }, text) => {
    set(of(animal, "discriminator"), "propertyName", `p${text}`);
    set(of(cat, "properties"), `p${text}`, { type: "string" });
  }),
  at("discriminator value", ({ animal }, text) =>
    set(of(of(animal, "discriminator"), "mapping"), text, "#/components/schemas/Dog"),
  ),
  at("discriminator target", ({ animal }, text) => set(of(of(animal, "discriminator"), "mapping"), "x", text)),
  at("$ref", ({ json }, text) => (json["schema"] = { $ref: text })),
  at("$ref to a schema", ({ json }, text) => (json["schema"] = { $ref: `#/components/schemas/${text}` })),
  at("words beside a $ref", ({ cat }, text) =>
    set(of(cat, "properties"), "color", { $ref: "#/components/schemas/Colors", description: text, default: text }),
  ),
  at("security scheme name", ({ securitySchemes }, text) =>
    set(securitySchemes, text, { type: "http", scheme: "basic" }),
  ),
  at("http scheme", ({ securitySchemes }, text) =>
    set(securitySchemes, "Http", { type: "http", scheme: text, bearerFormat: text, description: text }),
  ),
  at("words of a security scheme", ({ securitySchemes }, text) =>
    set(securitySchemes, "Token", { type: "http", scheme: "bearer", bearerFormat: text, description: text }),
  ),
  at("apiKey query", ({ securitySchemes }, text) =>
    set(securitySchemes, "Query", { type: "apiKey", in: "query", name: text, description: text }),
  ),
  at("apiKey header", ({ securitySchemes }, text) =>
    set(securitySchemes, "Key", { type: "apiKey", in: "header", name: text }),
  ),
  at("apiKey cookie", ({ securitySchemes }, text) =>
    set(securitySchemes, "Cook", { type: "apiKey", in: "cookie", name: text }),
  ),
  at("openIdConnectUrl", ({ securitySchemes }, text) =>
    set(securitySchemes, "Oidc", { type: "openIdConnect", openIdConnectUrl: text }),
  ),
  at("end of the openIdConnectUrl", ({ securitySchemes }, text) =>
    set(securitySchemes, "Connect", { type: "openIdConnect", openIdConnectUrl: `https://id.example/${text}` }),
  ),
  at("oauth2 flow with URLs", ({ securitySchemes }, text) => {
    const urls = { authorizationUrl: "https://id.example/a", tokenUrl: `https://id.example/t?${text}` };
    const flow = { ...urls, scopes: Object.fromEntries([[text, text]]) };
    set(securitySchemes, "Flows", { type: "oauth2", flows: { authorizationCode: flow, clientCredentials: flow } });
  }),
  at("oauth2 flow", ({ securitySchemes }, text) =>
    set(securitySchemes, "OAuth", {
      type: "oauth2",
      flows: { password: { tokenUrl: text, refreshUrl: text, scopes: Object.fromEntries([[text, text]]) } },
    }),
  ),
  at("security requirement", ({ getPet }, text) => (getPet["security"] = [Object.fromEntries([[text, [text]]])])),
  ...["x-ts-type", "x-import", "x-codegen-import", "x-codegen-settings", "x-openapi-cli"].map((key) =>
    at(`extension ${key}`, ({ document, pet, getPet }, text) => {
      for (const part of [document, pet, getPet]) set(part, key, key === "x-ts-type" ? text : { import: text });
    }),
  ),
];
