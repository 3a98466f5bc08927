/**
 * All specs, side by side in lanes. A lane makes clients until they are worth a run of the compiler, compiles them, notes what became of
 * them, and removes them: so neither disk nor memory ever holds more than some of them.
 */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { compile } from "./compile.js";
import type { Generated, Result } from "./result.js";
import type { Spec } from "./specs.js";
import { Worker } from "./worker.js";

export interface RunSettings {
  /** An empty folder to work in. */
  readonly folder: string;
  readonly jobs: number;
  readonly compile: boolean;
  /** Outputs stay where they are. */
  readonly keep: boolean;
  /** Told of each spec, in the order in which they end. */
  readonly onResult: (result: Result) => void;
}

/** So much output is compiled at once: the compiler takes about ten times as much memory. */
const batchBytes = 24 * 2 ** 20;
const batchSpecs = 100;

/** Tries all specs; `onResult` hears of each of them once. */
export async function tryAll(specs: readonly Spec[], settings: RunSettings): Promise<void> {
  const queue = [...specs];
  const lanes = Array.from({ length: Math.min(settings.jobs, specs.length) }, (_, index) =>
    runLane(join(settings.folder, `lane-${index}`), queue, settings),
  );
  await Promise.all(lanes);
}

/** Takes specs from the queue until there are no more. */
async function runLane(folder: string, queue: Spec[], settings: RunSettings): Promise<void> {
  const worker = new Worker(join(settings.folder, "cache"));
  try {
    while (queue.length > 0) {
      mkdirSync(folder, { recursive: true });
      await finish(folder, await makeBatch(folder, worker, queue), settings);
      if (!settings.keep) rmSync(folder, { recursive: true, force: true });
    }
  } finally {
    worker.end();
  }
}

async function makeBatch(folder: string, worker: Worker, queue: Spec[]): Promise<readonly Generated[]> {
  const batch: Generated[] = [];
  let bytes = 0;
  while (bytes < batchBytes && batch.length < batchSpecs) {
    const spec = queue.shift();
    if (spec === undefined) break;
    const generated = await worker.generate({ ...spec, out: join(folder, folderOf(spec.name)) });
    batch.push(generated);
    bytes += generated.outputBytes;
  }
  return batch;
}

/** Compiles those that can be, and tells of all. */
async function finish(folder: string, batch: readonly Generated[], settings: RunSettings): Promise<void> {
  const made = batch.filter(({ refused, bug, files }) => refused === undefined && bug === undefined && files > 0);
  const folders = made.map(({ name }) => folderOf(name));
  const found = settings.compile && made.length > 0 ? await compile(folder, folders) : new Map<string, string[]>();
  // What the compiler says of no client, such as that it ran out of memory, is said of all that it was given.
  const ofNobody = [...found].flatMap(([name, lines]) => (folders.includes(name) ? [] : lines));
  for (const one of batch) {
    const complaints = made.includes(one) ? [...(found.get(folderOf(one.name)) ?? []), ...ofNobody] : [];
    settings.onResult({ ...one, complaints });
  }
}

/** `amazonaws.com/acm` is one folder, too. */
export function folderOf(name: string): string {
  return name.replaceAll("/", "__");
}
