/** Hashes of files. */
import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../write/manifest.js";
import { parents } from "../write/paths.js";

export interface Digest {
  readonly add: (name: string, content: string | Uint8Array) => void;
  /** In hexadecimal. Ends the digest. */
  readonly hex: () => string;
}

/** A sha256 over named contents: their order counts, and where one ends and the next begins. */
export function digest(): Digest {
  const hash = createHash("sha256");
  return {
    add: (name, content) => void hash.update(`${name}\0${Buffer.byteLength(content)}\0`).update(content),
    hex: () => hash.digest("hex"),
  };
}

/**
 * Whether files of a folder are as their hashes say: plain files, and none behind a link.
 *
 * @param files sha256 by path
 * @throws the error of the system for a file that is not there
 */
export function isOnDisk(folder: string, files: ReadonlyMap<string, string>): boolean {
  const inner = new Set([...files.keys()].flatMap(parents));
  return (
    [...inner].every((path) => lstatSync(join(folder, path)).isDirectory()) &&
    [...files].every(([path, hash]) => {
      const absolute = join(folder, path);
      return lstatSync(absolute).isFile() && sha256(readFileSync(absolute)) === hash;
    })
  );
}

/** The sha256 of a file, in hexadecimal; undefined where there is none that can be read, and read again. */
export function fileHash(path: string): string | undefined {
  try {
    // A pipe would be waited for.
    return statSync(path).isFile() ? sha256(readFileSync(path)) : undefined;
  } catch {
    return undefined;
  }
}

/** As {@link fileHash}; of a folder, the sha256 over all files below it. */
export function pathHash(path: string): string | undefined {
  try {
    if (!statSync(path).isDirectory()) return fileHash(path);
    const { add, hex } = digest();
    for (const file of filesBelow(path)) add(file, fileHash(join(path, file)) ?? "none");
    return hex();
  } catch {
    return undefined;
  }
}

/** All files below a folder, sorted, with forward slashes. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(join(folder, entry.name)).map((path) => `${entry.name}/${path}`) : [entry.name],
    )
    .sort();
}
