/**
 * Official Airflow specs by version: from the cache, or pulled into it with the Python package client.
 */
import { type Finding } from "../diagnostics.js";
import { cachedPath, prepareCache, readCached, storeCached, type Cached } from "./cache.js";
import type { Rules, SpecKind } from "./catalog.js";
import { pull } from "./pull.js";
import { resolveVersion, type Release } from "./resolve.js";

export { catalogEntries } from "./catalog.js";
export type { CatalogEntry, Rules, SpecKind } from "./catalog.js";
export { resolveVersion } from "./resolve.js";
export type { Release } from "./resolve.js";

/** An official spec, on the disk and checked. */
export interface PulledSpec {
  /** The release in full, where `latest` or a line was asked for. */
  readonly airflow: string;
  readonly kind: SpecKind;
  /** The cached file. */
  readonly path: string;
  readonly sha256: string;
  /** Whether the catalog pins the hash. */
  readonly pinned: boolean;
  /** What has to be done to the file to make it the client's spec; `null`: it is the spec. */
  readonly rules: Rules | null;
  readonly findings: readonly Finding[];
}

export interface PullOptions {
  /** Told before a pull; silent when the cache has it. */
  readonly onProgress?: (text: string) => void;
}

/**
 * The official spec of an Airflow version (`3.3.2`, `2.11`, `latest`, or any published release).
 * A release that the catalog does not pin gives the finding WARN_UNPINNED.
 *
 * @throws Failure VERSION_UNKNOWN, PYTHON_MISSING, PULL_FAILED, HASH_MISMATCH, CACHE_UNUSABLE
 */
export async function airflowSpec(version: string, kind: SpecKind, options: PullOptions = {}): Promise<PulledSpec> {
  const release = resolveVersion(version, kind);
  const { sha256 } = await obtain(release, options);
  const pinned = release.sha256 !== undefined;
  return {
    airflow: release.airflow,
    kind,
    path: cachedPath(release),
    sha256,
    pinned,
    rules: release.rules,
    findings: pinned ? [] : [unpinned(release, sha256)],
  };
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
