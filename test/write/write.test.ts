import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join, parse } from "node:path";
import { Failure } from "../../generator/diagnostics.js";
import {
  type About,
  checkOutput,
  type Manifest,
  type OutputFile,
  type WriteReport,
  writeOutputs,
  type WriteSettings,
} from "../../generator/write/index.js";

const about = { options: { target: "typescript", airflow: "3.3.2" }, specSha256: "0".repeat(64) };
const settings = { prune: true, force: false, dryRun: false };

/** One folder, as most tests have it. */
async function writeOutput(
  folder: string,
  written: readonly OutputFile[],
  made: About,
  how: WriteSettings,
): Promise<WriteReport> {
  const [report] = await writeOutputs([{ dir: folder, files: written, about: made }], how);
  if (report === undefined) throw new Error("one report per output");
  return report;
}

let work: string;
let dir: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), "airflow-codegen-write-"));
  dir = join(work, "out");
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

type Tree = Readonly<Record<string, string>>;

const files = (tree: Tree) => Object.entries(tree).map(([path, text]) => ({ path, text }));
const write = (tree: Tree, more: Partial<typeof settings> = {}) =>
  writeOutput(dir, files(tree), about, { ...settings, ...more });
const check = (tree: Tree) => checkOutput(dir, files(tree), about);

/** Everything below a folder as text: files, folders, links; without the manifest unless asked for. */
function snapshot(folder: string, withManifest = true): Tree {
  if (!existsSync(folder)) return {};
  const entries = readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted();
  const shown = entries.map((path) => path.replaceAll("\\", "/"));
  return Object.fromEntries(
    shown
      .filter((path) => withManifest || !path.startsWith(".airflow-codegen"))
      .map((path) => {
        const stats = lstatSync(join(folder, path));
        return [path, stats.isFile() ? readFileSync(join(folder, path), "utf8") : stats.isDirectory() ? "/" : "@"];
      }),
  );
}

function put(tree: Tree): void {
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
}

const manifest = () => JSON.parse(readFileSync(join(dir, ".airflow-codegen/manifest.json"), "utf8")) as Manifest;

async function failureOf(run: Promise<unknown>): Promise<Failure> {
  const error: unknown = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Failure);
  return error as Failure;
}

describe("a first run", () => {
  test("writes every file and a manifest, and leaves no other trace", async () => {
    const report = await write({ "src/b.ts": "b", "a.md": "ä" });
    expect(report).toEqual({ written: ["a.md", "src/b.ts"], unchanged: [], pruned: [], findings: [] });
    expect(Object.keys(snapshot(dir))).toEqual([
      ".airflow-codegen",
      ".airflow-codegen/manifest.json",
      "a.md",
      "src",
      "src/b.ts",
    ]);
    expect(Object.keys(manifest().files)).toEqual(["a.md", "src/b.ts"]);
    expect(manifest().generator).toMatch(/^airflow-codegen \d/);
  });

  test("gives the same bytes whatever the order of files and options", async () => {
    const [one, two] = [join(work, "one"), join(work, "two")];
    const tree = files({ b: "1", a: "2", __proto__x: "3" });
    await writeOutput(one, tree, about, settings);
    const turned = { ...about, options: { airflow: "3.3.2", target: "typescript" } };
    await writeOutput(two, tree.toReversed(), turned, settings);
    expect(snapshot(one)).toEqual(snapshot(two));
  });

  test("writes nothing when it is a dry run, and reports the same", async () => {
    expect((await write({ a: "1" }, { dryRun: true })).written).toEqual(["a"]);
    expect(existsSync(dir)).toBe(false);
  });

  test("lives beside files of other people", async () => {
    put({ "notes.txt": "mine", "src/mine.ts": "mine" });
    await write({ "src/b.ts": "b" });
    expect(snapshot(dir, false)).toMatchObject({ "notes.txt": "mine", "src/mine.ts": "mine", "src/b.ts": "b" });
  });

  test("takes files of equal bytes for its own", async () => {
    put({ "package.json": "{}" });
    expect((await write({ "package.json": "{}" })).unchanged).toEqual(["package.json"]);
    expect(Object.keys(manifest().files)).toEqual(["package.json"]);
  });
});

