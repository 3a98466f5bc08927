/** Jobs in threads: each takes one job after another, and all that comes back is data. */
import { Worker } from "node:worker_threads";
import type { Job } from "../config/job.js";
import { Failure, type Finding } from "../diagnostics.js";
import { packageRoot } from "../package-root.js";
import type { GeneratedJob } from "../generate.js";
import type { Progress } from "../report.js";

/** What a thread is asked, and what it says: how it gets on, and at last one of the other three. */
export interface JobRequest {
  readonly job: Job;
  /** Whether somebody looks at the places of quirks. */
  readonly places: boolean;
}
export type JobMessage =
  | { readonly kind: "phase" | "note" | "reads"; readonly text: string }
  | { readonly kind: "warn"; readonly finding: Finding }
  | { readonly kind: "generated"; readonly generated: GeneratedJob }
  | { readonly kind: "failure"; readonly findings: readonly [Finding, ...Finding[]] }
  | { readonly kind: "bug"; readonly error: unknown };

/** The jobs of a run, and who hears of them. */
export interface SharedRun {
  readonly jobs: readonly Job[];
  readonly progress: Progress;
  readonly places: boolean;
}

/**
 * Makes jobs in so many threads.
 *
 * @throws Failure that of the first job, in their order, whichever fails first. The others are not waited for.
 */
export async function makeSideBySide(run: SharedRun, width: number): Promise<readonly GeneratedJob[]> {
  const { jobs, progress, places } = run;
  const threads = Array.from({ length: width }, () => new Worker(new URL("dist/run/worker.js", packageRoot)));
  const pool = poolOf(threads);
  try {
    const making = jobs.map((job) => pool.lend((thread) => make(thread, { job, places }, progress)));
    // One that nobody waits for any more may fail.
    for (const one of making) one.catch(() => undefined);
    const generated: GeneratedJob[] = [];
    for (const one of making) generated.push(await one);
    return generated;
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** Lends each of several things to one at a time, in the order in which they are asked for. */
function poolOf<Thing>(things: readonly Thing[]) {
  const free = [...things];
  const waiting: ((thing: Thing) => void)[] = [];
  return {
    async lend<T>(work: (thing: Thing) => Promise<T>): Promise<T> {
      const thing = free.shift() ?? (await new Promise<Thing>((resolve) => waiting.push(resolve)));
      try {
        return await work(thing);
      } finally {
        const next = waiting.shift();
        if (next === undefined) free.push(thing);
        else next(thing);
      }
    },
  };
}

function make(thread: Worker, request: JobRequest, progress: Progress): Promise<GeneratedJob> {
  return new Promise<GeneratedJob>((resolve, reject) => {
    thread.removeAllListeners();
    thread.on("error", reject);
    thread.on("exit", () => reject(new Error("a thread has ended before its job")));
    thread.on("message", (message: JobMessage) => {
      switch (message.kind) {
        case "phase":
          // Whoever follows the run may end it between two phases.
          return void progress.phase(message.text, () => undefined).catch(reject);
        case "note":
          return progress.note(message.text);
        case "reads":
          return progress.reads?.(message.text);
        case "warn":
          return progress.warn(message.finding);
        case "generated":
          return resolve(message.generated);
        case "failure":
          return reject(new Failure(...message.findings));
        case "bug":
          return reject(message.error instanceof Error ? message.error : new Error(String(message.error)));
      }
    });
    thread.postMessage(request);
  });
}
