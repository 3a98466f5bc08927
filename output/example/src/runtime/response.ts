import { DecodeError } from "./errors.js";
import type { Operation } from "./operation.js";

/**
 * Reads JSON, whatever the `Content-Type`: servers send it without one, and one
 * without it. Nothing is validated: a newer server must not break an older
 * client.
 */
export async function json(
  response: Response,
  operation: Operation,
): Promise<unknown> {
  return parse(operation, response, await response.text());
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

/** JSON where it is JSON, else the beginning of the text: some pages are long. */
export function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, 10_000);
  }
}
