/** What the last run wrote, kept beside it: the memory that tells generated files from everybody else's. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { name, version } from "../version.js";
import { isErrno } from "./errno.js";
import { namesIn } from "./names.js";
import { isSafePath, manifestPath, nextName, ownFolder } from "./paths.js";

/** What an output was made from. */
export interface About {
  /** The options that shaped the output; no paths of this machine, no secrets. */
  readonly options: Readonly<Record<string, string | boolean | readonly string[]>>;
  readonly specSha256: string;
}

export interface Manifest {
  /** Name and version, as in `airflow-codegen 1.0.0`. */
  readonly generator: string;
  readonly options: About["options"];
  readonly spec: { readonly sha256: string };
  /** sha256 of every generated file by its path. */
  readonly files: Readonly<Record<string, string>>;
}

export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** The bytes of a manifest: the same for the same input on every machine. */
export function manifestText(about: About, files: ReadonlyMap<string, string>): string {
  const manifest: Manifest = {
    generator: `${name} ${version}`,
    options: sorted(Object.entries(about.options)),
    spec: { sha256: about.specSha256 },
    files: sorted([...files]),
  };
  return JSON.stringify(manifest, null, 2) + "\n";
}

/** What is known of a folder's last run. */
export interface Memory {
  /** `none`: nobody generated into it. `corrupt`: someone did, but the manifest says nothing that can be trusted. */
  readonly state: "valid" | "none" | "corrupt";
  /** sha256 by path, of paths that stay inside the folder; what a tampered manifest says of others is not heard. */
  readonly files: ReadonlyMap<string, string>;
  /** What runs that were killed were about to put in place; some of it is there. */
  readonly next: readonly ReadonlyMap<string, string>[];
}

/** Whether these bytes at this path are as some run wrote them. */
export function isKnown({ files, next }: Memory, path: string, hash: string): boolean {
  return [files, ...next].some((known) => known.get(path) === hash);
}

/** Reads what an output folder remembers; never fails. */
export function readMemory(dir: string): Memory {
  const manifest = read(join(dir, manifestPath));
  const next = nextNames(dir).map((name) => read(join(dir, ownFolder, name)));
  const isFirst = manifest.state === "none" && next.some(({ state }) => state === "valid");
  return { state: isFirst ? "valid" : manifest.state, files: manifest.files, next: next.map(({ files }) => files) };
}

/** Those of runs at work, or of killed ones. */
export function nextNames(dir: string): readonly string[] {
  return namesIn(dir, ownFolder).filter((name) => nextName.test(name));
}

function read(path: string): { readonly state: Memory["state"]; readonly files: ReadonlyMap<string, string> } {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const absent = isErrno(error) && (error.code === "ENOENT" || error.code === "ENOTDIR");
    return { state: absent ? "none" : "corrupt", files: new Map() };
  }
  const files = filesOf(text);
  if (files === undefined) return { state: "corrupt", files: new Map() };
  return { state: "valid", files: new Map(files.filter(([path]) => isSafePath(path))) };
}

function filesOf(text: string): [string, string][] | undefined {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(manifest) || !isRecord(manifest["files"])) return undefined;
  const entries = Object.entries(manifest["files"]);
  const isEntry = (entry: [string, unknown]): entry is [string, string] => /^[0-9a-f]{64}$/.test(String(entry[1]));
  return entries.every(isEntry) ? entries : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  // By code unit: a locale's order would change the bytes. Null prototype: a file may be named `__proto__`.
  const record = Object.create(null) as Record<string, T>;
  for (const [key, value] of entries.toSorted(([a], [b]) => (a < b ? -1 : 1))) record[key] = value;
  return record;
}
