import type { Api } from "./model.js";
import { everySchema, requestSchemas, responseSchemas } from "./walk.js";

/** Schema name → property → the values that tell this schema apart in the unions it is a member of. */
export type DiscriminatorValues = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/**
 * What every discriminator of the API says about the members of its union (OpenAPI 3.1, section 4.8.25). Real specs declare the
 * property itself as any string: only together with this do unions narrow.
 */
export function discriminatorValues(api: Api): DiscriminatorValues {
  const found = new Map<string, Map<string, string[]>>();
  const roots = [
    ...api.schemas.map((named) => named.schema),
    ...api.operations.flatMap((operation) => [...requestSchemas(operation), ...responseSchemas(operation)]),
  ];
  for (const schema of roots.flatMap((root) => [...everySchema(root)])) {
    if (schema.kind !== "union" || schema.discriminator === undefined) continue;
    const { propertyName, mapping } = schema.discriminator;
    for (const entry of mapping) {
      const properties = found.get(entry.schema) ?? new Map<string, string[]>();
      const values = properties.get(propertyName) ?? [];
      found.set(entry.schema, properties.set(propertyName, [...new Set([...values, entry.value])]));
    }
  }
  return found;
}
