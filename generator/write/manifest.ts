/** The manifest of an output: the list of files that the last run wrote. By that list generated files are told from everybody else's. */
import { hash } from "node:crypto";
import { join } from "node:path";
import type { OutputFile } from "../output-file.js";
import { name, version } from "../version.js";
import { isErrno } from "./errno.js";
import { namesIn } from "./names.js";
import { isSafePath, manifestPath, nextName, ownFolder } from "./paths.js";
import { readRegular } from "./regular.js";

/** The options and the spec that an output was made from. */
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
  return hash("sha256", data);
}

const fileHashes = new WeakMap<OutputFile, string>();

/** The sha256 of a file's text. A run asks for it several times; each file is hashed once. */
export function hashOfFile(file: OutputFile): string {
  const known = fileHashes.get(file) ?? sha256(file.text);
  fileHashes.set(file, known);
  return known;
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

/** What the manifests in an output folder say of the last run. */
export interface LastRun {
  /** `none`: the folder has no manifest. `corrupt`: the manifest cannot be read or is no manifest. */
  readonly state: "valid" | "none" | "corrupt";
  /** sha256 of each generated file by its path. A path that leads out of the folder, as a tampered manifest may have, is left out. */
  readonly files: ReadonlyMap<string, string>;
  /** The same of each run that was killed while it moved its files into place: some of them are there. */
  readonly next: readonly ReadonlyMap<string, string>[];
}

/** Whether some run wrote a file with this sha256 at this path. */
export function isKnown({ files, next }: LastRun, path: string, hash: string): boolean {
  return [files, ...next].some((known) => known.get(path) === hash);
}

/** Reads the manifests in an output folder; never fails. */
export function readLastRun(dir: string): LastRun {
  const manifest = read(join(dir, manifestPath));
  const next = nextNames(dir).map((name) => read(join(dir, ownFolder, name)));
  const isFirst = manifest.state === "none" && next.some(({ state }) => state === "valid");
  return { state: isFirst ? "valid" : manifest.state, files: manifest.files, next: next.map(({ files }) => files) };
}

/** Names of the manifests of runs that move files right now, or that were killed while they did. */
export function nextNames(dir: string): readonly string[] {
  return namesIn(dir, ownFolder).filter((name) => nextName.test(name));
}

function read(path: string): { readonly state: LastRun["state"]; readonly files: ReadonlyMap<string, string> } {
  let text: string;
  try {
    text = readRegular(path);
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
