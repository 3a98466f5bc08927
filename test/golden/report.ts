/** What `npm run golden` and `npm run reference` print of the files they compared. */
import { compare, count, type Compared, type Counts, type Files } from "./compare.js";
import { firstDifferences } from "./diff.js";
import { explain, type KnownDifference } from "./known.js";

/** One set of files against ours, with the list of known differences. */
export interface Comparison {
  readonly compared: readonly Compared[];
  readonly counts: Counts;
  /** The known differences that were met. */
  readonly met: ReadonlySet<KnownDifference>;
}

/** `prefix`: what stands before a path in the list of known differences. */
export function compareFiles(
  { want, made }: { readonly want: Files; readonly made: Files },
  {
    dialect,
    prefix,
    known,
  }: { readonly dialect: string; readonly prefix: string; readonly known: readonly KnownDifference[] },
): Comparison {
  const met = new Set<KnownDifference>();
  const compared = compare(want, made, (path) => {
    const reasons = explain(known, { dialect, path: `${prefix}/${path}`, want: want.get(path), made: made.get(path) });
    for (const reason of reasons) met.add(reason);
    return reasons.length > 0;
  });
  return { compared, counts: count(compared), met };
}

/** The files that are not as they should be, with the first lines that differ. */
export function describeDifferences(
  { compared }: Comparison,
  { want, made }: { readonly want: Files; readonly made: Files },
  { files, lines }: { readonly files: number; readonly lines: number },
): string[] {
  const bad = compared.filter(({ outcome }) => outcome !== "identical" && outcome !== "known");
  const shown = bad.slice(0, files).flatMap(({ path, outcome }) => {
    const [before, after] = [want.get(path), made.get(path)];
    const detail = before === undefined || after === undefined ? [] : firstDifferences(before, after, lines);
    return [`  ${outcome} ${path}`, ...detail.map((line) => `    ${line}`)];
  });
  const more = bad.length - Math.min(files, bad.length);
  return more > 0 ? [...shown, `  … and ${more} more (--files ${bad.length})`] : shown;
}

/** Whether anything is to be explained. */
export function isClean(counts: Counts): boolean {
  return counts.differing + counts.missing + counts.extra === 0;
}
