/**
 * Values of the spec (defaults, examples, members of an enum) as the reference's parser keeps them: it reads each by the type of its
 * schema, into an object of Java, and what the pages show is the text of that object.
 */
import { isJavaNumber } from "../../reference/decimal.js";
import { isCollection, javaText, nodeText } from "../../reference/java-text.js";
import { dateText } from "../../reference/java.js";
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
  if (value === undefined || type === undefined) return undefined;
  if (value === null) return type === "string" && schema.format === undefined ? scalar("null") : undefined;
  switch (type) {
    case "string":
      // The reference shows where in memory the bytes are: there is a default, but no telling what it says.
      if (schema.format === "byte" && typeof value === "string") return scalar(value);
      return isCollection(value) ? undefined : read(schema, nodeText(value));
    case "boolean":
      return typeof value === "object" ? undefined : read(schema, value);
    case "integer":
      return typeof value === "number" && value === (value | 0) ? read(schema, value) : undefined;
    case "number":
      return isJavaNumber(value) ? read(schema, value) : undefined;
    case "array":
      return Array.isArray(value) ? read(schema, value) : undefined;
    default:
      return isCollection(value) && !Array.isArray(value) ? read(schema, value) : undefined;
  }
}

/** The example of a schema. */
export function exampleOf(schema: SpecSchema): ParsedValue | undefined {
  return schema.example === undefined ? undefined : read(schema, schema.example);
}

/** The members of an enum; null is one. */
export function enumOf(schema: SpecSchema): (ParsedValue | undefined)[] {
  return (schema.enum ?? []).map((value) => read(schema, value));
}

/** A value that no schema has a say in: the example of a parameter or of a body. */
export function plainValue(value: unknown): ParsedValue | undefined {
  if (value === null || value === undefined) return undefined;
  return { text: javaText(value), ...(isCollection(value) ? { container: value } : {}) };
}

function scalar(text: string): ParsedValue {
  return { text };
}

/** By type and format; what cannot be read is not there. */
function read(schema: SpecSchema, value: unknown): ParsedValue | undefined {
  if (value === null) return undefined;
  const { type, format } = schema;
  const isComposed = (schema.allOf ?? schema.anyOf ?? schema.oneOf) !== undefined;
  if (isComposed || type === undefined || type === "array" || type === "object") return plainValue(value);
  const text = javaText(value);
  if (type === "boolean") return scalar(String(text.toLowerCase() === "true"));
  if (type === "integer") return /^-?\d+$/.test(text) ? scalar(text) : undefined;
  if (type !== "string") return Number.isNaN(Number(text)) ? undefined : scalar(text);
  return formatted(text, format);
}

function formatted(text: string, format: string | undefined): ParsedValue | undefined {
  switch (format) {
    case "date":
      return scalarOf(dateOf(text));
    case "date-time":
      return scalarOf(dateTimeOf(text));
    case "uuid":
      return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text) ? scalar(text.toLowerCase()) : undefined;
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

/** A date becomes a `java.util.Date`, and shows: `Thu Jan 02 00:00:00 UTC 2020`. */
function dateOf(text: string): string | undefined {
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(text) ?? [];
  const date = day === undefined ? undefined : new Date(`${day}T00:00:00Z`);
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : dateText(date);
}

/** A date-time becomes an `OffsetDateTime`, which is written in full: `2020-01-02T03:04:05Z`. */
function dateTimeOf(text: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/i.exec(text);
  if (match === null || Number.isNaN(Date.parse(text))) return undefined;
  const [, day = "", minutes = "", seconds = ":00", digits = "", zone = ""] = match;
  const fraction = digits.replace(/(?<!0)0+$/, "");
  const offset = /^[+-]00:00$/.test(zone) ? "Z" : zone.toUpperCase();
  return `${day}T${minutes}${seconds}${fraction === "" ? "" : `.${fraction}`}${offset}`;
}
