/** Reads the bytes of a spec from a file, a URL or the standard input. */
import { type FileHandle, open, realpath } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { Failure, failure } from "../diagnostics.js";
import { fetchBytes, nameOf } from "./http.js";
import { collect } from "./limits.js";

/** Where a spec comes from. The headers of a URL are sent to its own origin only. */
export type SpecSource =
  | { readonly kind: "file"; readonly path: string }
  | {
      readonly kind: "url";
      readonly url: string;
      readonly headers?: readonly (readonly [string, string])[];
    }
  | { readonly kind: "stdin" };

/** The bytes of a source. */
export interface Bytes {
  /** As shown to users. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What relative references in the spec are relative to. */
  readonly base: URL;
}

/**
 * Reads a source to its end, or until it is too large.
 *
 * @throws Failure SPEC_NOT_FOUND, SPEC_NOT_A_FILE, SPEC_UNREADABLE, SPEC_TOO_LARGE or USAGE
 */
export async function readSource(source: SpecSource, stdin: AsyncIterable<Uint8Array>): Promise<Bytes> {
  switch (source.kind) {
    case "file":
      return { name: source.path, bytes: await readFileBytes(source.path), base: await baseOf(source.path) };
    case "url": {
      if (!URL.canParse(source.url)) throw failure("SPEC_UNREADABLE", "The URL of the spec is invalid.");
      const address = new URL(source.url);
      const { bytes, url } = await fetchBytes(address, { headers: source.headers ?? [] });
      return { name: nameOf(address), bytes, base: url };
    }
    case "stdin":
      return { name: "<stdin>", bytes: await collect(stdin, "<stdin>"), base: pathToFileURL(join(process.cwd(), "-")) };
  }
}

/** How often a file is read that another program writes at the same time, and the pause between two attempts. */
const attempts = 5;
const pauseMs = 100;

/**
 * The bytes of a file as they were at one moment. The path may be that of a pipe, as shells make one of `<(command)`.
 *
 * @throws Failure SPEC_NOT_FOUND, SPEC_NOT_A_FILE, SPEC_UNREADABLE, SPEC_TOO_LARGE or SPEC_CHANGING
 */
export async function readFileBytes(path: string): Promise<Uint8Array> {
  for (let attempt = 1; ; attempt++) {
    const { bytes, state } = await readOnce(path);
    if (state === "whole" || (state === "empty" && attempt === attempts)) return bytes;
    if (attempt === attempts) break;
    await sleep(pauseMs);
  }
  throw failure("SPEC_CHANGING", `${path} changed each time it was read.`, { place: { file: path } });
}

/** `changed`: while it was read, so that parts may be old. `empty`: perhaps for a moment only, since most programs empty a file first. */
type State = "whole" | "changed" | "empty";

async function readOnce(path: string): Promise<{ readonly bytes: Uint8Array; readonly state: State }> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    const before = await file.stat({ bigint: true });
    if (before.isDirectory()) throw failure("SPEC_NOT_A_FILE", `${path} is a folder.`);
    const bytes = await collect(file.createReadStream({ autoClose: false }) as AsyncIterable<Uint8Array>, path);
    const after = await file.stat({ bigint: true });
    if (!before.isFile()) return { bytes, state: "whole" };
    if (before.mtimeNs !== after.mtimeNs || before.size !== after.size) return { bytes, state: "changed" };
    return { bytes, state: bytes.length === 0 ? "empty" : "whole" };
  } catch (error) {
    throw fileFailure(error, path);
  } finally {
    await file?.close();
  }
}

function fileFailure(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof Failure || code === undefined) return error;
  if (code === "ENOENT" || code === "ENOTDIR") return notFound(path);
  if (code === "EISDIR") return failure("SPEC_NOT_A_FILE", `${path} is a folder.`);
  if (code === "EACCES" || code === "EPERM") return failure("SPEC_UNREADABLE", `${path} may not be read by this user.`);
  return failure("SPEC_UNREADABLE", `${path} cannot be read: ${code}.`);
}

/** What is most likely a URL without its scheme: a host with a port, or with dots before a slash; or one whose slashes are not two. */
const withoutScheme = /^(?:https?:|\/\/|(?:[\w.-]+|\[[\da-f:]+\]):\d+(?:\/|$)|[\w-]+(?:\.[\w-]+)+\/)/i;

function notFound(path: string): Failure {
  const scheme = /^https:/i.test(path) ? "https" : "http";
  const fix = `If it is a URL, write ${scheme}://${path.replace(/^(?:https?:)?\/*/i, "")}; if it is a file, correct the path.`;
  return failure("SPEC_NOT_FOUND", `There is no file ${path}.`, withoutScheme.test(path) ? { fix } : {});
}

/** The URL of a file, the links of its folder resolved: references relative to it can be compared with the folders that are allowed. */
async function baseOf(path: string): Promise<URL> {
  const absolute = resolve(path);
  return pathToFileURL(join(await realpath(dirname(absolute)), basename(absolute)));
}
