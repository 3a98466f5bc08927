/** A server that writes bytes, and so can answer what no HTTP library would. */
import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** A request, as far as an answer depends on it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  /** Which one of its connection, 1 for the first. */
  readonly nth: number;
}

export interface WireServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Answers every request of every connection with `answer`, which has the socket.
 *
 * @param begun is called before that, when the first bytes of a connection have come
 */
export async function serveBytes(
  answer: (asked: Asked, socket: Socket) => unknown,
  begun?: (socket: Socket) => unknown,
): Promise<WireServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    if (begun) socket.once("data", () => begun(socket));
    let bytes = "";
    let nth = 0;
    socket.setEncoding("latin1").on("data", (text: string) => {
      bytes += text;
      for (let end = endOf(bytes); end > 0; end = endOf(bytes)) {
        const [method = "", path = ""] = bytes.split(" ", 2);
        bytes = bytes.slice(end);
        answer({ method, path, nth: ++nth }, socket);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Where the first request ends; 0 where it has not. */
function endOf(bytes: string): number {
  const head = bytes.indexOf("\r\n\r\n") + 4;
  if (head < 4) return 0;
  const fields = bytes.slice(0, head);
  if (/^transfer-encoding: chunked/im.test(fields)) {
    const last = bytes.indexOf("0\r\n\r\n", head);
    return last < 0 ? 0 : last + 5;
  }
  const end = head + Number(/^content-length: (\d+)/im.exec(fields)?.[1] ?? 0);
  return bytes.length < end ? 0 : end;
}
