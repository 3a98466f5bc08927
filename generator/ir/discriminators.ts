import type { Api } from "./model.js";
import { everySchema, requestSchemas, responseSchemas } from "./walk.js";

/** Schema name → property → the values by which unions recognise this schema. */
export type DiscriminatorValues = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/**
 * What the discriminators of the API say of the members of their unions (OpenAPI 3.1, section 4.8.25). Real specs declare the property
 * itself as any string, so that a type without these values could not be told from other members.
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
