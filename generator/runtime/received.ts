/** What a server sends, with its dates and long integers as JavaScript has them, where the generator was told so. */
import { decodeError } from "./errors.js";
import type { Called, Parse } from "./operation.js";
import { own } from "./path.js";
import { converted, type Places } from "./places.js";
import { parse } from "./response.js";

/** Reads JSON. @throws {DecodeError} for what is no JSON */
export async function received(
  response: Response,
  operation: Called,
): Promise<unknown> {
  return parseReceived(operation, response, await response.text());
}

/** Parses JSON in an answer that has more than it: an item of a stream. */
export const parseReceived: Parse = (operation, response, text) => {
  try {
    return valueOf(parse(operation, response, text), text, operation.places);
  } catch (error) {
    // Nested too deep.
    throw error instanceof RangeError
      ? decodeError(operation, response)
      : error;
  }
};

/** Reads the body of an error. What cannot be converted stays as it is. */
export async function failed(
  response: Response,
  operation: Called,
): Promise<unknown> {
  const text = await response.text();
  const value = parse(operation, response, text);
  const [, places = {}] = operation.failed ?? [];
  const status = String(response.status);
  const said = [status, `${status.slice(0, 1)}XX`, "default"]
    .map((name) => own(places, name))
    .find((one) => one !== undefined);
  try {
    return valueOf(value, text, said as Places | null | undefined);
  } catch {
    return value;
  }
}

function valueOf(
  value: unknown,
  text: string,
  places?: Places | null,
): unknown {
  if (!places || value === undefined) return value;
  // A double does not hold all integers of so many digits.
  const exact: unknown = /\d{16}/.test(text)
    ? JSON.parse(text.replace(tokens, quoted))
    : value;
  return converted(value, places, nativeOf, exact);
}

const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

function quoted(token: string): string {
  return /^-?\d{16,}$/.test(token) ? `"${token}"` : token;
}

function nativeOf(value: unknown, place: number, exact: unknown): unknown {
  if (place === 0) return typeof value === "string" ? dateOf(value) : value;
  return Number.isInteger(value) ? BigInt(exact as number | string) : value;
}

/** A date-time (RFC 3339, section 5.6), in UTC where it says no offset. What is none stays a text. */
function dateOf(text: string): Date | string {
  const [, day, time, offset = "Z"] =
    /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)([Zz]|[+-]\d\d:\d\d)?$/.exec(
      text,
    ) ?? [];
  const date = new Date(`${day}T${time}${offset.toUpperCase()}`);
  return isNaN(+date) ? text : date;
}
