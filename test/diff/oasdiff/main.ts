/**
 * A second opinion on what breaks: `npm run oasdiff` compares all neighbours of the catalog with oasdiff, too, and lists where the two
 * disagree. Each disagreement must be one that `disagreements.ts` explains, and each row there must still be of use. Needs oasdiff
 * 1.11.8 on the PATH, or as $OASDIFF: `go install github.com/oasdiff/oasdiff@v1.11.8`.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { airflowSpec, catalogEntries } from "../../../generator/catalog/index.js";
import { diffApis } from "../../../generator/diff/index.js";
import { load } from "../../../generator/load/index.js";
import { parse } from "../../../generator/parse/index.js";
import { type Disagreement, disagreements, explanationOf } from "./disagreements.js";
import { compareOpinions, type Theirs } from "./opinions.js";
import { readableByOasdiff } from "./readable.js";

const oasdiff = process.env["OASDIFF"] ?? "oasdiff";
const versions = catalogEntries("server").map(({ airflow }) => airflow);
const used = new Set<Disagreement>();
let unexplained = 0;

const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-oasdiff-"));
try {
  for (const [index, version] of versions.slice(1).entries()) await compareNeighbours(versions[index] ?? "", version);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const row of disagreements) {
  if (used.has(row)) continue;
  unexplained++;
  console.log(`of no use any more: ${row.who} ${[row.about].flat().join(", ")}`);
}
process.exitCode = unexplained === 0 ? 0 : 1;

async function compareNeighbours(old: string, new_: string): Promise<void> {
  const [before, after] = [await read(old), await read(new_)];
  const diff = diffApis(before.api, after.api);
  // oasdiff has to be told that all paths begin otherwise.
  const strip = diff.base.old === diff.base.new ? [] : ["--strip-prefix-revision", diff.base.new];
  const opinions = compareOpinions(diff, theirs(before.path, after.path, strip));
  const found = opinions.disagreements.map((opinion) => {
    const row = explanationOf(opinion);
    if (row === undefined) {
      unexplained++;
      console.log(`${old} → ${new_}  ${opinion.who}: ${opinion.about} at ${opinion.operation}: ${opinion.text}`);
    } else used.add(row);
    return row;
  });
  const explained = found.filter((row) => row !== undefined);
  const right = (who: string) => explained.filter((row) => row.right === who).length;
  console.log(
    `${old} → ${new_}: ${opinions.agreed} breaking changes of operations in both; ${explained.length} disagreements: ${right("ours")} where we are right, ${right("oasdiff")} where oasdiff is, ${right("both")} of taste`,
  );
}

async function read(version: string) {
  const { path } = await airflowSpec(version, "server");
  const loaded = await load({ kind: "file", path }, { allowRefs: [] });
  const readable = join(folder, `${version}.json`);
  writeFileSync(readable, JSON.stringify(readableByOasdiff(loaded.document)));
  return { api: parse(loaded).api, path: readable };
}

function theirs(old: string, new_: string, more: readonly string[]): readonly Theirs[] {
  const text = execFileSync(oasdiff, ["changelog", old, new_, "--format", "json", ...more], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  const found = JSON.parse(text === "" ? "[]" : text) as readonly Theirs[] | { readonly changes: readonly Theirs[] };
  return "changes" in found ? found.changes : found;
}
