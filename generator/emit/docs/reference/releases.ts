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

/** Whether a version is `first` or a later one. Patches do not count. */
export function isSince(version: string, first: string): boolean {
  return rank(version) >= rank(first);
}

function rank(version: string): number {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major * 1000 + minor;
}
