import { configError } from "../errors.js";

export interface MutualTlsOptions {
  /** The client's certificate and its chain to the authority: PEM. */
  readonly cert: string;
  /** The private key of the certificate: PEM. */
  readonly key: string;
  /** The passphrase of the key. */
  readonly passphrase?: string | undefined;
  /** The trusted certificate authorities, instead of the default ones: PEM. */
  readonly ca?: string | undefined;
}

/** The part of `node:https` that is used: Bun and Deno have it too. */
interface Https {
  readonly Agent: new (options: object) => object;
  request(url: URL, options: object): Outgoing;
}

interface Outgoing {
  readonly destroyed: boolean;
  once(event: "response", listener: (message: Incoming) => void): this;
  once(event: "drain" | "close", listener: () => void): this;
  on(event: "error", listener: (error: Error) => void): this;
  setHeader(name: string, value: string | number): void;
  write(chunk: Uint8Array): boolean;
  end(chunk?: Uint8Array): void;
  destroy(error?: unknown): void;
}

interface Incoming extends AsyncIterable<Uint8Array> {
  readonly statusCode: number;
  readonly statusMessage: string;
  /** Names and values in turn. */
  readonly rawHeaders: readonly string[];
  destroy(): void;
}

/** Not in the import itself, so that compilers and bundlers leave it alone. */
const HTTPS = "node:https";

/**
 * Makes a `fetch` with a client certificate (mutual TLS, RFC 8446, section
 * 4.4.2). Pass it as the `fetch` of the client. For Node, Bun and Deno. A
 * browser has its own store of certificates.
 *
 *     const fetch = mutualTls({ cert, key });
 *     const client = new Client({ baseUrl: "https://api.example.com", fetch });
 *
 * It supports only https, no redirects, and no compressed responses.
 * Connections are kept open and shared.
 *
 * Calls throw {@link ConfigError} for an invalid certificate or key. Deno
 * notices it only when it connects, and throws a {@link NetworkError}.
 */
export function mutualTls(options: MutualTlsOptions): typeof globalThis.fetch {
  const { cert, key, passphrase, ca } = options;
  let agent: object | undefined;
  return async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    if (!request.url.startsWith("https:"))
      throw configError("Mutual TLS needs a baseUrl with https");
    const https = (await import(HTTPS)) as Https;
    agent ??= new https.Agent({ keepAlive: true, cert, key, passphrase, ca });
    const outgoing = open(https, agent, request);
    const answer = new Promise<Incoming>((resolve, reject) =>
      outgoing.once("response", resolve).on("error", reject),
    );
    send(outgoing, request.body).catch((error) => outgoing.destroy(error));
    try {
      return responseOf(await answer, request);
    } catch (cause) {
      outgoing.destroy();
      throw failure(request, cause);
    }
  };
}

function open(https: Https, agent: object, request: Request): Outgoing {
  const { method, url, signal, headers } = request;
  try {
    return https.request(new URL(url), {
      agent,
      method,
      signal,
      headers: {
        "accept-encoding": "identity",
        ...Object.fromEntries(headers.entries()),
      },
    });
  } catch (error) {
    const { code } = Object(error) as { code?: unknown };
    throw configError(`Certificate or key cannot be used: ${String(code)}`);
  }
}

/** A body of one piece has a length; one of several is not waited for. */
async function send(
  outgoing: Outgoing,
  body: ReadableStream<Uint8Array> | null,
): Promise<void> {
  const reader = body?.getReader();
  const gone = new Promise<void>((resolve) => outgoing.once("close", resolve));
  let last = (await reader?.read())?.value;
  for (let isFirst = true; last; isFirst = false) {
    const next = (await reader?.read())?.value;
    if (isFirst && next) outgoing.setHeader("transfer-encoding", "chunked");
    else if (isFirst) outgoing.setHeader("content-length", last.byteLength);
    if (!next) break;
    if (!outgoing.write(last)) {
      const drained = (then: () => void): unknown =>
        outgoing.once("drain", then);
      await Promise.race([gone, new Promise<void>(drained)]);
    }
    // The server has answered already, or is gone.
    if (outgoing.destroyed) return reader?.cancel();
    last = next;
  }
  outgoing.end(last);
}

function responseOf(message: Incoming, request: Request): Response {
  const { statusCode: status, statusMessage: statusText } = message;
  const headers = new Headers();
  const { rawHeaders: texts } = message;
  for (let index = 0; index < texts.length; index += 2)
    headers.append(texts[index] ?? "", texts[index + 1] ?? "");
  const isRedirect = [301, 302, 303, 307, 308].includes(status);
  if (isRedirect && request.redirect !== "manual")
    throw new Error("The client does not follow this redirect");
  const isEmpty = request.method === "HEAD" || [204, 205, 304].includes(status);
  const body = streamOf(message, request);
  return new Response(isEmpty ? null : body, { status, statusText, headers });
}

/** The body, read no faster than it is asked for. */
function streamOf(
  message: Incoming,
  request: Request,
): ReadableStream<Uint8Array> {
  const chunks = message[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      try {
        const next = await chunks.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      } catch (cause) {
        throw failure(request, cause);
      }
    },
    cancel: () => message.destroy(),
  });
}

/** What the platform's `fetch` would throw. */
function failure({ signal }: Request, cause: unknown): unknown {
  return signal.aborted
    ? signal.reason
    : new TypeError("fetch failed", { cause });
}
