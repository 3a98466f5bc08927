/** Streams, from both ends. */
import type { ServerResponse } from "node:http";

export async function all(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const found = [];
  for await (const item of items) found.push(item);
  return found;
}

/** Sends chunks one after the other, then ends, as Airflow does: without a Content-Length. */
export async function send(response: ServerResponse, chunks: readonly (string | Buffer)[]): Promise<void> {
  for (const chunk of chunks) {
    response.write(chunk);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  response.end();
}
