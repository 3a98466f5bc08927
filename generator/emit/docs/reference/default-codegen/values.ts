/** Values of the spec as the reference writes them: what Java's `toString` makes of what its parser has kept. */
import { Decimal, isJavaNumber } from "../decimal.js";
import { copiedBytes, isCollection, javaText, nodeText } from "../java-text.js";
import { dateText } from "../java.js";
import { typeOf } from "../kinds.js";
import type { SpecSchema } from "../openapi.js";
import { isCopy } from "./copies.js";

/**
 * The default of a schema. The parser drops one that is not of the schema's type (an integer has 32 bits), and one of a schema
 * without a type.
 */
export function defaultText(schema: SpecSchema): string | undefined {
  const { default: value, format } = schema;
  if (value === undefined || value === null) return undefined;
  switch (typeOf.codegen(schema)) {
    case "string":
      if (isCollection(value)) return undefined;
      if (isCopy(schema) && (format === "binary" || format === "byte")) return copiedBytes(nodeText(value), format);
      return formatted(nodeText(value), format);
    case "boolean":
      return typeof value === "string"
        ? String(value.toLowerCase() === "true")
        : typeof value === "boolean"
          ? javaText(value)
          : undefined;
    case "integer":
      return typeof value === "number" && value === (value | 0) ? javaText(value) : undefined;
    case "number":
      return isJavaNumber(value) ? javaText(value) : undefined;
    case "array":
      return Array.isArray(value) ? javaText(value, isCopy(schema)) : undefined;
    case "object":
      return isCollection(value) && !Array.isArray(value) ? javaText(value, isCopy(schema)) : undefined;
    default:
      return undefined;
  }
}

/** The example of a schema. No decimal is an integer. */
export function exampleText({ type, format, example }: SpecSchema): unknown {
  if (type === "integer" && example instanceof Decimal) return undefined;
  return type === "string" && typeof example === "string" ? formatted(example, format) : example;
}

/** The parser has a class for each of these formats, and the page shows the text of its instances. That of `binary` has none. */
function formatted(text: string, format: string | undefined): string | undefined {
  if (format === "date") return /^\d{4}-\d\d-\d\d$/.test(text) ? dayText(text) : undefined;
  if (format === "date-time") return timeText(text);
  if (format === "uuid") return text.toLowerCase();
  return format === "binary" ? undefined : text;
}

/** `2020-01-02` → `Thu Jan 02 00:00:00 UTC 2020` */
function dayText(text: string): string | undefined {
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? undefined : dateText(date);
}

/** `2020-01-02T03:04:00+00:00` → `2020-01-02T03:04Z`: no seconds if they are zero, their fraction with three, six or nine digits. */
function timeText(text: string): string | undefined {
  const match = /^(\d{4}-\d\d-\d\d)t(\d\d:\d\d):(\d\d)(?:\.(\d+))?(z|[+-]\d\d:\d\d)$/i.exec(text);
  if (match === null) return undefined;
  const [, day = "", minutes = "", seconds = "", fraction = "", zone = ""] = match;
  const parts = fraction.replace(/(?<!0)0+$/, "");
  const padded = parts.padEnd(Math.ceil(parts.length / 3) * 3, "0");
  const shown = padded !== "" ? `:${seconds}.${padded}` : seconds !== "00" ? `:${seconds}` : "";
  return `${day}T${minutes}${shown}${/^(z|[+-]00:00)$/i.test(zone) ? "Z" : zone}`;
}
