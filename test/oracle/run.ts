/** Many trials, some hundred in one document each: a client is made of it, bundled, and called. */
import fc from "fast-check";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { trial } from "./arbitrary.js";
import { clientOf } from "./client.js";
import { compareTrial, type Findings } from "./compare.js";
import { documentOf } from "./document.js";
import { loadPackages } from "./packages.js";
import { record } from "./server.js";
import type { Trial } from "./trial.js";
import { typeProblems } from "./types.js";

export const batchSize = 200;

/** The first so many trials of a seed. */
export function trialsOf(seed: number, runs: number): readonly Trial[] {
  return fc.sample(trial, { seed, numRuns: runs });
}

/**
 * @param folder an empty one
 * @param onBatch told how many trials are done
 */
export async function runTrials(
  trials: readonly Trial[],
  folder: string,
  onBatch: (done: number) => void = () => undefined,
): Promise<Findings> {
  const findings: Findings = { differences: [], types: [], asked: new Map(), vouched: new Map(), met: new Map() };
  const packages = await loadPackages();
  const recorder = await record();
  try {
    for (let start = 0; start < trials.length; start += batchSize) {
      const batch = trials.slice(start, start + batchSize);
      const home = join(folder, `batch-${start}`);
      mkdirSync(home);
      // Both versions of the standard, in turn: they say the same of what is sent.
      const document = documentOf(batch, (start / batchSize) % 2 === 0 ? "3.0.3" : "3.1.0");
      const methods = await clientOf(document, home, recorder.url);
      for (const [index, said] of await typeProblems(batch, home)) findings.types.push({ index: start + index, said });
      for (const [index, one] of batch.entries())
        await compareTrial(one, index, { packages, methods, recorder }, findings);
      onBatch(start + batch.length);
    }
  } finally {
    await recorder.close();
  }
  return findings;
}
