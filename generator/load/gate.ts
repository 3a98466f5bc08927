/** The gate that every external `$ref` has to pass: nothing is read, from disk or network, that was not allowed by name. */
import { realpath } from "node:fs/promises";
import { dirname, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { failure } from "../diagnostics.js";

/** What `--allow-ref` allows. */
export interface Gate {
  /** Whether the address itself is allowed: an exact origin, or a path inside a folder. Touches neither disk nor network. */
  admits(url: URL): boolean;
  /**
   * The path of an admitted `file:` address with its symbolic links resolved; undefined where a link leads to what is not allowed.
   *
   * @throws Failure SPEC_NOT_FOUND
   */
  realPath(url: URL): Promise<string | undefined>;
}

/**
 * @param allowed origins (`https://example.com`) and folders
 * @throws Failure USAGE for an entry that is neither
 */
export async function openGate(allowed: readonly string[]): Promise<Gate> {
  const isOrigin = (entry: string) => /^[a-z][a-z0-9+.-]+:/i.test(entry);
  const origins = new Set(allowed.filter(isOrigin).map(originOf));
  const folders = await Promise.all(allowed.filter((entry) => !isOrigin(entry)).map(folderOf));
  const inside = (path: string) => folders.some((folder) => path === folder || path.startsWith(withSeparator(folder)));
  return {
    admits(url) {
      if (url.protocol === "file:") {
        const path = pathOfFile(url);
        return path !== undefined && inside(path);
      }
      return isHttp(url) && url.username === "" && url.password === "" && origins.has(url.origin);
    },
    async realPath(url) {
      const path = await realpath(fileURLToPath(url)).catch(() => {
        throw failure("SPEC_NOT_FOUND", `There is no file ${fileURLToPath(url)}.`);
      });
      return inside(path) ? path : undefined;
    },
  };
}

/** The value of `--allow-ref` that admits an address; undefined where no value does. */
export function entryFor(url: URL): string | undefined {
  if (isHttp(url)) return url.origin;
  const path = url.protocol === "file:" ? pathOfFile(url) : undefined;
  return path === undefined ? undefined : dirname(path);
}

function isHttp({ protocol }: URL): boolean {
  return protocol === "http:" || protocol === "https:";
}

/** Undefined for a URL that names no path of this machine: one with another host (`file://host/…`, `\\host\…`) or an encoded slash. */
function pathOfFile(url: URL): string | undefined {
  if (url.host !== "") return undefined;
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}

function originOf(entry: string): string {
  const url = URL.canParse(entry) ? new URL(entry) : undefined;
  if (url === undefined || !isHttp(url) || url.href !== `${url.origin}/`) {
    throw failure(
      "USAGE",
      `--allow-ref ${entry}: an origin is a scheme, a host and a port, such as https://example.com.`,
    );
  }
  return url.origin;
}

async function folderOf(entry: string): Promise<string> {
  try {
    return await realpath(resolve(entry));
  } catch {
    throw failure("USAGE", `--allow-ref ${entry}: there is no such folder.`);
  }
}

function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}
