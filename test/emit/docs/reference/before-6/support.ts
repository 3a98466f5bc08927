/** What the passes before release 6 make of documents as small as a test can have them. */
import { type Before6Version, runPassesBefore6 } from "../../../../../generator/emit/docs/reference/before-6/index.js";
import type { OpenApi } from "../../../../../generator/emit/docs/reference/openapi.js";
import { readOpenApi } from "../../../../../generator/emit/docs/reference/read.js";
import { document, type JsonObject, operation, parseDocument, v30 } from "../../../../parse/support.js";

/** The document after the passes. Its paths have one operation that does nothing, unless `parts` has others. */
export function specOf(parts: JsonObject, version: Before6Version = "5.4"): OpenApi {
  const spec = readOpenApi(parseDocument({ ...document(), openapi: v30, ...parts }).api);
  runPassesBefore6(spec, version);
  return spec;
}

/** Schemas as a document has them: references short (`→ Name`), extensions only where there are some. */
export function plain(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, plain(item)]));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const { $ref, extensions, ...rest } = value as JsonObject;
  if (typeof $ref === "string") return `→ ${$ref.slice($ref.lastIndexOf("/") + 1)}`;
  const written = extensions instanceof Map && extensions.size > 0 ? { extensions } : {};
  return Object.fromEntries(Object.entries({ ...rest, ...written }).map(([key, item]) => [key, plain(item)]));
}

/** The models of a document whose components are these schemas. */
export function modelsOf(schemas: JsonObject, version?: Before6Version): unknown {
  return plain(specOf({ components: { schemas } }, version).schemas);
}

/** The names of the models of these operations, by path and method, with these components. */
export function namesOf(paths: JsonObject, components: JsonObject = {}, version?: Before6Version): string[] {
  return [...specOf({ paths, components }, version).schemas.keys()];
}

/** An object schema whose properties are texts. */
export function object(...names: readonly string[]): JsonObject {
  return { type: "object", properties: Object.fromEntries(names.map((name) => [name, text])) };
}

export const text: JsonObject = { type: "string" };
export const listOf = (items: unknown): JsonObject => ({ type: "array", items });
export const mapOf = (additionalProperties: unknown): JsonObject => ({ type: "object", additionalProperties });
export const ref = (name: string, kind = "schemas"): JsonObject => ({ $ref: `#/components/${kind}/${name}` });

export const json = (schema: unknown): JsonObject => ({ "application/json": { schema } });
export const response = (schema: unknown): JsonObject => ({ description: "d", content: json(schema) });
export const answers = (schema: unknown): JsonObject =>
  operation({ operationId: "", responses: { "200": response(schema) } });
export const takes = (content: JsonObject, parts: JsonObject = {}): JsonObject =>
  operation({ requestBody: { content }, ...parts });
