import { onAbort } from "./abort.js";
import { failing } from "./errors.js";
import type { CallOptions, ClientOrConfig } from "./http.js";
import type { Called, Operation } from "./operation.js";
import { parse } from "./response.js";
import { call } from "./send.js";

/**
 * Yields the values of newline-delimited JSON as they arrive. The request is
 * sent when iteration starts. If you leave the loop, the request is cancelled.
 * A stream that has begun has no time limit. End it with `signal`.
 *
 * @throws {ApiError} for an error status, by subclass
 * @throws {DecodeError} for a line that is not JSON, such as a last line that
 *   was cut off
 * @throws {NetworkError} when the connection breaks
 */
export function stream<Item>(
  client: ClientOrConfig,
  operation: Operation,
  params?: object,
  options?: CallOptions,
): AsyncGenerator<Item, void, undefined> {
  return streamOf<Item>(values, client, operation, params, options);
}

/** The texts in which an answer arrives. */
export type Texts = AsyncGenerator<string, void, undefined>;

/** Makes items of the texts in which an answer arrives; undefined is none. */
export type ItemsOf = (
  texts: Texts,
  operation: Called,
  response: Response,
) => AsyncGenerator<unknown, void, undefined>;

/** Sends an operation, and reads its answer item by item. */
export function streamOf<Item>(
  itemsOf: ItemsOf,
  client: ClientOrConfig,
  operation: Operation,
  params?: object,
  options?: CallOptions,
): AsyncGenerator<Item, void, undefined>;
export async function* streamOf(
  itemsOf: ItemsOf,
  client: ClientOrConfig,
  operation: Operation,
  params?: object,
  options?: CallOptions,
): unknown {
  const [response, called] = await call(
    client,
    operation,
    params,
    options,
    (...answer) => Promise.resolve(answer),
  );
  const reader = response.body?.getReader();
  const signal = options?.signal;
  const cancel = (): void => {
    reader?.cancel().catch(() => undefined);
  };
  // By ourselves: Node may forget the signal of a request once it has been
  // answered (garbage collection), and the stream would go on.
  const letGo = signal && onAbort(signal, cancel);
  if (signal?.aborted) cancel();
  try {
    for await (const item of itemsOf(textsOf(reader), called, response))
      if (item !== undefined) yield item;
    signal?.throwIfAborted();
  } catch (error) {
    signal?.throwIfAborted();
    failing(called)(error);
  } finally {
    letGo?.();
    cancel();
  }
}

async function* values(
  texts: Texts,
  operation: Called,
  response: Response,
): AsyncGenerator<unknown, void, undefined> {
  let rest = "";
  for await (const text of texts) {
    const [first = "", ...following] = text.split("\n");
    rest += first;
    for (const next of following) {
      yield (operation.parse ?? parse)(operation, response, rest);
      rest = next;
    }
  }
  yield (operation.parse ?? parse)(operation, response, rest);
}

/** The text of each chunk, the last one empty: a character may be split. */
async function* textsOf<Chunk extends ArrayBufferView>(
  reader: ReadableStreamDefaultReader<Chunk> | undefined,
): Texts {
  const decoder = new TextDecoder();
  while (reader) {
    const { done, value } = await reader.read();
    yield decoder.decode(value, { stream: !done });
    if (done) return;
  }
}
