/** The fuzzer itself: a seed makes the same documents, faults are seen, and what is left is nothing. */
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { withFolder } from "../support/client.js";
import { benignParts } from "../security/base.js";
import { type Case, caseOf, kinds } from "./case.js";
import { judge } from "./judge.js";
import { mutatedBytes, mutatedTree } from "./mutate.js";
import { readOptions } from "./options.js";
import { faultsOfPage } from "./page.js";
import { faultsOf, report } from "./report.js";
import { fuzz, type Result } from "./run.js";

const text = Buffer.from(JSON.stringify(benignParts().document, null, 2));
const sources = { texts: [text], trees: [benignParts().document] };

test.each(kinds)("a seed makes the same %s, another seed others", (kind) => {
  const made = (seed: number): string[] =>
    [0, 1, 2, 3].map((index) => caseOf(seed, kind, index, sources).document.toString("latin1"));
  expect(made(7)).toEqual(made(7));
  expect(made(7)).not.toEqual(made(8));
  expect(new Set(made(7)).size).toBeGreaterThan(1);
});

test("mutants are changed a little, and their sources not at all", () => {
  const before = JSON.stringify(sources.trees);
  const trees = fc.sample(mutatedTree(sources.trees), { seed: 1, numRuns: 200 });
  expect(JSON.stringify(sources.trees)).toBe(before);
  for (const tree of trees) expect(() => JSON.parse(tree.toString()) as unknown).not.toThrow();
  const bytes = fc.sample(mutatedBytes(sources.texts), { seed: 1, numRuns: 200 });
  expect(bytes.filter((one) => one.equals(text)).length).toBeLessThan(20);
});

test("a document is made or refused; a valid one that is refused is a fault", async () => {
  const answerTo = (document: string, isValid: boolean) =>
    withFolder((folder) =>
      judge({ document: Buffer.from(document), isValid, index: 0, onDisk: document !== "{", folder }),
    );
  expect(await answerTo(text.toString(), true)).toMatchObject({ refused: [], faults: [] });
  expect(await answerTo("{", false)).toMatchObject({ refused: ["SPEC_SYNTAX"], faults: [] });
  expect((await answerTo("{", true)).faults).toEqual([expect.stringContaining("A valid document is refused")]);
});

test("HTML, images and links that run are faults of a page", () => {
  const faults = faultsOfPage({
    path: "a.md",
    text: "a <b>c</b><br>\n\n![d](https://e)\n\n[f](ftp://g) https://h [i](j.md#k)\n",
  });
  expect(faults).toEqual(["a.md: HTML: <b>", "a.md: HTML: </b>", "a.md: an image: d", "a.md: a link to ftp://g"]);
});

test("a run tries each kind, tells of each document once, and leaves its folder empty", async () => {
  await withFolder(async (folder) => {
    const results: Result[] = [];
    const work = join(folder, "work");
    mkdirSync(work);
    const settings = { seed: 3, runs: { bytes: 2, trees: 2, structures: 2 }, only: undefined, minutes: 10, jobs: 2 };
    await fuzz(sources, { ...settings, folder: work, onResult: (result) => void results.push(result) });
    expect(results.map(({ tried }) => `${tried.kind}-${tried.index}`).sort()).toEqual(
      kinds.flatMap((kind) => [`${kind}-0`, `${kind}-1`]).sort(),
    );
    expect(results.flatMap((result) => [...faultsOf(result)])).toEqual([]);
    expect(readdirSync(work)).toEqual([]);
  });
});

test("the report has a line for each kind, and each fault", () => {
  const tried: Case = { kind: "trees", index: 5, document: text, isValid: false };
  const said = report([{ tried, refused: ["SPEC_SYNTAX"], faults: ["Error 70: x"], seconds: 9 }], 4, 1);
  for (const part of ["Seed 4", "trees               1      0        1       1  9.00 s", "1 SPEC_SYNTAX"])
    expect(said).toContain(part);
  expect(said).toContain("trees-5\n  Error 70: x\n  It takes 9.0 s of the processor");
});

test("options", () => {
  expect(readOptions(["--seed", "7", "--runs", "3", "--kind", "trees", "--kind", "bytes=9"])).toMatchObject({
    ...{ seed: 7, runs: { bytes: 9, trees: 3, structures: 0 } },
  });
  expect(readOptions([])?.runs).toEqual({ bytes: 500, trees: 500, structures: 500 });
  expect(readOptions(["--help"])).toBeUndefined();
  expect(() => readOptions(["--kind", "x"])).toThrow("the kinds are bytes, trees, structures");
  expect(() => readOptions(["--runs", "0"])).toThrow("--runs 0 is not a number from 1 on");
});
