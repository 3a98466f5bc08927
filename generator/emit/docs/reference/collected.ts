/** The members of a schema together with those of all schemas that it is composed of. */
import { isEnum } from "./kinds.js";
import type { SpecSchema } from "./openapi.js";

/** Properties by name, and which names are required. Of properties with one name the last counts, at the place of the first. */
export interface CollectedMembers {
  readonly properties: Map<string, SpecSchema>;
  readonly required: Set<string>;
}

/** An empty collection, to be filled. */
export function noMembers(): CollectedMembers {
  return { properties: new Map(), required: new Set() };
}

/** Of several enums named `type` the first one stays, since release 7: the reference means to merge them, and only skips the later ones. */
export function keepsFirst(name: string, schema: SpecSchema): boolean {
  return name === "type" && isEnum(schema);
}
