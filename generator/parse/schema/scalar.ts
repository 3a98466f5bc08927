import type { NumberSchema, SchemaBase, StringSchema } from "../../ir/model.js";
import { type ParseContext, type JsonObject, member, optionalText, text } from "../context.js";
import { essenceOf, isBytes } from "../media-names.js";
import { formatQuirk } from "../quirks.js";
import { numbersOf } from "./base.js";

/**
 * Whether a schema is that of bytes: `format: binary` in 3.0; in 3.1 a `contentMediaType` of bytes without a `contentEncoding`, which would
 * make a text of them (section 4.8.14.2).
 */
export function isBinary(schema: JsonObject): boolean {
  const format = text(schema, "format");
  if (format !== undefined) return format === "binary";
  const content = text(schema, "contentMediaType");
  return content !== undefined && isBytes(essenceOf(content)) && member(schema, "contentEncoding") === undefined;
}

/** `type: string` (JSON Schema Validation, section 6.3). */
export function stringSchema(context: ParseContext, schema: JsonObject, base: SchemaBase): StringSchema {
  const format = isBinary(schema) ? "binary" : formatQuirk(context, text(schema, "format"), base.pointer);
  return {
    ...base,
    kind: "string",
    ...(format === undefined ? {} : { format }),
    ...optionalText(schema, "pattern"),
    ...numbersOf(schema, "minLength", "maxLength"),
  };
}

/** `type: integer` or `number` (section 6.2). In 3.0 `exclusiveMinimum: true` makes the `minimum` beside it exclusive. */
export function numberSchema(schema: JsonObject, kind: NumberSchema["kind"], base: SchemaBase): NumberSchema {
  const limits = numbersOf(schema, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf");
  return {
    ...base,
    kind,
    ...optionalText(schema, "format"),
    ...limits,
    ...(schema["exclusiveMinimum"] === true && limits.minimum !== undefined
      ? { exclusiveMinimum: limits.minimum }
      : {}),
    ...(schema["exclusiveMaximum"] === true && limits.maximum !== undefined
      ? { exclusiveMaximum: limits.maximum }
      : {}),
  };
}
