/**
 * Official Airflow specs by version: from the cache, or pulled into it with the Python package client.
 */
import { readFile } from "node:fs/promises";
import { type Finding } from "../diagnostics.js";
import { preprocess, type ClientSpecRules } from "./preprocess/index.js";
import { cachedPath, prepareCache, readCached, storeCached, storeClientSpec, type Cached } from "./cache.js";
import type { SpecKind } from "./catalog.js";
import { pull } from "./pull.js";
import { resolveClient, resolveVersion, type ResolvedRelease } from "./resolve.js";

export { catalogEntries } from "./catalog.js";
export type { CatalogEntry, SpecKind } from "./catalog.js";
export type { ClientSpecRules } from "./preprocess/index.js";
export { clientDocs, publishedDocs, resolveVersion } from "./resolve.js";
export type { ResolvedRelease } from "./resolve.js";

/** An official spec, on the disk and checked. */
export interface PulledSpec {
  /** The release in full, where `latest` or a line was asked for. */
  readonly airflow: string;
  readonly kind: SpecKind;
  /** The cached file. */
  readonly path: string;
  readonly sha256: string;
  /** Whether the catalog pins the hash of the file, or of the server's spec that the file was made of. */
  readonly pinned: boolean;
  /** The rules that made the file of the server's spec; `null`: the file is as its package has it. */
  readonly rules: ClientSpecRules | null;
  readonly findings: readonly Finding[];
}

export interface PullOptions {
  /** Called before a pull with a line for the user; not called where the cache holds the spec. */
  readonly onProgress?: (text: string) => void;
}

/**
 * The official spec of an Airflow version (`3.3.2`, `2.11`, `latest`, or any published release). That of a client whose package does not
 * carry it, or that there never was, is made of the server's by the rules of its time.
 * A release that the catalog does not pin gives the finding WARN_UNPINNED.
 *
 * @throws Failure VERSION_UNKNOWN, PYTHON_MISSING, PULL_FAILED, HASH_MISMATCH, CACHE_UNUSABLE
 */
export async function airflowSpec(version: string, kind: SpecKind, options: PullOptions = {}): Promise<PulledSpec> {
  const release = kind === "client" ? resolveClient(version) : resolveVersion(version, kind);
  const { airflow, rules } = release;
  const { sha256 } = await obtain(release, options);
  const pinned = release.sha256 !== undefined;
  const file = rules === null ? { path: cachedPath(release), sha256 } : await makeClientSpec(release, rules);
  return { airflow, kind, ...file, pinned, rules, findings: pinned ? [] : [unpinned(release, sha256)] };
}

/** The spec is made at each use: to find out whether a stored one is still right takes longer. */
async function makeClientSpec(
  release: ResolvedRelease,
  rules: ClientSpecRules,
): Promise<{ readonly path: string; readonly sha256: string }> {
  return storeClientSpec(release, preprocess(await readFile(cachedPath(release), "utf8"), rules));
}

/** From the cache, or through a pull into it. Throws what {@link airflowSpec} throws. */
export async function obtain(release: ResolvedRelease, { onProgress }: PullOptions = {}): Promise<Cached> {
  const cached = await readCached(release);
  if (cached) return cached;
  await prepareCache();
  onProgress?.(
    `Pulling the ${release.kind} spec of Airflow ${release.airflow} (${release.package} ${release.version})`,
  );
  return storeCached(release, await pull(release));
}

function unpinned(release: ResolvedRelease, sha256: string): Finding {
  const name = `${release.package} ${release.version}`;
  return { code: "WARN_UNPINNED", message: `The spec of ${name} is not in the catalog (sha256 ${sha256}).` };
}
