/** The compositions of a schema, and whether they make a model of it. */
import { hasProperties } from "../kinds.js";
import type { OpenApi, SpecSchema } from "../openapi.js";
import { referenced } from "../references.js";
import { equal } from "./signature.js";

/** The one composition of a schema that has neither another one nor properties. */
export function onlyComposition(schema: SpecSchema): "allOf" | "anyOf" | "oneOf" | undefined {
  const [only, ...others] = (["allOf", "anyOf", "oneOf"] as const).filter((key) => hasMembers(schema, key));
  return others.length === 0 && !hasProperties(schema) ? only : undefined;
}

export function hasMembers(schema: SpecSchema, key: "allOf" | "anyOf" | "oneOf"): boolean {
  return (schema[key]?.length ?? 0) > 0;
}

/**
 * Whether a schema needs a model of its own: it has properties or is composed. An `allOf` needs one when a member does, or when
 * two of its members are equal, which the reference mistakes for a circle.
 */
export function needsModel(spec: OpenApi, schema: SpecSchema, visited: SpecSchema[] = []): boolean {
  if (visited.some((other) => equal(other, schema))) return true;
  visited.push(schema);
  if ((schema.type === undefined || schema.type === "object") && hasProperties(schema)) return true;
  const [single, ...others] = schema.allOf ?? [];
  if (single === undefined) return hasMembers(schema, "anyOf") || hasMembers(schema, "oneOf");
  if (others.length === 0 && single.$ref !== undefined) return needsModel(spec, single, visited);
  return (schema.allOf ?? []).some((inner) => needsModel(spec, referenced(spec, inner), visited));
}
