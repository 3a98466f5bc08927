/** The same without the golden folder: specs that are pulled, pages that have the committed hashes. */
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, parse } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { explain, isAboutLines, knownDifferences } from "./known.js";
import { hashesOf, readHashes } from "./hashes.js";
import { makeOfficial } from "./make.js";
import { goldenSets, referenceSpecs } from "./sets.js";
import { canBePulled, pullSpec } from "./specs.js";

const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-golden-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const known = knownDifferences().filter((entry) => !isAboutLines(entry));
const sets = goldenSets().flatMap(({ name, dialect, pulled }) =>
  pulled ? [[name, { dialect, pulled }] as const] : [],
);
const specs = readHashes("specs");

/** Releases whose published pages are only known by their hashes: they are in packages, not in the golden folder. */
const packaged = readdirSync(new URL("sha256/official/", import.meta.url))
  .map((file) => parse(file).name)
  .filter((release) => !sets.some(([name]) => name === `official/${release}`));

test.each(referenceSpecs.filter(canBePulled))("the spec %s is the one the pages are of", async (name) => {
  const bytes = readFileSync(await pullSpec(name, folder));
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(specs.get(name));
});

test.each(packaged)("official/%s", async (release) => {
  expect(hashesOf(await makeOfficial(release))).toEqual(readHashes(`official/${release}`));
});

test.each(sets)("%s", async (name, { dialect, pulled }) => {
  const made = hashesOf(await pulled(folder));
  const want = readHashes(name);
  const paths = [...new Set([...want.keys(), ...made.keys()])].filter((path) => want.get(path) !== made.get(path));
  // Without the page a difference is known by its path alone.
  const isKnown = (path: string) =>
    explain(known, { dialect, path: `${name}/${path}`, want: undefined, made: undefined }).length > 0;
  expect(paths.filter((path) => !isKnown(path)).sort()).toEqual([]);
});