describe("a second run", () => {
  test("touches only what differs", async () => {
    await write({ same: "1", other: "1" });
    const past = new Date(2020, 1, 1);
    for (const path of ["same", "other", ".airflow-codegen/manifest.json"]) utimesSync(join(dir, path), past, past);
    const age = (path: string) => statSync(join(dir, path)).mtimeMs === past.getTime();

    expect(await write({ same: "1", other: "1" })).toMatchObject({ written: [], unchanged: ["other", "same"] });
    expect(["same", "other", ".airflow-codegen/manifest.json"].every(age)).toBe(true);

    expect(await write({ same: "1", other: "2" })).toMatchObject({ written: ["other"], unchanged: ["same"] });
    expect([age("same"), age("other")]).toEqual([true, false]);
  });

  test("prunes what is no longer generated, with the folders it empties", async () => {
    await write({ a: "1", "old/deep/x": "1", "old/y": "1" });
    put({ "old/mine": "mine" });
    expect((await write({ a: "1" })).pruned).toEqual(["old/deep/x", "old/y"]);
    expect(snapshot(dir, false)).toEqual({ a: "1", old: "/", "old/mine": "mine" });
  });

  test("keeps what is stale without prune, and can still prune it later", async () => {
    await write({ a: "1", b: "1" });
    await write({ a: "1" }, { prune: false });
    expect(snapshot(dir, false)).toEqual({ a: "1", b: "1" });
    expect((await write({ a: "1" })).pruned).toEqual(["b"]);
  });

  test("keeps a stale file that was edited, says so once, and never touches it again", async () => {
    await write({ a: "1", b: "1" });
    put({ b: "edited" });
    const report = await write({ a: "1" });
    expect(report.pruned).toEqual([]);
    expect(report.findings).toMatchObject([{ code: "WARN_EDITED", place: { file: `${dir}/b` } }]);
    expect((await write({ a: "1" })).findings).toEqual([]);
    expect(snapshot(dir, false)).toEqual({ a: "1", b: "edited" });
  });

  test("reports an edited file, and overwrites it", async () => {
    await write({ a: "1" });
    put({ a: "edited" });
    expect((await write({ a: "2" })).findings).toMatchObject([{ code: "WARN_EDITED" }]);
    expect(snapshot(dir, false)).toEqual({ a: "2" });
  });

  test("moves a file whose name changed by case only", async () => {
    await write({ "docs/Foo.md": "1" });
    expect(await write({ "docs/foo.md": "1" })).toMatchObject({ written: ["docs/foo.md"], pruned: ["docs/Foo.md"] });
    expect(snapshot(dir, false)).toEqual({ docs: "/", "docs/foo.md": "1" });
  });
});

describe("a manifest that cannot be trusted", () => {
  test.each(["../victim", "/victim", "a/../../victim", "..\\victim", "link/victim", ".airflow-codegen/manifest.json"])(
    "never deletes %s",
    async (path) => {
      await write({ a: "1", b: "1" });
      writeFileSync(join(work, "victim"), "1");
      mkdirSync(join(work, "elsewhere"));
      writeFileSync(join(work, "elsewhere/victim"), "1");
      symlinkSync(join(work, "elsewhere"), join(dir, "link"));
      const hash = manifest().files["a"] ?? "";
      const tampered = { ...manifest(), files: { ...manifest().files, [path]: hash } };
      put({ ".airflow-codegen/manifest.json": JSON.stringify(tampered) });

      expect((await write({ a: "1", b: "1" })).pruned).toEqual([]);
      expect(existsSync(join(work, "victim")) && existsSync(join(work, "elsewhere/victim"))).toBe(true);
      expect(existsSync(join(dir, ".airflow-codegen/manifest.json"))).toBe(true);
    },
  );

  test.each([
    ["not JSON", "{"],
    ["empty", ""],
    ["another thing", "[]"],
    ["without files", "{}"],
    ["with hashes that are none", '{"files": {"a": "x"}}'],
    ["with hashes that are lists", '{"files": {"a": [[]]}}'],
  ])("that is %s makes every file foreign, and --force mends it", async (_, text) => {
    await write({ a: "1", "package.json": "{}" });
    put({ ".airflow-codegen/manifest.json": text });
    const failure = await failureOf(write({ a: "2", "package.json": "{}" }));
    expect(failure.findings).toMatchObject([{ code: "OUTPUT_FOREIGN" }]);
    expect(failure.message).toContain("manifest");
    await write({ a: "2", "package.json": "{}" }, { force: true });
    expect((await check({ a: "2", "package.json": "{}" })).changed).toEqual([]);
  });
});

