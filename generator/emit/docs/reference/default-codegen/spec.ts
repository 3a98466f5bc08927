/** A document with names for its inline models, as the releases of the reference up to 5.x have it. */
import type { Api } from "../../../../ir/model.js";
import { type Before6Version, runPassesBefore6 } from "../before-6/index.js";
import { textOrNull } from "../members.js";
import type { OpenApi, SpecSchema } from "../openapi.js";
import { readOpenApi } from "../read.js";
import { visitSchemas } from "../since-7/places.js";

export function readBefore6(api: Api, version: Before6Version): OpenApi {
  const spec = readOpenApi(api, textOrNull);
  const types = typesOfReferences(spec);
  runPassesBefore6(spec, version);
  for (const [schema, type] of types) if (schema.$ref !== undefined) schema.type = type;
  visitSchemas(spec, (schema) => {
    if (schema.type === "array" && schema.items === undefined) schema.isListOfNothing = true;
  });
  return spec;
}

/**
 * What stands beside `$ref` does not count. But the parser chooses the class of a schema by `type` before it sees the `$ref`, and the
 * class stays: a reference with `type: object` is later taken for an object of any properties.
 */
function typesOfReferences(spec: OpenApi): Map<SpecSchema, string> {
  const types = new Map<SpecSchema, string>();
  visitSchemas(spec, (schema) => {
    if (schema.$ref !== undefined && schema.type !== undefined && schema.items === undefined)
      types.set(schema, schema.type);
  });
  return types;
}
