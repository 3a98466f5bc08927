/**
 * Which names may become files. Names of files come from a spec, which is untrusted, and from a manifest, which anyone can edit:
 * both go through {@link isSafePath} before they meet the disk.
 */
import { Failure, type Finding } from "../diagnostics.js";

/** The folder in an output that belongs to the write stage itself. */
export const ownFolder = ".airflow-codegen";

/** The manifest of what lies in the output. */
export const manifestPath = `${ownFolder}/manifest.json`;

/**
 * The manifest of a run that moves its files into place: it is there from before the first move until after the last. Its name differs
 * from run to run. That of a killed run counts until another run has put all files in place.
 */
export const nextName = /^next-\w{6}\.json$/;

/** The lock, which is there while a run writes. */
export const lockPath = `${ownFolder}/lock`;

const forbidden = /[\p{Cc}\p{Cs}<>:"|?*\\]|[. ]$/u;
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu;

/** Whether a path is relative, stays inside, and can be a file on every operating system. */
export function isSafePath(path: string): boolean {
  const segments = path.split("/");
  return (
    foldCase(segments[0] ?? "") !== ownFolder &&
    segments.every((segment) => segment !== "" && !forbidden.test(segment) && !device.test(segment))
  );
}

/** Equal for two names that a case-insensitive disk cannot tell apart. */
export function foldCase(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** `a/b/c` → `a/b`, `a`: the folders a file lies in, innermost first. */
export function parents(path: string): string[] {
  const segments = path.split("/");
  return segments.slice(1).map((_, index) => segments.slice(0, segments.length - 1 - index).join("/"));
}

/** Nobody reads more, and a target may make any number of files. */
const mostFindings = 100;

/**
 * Refuses a set of paths that cannot lie side by side in one folder, on any disk.
 *
 * @throws Failure `OUTPUT_UNSAFE` for a path that is not safe; `NAME_COLLISION` for two that differ at most by case, and for one
 * that would be both a file and a folder.
 */
export function assertPaths(paths: readonly string[]): void {
  const findings = [...paths.filter((path) => !isSafePath(path)).map(unsafe), ...collisions(paths)];
  const [first, ...others] = findings.slice(0, mostFindings);
  if (first !== undefined) throw new Failure(first, ...others);
}

function collisions(paths: readonly string[]): Finding[] {
  const taken = new Map<string, string>();
  const findings: Finding[] = [];
  for (const path of paths) {
    const other = taken.get(foldCase(path));
    if (other === undefined) taken.set(foldCase(path), path);
    else findings.push(collision(`\`${other}\` and \`${path}\` would be the same file on a disk that ignores case`));
  }
  for (const path of paths) {
    const file = parents(path).find((folder) => taken.has(foldCase(folder)));
    if (file !== undefined) findings.push(collision(`\`${file}\` would be a file and also the folder of \`${path}\``));
  }
  return findings;
}

function collision(message: string): Finding {
  return { code: "NAME_COLLISION", message };
}

function unsafe(path: string): Finding {
  return {
    code: "OUTPUT_UNSAFE",
    message: `\`${path}\` cannot be a file inside the output folder on every operating system`,
    fix: "Rename the schema or tag that gives the file its name.",
  };
}
