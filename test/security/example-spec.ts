/** A spec whose text stands wherever an example of a page takes a value, a name or a comment from: each kind of schema in each place. */
import type { Json } from "./base.js";

/** Each kind of schema with the text as its example, default and values. */
export function hostileSchemas(text: string): Readonly<Record<string, Json>> {
  const said = { example: text, default: text, description: text };
  const formats = ["date", "date-time", "uuid", "byte", "binary", "password", "email", "uri", "number", text];
  const strings = formats.map((format, index) => [`string${index}`, { type: "string", format, ...said }] as const);
  const scalars = ["string", "integer", "number", "boolean", "object", "array"].map(
    (type) =>
      [`plain_${type}`, { type, ...said, ...(type === "array" && { items: { type: "string", ...said } }) }] as const,
  );
  const item = { type: "string", enum: [text, "a"], ...said };
  const listed: readonly (readonly [name: string, schema: Json])[] = [...strings, ...scalars];
  return {
    ...Object.fromEntries(listed),
    untyped: said,
    enum: { type: "string", enum: [text], default: text },
    enum_of_numbers: { type: "integer", enum: [text, 1], default: text },
    enum_by_reference: { $ref: "#/components/schemas/HostileEnum" },
    model: { $ref: "#/components/schemas/HostileModel" },
    union: { $ref: "#/components/schemas/HostileUnion" },
    by_name: { $ref: `#/components/schemas/${encodeURIComponent(pointerOf(text))}` },
    list: { type: "array", items: item, example: [text, { [text]: text }], default: [text] },
    list_of_lists: { type: "array", items: { type: "array", items: item } },
    list_of_models: { type: "array", items: { $ref: "#/components/schemas/HostileModel" } },
    map: { type: "object", additionalProperties: item, example: { [text]: text }, default: { [text]: text } },
    map_of_lists: { type: "object", additionalProperties: { type: "array", items: item } },
    map_of_models: { type: "object", additionalProperties: { $ref: "#/components/schemas/HostileModel" } },
    object: { type: "object", properties: { [text]: item, a: item }, required: [text], example: { [text]: [text] } },
    all: { allOf: [{ $ref: "#/components/schemas/HostileModel" }, { type: "object", properties: { [text]: item } }] },
    one: { oneOf: [item, { type: "object", properties: { [text]: item } }], ...said },
    any: { anyOf: [{ type: "integer", ...said }, item] },
    pattern: { type: "string", pattern: `^[a'"\\\\]{8}$` },
    pattern_of_lines: { type: "string", pattern: "^[\\n'\"#]{20}\\$\\(x\\)`$" },
    pattern_of_text: { type: "string", pattern: text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&") },
    limits: { type: "number", minimum: text, maximum: text, minLength: text },
    limits_of_text: { type: "string", minLength: text, maxLength: text },
  };
}

function pointerOf(name: string): string {
  return name
    .replaceAll("~", "~0")
    .replaceAll("/", "~1")
    .replace(/\p{Cs}/gu, "?");
}

/** Each schema as a parameter in each place, as a field of each form, and as a body. */
export function hostileExamples(text: string): Json {
  const schemas = Object.entries(hostileSchemas(text));
  const property = Object.fromEntries(schemas);
  const components = {
    schemas: {
      HostileEnum: { type: "string", enum: [text], description: text, default: text, example: text },
      HostileModel: {
        type: "object",
        properties: { a: { type: "string", example: text }, [text]: { type: "string" } },
        example: { [text]: text },
      },
      HostileUnion: {
        oneOf: [{ $ref: "#/components/schemas/HostileModel" }, { $ref: "#/components/schemas/HostileEnum" }],
        discriminator: { propertyName: "a", mapping: { [text]: "#/components/schemas/HostileModel" } },
      },
      [text.replace(/\p{Cs}/gu, "?")]: { type: "object", properties: { [text]: { type: "string", example: text } } },
    },
    examples: { Said: { summary: text, value: text }, Many: { value: { [text]: [text] } } },
    securitySchemes: hostileSchemes(text),
  };
  const operation = (operationId: string, fields: Json): Json => ({
    operationId,
    summary: text,
    description: text,
    tags: ["Hostile"],
    responses: { "200": answer(text) },
    ...fields,
  });
  const security = Object.keys(components.securitySchemes).map((name) => ({ [name]: [text] }));
  const paths: Json = {};
  for (const [name, schema] of schemas) {
    const parameters = ["query", "header", "cookie"].flatMap((place) => parametersOf(place, name, schema, text));
    paths[`/${name}/{id}`] = {
      parameters: [{ name: "id", in: "path", required: true, schema, example: text }],
      get: operation(`get_${name}`, { parameters, security }),
      post: operation(`post_${name}`, {
        requestBody: body("application/json", { schema, example: text }),
        "x-codegen-request-body-name": text,
      }),
      put: operation(`put_${name}`, {
        requestBody: body("application/json", { schema, examples: { [text]: { $ref: "#/components/examples/Many" } } }),
      }),
      patch: operation(`patch_${name}`, { requestBody: body(`text/plain`, { schema, example: text }) }),
    };
  }
  for (const [index, type] of ["application/x-www-form-urlencoded", "multipart/form-data"].entries()) {
    const schema = {
      type: "object",
      properties: { ...property, [text]: { type: "string", example: text } },
      required: ["list", text],
      example: property,
    };
    paths[`/form${index}`] = {
      post: operation(`form_${index}`, { requestBody: body(type, { schema, example: { [text]: text } }) }),
    };
  }
  return {
    openapi: "3.0.3",
    info: { title: text, version: text, description: text, contact: { name: text, url: text, email: text } },
    servers: [
      {
        url: "https://{host}.example/{path}",
        variables: { host: { default: text, enum: [text] }, path: { default: text } },
      },
    ],
    tags: [{ name: "Hostile", description: text }],
    paths,
    components,
  };
}

function answer(text: string): Json {
  return {
    description: text,
    headers: { "X-A": { description: text, schema: { type: "string", default: text } } },
    content: { "application/json": { schema: { $ref: "#/components/schemas/HostileModel" } } },
  };
}

function body(type: string, media: Json): Json {
  return { required: true, content: { [type]: media } };
}

function parametersOf(place: string, name: string, schema: Json, text: string): Json[] {
  const parameter = (word: string, fields: Json): Json => ({
    name: `${name}_${word}`,
    in: place,
    description: text,
    ...fields,
  });
  return [
    parameter("schema", { schema, required: true }),
    parameter("example", { schema, example: text }),
    parameter("list", { schema, example: [text], style: "form", explode: false }),
    parameter("object", { schema, example: { [text]: text } }),
    parameter("examples", { schema, examples: { [text]: { $ref: "#/components/examples/Said" } } }),
    parameter("x", { schema, "x-example": text }),
    parameter("content", { content: { "application/json": { schema, example: text } } }),
  ];
}

function hostileSchemes(text: string): Json {
  const url = `https://id.example/${encodeURIComponent(text.replace(/\p{Cs}/gu, "?"))}`;
  const flow = { authorizationUrl: url, tokenUrl: url, refreshUrl: url, scopes: { [text]: text } };
  return {
    [`a ${text}`]: { type: "http", scheme: "basic", description: text },
    [`b ${text}`]: { type: "http", scheme: "bearer", bearerFormat: text, description: text },
    [`s ${text}`]: { type: "http", scheme: "signature", description: text },
    [`k ${text}`]: { type: "apiKey", in: "header", name: "X-Key", description: text },
    [`q ${text}`]: { type: "apiKey", in: "query", name: text, description: text },
    [`c ${text}`]: { type: "apiKey", in: "cookie", name: "c", description: text },
    [`o ${text}`]: {
      type: "oauth2",
      flows: { implicit: flow, password: flow, clientCredentials: flow, authorizationCode: flow },
    },
  };
}