describe("refused", () => {
  test.each([
    ["..", "OUTPUT_UNSAFE"],
    ["../x", "OUTPUT_UNSAFE"],
    ["a/../../x", "OUTPUT_UNSAFE"],
    ["/etc/x", "OUTPUT_UNSAFE"],
    ["a//b", "OUTPUT_UNSAFE"],
    ["", "OUTPUT_UNSAFE"],
    ["a\\b", "OUTPUT_UNSAFE"],
    ["C:x", "OUTPUT_UNSAFE"],
    ["a\0b", "OUTPUT_UNSAFE"],
    ["a\u001b[31m", "OUTPUT_UNSAFE"],
    ["src/CON", "OUTPUT_UNSAFE"],
    ["src/aux.ts", "OUTPUT_UNSAFE"],
    ["com1.d.ts", "OUTPUT_UNSAFE"],
    ["a.", "OUTPUT_UNSAFE"],
    ["a /b", "OUTPUT_UNSAFE"],
    [".airflow-codegen/manifest.json", "OUTPUT_UNSAFE"],
    [".Airflow-Codegen/x", "OUTPUT_UNSAFE"],
  ])("the path %j: %s", async (path, code) => {
    expect((await failureOf(write({ ok: "1", [path]: "x" }))).findings).toMatchObject([{ code }]);
    expect((await failureOf(check({ [path]: "x" }))).findings).toMatchObject([{ code }]);
    expect(existsSync(dir)).toBe(false);
  });

  test.each([
    [["a", "a"]],
    [["docs/Foo.md", "docs/foo.md"]],
    [["\u00e9", "e\u0301"]],
    [["a", "a/b"]],
    [["A/b/c", "a/B"]],
  ])("the paths %j side by side: NAME_COLLISION", async (paths) => {
    const same = paths.map((path) => ({ path, text: "x" }));
    expect((await failureOf(writeOutput(dir, same, about, settings))).findings).toMatchObject([
      { code: "NAME_COLLISION" },
    ]);
  });

  test.each([
    ["the root of the file system", () => parse(tmpdir()).root],
    ["the home folder", () => homedir()],
    ["a folder around the home folder", () => dirname(homedir())],
    ["a link to the home folder", () => (symlinkSync(homedir(), join(work, "home")), join(work, "home"))],
    ["a git repository", () => (mkdirSync(join(dir, ".git"), { recursive: true }), dir)],
    ["a package", () => (put({ "package.json": '{"name":"mine"}' }), dir)],
  ])("%s as the output folder: OUTPUT_UNSAFE", async (_, target) => {
    const path = target();
    const failure = await failureOf(writeOutput(path, files({ "package.json": "x" }), about, settings));
    expect(failure.findings).toMatchObject([{ code: "OUTPUT_UNSAFE" }]);
    expect(failure.exitCode).toBe(3);
  });

  test("a project, but not when the user says so", async () => {
    mkdirSync(join(dir, ".git"), { recursive: true });
    await write({ a: "1" }, { force: true });
    expect((await write({ a: "2" })).written).toEqual(["a"]);
  });

  test.each([
    ["a linked folder on the way", "src", "src/a.ts"],
    ["a linked file", "src/a.ts", "src/a.ts"],
    ["a linked folder of ours", ".airflow-codegen", "src/a.ts"],
  ])("%s: OUTPUT_UNSAFE, also with --force", async (_, link, path) => {
    mkdirSync(dirname(join(dir, link)), { recursive: true });
    mkdirSync(join(work, "elsewhere"));
    symlinkSync(join(work, "elsewhere"), join(dir, link));
    const failure = await failureOf(write({ [path]: "x" }, { force: true }));
    expect(failure.findings).toMatchObject([{ code: "OUTPUT_UNSAFE" }]);
    expect(readdirSync(join(work, "elsewhere"))).toEqual([]);
  });

  test("a file of other people: OUTPUT_FOREIGN for each, and overwritten with --force", async () => {
    put({ "src/a.ts": "mine", "src/b.ts": "mine" });
    const tree = { "src/a.ts": "1", "src/b.ts": "1", "src/c.ts": "1" };
    const before = snapshot(work);
    const failure = await failureOf(write(tree));
    expect(failure.findings.map((finding) => finding.code)).toEqual(["OUTPUT_FOREIGN", "OUTPUT_FOREIGN"]);
    expect(snapshot(work)).toEqual(before);
    await write(tree, { force: true });
    expect(snapshot(dir, false)).toMatchObject(tree);
  });

  test.each<[string, () => void, Tree]>([
    ["the folder is a file", () => writeFileSync(dir, "mine"), { a: "1" }],
    ["a folder on the way is a file", () => put({ src: "mine" }), { "src/a.ts": "1" }],
    ["a folder lies where a file goes", () => put({ "src/a.ts/x": "mine" }), { "src/a.ts": "1" }],
    ["our own folder is a file", () => put({ ".airflow-codegen": "mine" }), { a: "1" }],
    ["a name is too long for the disk", () => put({ mine: "x" }), { a: "1", [`new/deep/${"x".repeat(300)}`]: "1" }],
  ])("%s: OUTPUT_UNWRITABLE, and all is as it was", async (_, prepare, tree) => {
    prepare();
    const before = snapshot(work);
    const failure = await failureOf(write(tree, { force: true }));
    expect(failure.findings).toMatchObject([{ code: "OUTPUT_UNWRITABLE" }]);
    expect(snapshot(work)).toEqual(before);
  });

  test("an output folder that cannot exist", async () => {
    writeFileSync(join(work, "file"), "");
    for (const path of [join(work, "file/out"), join(work, "a\0b"), join(work, "x".repeat(300))]) {
      const failure = await failureOf(writeOutput(path, files({ a: "1" }), about, settings));
      expect(failure.findings).toMatchObject([{ code: "OUTPUT_UNWRITABLE" }]);
    }
    expect(snapshot(work)).toEqual({ file: "" });
  });
});

