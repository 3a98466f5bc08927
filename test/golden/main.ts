/** `npm run golden`: everything in the golden folder against what we make. See README.md. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { describeCounts, sum, type Counts, type Files } from "./compare.js";
import { hashesOf, writeHashes } from "./hashes.js";
import { isAboutLines, knownDifferences, type KnownDifference } from "./known.js";
import { reasonOf } from "./make.js";
import { compareFiles, describeDifferences, isClean } from "./report.js";
import { goldenFolder, goldenSets, isGoldenThere, referenceSpecs, type GoldenSet } from "./sets.js";

const { values: flags, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    diff: { type: "boolean", default: false },
    lines: { type: "string", default: "14" },
    files: { type: "string", default: "5" },
    "update-hashes": { type: "boolean", default: false },
  },
});

const known = knownDifferences().filter((entry) => !isAboutLines(entry));
const met = new Set<KnownDifference>();

/** Each word must occur in the name of the set or in the path of the file, so that one file can be asked for. */
function only(set: GoldenSet, files: Files): Files {
  const isWanted = (path: string) => words.every((word) => `${set.name}/${path}`.includes(word));
  return new Map([...files].filter(([path]) => isWanted(path)));
}

async function check(set: GoldenSet): Promise<Counts[]> {
  const want = only(set, set.want());
  if (want.size === 0) return [];
  const all = await set.made().catch((error: unknown) => {
    console.log(`${set.name} failed: ${reasonOf(error)}`);
    return new Map<string, string>();
  });
  const files = { want, made: only(set, all) };
  const comparison = compareFiles(files, { dialect: set.dialect, prefix: set.name, known });
  for (const entry of comparison.met) met.add(entry);
  console.log(`${set.name.padEnd(40)} ${describeCounts(comparison.counts)}`);
  const shown = { files: Number(flags.files), lines: Number(flags.lines) };
  if (flags.diff) for (const line of describeDifferences(comparison, files, shown)) console.log(line);
  return [comparison.counts];
}

async function checkAll(): Promise<boolean> {
  const started = performance.now();
  const all: Counts[] = [];
  for (const set of goldenSets()) all.push(...(await check(set)));
  const total = sum(all);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`\n${all.length} sets: ${describeCounts(total)} (${seconds} s)`);
  const stale = words.length > 0 ? [] : known.filter((entry) => !met.has(entry));
  for (const { dialect, pattern } of stale) console.log(`stale in known-differences.txt: ${dialect}  ${pattern}`);
  return isClean(total) && stale.length === 0;
}

function updateHashes(): void {
  const sets = goldenSets().flatMap(({ name, hashed }) => (hashed === undefined ? [] : [{ name, files: hashed() }]));
  for (const { name, files } of sets) writeHashes(name, hashesOf(files));
  const specs = referenceSpecs.map((name) => [name, readFileSync(join(goldenFolder, "specs", `${name}.yaml`), "utf8")] as const); // prettier-ignore
  writeHashes("specs", hashesOf(new Map(specs)));
  console.log(`${sets.length} lists written`);
}

if (!isGoldenThere) {
  console.error(`There is no ${goldenFolder}`);
  process.exitCode = 3;
} else if (flags["update-hashes"]) {
  updateHashes();
} else if (!(await checkAll())) {
  process.exitCode = 1;
}
