import { parameterError } from "./errors.js";
import { jsonOf } from "./json-body.js";
import type { BodyFormat, SentBody } from "./operation.js";
import { converted } from "./places.js";
import { date } from "./texts.js";

/**
 * A body that is JSON with dates in it: those without an offset are sent as UTC,
 * as in a query.
 */
export function datedBody(
  body: unknown,
  { body: type = "", dates }: BodyFormat,
  headers: Headers,
): string {
  headers.set("content-type", type);
  return jsonOf(completed(body, dates));
}

/** A form or a body in parts with dates in it. @throws {ParameterError} for what holds itself */
export function datedForm(
  body: unknown,
  format: BodyFormat,
  headers: Headers,
  params: object,
): SentBody {
  const sent = completed(body, format.dates);
  return format.form?.(sent, format, headers, params) ?? "";
}

/** A value in which dates have offsets. */
function completed(body: unknown, dates: BodyFormat["dates"]): unknown {
  if (!dates) return body;
  try {
    return converted(body, dates, (value) =>
      typeof value === "string" ? date(value, "body") : value,
    );
  } catch (error) {
    throw error instanceof RangeError
      ? parameterError("body", "holds itself, or is nested too deep")
      : error;
  }
}
