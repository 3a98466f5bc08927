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
import { Failure, type Finding } from "../../generator/diagnostics.js";
import {
  type About,
  checkOutput,
  formerOutputs,
  type Manifest,
  type Output,
  type OutputFile,
  type WriteReport,
  writeOutputs,
} from "../../generator/write/index.js";

const about = { options: { target: "typescript", airflow: "3.3.2" }, specSha256: "0".repeat(64) };
const settings = { prune: true, force: false, dryRun: false };

/** One folder, as most tests have it. */
async function writeOutput(
  folder: string,
  written: readonly OutputFile[],
  made: About,
  { prune, ...how }: typeof settings,
): Promise<WriteReport> {
  const [report] = await writeOutputs([{ dir: folder, files: written, about: made, prune }], how);
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
const check = (tree: Tree) => checkOutput({ dir, files: files(tree), about, prune: true });

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

  test("reports an edited file before it overwrites it", async () => {
    await write({ a: "1" });
    put({ a: "edited" });
    const heard: string[] = [];
    const listener = {
      warn: ({ code }: Finding) => void heard.push(code, snapshot(dir, false)["a"] ?? ""),
      note: () => undefined,
    };
    const [report] = await writeOutputs([{ dir, files: files({ a: "2" }), about, prune: true }], settings, listener);
    expect(heard).toEqual(["WARN_EDITED", "edited"]);
    expect(report?.findings).toMatchObject([{ code: "WARN_EDITED" }]);
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

describe("what another run left behind", () => {
  const next = (name: string) => `.airflow-codegen/next-${name}.json`;
  const hashOf = async (text: string) => {
    await write({ a: text });
    return manifest().files["a"] ?? "";
  };

  test("a folder behind a link is not removed, whatever a manifest says of it", async () => {
    const hash = await hashOf("1");
    mkdirSync(join(work, "elsewhere/empty"), { recursive: true });
    symlinkSync(join(work, "elsewhere"), join(dir, "link"));
    put({ [next("abcdef")]: JSON.stringify({ files: { "link/empty/x": hash, "../elsewhere/empty/x": hash } }) });
    await write({ a: "2" });
    expect(existsSync(join(work, "elsewhere/empty"))).toBe(true);
  });

  test("files that a killed run has moved in are known, also one that is no longer made", async () => {
    const hash = await hashOf("2");
    await write({ a: "1" });
    put({ a: "2", "new/b": "2", [next("abcdef")]: JSON.stringify({ files: { a: hash, "new/b": hash } }) });
    const report = await write({ a: "3" });
    expect(report).toMatchObject({ written: ["a"], pruned: ["new/b"], findings: [{ code: "WARN_INTERRUPTED" }] });
    expect(snapshot(dir, false)).toEqual({ a: "3" });
    expect(readdirSync(join(dir, ".airflow-codegen"))).toEqual(["manifest.json"]);
  });

  test("somebody's file where a killed run did not come to write one is somebody's", async () => {
    const hash = await hashOf("2");
    put({ b: "mine", [next("abcdef")]: JSON.stringify({ files: { a: hash, b: hash } }) });
    expect((await failureOf(write({ a: "2", b: "2" }))).findings).toMatchObject([{ code: "OUTPUT_FOREIGN" }]);
    expect((await write({ a: "2" })).findings).toMatchObject([{ code: "WARN_INTERRUPTED" }]);
    expect(snapshot(dir, false)).toEqual({ a: "2", b: "mine" });
  });

  test("is removed where nothing else is to be done; what is not ours stays", async () => {
    await write({ a: "1" });
    put({ ".airflow-codegen/tmp-abcdef/new/a": "x", ".airflow-codegen/cache.json": "{}", [next("abcdef")]: "torn {" });
    expect(await write({ a: "1" })).toMatchObject({ written: [], unchanged: ["a"] });
    expect(readdirSync(join(dir, ".airflow-codegen"))).toEqual(["cache.json", "manifest.json"]);
  });
});

describe("an output of a former layout", () => {
  const at = (path: string, target: string, layout?: string) => ({
    dir: join(work, path),
    files: files({ "README.md": "1", "docs/a.md": "1" }),
    about: { ...about, options: { target, ...(layout !== undefined && { layout }) } },
    prune: true,
  });
  const places = [
    { target: "docs" as const, dir: "DIR" },
    { target: "docs" as const, dir: "DIR/docs/python", layout: "docs/python" },
    { target: "docs" as const, dir: "DIR/docs/bash", layout: "docs/bash" },
  ];
  const move = (now: readonly Output[]) => {
    const all = places.map((place) => ({ ...place, dir: join(work, place.dir) }));
    const former = formerOutputs(
      all,
      now.map((output) => output.dir),
    );
    return writeOutputs([...now, ...former], settings);
  };

  test("goes when several take the place of one, and when one takes that of several", async () => {
    await move([at("DIR", "docs")]);
    put({});
    writeFileSync(join(work, "DIR/docs/mine.md"), "mine");
    const several = [at("DIR/docs/python", "docs", "docs/python"), at("DIR/docs/bash", "docs", "docs/bash")];
    const reports = await move(several);
    expect(reports.map(({ written, pruned }) => [written.length, pruned.length])).toEqual([
      [2, 0],
      [2, 0],
      [0, 2],
    ]);
    expect(Object.keys(snapshot(join(work, "DIR")))).not.toContain(".airflow-codegen");
    expect(Object.keys(snapshot(join(work, "DIR"), false)).filter((path) => !/python|bash/.test(path))).toEqual([
      "docs",
      "docs/mine.md",
    ]);

    await move([at("DIR", "docs")]);
    expect(Object.keys(snapshot(join(work, "DIR"), false))).toEqual(["README.md", "docs", "docs/a.md", "docs/mine.md"]);
  });

  test("stays where another target, or a run with that very folder, has made it", async () => {
    await writeOutputs([at("DIR", "typescript"), at("DIR/docs/bash", "docs")], settings);
    const before = snapshot(work);
    await move([at("DIR/docs/python", "docs", "docs/python")]);
    expect(snapshot(work)).toMatchObject(before);
  });

  test("keeps what was edited, and says so", async () => {
    await move([at("DIR", "docs")]);
    writeFileSync(join(work, "DIR/README.md"), "edited");
    const [, former] = await move([at("DIR/docs/python", "docs", "docs/python")]);
    expect(former).toMatchObject({ pruned: ["docs/a.md"], findings: [{ code: "WARN_EDITED" }] });
    expect(readFileSync(join(work, "DIR/README.md"), "utf8")).toBe("edited");
  });

  test("is stale for check, manifest and all", async () => {
    await move([at("DIR", "docs")]);
    const [former] = formerOutputs([{ ...places[0]!, dir: join(work, "DIR") }], []);
    expect(await checkOutput(former!)).toMatchObject({
      missing: [],
      changed: [],
      stale: [".airflow-codegen/manifest.json", "README.md", "docs/a.md"],
    });
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
      findings: [],
    });
    expect(snapshot(work)).toEqual(before);
  });

  test("finds nothing after a run, and everything before it", async () => {
    expect(await check({ a: "1" })).toEqual({
      missing: [".airflow-codegen/manifest.json", "a"],
      changed: [],
      stale: [],
      findings: [],
      isNew: true,
    });
    await write({ a: "1" });
    expect(await check({ a: "1" })).toEqual({ missing: [], changed: [], stale: [], findings: [] });
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
