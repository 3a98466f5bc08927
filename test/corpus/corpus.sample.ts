/** The specs of `sample.json`, as `npm run corpus -- --sample 60` tries them. */
import { beforeAll, describe, expect, test } from "@jest/globals";
import { availableParallelism } from "node:os";
import { withFolder } from "../support/client.js";
import { verdictOn } from "./report.js";
import type { Result } from "./result.js";
import { tryAll } from "./run.js";
import { allSpecs, chosen, expectedRefusals, sampleNames } from "./specs.js";

const results = new Map<string, Result>();

beforeAll(async () => {
  const specs = chosen(await allSpecs(), { only: [], sample: sampleNames().length });
  const onResult = (result: Result): void => void results.set(result.name, result);
  const settings = { jobs: availableParallelism(), compile: true, keep: false, onResult };
  await withFolder((folder) => tryAll(specs, { folder, ...settings }));
});

describe("a client that compiles and its docs, or a refusal that is the spec's fault", () => {
  test.each(sampleNames())("%s", (name) => {
    const result = results.get(name);
    expect(result).toBeDefined();
    expect(verdictOn(result === undefined ? [] : [result], expectedRefusals())).toEqual({
      ...{ bugs: [], wrong: [], refused: [], accepted: [] },
    });
  });
});