describe("all or nothing", () => {
  /** It is staged under a short name and its folder is new, so that nothing is wrong before it is moved in place. */
  const impossible = { [`z/${"x".repeat(300)}`]: "1" };

  test("a failure midway puts back what was replaced, pruned and made", async () => {
    await write({ a: "1", stale: "1", "old/stale": "1" });
    const before = snapshot(work);
    await failureOf(write({ a: "2", "fresh/b": "1", ...impossible }));
    expect(snapshot(work)).toEqual(before);
  });

  test("a failure in one of several outputs leaves all as they were", async () => {
    await write({ a: "1" });
    const before = snapshot(work);
    const outputs = [
      { dir, files: files({ a: "2" }), about },
      { dir: join(work, "new/deep"), files: files({ a: "1", ...impossible }), about },
    ];
    await failureOf(writeOutputs(outputs, settings));
    expect(snapshot(work)).toEqual(before);
  });
});

describe("check", () => {
  test("names what is missing, changed and stale, and writes nothing", async () => {
    await write({ a: "1", b: "1", c: "1", d: "1" });
    rmSync(join(dir, "a"));
    put({ b: "edited", mine: "x" });
    const before = snapshot(work);
    expect(await check({ a: "1", b: "1", c: "1" })).toEqual({
      missing: ["a"],
      changed: [".airflow-codegen/manifest.json", "b"],
      stale: ["d"],
    });
    expect(snapshot(work)).toEqual(before);
  });

  test("finds nothing after a run, and everything before it", async () => {
    expect(await check({ a: "1" })).toEqual({
      missing: [".airflow-codegen/manifest.json", "a"],
      changed: [],
      stale: [],
    });
    await write({ a: "1" });
    expect(await check({ a: "1" })).toEqual({ missing: [], changed: [], stale: [] });
  });

  test("takes a link for a change, and does not follow it", async () => {
    await write({ "src/a": "1" });
    rmSync(join(dir, "src"), { recursive: true });
    mkdirSync(join(work, "elsewhere"));
    writeFileSync(join(work, "elsewhere/a"), "1");
    symlinkSync(join(work, "elsewhere"), join(dir, "src"));
    expect(await check({ "src/a": "1" })).toMatchObject({ changed: ["src/a"] });
  });
});
