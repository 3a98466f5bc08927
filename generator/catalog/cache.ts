/** The cache of pulled specs: one readable file for each package release, its hash and its origin beside it. */
import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { env } from "node:process";
import envPaths from "env-paths";
import { failure, type Failure } from "../diagnostics.js";
import type { Pulled } from "./pull.js";
import type { ResolvedRelease } from "./resolve.js";

/** The hash and the origin of a cached spec. */
export interface Cached {
  readonly sha256: string;
  /** Path of the spec inside its wheel. */
  readonly file: string;
}

/** A package at a version, as the cache names its files. */
export type PackageRelease = Pick<ResolvedRelease, "package" | "version">;

/** The folder of the cached specs: the system's place for caches, or AIRFLOW_CODEGEN_CACHE. */
export function cacheFolder(): string {
  const chosen = env["AIRFLOW_CODEGEN_CACHE"];
  return join(chosen ? resolve(chosen) : envPaths("airflow-codegen", { suffix: "" }).cache, "specs");
}

/** Where the spec of a package release lies, or would lie. */
export function cachedPath(release: PackageRelease): string {
  return join(cacheFolder(), `${release.package}-${release.version}.yaml`);
}

/**
 * The cached spec of a release, checked against the hash of the catalog or, without one, that of its first pull.
 * `undefined`: not cached.
 *
 * @throws Failure HASH_MISMATCH, CACHE_UNUSABLE
 */
export async function readCached(release: ResolvedRelease): Promise<Cached | undefined> {
  const path = cachedPath(release);
  const [bytes, note] = await Promise.all([readIfPresent(path), readNote(release)]);
  if (bytes === undefined || note === undefined) return undefined;
  const want = release.sha256 ?? note.sha256;
  const sha256 = hash(bytes);
  if (sha256 === want) return { sha256, file: note.file };
  throw failure("HASH_MISMATCH", `The cached spec has the sha256 ${sha256}, but the catalog has ${want}.`, {
    place: { file: path },
  });
}

/** The hash and the origin that were noted when the spec was pulled; undefined where there is no note. */
export async function readNote(release: PackageRelease): Promise<Cached | undefined> {
  const [sha256, file] = (await readIfPresent(`${cachedPath(release)}.sha256`))?.toString().trim().split("  ") ?? [];
  return sha256 === undefined || file === undefined ? undefined : { sha256, file };
}

/**
 * Makes sure there is a folder, before anything is downloaded for it.
 *
 * @throws Failure CACHE_UNUSABLE
 */
export async function prepareCache(): Promise<void> {
  await mkdir(cacheFolder(), { recursive: true }).catch((error: unknown) => {
    throw unusable(error);
  });
}

/**
 * Puts a pulled spec into the cache.
 *
 * @throws Failure HASH_MISMATCH when the spec is not the one that the catalog pins (nothing is stored), CACHE_UNUSABLE
 */
export async function storeCached(release: ResolvedRelease, { bytes, file }: Pulled): Promise<Cached> {
  const sha256 = hash(bytes);
  if (release.sha256 !== undefined && release.sha256 !== sha256) {
    const name = `${file} of ${release.package} ${release.version}`;
    throw failure("HASH_MISMATCH", `${name} has the sha256 ${sha256}, but the catalog has ${release.sha256}.`, {
      fix: "Do not use it. The package of this index differs from the published package. Check the index settings of pip.",
    });
  }
  const path = cachedPath(release);
  // The note first: a spec without one counts as not cached, so an interrupted run leaves nothing unchecked.
  await writeAtomically(`${path}.sha256`, `${sha256}  ${file}\n`);
  await writeAtomically(path, bytes);
  return { sha256, file };
}

/**
 * Puts the spec that was made for a release of the client beside the pulled ones, so that users can look at it.
 *
 * @throws Failure CACHE_UNUSABLE
 */
export async function storeClientSpec(
  { airflow }: ResolvedRelease,
  text: string,
): Promise<{ path: string; sha256: string }> {
  const path = join(cacheFolder(), `client-${airflow}.yaml`);
  const bytes = Buffer.from(text);
  if (!(await readIfPresent(path))?.equals(bytes)) await writeAtomically(path, bytes);
  return { path, sha256: hash(bytes) };
}

/** The package releases in the cache, the catalogued and the others. */
export async function cachedReleases(): Promise<PackageRelease[]> {
  const names = await readdir(cacheFolder()).catch(absent);
  return (names ?? []).flatMap((name) => {
    const [, packageName, version] = /^(apache-airflow(?:-core|-client)?)-(\d[\da-z.]*)\.yaml$/.exec(name) ?? [];
    return packageName !== undefined && version !== undefined ? [{ package: packageName, version }] : [];
  });
}

function hash(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Other runs see the old file or the new one, never a part of it. */
async function writeAtomically(path: string, content: Buffer | string): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw unusable(error);
  }
}

async function readIfPresent(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch(absent);
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw unusable(error);
}

function unusable(error: unknown): Failure {
  return failure(
    "CACHE_UNUSABLE",
    `The cache cannot be used: ${error instanceof Error ? error.message : String(error)}.`,
    {
      place: { file: cacheFolder() },
    },
  );
}
