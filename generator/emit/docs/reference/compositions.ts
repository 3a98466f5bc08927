import type { SpecSchema } from "./openapi.js";

/** The members of a composition: those of the first keyword that has any. */
export function partsOf({ allOf = [], anyOf = [], oneOf = [] }: SpecSchema): readonly SpecSchema[] {
  return [allOf, anyOf, oneOf].find((members) => members.length > 0) ?? [];
}
