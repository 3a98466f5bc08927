/**
 * What runs leave for the next one: small records in the user's cache folder. Nothing depends on them but speed. A record that is
 * missing, damaged, of another build, or in a place where somebody else may write counts as none, and to keep one may fail in silence.
 */
import { createHash, randomUUID } from "node:crypto";
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder } from "../catalog/cache.js";
import { buildFingerprint } from "./fingerprint.js";

/** The kinds of records, each with its folder. */
export type RecordKind = "commands" | "jobs" | "outputs";

/** Bytes of one record, and records of one kind: at 100 bytes a file, records of outputs with tens of thousands of files. */
const largest = 8 * 2 ** 20;
const most = 64;

/**
 * The record under a key, as it was kept by this same build.
 *
 * @returns what the one who reads it must still check for its shape
 */
export function recall(kind: RecordKind, key: unknown): unknown {
  try {
    const path = pathOf(kind, key);
    if (path === undefined || !isOurs(lstatSync(dirname(path)))) return undefined;
    const stats = lstatSync(path);
    if (!stats.isFile() || !isOurs(stats)) return undefined;
    const text = readFileSync(path, "utf8");
    const body = text.slice(text.indexOf("\n") + 1);
    return text === sealed(body) ? (JSON.parse(body) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a record, in place of what was under its key; forgets the oldest ones where there are too many. */
export function keep(kind: RecordKind, key: unknown, value: unknown): void {
  try {
    const path = pathOf(kind, key);
    const text = sealed(JSON.stringify(value));
    if (path === undefined || text.length > largest) return;
    const folder = dirname(path);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const temporary = `${path}.${randomUUID()}.tmp`;
    writeFileSync(temporary, text, { mode: 0o600 });
    renameSync(temporary, path);
    forgetOldest(folder);
  } catch {
    return;
  }
}

/** Sources that are not built, as in tests, have no fingerprint that a record could be kept for: then there is no path. */
function pathOf(kind: RecordKind, key: unknown): string | undefined {
  const build = buildFingerprint();
  if (build === undefined) return undefined;
  const name = createHash("sha256")
    .update(JSON.stringify([build, key]))
    .digest("hex");
  return join(dirname(cacheFolder()), kind, `${name}.json`);
}

/** A record begins with its own hash: one that was written in part, or changed, is not read. */
function sealed(body: string): string {
  return `${createHash("sha256").update(body).digest("hex")}\n${body}`;
}

/** A file or folder, no link, that nobody but this user can write. (Windows has no such bits; there the profile is the user's own.) */
function isOurs(stats: Stats): boolean {
  if (stats.isSymbolicLink()) return false;
  return process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & 0o022) === 0);
}

function forgetOldest(folder: string): void {
  const records = readdirSync(folder).map((name) => join(folder, name));
  if (records.length <= most) return;
  const newestFirst = records
    .map((path) => ({ path, time: lstatSync(path).mtimeMs }))
    .toSorted((a, b) => b.time - a.time);
  for (const { path } of newestFirst.slice(most)) rmSync(path, { force: true });
}
