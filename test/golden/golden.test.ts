/** Every page of the golden folder, where it is: made, and identical. `npm run golden -- --diff` shows what is not. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { formatHashes, hashesOf, readHashes } from "./hashes.js";
import { isAboutLines, knownDifferences } from "./known.js";
import { compareFiles } from "./report.js";
import { goldenFolder, goldenSets, isGoldenThere } from "./sets.js";

const sets = isGoldenThere ? goldenSets() : [];
const known = knownDifferences().filter((entry) => !isAboutLines(entry));
const met = new Set<unknown>();

(isGoldenThere ? describe : describe.skip)("the golden folder", () => {
  test("is all of it compared", () => {
    const folders = (path: string) => readdirSync(join(goldenFolder, path)).map((name) => `${path}/${name}`);
    const there = [...folders("official"), ...folders("reference").flatMap(folders)].sort();
    expect(
      sets
        .map(({ name }) => name)
        .filter((name) => !name.startsWith("seeds/"))
        .sort(),
    ).toEqual(there);
  });

  test.each(sets.map((set) => [set.name, set] as const))("%s", async (_name, set) => {
    const files = { want: set.want(), made: await set.made() };
    const comparison = compareFiles(files, { dialect: set.dialect, prefix: set.name, known });
    for (const entry of comparison.met) met.add(entry);
    const bad = comparison.compared.filter(({ outcome }) => outcome !== "identical" && outcome !== "known");
    expect(bad).toEqual([]);
  });

  test("has every known difference", () => {
    expect(known.filter((entry) => !met.has(entry))).toEqual([]);
  });

  test.each(sets.map(({ name, hashed }) => [name, hashed] as const))("%s has its hashes committed", (name, hashed) => {
    if (hashed !== undefined) expect(formatHashes(readHashes(name))).toBe(formatHashes(hashesOf(hashed())));
  });
});
