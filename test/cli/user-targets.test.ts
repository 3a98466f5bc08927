/** Targets of the user's: from a module that `--target` names, and from a config. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { airflowCodegen, type Ran } from "../support/cli.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "airflow-codegen-targets-"));
  put("spec.yaml", spec);
  put("csv.target.ts", target);
  put("cells.ts", "export const join = (cells: readonly string[], separator: string) => cells.join(separator);\n");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (path: string, text: string) => {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const read = (path: string) => readFileSync(join(folder, path), "utf8");
const run = (...args: string[]): Promise<Ran> => airflowCodegen(args, { cwd: folder });

const spec = `openapi: 3.1.0
info: { title: One, version: "1" }
paths:
  /a: { get: { operationId: getA, responses: { "200": { description: ok } } } }
  /b: { put: { operationId: putB, responses: { "204": { description: ok } } } }
`;

/** Two options that shape the table, one of them a file; a folder; and one that makes no difference. */
const target = `import { defineTarget } from "airflow-codegen";
import { join } from "./cells.ts";

export default defineTarget({
  name: "csv",
  describe: "a table of all operations",
  options: {
    separator: { type: "string", describe: "what stands between two cells", default: ",", example: ";" },
    head: { type: "string", value: "FILE", path: "file", describe: "a file that comes first" },
    notes: { type: "string", value: "DIR", path: "folder", describe: "files that come last" },
    loud: { type: "boolean", describe: "says more", shapes: false },
  },
  load: () => (api, { separator = ",", head, notes = [], loud }, _memory, warn) => {
    if (loud) warn({ code: "WARN_UNSUPPORTED", message: "Loud and clear", pointer: "#/paths/~1b" });
    const rows = api.operations.map(({ method, path, id }) => join([method, path, id], separator));
    const last = notes.map(({ name, text }) => name + ": " + text.trim());
    return [{ path: "operations.csv", text: [...(head ? [head.text.trim()] : []), ...rows, ...last, ""].join("\\n") }];
  },
});
`;
const config = `import { defineConfig } from "airflow-codegen";
import csv from "./csv.target.ts";

export default defineConfig({ spec: "spec.yaml", targets: [csv], target: "csv", separator: "|" });
`;

const failing = `import { defineTarget, failure } from "airflow-codegen";
export default defineTarget({ name: "bad", describe: "bad", load: () => () => {
  throw failure("USAGE", "Not for this API.", { fix: "Try another one." });
} });
`;

const module = ["--spec", "spec.yaml", "--target", "./csv.target.ts"] as const;

describe("a module that --target names", () => {
  test("makes files, beside a manifest with the options that shaped them", async () => {
    put("head.txt", "method;path;id\n");
    put("notes/b/second.md", "2\n");
    put("notes/a.md", "1\n");
    const options = ["--separator", ";", "--head", "head.txt", "--notes", "notes", "--loud"];
    const { exitCode, stdout } = await run("generate", ...module, ...options);
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining("csv  output/csv  1 file: 1 written, 0 unchanged")]);
    expect(read("output/csv/operations.csv")).toBe(
      "method;path;id\nGET;/a;getA\nPUT;/b;putB\na.md: 1\nb/second.md: 2\n",
    );
    expect(stdout).toMatch(/WARN_UNSUPPORTED {2}Loud and clear\./);
    expect(stdout).toContain("spec.yaml:5:3  #/paths/~1b");
    expect(JSON.parse(read("output/csv/.airflow-codegen/manifest.json"))).toMatchObject({
      options: { head: "head.txt", notes: "notes", separator: ";", spec: "spec.yaml", target: "csv" },
    });
    expect(read("output/csv/.airflow-codegen/manifest.json")).not.toContain("loud");
  });

  test("is checked, and a run that would change nothing touches nothing", async () => {
    expect((await run("generate", ...module)).exitCode).toBe(0);
    const before = statSync(join(folder, "output/csv/operations.csv")).mtimeMs;
    expect((await run("generate", ...module)).stdout).toContain("0 written, 1 unchanged");
    expect(statSync(join(folder, "output/csv/operations.csv")).mtimeMs).toBe(before);
    expect((await run("check", ...module)).exitCode).toBe(0);
    const { exitCode, stdout } = await run("check", ...module, "--separator", ";");
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining("changed output/csv/operations.csv")]);
  });

  test("is run as it is now, with the modules that it imports", async () => {
    await run("generate", ...module);
    put("cells.ts", read("cells.ts").replace("cells.join(separator)", 'cells.join("!")'));
    expect((await run("check", ...module)).exitCode).toBe(1);
    await run("generate", ...module);
    expect(read("output/csv/operations.csv")).toContain("GET!/a!getA");
  });

  test("goes beside targets of ours", async () => {
    const { exitCode } = await run("generate", ...module, "--target", "docs", "--out", "out", "--package-name", "mine");
    expect(exitCode).toBe(0);
    expect(existsSync(join(folder, "out/csv/operations.csv"))).toBe(true);
    expect(existsSync(join(folder, "out/docs/README.md"))).toBe(true);
  });

  test("has its options in help, under its name", async () => {
    const { stdout } = await run("generate", "--target", "./csv.target.ts", "--help");
    const own = /Target csv:\n([\s\S]*?)\n\n/.exec(stdout)?.[1] ?? "";
    expect(own).toMatch(/--separator {2,}what stands between two cells \[default: ,\]/);
    expect(own).toMatch(/--head {2,}FILE: a file that comes first/);
    expect(stdout.replace(/\s+/g, " ")).toContain("csv (a table of all operations)");
  });
});

