import { decodeError } from "./errors.js";
import type { CallOptions, ClientOrConfig } from "./http.js";
import type { Called, Operation } from "./operation.js";
import { parse } from "./response.js";
import { streamOf, type Texts } from "./stream.js";

/**
 * Yields the records of a JSON text sequence (RFC 7464) as they arrive. A
 * record that is not JSON does not end the sequence (section 2.3). The other
 * records are read, and then the error is thrown.
 *
 * @throws {ApiError} for an error status, by subclass
 * @throws {DecodeError} for a record that is not JSON
 * @throws {NetworkError} when the connection breaks
 */
export function sequence<Item>(
  client: ClientOrConfig,
  operation: Operation,
  params?: object,
  options?: CallOptions,
): AsyncGenerator<Item, void, undefined> {
  return streamOf<Item>(records, client, operation, params, options);
}

async function* records(
  texts: Texts,
  operation: Called,
  response: Response,
): AsyncGenerator<unknown, void, undefined> {
  const failures: unknown[] = [];
  let record = "";
  let tried = 0;
  const take = (isOver: boolean): unknown => {
    const text = record;
    tried = isOver ? 0 : text.length;
    if (isOver) record = "";
    try {
      if (isCutOff(text)) throw decodeError(operation, response);
      const value = (operation.parse ?? parse)(operation, response, text);
      record = "";
      tried = 0;
      return value;
    } catch (error) {
      if (isOver) failures.push(error);
      return undefined;
    }
  };
  for await (const text of texts) {
    const [first = "", ...following] = text.split("\x1e");
    record += first;
    for (const next of following) {
      yield take(true);
      record = next;
    }
    // A line feed may end the record: nobody should wait for the next one to
    // begin. It may also stand inside of it, so that it is tried ever less often.
    // The text is asked: what is joined so far would be copied to be looked at.
    if (text.endsWith("\n") && record.length >= 2 * tried) yield take(false);
  }
  yield take(true);
  if (failures.length > 0) throw failures[0];
}

/** A number or a word may have lost its end unless white space follows (2.4). */
function isCutOff(text: string): boolean {
  return /^\s*[-\dtfn]/.test(text) && text === text.trimEnd();
}
