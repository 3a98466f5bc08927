/**
 * A disk that fails, and a process that is killed, at every single call that changes the disk, one after the other. What happens in
 * between two calls happens at one of them.
 */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual, promisify } from "node:util";
import { build } from "esbuild";
import { checkOutput } from "../../generator/write/index.js";
import type { Fault } from "./support/faults.js";
import { generate, newer, older, prepare, snapshot, type Tree } from "./support/states.js";

const execFileAsync = promisify(execFile);

let work: string;
let template: string;
let before: Tree;
let after: Tree;
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), "airflow-codegen-faults-"));
  template = join(work, "template");
  await prepare(template);
  before = snapshot(template);
  const done = copyOf("done");
  await generate(newer(done));
  after = snapshot(done);
  await build({
    entryPoints: ["faults", "victim"].map((name) => new URL(`support/${name}.ts`, import.meta.url).pathname),
    outdir: join(work, "programs"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "warning",
  });
  // The generator looks for its own.
  cpSync(new URL("../../package.json", import.meta.url), join(work, "programs/package.json"));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

function copyOf(name: string): string {
  const copy = join(work, name);
  cpSync(template, copy, { recursive: true, preserveTimestamps: true });
  return copy;
}

/** What each run said that was hit at its first, second, … call, and the folder that it left. */
type Outcomes = readonly { readonly folder: string; readonly outcome: string }[];

async function hit(fault: Fault, folder: string): Promise<Outcomes> {
  const program = (name: string) => join(work, `programs/${name}.mjs`);
  const { stdout, stderr } = await execFileAsync(process.execPath, [
    ...["--import", program("faults")],
    ...[program("victim"), fault, folder],
  ]);
  expect(stderr).toBe("");
  const outcomes = JSON.parse(stdout) as Outcomes;
  expect(outcomes.length).toBeGreaterThan(30);
  return outcomes;
}

const isOwn = (path: string) => path.includes(".airflow-codegen");
/** An empty folder is nothing that anybody reads. */
const filesOf = (tree: Tree) =>
  Object.fromEntries(Object.entries(tree).filter(([path, text]) => text !== "/" && !isOwn(path)));
/** Of an output that was retired empty folders may stay: its manifest, which tells that it is one, goes before them. */
const mended = (folder: string) => {
  const { "b/.airflow-codegen": _own, b, ...tree } = snapshot(folder);
  return Object.keys(tree).some((path) => path.startsWith("b/")) ? { ...tree, b } : tree;
};
const announced = (tree: Tree) => Object.keys(tree).filter((path) => /next-\w{6}\.json$/.test(path));

describe.each([
  ["full", "the disk is full"],
  ["once", "permission denied"],
] as const)("a disk that is or does: %s", (fault, cause) => {
  test("the old state and a cause, or the new one and a success", async () => {
    const outcomes = await hit(fault, template);
    for (const { folder, outcome } of outcomes) {
      const tree = snapshot(folder);
      if (outcome === "done") {
        expect(filesOf(tree)).toEqual(filesOf(after));
      } else {
        expect(outcome).toMatch(new RegExp(`^OUTPUT_UNWRITABLE: .*${cause}`));
        expect(tree).toEqual(before);
      }
      await generate(newer(folder));
      expect(mended(folder)).toEqual(after);
    }
    expect(new Set(outcomes.map(({ outcome }) => outcome === "done"))).toEqual(new Set([true, false]));
  });
});

describe("a process that is killed", () => {
  const stateOf = (tree: Tree) => {
    if (announced(tree).length > 0) return "between";
    return isDeepStrictEqual(filesOf(tree), filesOf(before)) ? "old" : "new";
  };

  test("leaves the old state or the new one, or a folder that says it is between them; the next run mends it", async () => {
    const [old, fresh] = [filesOf(before), filesOf(after)];
    const seen: string[] = [];
    for (const { folder } of await hit("killed", template)) {
      const tree = snapshot(folder);
      const files = filesOf(tree);
      seen.push(stateOf(tree));
      if (stateOf(tree) === "new") expect(files).toEqual(fresh);
      // Between the two each file is whole, none is missing that is in both, and nobody else's was touched.
      for (const [path, text] of Object.entries(files)) expect([old[path], fresh[path]]).toContain(text);
      expect(files).toMatchObject(
        Object.fromEntries(Object.keys(old).flatMap((path) => (path in fresh ? [[path, files[path]]] : []))),
      );

      const reports = await Promise.all(newer(folder).map((output) => checkOutput(output)));
      expect(reports.flatMap(({ findings }) => findings.map(({ code }) => code))).toEqual(
        announced(tree).map(() => "WARN_INTERRUPTED"),
      );
      expect(snapshot(folder)).toEqual(tree);

      // On to what it was meant to be, or back to what it was.
      const back = `${folder}-back`;
      cpSync(folder, back, { recursive: true, preserveTimestamps: true });
      await generate(newer(folder));
      expect(mended(folder)).toEqual(after);
      await generate([...older(back), { dir: join(back, "c"), files: [], about: undefined, prune: true }]);
      expect(filesOf(snapshot(back))).toEqual(old);
    }
    expect(seen.filter((state, index) => state !== seen[index - 1])).toEqual(["old", "between", "new"]);
  });

  test("and killed again while it mends", async () => {
    const between = (await hit("killed", template)).filter(({ folder }) => stateOf(snapshot(folder)) === "between");
    const first = between.at(between.length / 2)?.folder ?? "";
    for (const { folder } of await hit("killed", first)) {
      await generate(newer(folder));
      expect(mended(folder)).toEqual(after);
    }
  });
});
