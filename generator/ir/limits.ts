/** Whether a scalar keeps the limits of its schema (JSON Schema Validation, sections 6.2 and 6.3). */
import { hasFormat } from "./formats.js";
import type { Json, NumberSchema, Schema, StringSchema } from "./model.js";
import { hasMatch, parsePattern } from "./pattern.js";
import type { Steps } from "./steps.js";

/**
 * Whether a value is of a scalar's type and within its limits. Other schemas than scalars have no value here.
 *
 * @param steps how much may be done to match a pattern
 */
export function isWithin(value: Json, schema: Schema, steps: Steps = { left: 10_000 }): boolean {
  switch (schema.kind) {
    case "any":
      return true;
    case "null":
      return value === null;
    case "boolean":
      return typeof value === "boolean";
    case "number":
    case "integer":
      return typeof value === "number" && isNumberWithin(value, schema);
    case "string":
      return typeof value === "string" && isTextWithin(value, schema) && keepsPattern(value, schema.pattern, steps);
    case "enum":
      return schema.values.some((known) => known === value);
    default:
      return false;
  }
}

/** Whether null may be sent for a schema. */
export function allowsNull(schema: Schema): boolean {
  const { kind, nullable, refusesNull, listed, limits } = schema;
  if (nullable) return refusesNull !== true;
  if (listed !== undefined || (limits !== undefined && !allowsNull(limits))) return false;
  return kind === "null" || kind === "any" || (kind === "intersection" && schema.members.every(allowsNull));
}

/** Whether a number keeps the limits, multiple and format of its schema; an integer, that it is one. */
export function isNumberWithin(value: number, schema: NumberSchema): boolean {
  return (
    (schema.kind === "number" || Number.isInteger(value)) &&
    value >= (schema.minimum ?? -Infinity) &&
    value <= (schema.maximum ?? Infinity) &&
    value > (schema.exclusiveMinimum ?? -Infinity) &&
    value < (schema.exclusiveMaximum ?? Infinity) &&
    isMultiple(value, schema.multipleOf) &&
    hasFormat(value, schema.format)
  );
}

/** 0.3 is a multiple of 0.1, though not in binary: what differs in the last digits alone is one. */
function isMultiple(value: number, factor: number | undefined): boolean {
  if (factor === undefined || factor <= 0) return true;
  const quotient = value / factor;
  const isExact = Number.isInteger(quotient);
  return isExact || (Math.abs(quotient) < 1e12 && Number.isInteger(Number(quotient.toPrecision(15))));
}

/** Whether a text keeps the format and the limits of length of its schema. A length is counted in characters, not in UTF-16. */
export function isTextWithin(value: string, { format, minLength = 0, maxLength = Infinity }: StringSchema): boolean {
  const isLong = value.length > 2 * maxLength || value.length < minLength;
  const length = isLong ? value.length : [...value].length;
  return length >= minLength && length <= maxLength && hasFormat(value, format);
}

/** Whether a text matches a pattern. One that cannot be read demands nothing; one that takes too long to match is not kept. */
function keepsPattern(value: string, pattern: string | undefined, steps: Steps): boolean {
  const parsed = pattern === undefined ? undefined : parsePattern(pattern);
  return parsed === undefined || hasMatch(parsed, value, steps) === true;
}
