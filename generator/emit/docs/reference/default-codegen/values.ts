/** Values of the spec as the reference writes them: what Java's `toString` makes of what its parser has kept. */
import { bigDecimalText, longText } from "../decimal.js";
import { copiedBytes, isBase64, isCollection, javaText, nodeText } from "../java-text.js";
import { javaDate, javaUuid, lenientDate, offsetDateTime } from "../java-time.js";
import { isOfType } from "../kept-defaults.js";
import { typeOf } from "../kinds.js";
import type { SpecSchema } from "../openapi.js";
import { isCopy } from "./copies.js";

/**
 * The default of a schema. The parser drops one that is not of the schema's type (an integer has 32 bits), and one of a schema
 * without a type.
 */
export function defaultText(schema: SpecSchema): string | undefined {
  const { default: value } = schema;
  const type = typeOf.codegen(schema);
  if (value === undefined || !isOfType(type, value)) return undefined;
  if (type === "string") return textDefault(schema, nodeText(value));
  if (type === "boolean") return String(javaText(value).toLowerCase() === "true");
  return javaText(value, isCopy(schema));
}

/** Of null the parser takes the text: `null`. */
function textDefault(schema: SpecSchema, text: string): string | undefined {
  const { format } = schema;
  if (format === "byte" && !isBase64(text)) return undefined;
  if (isCopy(schema) && (format === "binary" || format === "byte")) return copiedBytes(text, format);
  return formatted(text, format);
}

/** The example of a schema. The parser keeps none that it cannot read as the type; of a text that is not `true` it reads `false`. */
export function exampleText({ type, format }: SpecSchema, example: unknown): unknown {
  if (example === undefined || example === null) return example;
  if (type === "integer") return longText(javaText(example));
  if (type === "number") return bigDecimalText(javaText(example));
  if (type === "boolean") return String(javaText(example).toLowerCase() === "true");
  if (type !== "string" || isCollection(example)) return example;
  return format === "date" ? lenientDate(nodeText(example)) : formatted(nodeText(example), format);
}

/** The parser has a class for each of these formats, and the page shows the text of its instances. That of `binary` has none. */
function formatted(text: string, format: string | undefined): string | undefined {
  if (format === "date") return javaDate(text);
  if (format === "date-time") return timeText(text);
  if (format === "uuid") return javaUuid(text);
  return format === "binary" ? undefined : text;
}

/** `2020-01-02T03:04:00+00:00` → `2020-01-02T03:04Z`: no seconds if they are zero, their fraction with three, six or nine digits. */
function timeText(text: string): string | undefined {
  const time = offsetDateTime(text);
  if (time === undefined) return undefined;
  const { day, minutes, seconds, fraction, zone } = time;
  const padded = fraction.padEnd(Math.ceil(fraction.length / 3) * 3, "0");
  const shown = padded !== "" ? `:${seconds}.${padded}` : seconds !== "00" ? `:${seconds}` : "";
  return `${day}T${minutes}${shown}${zone}`;
}
