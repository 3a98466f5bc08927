/** The pages of the reference generator and ours, spec by spec. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { sum, type Counts, type Files } from "../golden/compare.js";
import type { KnownDifference } from "../golden/known.js";
import { make, reasonOf } from "../golden/make.js";
import type { SchemeChoice } from "../../generator/security/select.js";
import { compareFiles, describeDifferences, isClean } from "../golden/report.js";
import { readPages } from "../golden/pages.js";
import type { Reference } from "./generators.js";
import { runReference } from "./runner.js";

/** A spec on the disk. */
export interface Spec {
  /** As it is called in the output, and in the list of known differences. */
  readonly name: string;
  readonly path: string;
  /** What the reference generator is given instead. */
  readonly theirs?: string;
}

export interface Settings {
  /** How many JVMs run side by side. */
  readonly jobs: number;
  /** A temporary folder; what is made stays in it. */
  readonly work: string;
  readonly known: readonly KnownDifference[];
  /** The schemes of our build. */
  readonly schemes: SchemeChoice;
  /** How much of what differs is shown. */
  readonly files: number;
  readonly lines: number;
  readonly print: (line: string) => void;
}

export interface Result {
  readonly counts: Counts;
  /** Specs on which the reference generator itself fails: there is nothing to compare with. */
  readonly skipped: number;
  /** Specs of which every page is identical, or known not to be. */
  readonly clean: number;
  readonly met: ReadonlySet<KnownDifference>;
}

/** Runs both on every spec and prints what differs. */
export async function compareSpecs(reference: Reference, specs: readonly Spec[], settings: Settings): Promise<Result> {
  const work = join(settings.work, reference.dialect);
  mkdirSync(work, { recursive: true });
  const folderOf = ({ name }: Spec) => join(work, name);
  const runs = specs.map((spec) => ({ spec: spec.theirs ?? spec.path, folder: folderOf(spec) }));
  const answers = await runReference(reference, runs, { jobs: settings.jobs, work });
  const met = new Set<KnownDifference>();
  const all: Counts[] = [];
  for (const [index, spec] of specs.entries()) {
    if (answers[index] !== undefined) {
      settings.print(`${spec.name}: skipped, the reference generator ${answers[index].slice(0, 200)}`);
      continue;
    }
    const files = { want: readPages(folderOf(spec)), made: await ours(reference, spec, settings) };
    const comparison = compareFiles(files, { dialect: reference.name, prefix: spec.name, known: settings.known });
    all.push(comparison.counts);
    for (const entry of comparison.met) met.add(entry);
    const lines = describeDifferences(comparison, files, settings);
    if (lines.length > 0) settings.print([spec.name, ...lines].join("\n"));
  }
  return { counts: sum(all), skipped: specs.length - all.length, clean: all.filter(isClean).length, met };
}

async function ours(reference: Reference, spec: Spec, { print, schemes }: Settings): Promise<Files> {
  try {
    return await make({ ...reference, spec: spec.path, schemes });
  } catch (error) {
    print(`${spec.name}: ours failed: ${reasonOf(error)}`);
    return new Map();
  }
}

/** `99.12 % of 1234 files`. */
export function percentage({ identical, known, differing, missing, extra }: Counts): string {
  const all = identical + known + differing + missing + extra;
  return `${all === 0 ? "no" : ((100 * identical) / all).toFixed(2)} % of ${all} files`;
}
