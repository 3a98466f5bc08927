/**
 * Official Airflow specs by version: from the cache, or pulled into it with the Python package client.
 */
import { readFile } from "node:fs/promises";
import { type Finding } from "../diagnostics.js";
import { preprocess, type Rules } from "./preprocess/index.js";
import { cachedPath, prepareCache, readCached, storeCached, storeMade, type Cached } from "./cache.js";
import type { SpecKind } from "./catalog.js";
import { pull } from "./pull.js";
import { resolveClient, resolveVersion, type Release } from "./resolve.js";

export { catalogEntries } from "./catalog.js";
export type { CatalogEntry, SpecKind } from "./catalog.js";
export type { Rules } from "./preprocess/index.js";
export { officialDocs, resolveVersion } from "./resolve.js";
export type { Release } from "./resolve.js";

/** An official spec, on the disk and checked. */
export interface PulledSpec {
  /** The release in full, where `latest` or a line was asked for. */
  readonly airflow: string;
  readonly kind: SpecKind;
  /** The cached file. */
  readonly path: string;
  readonly sha256: string;
  /** Whether the catalog pins the hash, or that of the file it was made of. */
  readonly pinned: boolean;
  /** What made the file of the server's; `null`: it is as its package has it. */
  readonly rules: Rules | null;
  readonly findings: readonly Finding[];
}

export interface PullOptions {
  /** Told before a pull; silent when the cache has it. */
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
  const file = rules === null ? { path: cachedPath(release), sha256 } : await make(release, rules);
  return { airflow, kind, ...file, pinned, rules, findings: pinned ? [] : [unpinned(release, sha256)] };
}

/** Made anew each time: it takes less than to find out whether it must be. */
async function make(release: Release, rules: Rules): Promise<{ readonly path: string; readonly sha256: string }> {
  return storeMade(release, preprocess(await readFile(cachedPath(release), "utf8"), rules));
}

/** From the cache, or through a pull into it. Throws what {@link airflowSpec} throws. */
export async function obtain(release: Release, { onProgress }: PullOptions = {}): Promise<Cached> {
  const cached = await readCached(release);
  if (cached) return cached;
  await prepareCache();
  onProgress?.(
    `Pulling the ${release.kind} spec of Airflow ${release.airflow} (${release.package} ${release.version})`,
  );
  return storeCached(release, await pull(release));
}

function unpinned(release: Release, sha256: string): Finding {
  const name = `${release.package} ${release.version}`;
  return { code: "WARN_UNPINNED", message: `The spec of ${name} is not in the catalog (sha256 ${sha256}).` };
}
