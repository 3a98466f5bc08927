import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Failure, type Finding } from "../../generator/diagnostics.js";
import { load, type LoadedSpec } from "../../generator/load/index.js";

/** Runs `use` with a folder that holds `files`, and removes it whatever happens. */
export async function inFolder<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Promise<T>,
) {
  const folder = await mkdtemp(join(tmpdir(), "load-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A server on this machine, and what it was asked. */
export interface Server {
  readonly origin: string;
  readonly requests: { readonly url: string; readonly headers: IncomingHttpHeaders }[];
}

/** Runs `use` with a server, and stops it whatever happens. */
export async function withServer<T>(answer: RequestListener, use: (server: Server) => Promise<T>): Promise<T> {
  const requests: Server["requests"] = [];
  const server = createServer((request, response) => {
    requests.push({ url: request.url ?? "", headers: request.headers });
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    return await use({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests });
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}

/** Answers each path with a body; what is not there with 404. */
export function files(bodies: Readonly<Record<string, string>>): RequestListener {
  return ({ url = "" }, response) => {
    const body = Object.hasOwn(bodies, url) ? bodies[url] : undefined;
    response.writeHead(body === undefined ? 404 : 200).end(body);
  };
}

/** The findings of an action that must fail as expected failures do. */
export async function findingsOf(action: Promise<unknown>): Promise<readonly Finding[]> {
  const error = await action.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Failure) return error.findings;
  throw new Error("did not fail as expected", { cause: error });
}

export async function findingOf(action: Promise<unknown>): Promise<Finding> {
  const [finding] = await findingsOf(action);
  if (finding === undefined) throw new Error("no finding");
  return finding;
}

/** Loads a text as from the standard input. */
export function loadText(...chunks: (string | Uint8Array)[]): Promise<LoadedSpec> {
  return load({ kind: "stdin" }, { allowRefs: [], stdin: stream(chunks) });
}

async function* stream(chunks: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) {
    yield await Promise.resolve(typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk);
  }
}
