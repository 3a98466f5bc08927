import type { EnumSchema, Schema, SchemaBase } from "../../ir/model.js";
import { type ParseContext, type JsonObject, optionalText, report } from "../context.js";
import { typesOf, valuesOf } from "./keywords.js";

/** The schema of `enum` or `const` (JSON Schema Validation, sections 6.1.2 and 6.1.3); undefined where there is none that can be used. */
export function enumSchema(context: ParseContext, schema: JsonObject, base: SchemaBase): Schema | undefined {
  const values = valuesOf(schema);
  if (values === undefined) return undefined;
  if (values.length === 0 || values.some((value) => typeof value === "object" && value !== null)) {
    report(context, "QUIRK_SCHEMA", base.pointer, "An enum without values, or with lists or mappings, is ignored.");
    return undefined;
  }
  reportNullMismatch(context, schema, values, base);
  const known = [...new Set(values)].filter((value): value is EnumSchema["values"][number] => value !== null);
  if (known.length === 0) return { ...base, kind: "null" };
  return {
    ...base,
    kind: "enum",
    values: known,
    // One value alone is what tells a schema from others: a type that admits any other text could not.
    open: !Object.hasOwn(schema, "const") && known.length > 1 && !known.every((value) => typeof value === "boolean"),
    ...optionalText(schema, "format"),
  };
}

function reportNullMismatch(
  context: ParseContext,
  schema: JsonObject,
  values: readonly unknown[],
  base: SchemaBase,
): void {
  const declared = schema["nullable"] === true || typesOf(schema).includes("null");
  const listed = values.includes(null);
  if (declared === listed || typesOf(schema).length === 0) return;
  const message = listed
    ? "Null is among the values, but not in the type."
    : "The schema is nullable, but null is not among its values.";
  report(context, "QUIRK_NULL_ENUM", base.pointer, message);
}
