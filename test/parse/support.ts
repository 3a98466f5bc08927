/** Documents as small as a test can have them, and the IR without what says nothing. */
import type { Operation, Schema } from "../../generator/ir/model.js";
import { parse, type Parsed } from "../../generator/parse/index.js";

export type JsonObject = { readonly [key: string]: unknown };

export const v30 = "3.0.3";
export const v31 = "3.1.0";
export const v32 = "3.2.0";

/** A valid document, with `parts` in place of its own. */
export function document(parts: JsonObject = {}): JsonObject {
  return {
    openapi: v31,
    info: { title: "Test", version: "1" },
    paths: { "/a": { get: operation() } },
    ...parts,
  };
}

/** A valid operation, with `parts` in place of its own. */
export function operation(parts: JsonObject = {}): JsonObject {
  return { operationId: "get_a", tags: ["A"], responses: { "204": { description: "nothing" } }, ...parts };
}

/** Parses a document that is in no file. */
export function parseDocument(parts: JsonObject = {}): Parsed {
  return parse({ document: document(parts), locate: () => ({ file: "test" }) });
}

/** The IR of the schema `Tested` among `others`. */
export function schemaOf(schema: unknown, openapi: string = v31, others: JsonObject = {}): unknown {
  const { api } = parseDocument({ openapi, components: { schemas: { Tested: schema, ...others } } });
  return brief(api.schemas[0]?.schema);
}

/** The one operation of a document whose only path `path` has `item`. */
export function operationOf(item: JsonObject, parts: JsonObject = {}, path = "/a"): Operation {
  const [first] = parseDocument({ ...parts, paths: { [path]: item } }).api.operations;
  if (first === undefined) throw new Error("no operation");
  return first;
}

const silent: Readonly<Record<string, unknown>> = {
  nullable: false,
  deprecated: false,
  readOnly: false,
  writeOnly: false,
  uniqueItems: false,
  required: false,
  alsoRequired: "[]",
};

/** The IR without places, without what is kept as written, and without the flags and lists that are as they are by default. */
export function brief(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(brief);
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).filter(
    ([key, value]) =>
      key !== "pointer" &&
      key !== "conditions" &&
      silent[key] !== (Array.isArray(value) ? JSON.stringify(value) : value),
  );
  return Object.fromEntries(entries.map(([key, value]) => [key, key === "default" ? value : brief(value)]));
}

export type { Schema };
