/** Looks for what the parts of an `allOf` say of a property that no value satisfies (JSON Schema Core, section 10.2.1.1). */
import { flattenerIn, lookupIn, partsOf } from "../../ir/flatten.js";
import { intersectAll } from "../../ir/intersect.js";
import type { Api, IntersectionSchema, Schema } from "../../ir/model.js";
import { everySchema, requestSchemas, responseSchemas } from "../../ir/walk.js";
import { type ParseContext, report } from "../context.js";

/** Reports each conflict once, where the later of the two parts stands. */
export function conflictQuirk(
  context: ParseContext,
  { schemas, operations }: Pick<Api, "schemas" | "operations">,
): void {
  const lookup = lookupIn(schemas);
  const onConflict = (earlier: Schema, later: Schema): void =>
    report(
      context,
      "QUIRK_CONFLICT",
      later.pointer,
      `No value can match both this schema and the schema at \`${earlier.pointer}\`.`,
    );
  const flatten = flattenerIn(lookup, onConflict);
  const roots = [
    ...schemas.map(({ schema }) => schema),
    ...operations.flatMap((operation) => [...requestSchemas(operation), ...responseSchemas(operation)]),
  ];
  for (const schema of roots.flatMap((root) => everySchema(root).filter(isIntersection))) {
    const [first, ...others] = partsOf(schema);
    if (first !== undefined && flatten(schema) === undefined) intersectAll([first, ...others], lookup, onConflict);
  }
}

function isIntersection(schema: Schema): schema is IntersectionSchema {
  return schema.kind === "intersection" && partsOf(schema).length > 1;
}
