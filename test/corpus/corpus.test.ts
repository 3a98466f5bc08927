/** The parts of `npm run corpus`, without the corpus: `corpus.sample.ts` tries some of its specs. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { complaintsByClient } from "./compile.js";
import { Journal } from "./journal.js";
import { readOptions } from "./options.js";
import { isGood, report, verdictOn } from "./report.js";
import type { Result } from "./result.js";
import { tryAll } from "./run.js";
import { chosen, expectedRefusals, sampleNames, type Spec } from "./specs.js";

const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-corpus-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const good: Result = {
  ...{ name: "a.example", bytes: 100, seconds: 1, megabytes: 120, files: 3, outputBytes: 5000 },
  ...{ findings: { QUIRK_TAG: 2 }, complaints: [] },
};
const refusedFor = (code: string, name = "b.example"): Result => ({
  ...{ ...good, name, files: 0, findings: {} },
  refused: [{ code, message: "It is wrong", pointer: "#/paths" }],
});

describe("options", () => {
  test("without any: everything, compiled", () => {
    expect(readOptions([])).toMatchObject({ only: [], sample: undefined, compile: true, resume: false });
  });

  test("each is read", () => {
    const args = [
      "--only",
      "a*",
      "--only",
      "b",
      "--sample",
      "60",
      "--no-compile",
      "--jobs",
      "1",
      "--json",
      "f",
      "--resume",
    ];
    expect(readOptions(args)).toEqual({
      ...{ only: ["a*", "b"], sample: 60, compile: false, jobs: 1, json: "f", resume: true, keep: undefined },
    });
  });

  test.each([[["--jobs", "0"]], [["--sample", "some"]], [["--fast"]]])("%j is refused", (args) => {
    expect(() => readOptions(args)).toThrow(/--jobs 0|--sample some|--fast/);
  });

  test("--help asks for nothing else", () => {
    expect(readOptions(["--help", "--jobs", "0"])).toBeUndefined();
  });
});

describe("which specs", () => {
  const specs = ["amazonaws.com/s3", "amazonawsXcom/s3", "stripe.com"].map((name): Spec => ({
    name,
    path: "",
    bytes: 1,
  }));
  const names = (only: readonly string[], sample?: number): string[] =>
    chosen(specs, { only, sample }).map(({ name }) => name);

  test("those that one of the globs fits", () => {
    expect(names(["amazonaws.com/*"])).toEqual(["amazonaws.com/s3"]);
    expect(names(["AMAZONAWS?com/s3", "s*e.com"])).toHaveLength(3);
    expect(names([])).toHaveLength(3);
    expect(names(["com"])).toEqual([]);
  });

  test("or the first ones of the sample, which names 60, each once", () => {
    expect(names([], 1)).toEqual(["stripe.com"]);
    expect(new Set(sampleNames()).size).toBe(60);
  });
});

describe("the verdict", () => {
  const expected = { "b.example": { code: "SPEC_VERSION", reason: "It is of the future" } };

  test("a refusal on the list is good, with its code only", () => {
    expect(isGood(verdictOn([good, refusedFor("SPEC_VERSION")], expected))).toBe(true);
    expect(verdictOn([refusedFor("NAME_COLLISION")], expected).refused).toHaveLength(1);
    expect(verdictOn([refusedFor("SPEC_VERSION", "c.example")], expected).refused).toHaveLength(1);
  });

  test("one that is no longer refused is told, and no fault", () => {
    const verdict = verdictOn([{ ...good, name: "b.example" }], expected);
    expect(verdict.accepted).toEqual(["b.example"]);
    expect(isGood(verdict)).toBe(true);
  });

  test("what does not compile and what fails is a fault", () => {
    expect(isGood(verdictOn([{ ...good, complaints: ["src/a.ts(1,2): error TS1"] }], {}))).toBe(false);
    expect(isGood(verdictOn([{ ...good, bug: "TypeError: x\n at y" }], {}))).toBe(false);
  });

  test("each refusal that is expected says why no client can exist", () => {
    for (const { code, reason } of Object.values(expectedRefusals())) expect([code, reason]).not.toContain("");
  });
});

test("the report counts by code, and names what is wrong", () => {
  const results: Result[] = [
    { ...good, name: "slow.example", seconds: 9.5, findings: { QUIRK_TAG: 1, QUIRK_DEFAULT: 7 } },
    good,
    refusedFor("NAME_COLLISION"),
    { ...good, name: "wrong.example", complaints: ["src/a.ts(1,2): error TS2322: no"] },
    { ...good, name: "bug.example", bug: "TypeError: x\n    at y" },
  ];
  const text = report(results, verdictOn(results, {}), 1.25);
  expect(text).toContain(
    "5 specs in 1.3 min: 3 made, 1 refused (1 of them unexpected), 1 that do not compile, 1 internal errors",
  );
  expect(text).toContain("Refused, by code\n       1 NAME_COLLISION");
  expect(text).toMatch(/findings\n {7}4 {8}7 QUIRK_TAG\n {7}1 {8}7 QUIRK_DEFAULT/);
  expect(text).toMatch(/Slowest, seconds\n {6}9\.50 slow\.example/);
  for (const line of ["b.example", "NAME_COLLISION: It is wrong #/paths", "src/a.ts(1,2)", "TypeError: x"])
    expect(text).toContain(line);
});

test("the compiler's lines are sorted by client; what is of none is kept, too", () => {
  const found = complaintsByClient(
    [
      "a__b/typescript/src/x.ts(1,2): error TS1: no",
      "  more about it",
      "c.d/typescript/src/y.ts(3,4): error TS2: no",
      "error TS18003: No inputs",
      "",
    ].join("\n"),
  );
  expect([...found]).toEqual([
    ["a__b", ["src/x.ts(1,2): error TS1: no"]],
    ["c.d", ["src/y.ts(3,4): error TS2: no"]],
    ["", ["error TS18003: No inputs"]],
  ]);
});

describe("the journal", () => {
  const path = join(folder, "journal.jsonl");
  const conditions = { build: "1", compile: true };

  test("a run goes on from what was kept, but for a line that was cut", () => {
    const journal = new Journal(path, conditions);
    expect(journal.read()).toEqual([]);
    journal.begin([good]);
    journal.add(refusedFor("X"));
    appendFileSync(path, '{"name":"c.exam');
    expect(new Journal(path, conditions).read()).toEqual([good, refusedFor("X")]);
  });

  test("results of another build count for nothing", () => {
    new Journal(path, conditions).begin([good]);
    expect(new Journal(path, { ...conditions, build: "2" }).read()).toEqual([]);
    expect(new Journal(path, { ...conditions, compile: false }).read()).toEqual([]);
  });
});

describe("a run", () => {
  const specs: Spec[] = [];
  beforeAll(() => {
    const paths = { "/a": { get: { operationId: "getA", responses: { 200: { description: "" } } } } };
    const texts = {
      "good.example/v1": JSON.stringify({ openapi: "3.1.0", info: { title: "T", version: "1" }, paths }),
      "refused.example": JSON.stringify({ openapi: "9.0.0", info: { title: "T", version: "1" }, paths }),
      "second.example": JSON.stringify({ openapi: "3.0.3", info: { title: "U", version: "1" }, paths }),
    };
    mkdirSync(join(folder, "specs"));
    for (const [index, [name, text]] of Object.entries(texts).entries()) {
      const path = join(folder, "specs", `${index}.json`);
      writeFileSync(path, text);
      specs.push({ name, path, bytes: statSync(path).size });
    }
  });

  test("tells of each spec once: what was made, with its figures, and what was refused", async () => {
    const results: Result[] = [];
    const work = join(folder, "run");
    const settings = { folder: work, jobs: 2, compile: true, keep: true };
    await tryAll(specs, { ...settings, onResult: (result) => void results.push(result) });
    expect(results.map(({ name }) => name).sort()).toEqual(specs.map(({ name }) => name).sort());
    const [made, refused] = ["good.example/v1", "refused.example"].map((name) =>
      results.find((one) => one.name === name),
    );
    expect(made).toMatchObject({ openapi: "3.1.0", operations: 1, schemas: 0, complaints: [] });
    expect(made?.files).toBeGreaterThan(10);
    expect(made?.seconds).toBeGreaterThan(0);
    expect(made?.megabytes ?? Infinity).toBeGreaterThan(50);
    expect(refused).toMatchObject({ files: 0, refused: [{ code: "SPEC_VERSION" }] });
  });

  test("hears what the compiler says of one client, and keeps the other apart from it", async () => {
    const work = join(folder, "broken");
    const made: Result[] = [];
    const settings = { folder: work, jobs: 1, compile: false, keep: true };
    await tryAll(specs, { ...settings, onResult: (result) => void made.push(result) });
    const client = join(work, "lane-0", "second.example", "typescript/src/index.ts");
    writeFileSync(client, `${readFileSync(client, "utf8")}\nexport const wrong: number = "text";\n`);
    const { compile } = await import("./compile.js");
    const found = await compile(join(work, "lane-0"), ["good.example__v1", "second.example"]);
    expect([...found.keys()]).toEqual(["second.example"]);
    expect(found.get("second.example")?.join("\n")).toMatch(/^src\/index\.ts\(\d+,\d+\): error TS2322/);
  });

  test("without output nobody is left in the folder", async () => {
    const work = join(folder, "gone");
    const settings = { folder: work, jobs: 1, compile: false, keep: false };
    await tryAll(specs, { ...settings, onResult: () => undefined });
    expect(() => statSync(join(work, "lane-0"))).toThrow("ENOENT");
  });
});
