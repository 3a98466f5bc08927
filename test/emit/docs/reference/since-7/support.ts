/** What the passes of the reference's 7.x make of documents as small as a test can have them. */
import type { OpenApi } from "../../../../../generator/emit/docs/reference/openapi.js";
import { readOpenApi } from "../../../../../generator/emit/docs/reference/read.js";
import { runPassesSince7 } from "../../../../../generator/emit/docs/reference/since-7/index.js";
import { document, type JsonObject, parseDocument, v30, v31 } from "../../../../parse/support.js";
import { plain } from "../before-6/support.js";

/** The releases at which something changed. */
export const versions = ["7.13", "7.18", "7.19", "7.21", "7.24"] as const;

/** The document after the passes. Its paths have one operation that does nothing, unless `parts` has others. */
export function specOf(parts: JsonObject, version = "7.13"): OpenApi {
  const spec = readOpenApi(parseDocument({ ...document(), openapi: v30, ...parts }).api);
  runPassesSince7(spec, version);
  return spec;
}

/** The models of an OpenAPI 3.0 document whose components are these schemas. */
export function models30(schemas: JsonObject, version?: string): unknown {
  return plain(specOf({ components: { schemas } }, version).schemas);
}

/** The models of an OpenAPI 3.1 document whose components are these schemas. */
export function models31(schemas: JsonObject, version?: string): unknown {
  return plain(specOf({ openapi: v31, components: { schemas } }, version).schemas);
}

/** What becomes of the property `p`, beside the component `A`. */
export function property30(schema: unknown, version?: string): unknown {
  return property(v30, schema, version);
}

export function property31(schema: unknown, version?: string): unknown {
  return property(v31, schema, version);
}

function property(openapi: string, schema: unknown, version?: string): unknown {
  const schemas = {
    A: { type: "object", properties: { a: { type: "string" } } },
    X: { type: "object", properties: { p: schema } },
  };
  const { schemas: models } = specOf({ openapi, components: { schemas } }, version);
  return plain(models.get("X")?.properties?.get("p"));
}

/** What becomes of the components that are not `A`, by version: versions that agree with the one before are left out. */
export function byVersion(make: (version: string) => unknown): Record<string, unknown> {
  const results = versions.map((version) => [version, make(version)] as const);
  const differ = results.filter(([, result], at) => JSON.stringify(result) !== JSON.stringify(results[at - 1]?.[1]));
  return Object.fromEntries(differ);
}
