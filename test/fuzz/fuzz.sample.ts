/** Two minutes of what `npm run fuzz` does, with another seed at each run: the log says which. */
import { expect, test } from "@jest/globals";
import { randomInt } from "node:crypto";
import { availableParallelism } from "node:os";
import { withFolder } from "../support/client.js";
import { kinds } from "./case.js";
import { faultsOf, report } from "./report.js";
import { fuzz, type Result } from "./run.js";
import { realSpecs } from "./sources.js";

const minutes = 2;
const seed = randomInt(2 ** 31);

test.each([seed])("nothing is wrong with what becomes of documents that nobody wrote (seed %d)", async (seed) => {
  process.stderr.write(`npm run fuzz -- --seed ${seed}\n`);
  const sources = await realSpecs();
  const results: Result[] = [];
  const settings = { seed, minutes, only: undefined, jobs: availableParallelism() };
  const runs = { bytes: 100_000, trees: 100_000, structures: 100_000 };
  await withFolder((folder) =>
    fuzz(sources, { ...settings, runs, folder, onResult: (result) => void results.push(result) }),
  );
  const bad = results.filter((result) => faultsOf(result).length > 0);
  expect(bad.length === 0 ? "" : report(bad, seed, minutes)).toBe("");
  for (const kind of kinds) expect(results.filter(({ tried }) => tried.kind === kind).length).toBeGreaterThan(10);
  process.stderr.write(report(results, seed, minutes));
});
