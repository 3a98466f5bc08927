/** What was made against what should have been made. Pure. */

/** Texts by path. */
export type Files = ReadonlyMap<string, string>;

export const outcomes = ["identical", "known", "differing", "missing", "extra"] as const;
/** `known`: differs, and the list of known differences says why. */
export type Outcome = (typeof outcomes)[number];

export interface Compared {
  readonly path: string;
  readonly outcome: Outcome;
}

export type Counts = Readonly<Record<Outcome, number>>;

/** Every path of either side, sorted, with what became of it. */
export function compare(want: Files, made: Files, isKnown: (path: string) => boolean = () => false): Compared[] {
  const paths = [...new Set([...want.keys(), ...made.keys()])].sort();
  return paths.map((path) => {
    const outcome = outcomeOf(want.get(path), made.get(path));
    return { path, outcome: outcome !== "identical" && isKnown(path) ? "known" : outcome };
  });
}

function outcomeOf(want: string | undefined, made: string | undefined): Outcome {
  if (want === made) return "identical";
  if (made === undefined) return "missing";
  return want === undefined ? "extra" : "differing";
}

/** How many files had which outcome. */
export function count(files: readonly Compared[]): Counts {
  const counts = { identical: 0, known: 0, differing: 0, missing: 0, extra: 0 };
  for (const { outcome } of files) counts[outcome]++;
  return counts;
}

/** The counts of several sets as one. */
export function sum(all: readonly Counts[]): Counts {
  const total = (outcome: Outcome) => all.reduce((before, counts) => before + counts[outcome], 0);
  return {
    identical: total("identical"),
    known: total("known"),
    differing: total("differing"),
    missing: total("missing"),
    extra: total("extra"),
  };
}

/** `12 identical, 1 differing`: what there is none of is left out. */
export function describeCounts(counts: Counts): string {
  const parts = outcomes.filter((outcome) => outcome === "identical" || counts[outcome] > 0);
  return parts.map((outcome) => `${counts[outcome]} ${outcome}`).join(", ");
}
