import { decodeError } from "./errors.js";
import type { Called } from "./operation.js";

/**
 * Reads JSON, whatever the `Content-Type`: servers send it without one, and one
 * without it. Nothing is validated: a newer server must not break an older
 * client.
 */
export async function json(
  response: Response,
  operation: Called,
): Promise<unknown> {
  return parse(operation, response, await response.text());
}

/**
 * Parses JSON; nothing for nothing. Of an error what is no JSON is text: its
 * beginning, as some pages are long.
 *
 * @throws {DecodeError} which does not quote the text
 */
export function parse(
  operation: Called,
  response: Response,
  text: string,
): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (!response.ok) return text.slice(0, 10_000);
    if (text.trim()) throw decodeError(operation, response);
    return undefined;
  }
}

/** JSON where it is JSON, else the beginning of the text. */
export function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, 10_000);
  }
}
