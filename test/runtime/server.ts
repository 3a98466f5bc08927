import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { expect } from "@jest/globals";
import type { AddressInfo } from "node:net";

/** A request as it came over the wire. */
export interface Seen {
  readonly method: string;
  /** Raw: nothing decoded. */
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface TestServer {
  readonly url: string;
  /** All requests so far. */
  readonly seen: Seen[];
  close(): Promise<void>;
}

export type Handler = (seen: Seen, response: ServerResponse, count: number) => unknown;

/** A server on a free port of the loopback. `count` is 1 for the first request. */
export async function serve(handler: Handler): Promise<TestServer> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const item = { method, url, headers, body: Buffer.concat(chunks).toString("utf8") };
      handler(item, response, seen.push(item));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Runs a test against a server that is gone afterwards. */
export async function withServer<Result>(
  handler: Handler,
  run: (server: TestServer) => Promise<Result>,
): Promise<Result> {
  const server = await serve(handler);
  try {
    return await run(server);
  } finally {
    await server.close();
  }
}

/** Answers JSON. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

/** What a call throws. */
export async function thrown(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

/** A message of an error, whose call is written here without its server: `GET /x`. */
export function said(message: string): string {
  const pattern = message
    .replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")
    .replace(/(GET|POST) \//, "$1 http://127\\.0\\.0\\.1:\\d+/");
  return expect.stringMatching(new RegExp(`^${pattern}$`)) as unknown as string;
}
