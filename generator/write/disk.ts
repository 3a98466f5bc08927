/** Reads the state of an output folder on the disk; follows no symbolic link below that folder. */
import { lstatSync, readFileSync, realpathSync, readdirSync, type Stats } from "node:fs";
import { homedir } from "node:os";
import { join, parse, resolve, sep } from "node:path";
import { failure } from "../diagnostics.js";
import { isErrno } from "./errno.js";
import { sha256 } from "./manifest.js";
import { parents } from "./paths.js";

/** What lies at a path of an output folder. */
export type Entry =
  | { readonly kind: "none" }
  | { readonly kind: "file"; readonly sha256: string }
  | { readonly kind: "folder" }
  /** The path, or a folder on its way, is a symbolic link. */
  | { readonly kind: "link"; readonly path: string }
  /** A folder on its way is a file, or the path is a pipe, a device, … */
  | { readonly kind: "other"; readonly path: string };

/** Makes a function that reads what lies at a path below `dir`. It reads each folder on the way once. */
export function entryReader(dir: string): (path: string) => Entry {
  const folders = new Map<string, Entry | undefined>();
  const obstacle = (folder: string): Entry | undefined => {
    if (!folders.has(folder)) folders.set(folder, obstacleAt(join(dir, folder), folder));
    return folders.get(folder);
  };
  return (path) => {
    for (const folder of parents(path).toReversed()) {
      const found = obstacle(folder);
      if (found !== undefined) return found;
    }
    return entryAt(join(dir, path), path);
  };
}

function obstacleAt(absolute: string, path: string): Entry | undefined {
  const stats = statOf(absolute);
  if (stats === undefined) return { kind: "none" };
  if (stats.isDirectory()) return undefined;
  return { kind: stats.isSymbolicLink() ? "link" : "other", path };
}

function entryAt(absolute: string, path: string): Entry {
  const stats = statOf(absolute);
  if (stats === undefined) return { kind: "none" };
  if (stats.isDirectory()) return { kind: "folder" };
  if (stats.isFile()) return { kind: "file", sha256: sha256(readFileSync(absolute)) };
  return { kind: stats.isSymbolicLink() ? "link" : "other", path };
}

function statOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

/**
 * The output folder with its own links resolved, whether or not it exists.
 *
 * @throws Failure `OUTPUT_UNSAFE` for the root of the file system and for the home folder or one around it; `OUTPUT_UNWRITABLE` for
 * what is not a folder.
 */
export function resolveOutput(dir: string): string {
  if (dir.includes("\0")) throw failure("OUTPUT_UNWRITABLE", "The name of the output folder contains a NUL character");
  const real = realPath(resolve(dir));
  const home = realPath(homedir());
  if (real === parse(real).root || (home + sep).startsWith(real + sep)) {
    throw failure("OUTPUT_UNSAFE", `\`${dir}\` is the root of the file system, your home folder, or a parent of it`);
  }
  const stats = statOf(real);
  if (stats !== undefined && !stats.isDirectory()) throw failure("OUTPUT_UNWRITABLE", `\`${dir}\` is not a folder`);
  return real;
}

/** The file or folder by which `dir` is taken for somebody's project; undefined: there is none. */
export function projectMark(dir: string): ".git" | "package.json" | undefined {
  const names = statOf(dir) === undefined ? [] : readdirSync(dir);
  return ([".git", "package.json"] as const).find((mark) => names.includes(mark));
}

/** Resolves links in the part of a path that exists. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    const parent = resolve(path, "..");
    if (parent === path || !isErrno(error) || error.code !== "ENOENT") return path;
    return join(realPath(parent), path.slice(parent.length));
  }
}
