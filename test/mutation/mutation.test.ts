/** What is drawn for the mutation tests, and what is said of them. Stryker itself is not run here. */
import { expect, test } from "@jest/globals";
import { fileURLToPath } from "node:url";
import { areas, filesAt } from "./areas.js";
import { readOptions } from "./options.js";
import { figuresOf, type Mutant, report } from "./report.js";
import { sampleOf } from "./sample.js";

const sources = filesAt("generator/diff");

test("each area has sources and tests", () => {
  for (const { sources, tests } of Object.values(areas))
    for (const paths of [sources, tests]) expect(paths.flatMap(filesAt).length).toBeGreaterThan(0);
});

test("a seed draws the same declarations again, and another seed others", () => {
  const drawn = sampleOf(sources, 200, 1);
  expect(drawn).toEqual(sampleOf(sources, 200, 1));
  expect(drawn).not.toEqual(sampleOf(sources, 200, 2));
  const lines = drawn
    .map((range) => /:(\d+)-(\d+)$/.exec(range) ?? [])
    .map(([, first, last]) => Number(last) - Number(first) + 1);
  expect(lines.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(200);
});

test("survivors are shown with what they were", () => {
  const fileName = fileURLToPath(import.meta.url);
  const location = { start: { line: 1, column: 5 }, end: { line: 1, column: 9 } };
  const mutant: Mutant = { fileName, location, mutatorName: "Word", replacement: "Who", status: "Survived" };
  const mutants = ["Survived", "NoCoverage", "Killed", "Timeout", "Ignored"].map((status) => ({ ...mutant, status }));
  expect(figuresOf(mutants)).toMatchObject({ tried: 4, killed: 2, share: 0.5 });
  expect(report("area", mutants, 7).split("\n")).toEqual([
    "area: 2 of 4 mutants killed, 50.0 % (seed 7, 1 left out)",
    "test/mutation/mutation.test.ts:1:5 Word, no test comes here: What → Who",
    "test/mutation/mutation.test.ts:1:5 Word: What → Who",
    "",
  ]);
});

test("areas and numbers that do not exist are refused", () => {
  expect(readOptions(["--area", "diff", "--seed", "7"])).toMatchObject({ areas: ["diff"], seed: 7, lines: 600 });
  expect(() => readOptions(["--area", "x"])).toThrow("--area x: the areas are parse,");
  expect(() => readOptions(["--lines", "0"])).toThrow("--lines 0 is not a number from 1 on");
});
