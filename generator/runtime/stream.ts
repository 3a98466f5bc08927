import { failureOf } from "./errors.js";
import type { CallOptions, Client } from "./http.js";
import type { Operation } from "./operation.js";
import { parse } from "./response.js";

/**
 * Reads newline-delimited JSON: each value as it arrives. The request is sent
 * when iteration starts; leaving the loop cancels it. Once it has begun, a
 * stream may last as long as it likes: end it with `signal`.
 *
 * @throws {ApiError} for an error status, by subclass
 * @throws {DecodeError} for a line that is not JSON, such as a last one cut off
 * @throws {NetworkError} when the connection breaks
 */
export async function* stream<Item>(
  client: Client,
  operation: Operation,
  params?: object,
  options?: CallOptions,
): AsyncGenerator<Item, void, undefined> {
  const response = await client.send(
    operation,
    (answer) => Promise.resolve(answer),
    params,
    options,
  );
  try {
    for await (const line of lines(response.body)) {
      const item = parse(operation, response, line);
      if (item !== undefined) yield item as Item;
    }
  } catch (error) {
    options?.signal?.throwIfAborted();
    throw failureOf(operation, error);
  }
}

/** Lines without their ends. A character may be split between two chunks. */
async function* lines(
  body: ReadableStream<Uint8Array> | null,
): AsyncGenerator<string, void, undefined> {
  const reader = body?.getReader();
  if (!reader) return;
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const text = decoder.decode(value, { stream: !done });
      const [first = "", ...following] = text.split("\n");
      rest += first;
      for (const next of following) {
        yield rest;
        rest = next;
      }
      if (done) return yield rest;
    }
  } finally {
    // Fails with what has already been thrown.
    await reader.cancel().catch(() => undefined);
  }
}
