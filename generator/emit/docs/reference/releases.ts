/** Releases of the reference, and in what they differ. */

/**
 * Which of several changes a release has.
 *
 * @param since the release with which each change came, such as `7.18`; a release between two of them is like the earlier one
 * @param version that of the release, such as `7.13` or `7.13.0`
 */
export function changesOf<Change extends string>(
  since: Readonly<Record<Change, string>>,
  version: string,
): Readonly<Record<Change, boolean>> {
  const changes = Object.entries<string>(since).map(([change, first]) => [change, isSince(version, first)]);
  return Object.fromEntries(changes) as Record<Change, boolean>;
}

/** Whether a version is `first` or a later one. */
export function isSince(version: string, first: string): boolean {
  return rank(version) >= rank(first);
}

/** The last of the versions that is not later than this one: pages are as they were since then. Undefined before the first. */
export function latestUntil(version: string, versions: readonly string[]): string | undefined {
  return versions.filter((one) => isSince(version, one)).sort((a, b) => rank(b) - rank(a))[0];
}

function rank(version: string): number {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  return (major * 1000 + minor) * 1000 + patch;
}
