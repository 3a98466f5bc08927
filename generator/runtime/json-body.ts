import { parameterError } from "./errors.js";
import type { BodyFormat } from "./operation.js";

/** A body that is JSON. @throws {ParameterError} see {@link jsonOf} */
export function jsonBody(
  body: unknown,
  { body: type = "" }: BodyFormat,
  headers: Headers,
): string {
  headers.set("content-type", type);
  return jsonOf(body);
}

/**
 * The JSON of a value. A BigInt is a number in it, with all of its digits.
 *
 * @throws {ParameterError} for what JSON has no text for: a number or a date
 *   that is none, which would be sent as null, a value within itself
 */
export function jsonOf(body: unknown, name = "body"): string {
  // Nobody can guess it, so that no text of a body is taken for a BigInt.
  let mark = "";
  const check = function (this: unknown, key: string, value: unknown): unknown {
    // As it was: a date has been made a text.
    const raw = (this as Readonly<Record<string, unknown>>)[key];
    if ((raw instanceof Date || typeof raw === "number") && !isFinite(+raw))
      throw parameterError(
        key ? `${name}: ${key}` : name,
        `is ${String(raw)}, which JSON cannot hold`,
      );
    return typeof value === "bigint"
      ? (mark ||= `${Math.random()} `) + String(value)
      : value;
  };
  try {
    const text = JSON.stringify(body, check);
    return mark
      ? text.replace(new RegExp(`"${mark}(-?\\d+)"`, "g"), "$1")
      : text;
  } catch (error) {
    // Values in a circle; the platform's words repeat what is in them.
    throw error instanceof TypeError || error instanceof RangeError
      ? parameterError(name, "holds itself, or is nested too deep")
      : error;
  }
}
