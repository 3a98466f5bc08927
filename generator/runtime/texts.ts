import { jsonOf } from "./json-body.js";
import { textOf } from "./parameters.js";

/**
 * A date-time. A string without an offset is sent as UTC: servers refuse it, or
 * fail.
 */
export function date(value: unknown, key: string): string {
  const text = textOf(value, key);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*$/.test(text) ? `${text}Z` : text;
}

/** A value that travels as JSON (`content: application/json`). */
export function json(value: unknown, key?: string): string {
  return jsonOf(value, key);
}

/**
 * Values inside of values: OpenAPI does not say how an object in a list, or a
 * list in an object, is written. It is JSON.
 */
export function nested(value: unknown, key: string): string {
  return typeof value === "object" && !(value instanceof Date)
    ? jsonOf(value, key)
    : textOf(value, key);
}
