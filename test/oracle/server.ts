/** A server that keeps what comes over the wire, byte for byte. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A request: nothing in it is decoded. */
export interface Raw {
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
  /** Names in lower case, values as Latin-1. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Recorder {
  readonly url: string;
  /** The requests since the last call. */
  take(): readonly Raw[];
  close(): Promise<void>;
}

/** Starts one on a free port of the loopback; it answers everything with 204. */
export async function record(): Promise<Recorder> {
  let taken: Raw[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const [path = "", ...query] = (request.url ?? "").split("?");
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      taken.push({ path, query: query.join("?"), headers, body: Buffer.concat(chunks) });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => {
      const all = taken;
      taken = [];
      return all;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
