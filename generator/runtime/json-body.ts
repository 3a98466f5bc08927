import { ParameterError } from "./errors.js";
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
 * The JSON of a value.
 *
 * @throws {ParameterError} for what JSON has no text for: a number or a date
 *   that is none, which would be sent as null, a BigInt, a value within itself
 */
export function jsonOf(body: unknown): string {
  const check = function (this: unknown, key: string, value: unknown): unknown {
    // As it was: a date has been made a text.
    const raw = (this as Readonly<Record<string, unknown>>)[key];
    const isNone =
      raw instanceof Date || typeof raw === "number"
        ? !isFinite(+raw)
        : typeof raw === "bigint" && raw === value;
    if (isNone)
      throw new ParameterError(
        key ? `body: ${key}` : "body",
        `is ${String(raw)}, which JSON cannot hold`,
      );
    return value;
  };
  try {
    return JSON.stringify(body, check);
  } catch (error) {
    // Values in a circle; the platform's words repeat what is in them.
    throw error instanceof TypeError || error instanceof RangeError
      ? new ParameterError("body", "holds itself, or is nested too deep")
      : error;
  }
}
