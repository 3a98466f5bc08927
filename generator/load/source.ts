/** The bytes of a spec, wherever it comes from. */
import { type FileHandle, open, realpath } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
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

/** What was read. */
export interface Bytes {
  /** As shown to users. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What relative references in it are relative to. */
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
      if (!URL.canParse(source.url)) throw failure("SPEC_UNREADABLE", "The URL of the spec is not one.");
      const address = new URL(source.url);
      const { bytes, url } = await fetchBytes(address, { headers: source.headers ?? [] });
      return { name: nameOf(address), bytes, base: url };
    }
    case "stdin":
      return { name: "<stdin>", bytes: await collect(stdin, "<stdin>"), base: pathToFileURL(join(process.cwd(), "-")) };
  }
}

/** A file's bytes. A pipe is as good as a file: shells pass `<(command)` as one. */
export async function readFileBytes(path: string): Promise<Uint8Array> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    if ((await file.stat()).isDirectory()) throw failure("SPEC_NOT_A_FILE", `${path} is a folder.`);
    return await collect(file.createReadStream() as AsyncIterable<Uint8Array>, path);
  } catch (error) {
    throw fileFailure(error, path);
  } finally {
    await file?.close();
  }
}

function fileFailure(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof Failure || code === undefined) return error;
  if (code === "ENOENT" || code === "ENOTDIR") return failure("SPEC_NOT_FOUND", `There is no file ${path}.`);
  if (code === "EISDIR") return failure("SPEC_NOT_A_FILE", `${path} is a folder.`);
  return failure("SPEC_UNREADABLE", `${path} cannot be read: ${code}.`);
}

/** The folder with its symbolic links resolved, so that it can be compared with the folders that are allowed. */
async function baseOf(path: string): Promise<URL> {
  const absolute = resolve(path);
  return pathToFileURL(join(await realpath(dirname(absolute)), basename(absolute)));
}
