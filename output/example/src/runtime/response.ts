import { DecodeError } from "./errors.js";
import type { Operation } from "./operation.js";

const LONGEST_TEXT = 10_000;

/**
 * Reads an answer as the operation says, whatever its `Content-Type`: servers
 * send JSON without one, and one without JSON. Nothing is validated: a newer
 * server must not break an older client.
 */
export async function decode(
  operation: Operation,
  response: Response,
): Promise<unknown> {
  const { result } = operation;
  // There is none with 204 and 205 (Fetch, "null body status").
  if (result === "void" || !response.body) return response.body?.cancel();
  if (result === "binary") return response.blob();
  const text = await response.text();
  return result === "text" ? text : parse(operation, response, text);
}

/**
 * Parses JSON; nothing for nothing.
 *
 * @throws {DecodeError} which does not quote the text
 */
export function parse(
  operation: Operation,
  response: Response,
  text: string,
): unknown {
  try {
    return text.trim() ? JSON.parse(text) : undefined;
  } catch {
    throw new DecodeError(operation, response);
  }
}

/** JSON where it is JSON, else the beginning of the text. */
export function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, LONGEST_TEXT);
  }
}