describe("a target that nobody needs to trust", () => {
  test("changes what it is given, and nothing for other outputs", async () => {
    const change = "api.operations.length = 0; api.info.title = 'X'; options.words.push('more');";
    const options = 'options: { words: { type: "list", describe: "words" } }';
    const emit = `(api, options) => { ${change} return [{ path: "a", text: options.words.join() }]; }`;
    put("bad.ts", bad(`${options}, load: () => ${emit}`));
    const given = ["--words", "one", "--target", "docs", "--out", "out", "--package-name", "mine"];
    expect((await run("generate", "--spec", "spec.yaml", "--target", "./bad.ts", ...given)).exitCode).toBe(0);
    expect(read("out/docs/README.md")).toMatch(/docs\/DefaultApi\.md#geta[^]*Document: One 1/);
    expect(read("out/bad/a")).toBe("one,more");
    expect(JSON.parse(read("out/bad/.airflow-codegen/manifest.json"))).toMatchObject({ options: { words: ["one"] } });
  });

  test("changes the working directory, and the output goes where it was to go", async () => {
    put("bad.ts", made('() => { process.chdir(".."); return [{ path: "a", text: "" }]; }'));
    expect((await run("generate", "--spec", "spec.yaml", "--target", "./bad.ts")).exitCode).toBe(0);
    expect(read("output/bad/a")).toBe("");
  });

  test("warns any number of times, with a fix of its own", async () => {
    const warning = '{ code: "WARN_UNSUPPORTED", message: `No. ${index}`, fix: "Use less." }';
    const loop = `for (let index = 0; index < 150_000; index++) warn(${warning});`;
    put("bad.ts", made(`(api, options, memory, warn) => { ${loop} return []; }`));
    const { exitCode, stdout } = await run("generate", "--spec", "spec.yaml", "--target", "./bad.ts");
    expect([exitCode, stdout.slice(0, 400)]).toEqual([
      0,
      expect.stringMatching(/150000 warnings\n.*No\. 0\.\n +Use less\./),
    ]);
  });

  test.each([
    ["CommonJS", "own.cjs", "module.exports = "],
    ["a promise", "own.mjs", "export default Promise.resolve().then(() => (TARGET));"],
  ])("may be %s", async (_, file, text) => {
    const own = '{ targetApi: 1, name: "own", describe: "own", load: () => () => [{ path: "a", text: "" }] }';
    put(file, text.includes("TARGET") ? text.replace("TARGET", own) : text + own);
    expect((await run("generate", "--spec", "spec.yaml", "--target", `./${file}`)).exitCode).toBe(0);
    expect(read("output/own/a")).toBe("");
  });

  test("may have an option `format`: errors are JSON with --json alone", async () => {
    put("bad.ts", bad('options: { format: { type: "string", describe: "f" } }, load: () => 3'));
    const { stdout, stderr } = await run("generate", "--spec", "spec.yaml", "--target", "./bad.ts", "--format", "json");
    expect([stdout, stderr]).toEqual(["", expect.stringContaining("TARGET_FAILED")]);
  });
});

describe("a target of a config", () => {
  test("is one of the targets, with its options typed and understood", async () => {
    put("airflow-codegen.config.ts", config);
    expect((await run("generate")).exitCode).toBe(0);
    expect(read("output/csv/operations.csv")).toBe("GET|/a|getA\nPUT|/b|putB\n");
    expect((await run("generate", "--separator", ";")).exitCode).toBe(0);
    expect(read("output/csv/operations.csv")).toContain("GET;/a;getA");
  });

  test("may be named by its module in a config that is data, relative to it", async () => {
    put("sub/c.yaml", "spec: ../spec.yaml\ntarget: [../csv.target.ts]\nhead: head.txt\nout: out\n");
    put("sub/head.txt", "head\n");
    expect((await run("generate", "--config", "sub/c.yaml")).exitCode).toBe(0);
    expect(read("sub/out/operations.csv")).toBe("head\nGET,/a,getA\nPUT,/b,putB\n");
  });
});

describe("refused", () => {
  const refused = async (...args: string[]) => {
    const { exitCode, stderr } = await run("generate", "--spec", "spec.yaml", ...args);
    expect(existsSync(join(folder, "output"))).toBe(false);
    expect(stderr).not.toMatch(/^\s+at /m);
    return [exitCode, stderr];
  };

  test.each<[string, string[], RegExp, number?]>([
    [
      "an option of a target that is not asked for",
      ["--separator", ";"],
      /USAGE.*\n.*`--separator` is not an option of `generate`/,
    ],
    ["a module that is not there", ["--target", "./no.ts"], /TARGET_INVALID[^]*`no\.ts` cannot be read/],
    ["a folder", ["--target", "./sub/"], /TARGET_INVALID[^]*cannot be read/],
    ["a file that is no module", ["--target", "./spec.yaml"], /TARGET_INVALID[^]*must end in \.ts/],
    ["a value for a flag of a target that has a fix", ["--target", "./csv.target.ts", "--separator"], /USAGE/],
    ["an option of ours", ["--target", "./csv.target.ts", "--fix-examples"], /--fix-examples is for the target `docs`/],
    ["a dialect", ["--target", "./csv.target.ts", "--dialect", "python"], /--dialect is for the target `docs`/],
    ["a file that is not there", ["--target", "./csv.target.ts", "--head", "no.txt"], /FILE_UNREADABLE[^]*--head/, 3],
    ["a folder that is not there", ["--target", "./csv.target.ts", "--notes", "no"], /FILE_UNREADABLE[^]*--notes/, 3],
  ])("%s", async (_, args, message, code = 2) => {
    expect(await refused(...args)).toEqual([code, expect.stringMatching(message)]);
  });

  test.each<[string, string, RegExp]>([
    ["without a default export", "export const x = 1;", /TARGET_INVALID[^]*has no default export/],
    ["of another kind", "export default { name: 'csv' };", /TARGET_INVALID[^]*is not made with `defineTarget`/],
    ["that throws when it is loaded", 'throw new Error("boom");', /TARGET_INVALID[^]*cannot be loaded: Error: boom/],
    ["that does not parse", "export default {\n;", /TARGET_INVALID[^]*cannot be loaded: SyntaxError: .* \(line 2\)/],
    ["that waits for ever", "await new Promise(() => {});", /TARGET_INVALID[^]*waits for something that never happens/],
    ["that is rejected", 'export default Promise.reject(new Error("no"));', /TARGET_INVALID[^]*loaded: Error: no/],
    ["that fails on purpose", failing, /error USAGE[^]*Not for this API\.\n {2}Try another one/],
    ["that cannot be prepared", bad("prepare() { throw new Error('p'); }, load: () => () => []"), /failed: Error: p/],
    ["that loads no function", bad("load: () => 3"), /TARGET_FAILED[^]*must have a `load` that returns a function/],
    [
      "that loads for ever",
      bad("load: () => new Promise(() => {})"),
      /TARGET_FAILED[^]*waits for something that never/,
    ],
  ])("a module %s", async (_, text, message) => {
    put("bad.ts", text);
    expect(await refused("--target", "./bad.ts")).toEqual([2, expect.stringMatching(message)]);
  });

  test.each<[string, string, RegExp]>([
    ["that throws", '() => { throw new TypeError("no x"); }', /bad\.ts[^]*failed: TypeError: no x/],
    ["that rejects", 'async () => { throw "text"; }', /failed: text/],
    ["that throws no text", "() => { throw Object.create(null); }", /failed: an error without a message/],
    ["that throws an unknown code", '() => { throw failure("NO", "x"); }', /failed: Failure: NO: x/],
    ["that throws a warning", '() => { throw failure("WARN_UNSUPPORTED", "x"); }', /failed: Failure: WARN_UNSUPPORTED/],
    ["that throws no findings", "() => { throw new Failure(); }", /failed: Failure/],
    ["that loses a promise", '() => { Promise.reject(new Error("lost")); return []; }', /failed: Error: lost/],
    [
      "that throws in a timer",
      "() => new Promise(() => { setTimeout(() => { throw new Error('late'); }); })",
      /failed: Error: late/,
    ],
    ["that returns nothing", "() => undefined", /must return a list of files/],
    ["that returns no texts", "() => [{ path: 'a', text: 1 }]", /must return a list of files/],
    ["that returns a gap", "() => [, { path: 'a', text: '' }]", /must return a list of files/],
    ["that leaves its folder", "() => [{ path: '../a', text: '' }]", /files that cannot be written: `\.\.\/a`/],
    ["with two files of one path", "() => [{ path: 'a', text: '' }, { path: 'A', text: '' }]", /`a` and `A` would be/],
    [
      "with any number of them",
      "() => Array(200_000).fill({ path: 'a', text: '' })",
      /`a` and `a` would be the same file/,
    ],
    ["with a name too long", "() => [{ path: 'é'.repeat(128), text: '' }]", /too long a name: `ééé/],
    ["with a path too long", "() => [{ path: 'a/'.repeat(600) + 'b', text: '' }]", /too long a name/],
    ...[
      "",
      "{}",
      "{ code: 'NO', message: 'x' }",
      "{ code: 'constructor', message: 'x' }",
      "{ code: 'USAGE', message: 'x' }",
      "{ code: 'WARN_UNSUPPORTED' }",
      "{ code: 'WARN_UNSUPPORTED', message: 'x', pointer: 3 }",
      "{ code: 'WARN_UNSUPPORTED', message: 'x', fix: {} }",
    ].map((finding): [string, string, RegExp] => [
      `that warns of (${finding})`,
      `(api, options, memory, warn) => { warn(${finding}); return []; }`,
      /must call `warn` with a quirk or a warning/,
    ]),
  ])("a target %s", async (_, emit, message) => {
    put("bad.ts", made(emit));
    const failed = new RegExp(`^error TARGET_FAILED: [^]*${message.source}`);
    expect(await refused("--target", "./bad.ts")).toEqual([2, expect.stringMatching(failed)]);
  });

  test.each<[string, string, RegExp]>([
    ["throws", "() => { throw new Error('p'); }", /failed in `problem` of the option `size`: Error: p/],
    ["returns no text", "() => ({})", /must return a string or undefined from `problem` of the option `size`/],
  ])("an option whose `problem` %s", async (_, problem, message) => {
    const options = `{ size: { type: "string", describe: "a size", problem: ${problem} } }`;
    put("bad.ts", bad(`options: ${options}, load: () => () => []`));
    const want = new RegExp(`^error TARGET_FAILED: [^]*${message.source}`);
    expect(await refused("--target", "./bad.ts", "--size", "1")).toEqual([2, expect.stringMatching(want)]);
  });

  test("one job of several, and nothing of the others is written", async () => {
    put("bad.ts", made("() => { throw new Error('late'); }"));
    const jobs = "[{ target: ./csv.target.ts }, { target: typescript }, { target: ./bad.ts }]";
    put("airflow-codegen.config.yaml", `spec: spec.yaml\njobs: ${jobs}\n`);
    for (const args of [["generate"], ["generate", "--dry-run"], ["check"]]) {
      const { exitCode, stderr } = await run(...args);
      expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/^error TARGET_FAILED: [^]*Error: late/)]);
    }
    expect(existsSync(join(folder, "output"))).toBe(false);
    const { exitCode, stdout } = await run("generate", "--json");
    expect([exitCode, JSON.parse(stdout)]).toMatchObject([2, { error: [{ code: "TARGET_FAILED", file: "bad.ts" }] }]);
  });

  test("with where it failed, for whoever mends it", async () => {
    put("bad.ts", made('() => { throw new TypeError("no x"); }'));
    const args = ["generate", "--spec", "spec.yaml", "--target", "./bad.ts"];
    const { stderr } = await airflowCodegen(args, { cwd: folder, env: { AIRFLOW_CODEGEN_DEBUG: "1" } });
    expect(stderr).toMatch(/TypeError: no x\n\s+at .*bad\.ts/);
  });

  test.each([
    ["a list of other things", "targets: [3]"],
    ["no list", "targets: { csv: {} }"],
  ])("targets that are %s", async (_, text) => {
    put("airflow-codegen.config.yaml", `spec: spec.yaml\n${text}\n`);
    const { exitCode, stderr } = await run("generate");
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/CONFIG_INVALID[^]*config\.yaml:2[^]*`targets` must be/),
    ]);
  });
});

function made(emit: string): string {
  return bad(`load: () => ${emit}`);
}

function bad(members: string): string {
  return `import { defineTarget, Failure, failure } from "airflow-codegen";
export default defineTarget({ name: "bad", describe: "bad", ${members} });
`;
}
