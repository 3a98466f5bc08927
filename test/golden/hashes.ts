/** Lists of hashes, as `sha256sum` writes them, in place of the pages themselves. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Files } from "./compare.js";

/** Where the list of a set is. */
export function hashFile(set: string): URL {
  return new URL(`sha256/${set}.txt`, import.meta.url);
}

/** sha256 by path. */
export function hashesOf(files: Files): ReadonlyMap<string, string> {
  return new Map([...files].map(([path, text]) => [path, createHash("sha256").update(text).digest("hex")]));
}

/** Sorted by path. */
export function formatHashes(hashes: ReadonlyMap<string, string>): string {
  const paths = [...hashes.keys()].sort();
  return paths.map((path) => `${hashes.get(path)}  ${path}\n`).join("");
}

export function parseHashes(text: string): ReadonlyMap<string, string> {
  const lines = text.split("\n").filter((line) => line !== "");
  return new Map(
    lines.map((line) => {
      const [, hash, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
      if (hash === undefined || path === undefined) throw new Error(`not a line of a list of hashes: ${line}`);
      return [path, hash];
    }),
  );
}

export function readHashes(set: string): ReadonlyMap<string, string> {
  return parseHashes(readFileSync(hashFile(set), "utf8"));
}

export function writeHashes(set: string, hashes: ReadonlyMap<string, string>): void {
  const file = hashFile(set);
  mkdirSync(dirname(file.pathname), { recursive: true });
  writeFileSync(file, formatHashes(hashes));
}
