/** A small, benign spec, and the places of it where an attacker can put text. */

/** A mapping that a test builds. */
export type Json = Record<string, unknown>;

export interface Position {
  readonly name: string;
  /** Puts the text into a fresh spec. */
  readonly put: (spec: Parts, text: string) => void;
}

/** The parts of the spec by name, so that a position can be written in one line. */
export type Parts = ReturnType<typeof benignParts>;

/** Sets an own member, also one named `__proto__`. */
export function set(object: Json, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

/** A spec in which every part of OpenAPI stands once. `document` is the whole, the others are parts of it. */
export function benignParts() {
  const pet: Json = { type: "object", properties: {}, required: ["id"], description: "A pet." };
  const petId: Json = { type: "string", description: "Its id.", readOnly: true };
  const petAge: Json = { type: "integer", default: 3, minimum: 0 };
  const petKind: Json = { type: "string", enum: ["cat", "dog"] };
  const petTags: Json = { type: "array", items: { type: "string" } };
  const petExtra: Json = { type: "object", additionalProperties: { type: "string" } };
  pet["properties"] = { id: petId, age: petAge, kind: petKind, tags: petTags, extra: petExtra };
  const colors: Json = { type: "string", enum: ["red", "green"], description: "Colors." };
  const version: Json = { const: "v1", description: "Always v1." };
  const cat: Json = { type: "object", properties: { animal: { type: "string" } }, required: ["animal"] };
  const animal: Json = {
    oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
    discriminator: { propertyName: "animal", mapping: { cat: "#/components/schemas/Cat" } },
  };
  const list: Json = {
    type: "object",
    properties: {
      pets: { type: "array", items: { $ref: "#/components/schemas/Pet" } },
      total_entries: { type: "integer" },
    },
    required: ["pets", "total_entries"],
  };
  const schemas: Json = { Pet: pet, Colors: colors, Version: version, Cat: cat, Dog: { ...cat }, Animal: animal };
  Object.assign(schemas, { PetList: list });

  const idParameter: Json = { name: "pet_id", in: "path", required: true, schema: { type: "string" } };
  const limit: Json = { name: "limit", in: "query", schema: { type: "integer", default: 50 } };
  const offset: Json = { name: "offset", in: "query", schema: { type: "integer" } };
  const order: Json = { name: "order_by", in: "query", schema: { type: "array", items: { type: "string" } } };
  const color: Json = { name: "color", in: "query", schema: { $ref: "#/components/schemas/Colors" } };
  const header: Json = { name: "X-Trace", in: "header", schema: { type: "string" } };
  const cookie: Json = { name: "session", in: "cookie", schema: { type: "string" } };
  const json: Json = { schema: { $ref: "#/components/schemas/Pet" } };
  const okHeader: Json = { description: "How many.", schema: { type: "integer" } };
  const ok: Json = { description: "Found.", headers: { "X-Total": okHeader }, content: { "application/json": json } };
  const missing: Json = { description: "Not found.", content: { "application/json": { schema: { type: "object" } } } };
  const getPet: Json = {
    operationId: "get_pet",
    tags: ["Pet"],
    parameters: [header, cookie],
    responses: { "200": ok, "404": missing },
  };
  const body: Json = { required: true, content: { "application/json": { ...json } } };
  const savePet: Json = {
    operationId: "save_pet",
    tags: ["Pet"],
    requestBody: body,
    responses: { "204": { description: "" } },
  };
  const listPets: Json = {
    operationId: "list_pets",
    tags: ["Pet"],
    parameters: [limit, offset, order, color],
    responses: {
      "200": { description: "", content: { "application/json": { schema: { $ref: "#/components/schemas/PetList" } } } },
    },
  };
  const logs: Json = {
    operationId: "get_logs",
    tags: ["Log"],
    responses: {
      "200": { description: "", content: { "application/json": {}, "text/plain": {}, "application/x-ndjson": {} } },
    },
  };
  const paths: Json = {
    "/pets": { get: listPets },
    "/pets/{pet_id}": { parameters: [idParameter], get: getPet, patch: savePet },
    "/logs": { get: logs },
  };
  const server: Json = { url: "/api/v1", description: "Here.", variables: {} };
  const petTag: Json = { name: "Pet", description: "Pets." };
  const info: Json = { title: "Pets", version: "1.0.0" };
  const securitySchemes: Json = { Basic: { type: "http", scheme: "basic" } };
  const document: Json = {
    openapi: "3.1.0",
    info,
    servers: [server],
    tags: [petTag],
    paths,
    security: [{ Basic: [] }],
    components: { schemas, securitySchemes },
  };
  return {
    ...{ document, info, server, petTag, paths, schemas, securitySchemes },
    ...{ listPets, getPet, savePet, logs, body, ok, okHeader, missing, json },
    ...{ idParameter, limit, order, color, header, cookie },
    ...{ pet, petId, petAge, petKind, petTags, petExtra, colors, version, animal, cat },
  };
}
