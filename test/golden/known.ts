/** The list of known differences: one line each, `dialect  pattern  reason`, parted by two blanks or more. */
import { readFileSync } from "node:fs";
import { differingPlaces } from "./diff.js";

export interface KnownDifference {
  /** Without its version. */
  readonly dialect: string;
  /** A path with `*`, or a regular expression between slashes for the pages of random specs. */
  readonly pattern: string;
  readonly reason: string;
}

/** The lines of the list; `#` begins a comment. Throws where a line lacks something. */
export function parseKnownDifferences(text: string): KnownDifference[] {
  return text.split("\n").flatMap((line, index) => {
    if (line.trim() === "" || line.startsWith("#")) return [];
    const [dialect, pattern, ...reason] = line.trim().split(/ {2,}/);
    if (dialect === undefined || pattern === undefined || reason.length === 0) {
      throw new Error(`known-differences.txt:${index + 1} is not \`dialect  pattern  reason\``);
    }
    return [{ dialect, pattern, reason: reason.join("  ") }];
  });
}

/** Those that are committed. */
export function knownDifferences(): KnownDifference[] {
  return parseKnownDifferences(readFileSync(new URL("known-differences.txt", import.meta.url), "utf8"));
}

/** A file that is not as wanted. One side is undefined where it is missing or too many. */
export interface Difference {
  readonly dialect: string;
  readonly path: string;
  readonly want: string | undefined;
  readonly made: string | undefined;
}

/** Those that explain a difference; none: it is not known. */
export function explain(known: readonly KnownDifference[], difference: Difference): KnownDifference[] {
  const own = known.filter(({ dialect }) => dialect === difference.dialect.replace(/@.*/, ""));
  const byPath = own.filter(({ pattern }) => pathPattern(pattern)?.test(difference.path));
  if (byPath.length > 0) return byPath;
  const { want, made } = difference;
  if (want === undefined || made === undefined) return [];
  const lines = own.flatMap((entry) => {
    const pattern = linePattern(entry.pattern);
    return pattern === undefined ? [] : [{ entry, pattern }];
  });
  const reasons = differingPlaces(want, made).map((place) =>
    lines.filter(({ pattern }) => place.some((line) => pattern.test(line))).map(({ entry }) => entry),
  );
  return reasons.every((entries) => entries.length > 0) ? [...new Set(reasons.flat())] : [];
}

/** Whether it is about the pages of random specs. */
export function isAboutLines({ pattern }: KnownDifference): boolean {
  return linePattern(pattern) !== undefined;
}

function linePattern(pattern: string): RegExp | undefined {
  return pattern.length > 2 && pattern.startsWith("/") && pattern.endsWith("/")
    ? new RegExp(pattern.slice(1, -1), "u")
    : undefined;
}

function pathPattern(pattern: string): RegExp | undefined {
  if (linePattern(pattern) !== undefined) return undefined;
  return new RegExp(
    `^${pattern
      .split("*")
      .map((part) => part.replace(/[$()+.?[\\\]^{|}]/g, "\\$&"))
      .join(".*")}$`,
    "u",
  );
}
