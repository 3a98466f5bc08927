/** All documents of a run, side by side in lanes. What a lane made is compiled, a batch at a time, and removed. */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { compile } from "../corpus/compile.js";
import { type Case, caseOf, type Kind, kinds } from "./case.js";
import { Judge } from "./judges.js";
import type { Answer } from "./judge.js";
import type { Options } from "./options.js";
import type { Sources } from "./sources.js";

/** A document, and what became of it. */
export interface Result extends Answer {
  readonly tried: Case;
}

/** So many documents are compiled at once. */
const batchSize = 40;
/** One document of so many goes through the disk, too. */
const onDiskEach = 10;

interface Settings extends Pick<Options, "seed" | "runs" | "only" | "minutes" | "jobs"> {
  /** An empty folder to work in. */
  readonly folder: string;
  readonly onResult: (result: Result) => void;
}

export async function fuzz(sources: Sources, settings: Settings): Promise<void> {
  const cases = casesOf(sources, settings);
  const end = performance.now() + settings.minutes * 60_000;
  const lanes = Array.from({ length: settings.jobs }, (_, lane) => join(settings.folder, `lane-${lane}`));
  await Promise.all(lanes.map((folder) => runLane(folder, cases, end, settings)));
}

/** One of each kind after the other, so that a run that ends early has tried all kinds. */
function* casesOf(sources: Sources, { seed, runs, only }: Settings): Generator<Case> {
  const most = Math.max(...Object.values(runs));
  const wanted = (kind: Kind, index: number): boolean => runs[kind] > 0 && (only ?? index) === index;
  for (let index = 0; index < Math.max(most, (only ?? 0) + 1); index++) {
    for (const kind of kinds) {
      if (wanted(kind, index) && (only !== undefined || index < runs[kind])) yield caseOf(seed, kind, index, sources);
    }
  }
}

async function runLane(folder: string, cases: Generator<Case>, end: number, { onResult }: Settings): Promise<void> {
  const judge = new Judge();
  try {
    for (;;) {
      const batch = await judgeBatch(folder, judge, cases, end);
      if (batch.length === 0) return;
      for (const result of await compiled(folder, batch)) onResult(result);
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  } finally {
    judge.end();
  }
}

async function judgeBatch(folder: string, judge: Judge, cases: Generator<Case>, end: number): Promise<Result[]> {
  const batch: Result[] = [];
  while (batch.length < batchSize && performance.now() < end) {
    const { value: tried } = cases.next() as IteratorResult<Case, undefined>;
    if (tried === undefined) break;
    const { kind: _, ...facts } = tried;
    const own = join(folder, nameOf(tried));
    mkdirSync(own, { recursive: true });
    const answer = await judge.ask({ ...facts, onDisk: tried.index % onDiskEach === 0, folder: own });
    batch.push({ tried, ...answer });
    // What is left is for the compiler.
    for (const rest of ["run", "caches"]) rmSync(join(own, rest), { recursive: true, force: true });
  }
  return batch;
}

async function compiled(folder: string, batch: readonly Result[]): Promise<Result[]> {
  const names = batch.filter(({ refused }) => refused.length === 0).map(({ tried }) => nameOf(tried));
  const complaints = names.length === 0 ? new Map<string, string[]>() : await compile(folder, names);
  const ofNobody = [...complaints].flatMap(([name, lines]) => (names.includes(name) ? [] : lines));
  return batch.map((result) => {
    const own = complaints.get(nameOf(result.tried)) ?? [];
    return { ...result, faults: [...result.faults, ...own, ...(result === batch[0] ? ofNobody : [])] };
  });
}

export function nameOf({ kind, index }: Case): string {
  return `${kind}-${index}`;
}
