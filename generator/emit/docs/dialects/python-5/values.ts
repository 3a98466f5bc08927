/**
 * Values of the spec (defaults, examples, members of an enum) as the reference's parser keeps them: it reads each by the type of its
 * schema, into an object of Java, and what the pages show is the text of that object.
 */
import { bigDecimalText, longText } from "../../reference/decimal.js";
import { isBase64, isCollection, javaText, nodeText } from "../../reference/java-text.js";
import { javaDate, javaUuid, lenientDate, offsetDateTime } from "../../reference/java-time.js";
import { isOfType } from "../../reference/kept-defaults.js";
import { isComposed } from "../../reference/kinds.js";
import type { SpecSchema } from "../../reference/openapi.js";

/** A value, as text. */
export interface ParsedValue {
  readonly text: string;
  /** A mapping or a list: the reference takes both for something that goes where a list is wanted. */
  readonly container?: object;
}

/** The default of a schema; the parser keeps none of a wrong type, and none where there is no type. */
export function defaultOf(schema: SpecSchema): ParsedValue | undefined {
  const { default: value, type } = schema;
  if (value === undefined || !isOfType(type, value)) return undefined;
  if (type !== "string") return read(schema, value);
  // Of null the parser takes the text: `null`.
  return schema.format === "byte" ? bytes(nodeText(value)) : read(schema, nodeText(value));
}

/** The example of a schema. */
export function exampleOf(schema: SpecSchema): ParsedValue | undefined {
  const { example } = schema;
  if (example === undefined) return undefined;
  const isDay = schema.type === "string" && schema.format === "date" && !isComposed.before6(schema);
  return isDay && example !== null ? scalarOf(lenientDate(javaText(example))) : read(schema, example);
}

/** The members of an enum; null is one, and what cannot be read becomes null. Only a day or a time that cannot be read is left out. */
export function enumOf(schema: SpecSchema): (ParsedValue | undefined)[] {
  const values = (schema.enum ?? []).map((value) => read(schema, value));
  const isTime = schema.type === "string" && (schema.format === "date" || schema.format === "date-time");
  return isTime ? values.filter((value) => value !== undefined) : values;
}

/** A value that no schema has a say in: the example of a parameter or of a body. */
export function plainValue(value: unknown): ParsedValue | undefined {
  if (value === null || value === undefined) return undefined;
  return { text: javaText(value), ...(isCollection(value) ? { container: value } : {}) };
}

function scalar(text: string): ParsedValue {
  return { text };
}

/** The reference shows where in memory the bytes are: there is a default, but no telling what it says. */
function bytes(text: string): ParsedValue | undefined {
  return isBase64(text) ? scalar(text) : undefined;
}

/** By type and format; what cannot be read is not there. */
function read(schema: SpecSchema, value: unknown): ParsedValue | undefined {
  if (value === null) return undefined;
  const { type, format } = schema;
  if (isComposed.before6(schema) || type === undefined || type === "array" || type === "object")
    return plainValue(value);
  const text = javaText(value);
  if (type === "boolean") return scalar(String(text.toLowerCase() === "true"));
  if (type === "integer") return scalarOf(longText(text));
  if (type !== "string") return scalarOf(bigDecimalText(text));
  return formatted(text, format);
}

function formatted(text: string, format: string | undefined): ParsedValue | undefined {
  switch (format) {
    case "date":
      return scalarOf(javaDate(text));
    case "date-time":
      return scalarOf(dateTimeOf(text));
    case "uuid":
      return scalarOf(javaUuid(text));
    case "byte":
    case "binary":
      return undefined;
    default:
      return scalar(text);
  }
}

function scalarOf(text: string | undefined): ParsedValue | undefined {
  return text === undefined ? undefined : scalar(text);
}

/** A date-time becomes an `OffsetDateTime`, which is written in full: `2020-01-02T03:04:05Z`. */
function dateTimeOf(text: string): string | undefined {
  const time = offsetDateTime(text);
  if (time === undefined) return undefined;
  const { day, minutes, seconds, fraction, zone } = time;
  return `${day}T${minutes}:${seconds}${fraction === "" ? "" : `.${fraction}`}${zone}`;
}
