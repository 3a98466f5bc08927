/** APIs as small as a test can have them. */
import type { Api, Operation } from "../../generator/ir/model.js";
import { document, type JsonObject, operation, parseDocument } from "../parse/support.js";

export const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
export const json = (schema: unknown): JsonObject => ({ "application/json": { schema } });
export const answers = (schema: unknown): JsonObject => ({ "200": { description: "d", content: json(schema) } });

/** An API with these named schemas and, by operationId, these operations. Each is on a path of its name: a GET, or a POST where it has a body. */
export function apiOf(schemas: JsonObject, operations: Readonly<Record<string, JsonObject>> = { a: {} }): Api {
  const paths = Object.fromEntries(
    Object.entries(operations).map(([operationId, parts]) => [
      `/${operationId}`,
      { [Object.hasOwn(parts, "requestBody") ? "post" : "get"]: operation({ operationId, ...parts }) },
    ]),
  );
  return parseDocument({ ...document(), paths, components: { schemas } }).api;
}

/** The one operation with these parts. */
export function oneOperation(parts: JsonObject, schemas: JsonObject = {}): { api: Api; operation: Operation } {
  const api = apiOf(schemas, { a: parts });
  const [first] = api.operations;
  if (first === undefined) throw new Error("no operation");
  return { api, operation: first };
}
