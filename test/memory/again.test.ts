/** A run that would change nothing reads no spec; whatever changed in between makes it a run as ever. */
import { expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { airflowCodegen, inTemporaryFolder, type Ran } from "../support/cli.js";
import { exampleSpec } from "../support/client.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const spec = readFileSync("file" in exampleSpec ? exampleSpec.file : "", "utf8");

interface Report {
  readonly jobs: readonly {
    readonly timings: readonly { readonly phase: string }[];
    readonly findings: readonly unknown[];
    readonly outputs: readonly { readonly written: readonly string[]; readonly unchanged: readonly string[] }[];
  }[];
}

/** A folder with a spec in it, and a cache of its own. */
function scene(folder: string) {
  const env = { AIRFLOW_CODEGEN_CACHE: join(folder, "cache") };
  writeFileSync(join(folder, "spec.yaml"), spec);
  const run = (...args: string[]) => airflowCodegen(args, { cwd: folder, env });
  return { cache: env.AIRFLOW_CODEGEN_CACHE, path: (name: string) => join(folder, name), run };
}

const usual = ["generate", "--spec", "spec.yaml", "--out", "out", "--json", "--verbose"];

function reportOf({ exitCode, stdout, stderr }: Ran): Report {
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return JSON.parse(stdout) as Report;
}

/** Whether the spec of any job was parsed. */
function isParsed(ran: Ran): boolean {
  return reportOf(ran).jobs.some(({ timings }) => timings.some(({ phase }) => phase === "parse"));
}

function writtenBy(ran: Ran): readonly string[] {
  return reportOf(ran).jobs.flatMap(({ outputs }) => outputs.flatMap(({ written }) => written));
}

/** Every file by its path, with its bytes. */
function textsIn(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length), readFileSync(path, "utf8")]));
}

test("nothing changed: nothing is parsed or touched, and the report says the same", async () => {
  await inTemporaryFolder(async (folder) => {
    const { run, path } = scene(folder);
    expect(isParsed(await run(...usual))).toBe(true);
    const before = statSync(path("out/src/index.ts")).mtimeMs;
    // The same folders as the command line, and as another one that means the same job.
    for (const more of [[], ["--verbose"], ["--target", "typescript"], ["--dry-run"]]) {
      expect(isParsed(await run(...usual, ...more))).toBe(false);
    }
    expect(statSync(path("out/src/index.ts")).mtimeMs).toBe(before);

    const real = reportOf(await run(...usual, "--force"));
    const repeated = reportOf(await run(...usual));
    const withoutTimings = ({ jobs }: Report) => jobs.map(({ timings: _timings, ...job }) => job);
    expect(withoutTimings(repeated)).toEqual(withoutTimings(real));
    expect(repeated.jobs[0]?.outputs[0]?.unchanged.length).toBeGreaterThan(50);
  });
});

test("the text for a person is that of a run that made everything", async () => {
  await inTemporaryFolder(async (folder) => {
    const { run } = scene(folder);
    const args = ["generate", "--spec", "spec.yaml", "--out", "out"];
    await run(...args);
    const texts = [await run(...args, "--force"), await run(...args)].map(({ stdout }) =>
      stdout.replace(/Done in .*/, "Done"),
    );
    expect(texts[1]).toBe(texts[0]);
    const checked = [await run("check", ...args.slice(1)), await run("check", ...args.slice(1))];
    expect(checked.map(({ exitCode, stdout }) => ({ exitCode, stdout }))).toEqual([
      { exitCode: 0, stdout: "up to date  out\n" },
      { exitCode: 0, stdout: "up to date  out\n" },
    ]);
  });
});

test("check parses nothing after a run or a check that found all well, and finds what is edited then", async () => {
  await inTemporaryFolder(async (folder) => {
    const { run, path, cache } = scene(folder);
    const check = ["check", ...usual.slice(1)];
    await run(...usual);
    expect(isParsed(await run(...check))).toBe(false);
    rmSync(cache, { recursive: true });
    expect(isParsed(await run(...check))).toBe(true);
    expect(isParsed(await run(...check))).toBe(false);
    appendFileSync(path("out/README.md"), "x");
    const { exitCode, stdout } = await run(...check);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('"README.md"');
  });
});

const changes: readonly (readonly [name: string, change: (path: (name: string) => string) => void, written: string])[] =
  [
    ["an edited file", (path) => appendFileSync(path("out/src/index.ts"), "// x\n"), "src/index.ts"],
    ["a deleted file", (path) => unlinkSync(path("out/docs/DagApi.md")), "docs/DagApi.md"],
    ["a deleted folder", (path) => rmSync(path("out"), { recursive: true }), "src/index.ts"],
    [
      "another spec",
      (path) => writeFileSync(path("spec.yaml"), spec.replace(/title: .*/, "title: Other")),
      "README.md",
    ],
    ["a damaged manifest", (path) => appendFileSync(path("out/.airflow-codegen/manifest.json"), " "), ""],
    ["what a killed run left", (path) => mkdirSync(path("out/.airflow-codegen/tmp-abcdef")), ""],
    ["another auth file", (path) => writeFileSync(path("auth.yaml"), authFile("more")), "README.md"],
    [
      "another config",
      (path) => writeFileSync(path("airflow-codegen.config.json"), '{"packageName":"other"}'),
      "package.json",
    ],
  ];

function authFile(description: string): string {
  return `Own:\n  type: apiKey\n  in: header\n  name: X-Own\n  description: ${description}\n`;
}

test.each(changes)("%s: a real run, with the files of one that knows nothing", async (_name, change, written) => {
  await inTemporaryFolder(async (folder) => {
    const { run, path } = scene(folder);
    const args = [...usual, "--auth-file", "auth.yaml"];
    writeFileSync(path("auth.yaml"), authFile("one"));
    await run(...args);
    change(path);
    const ran = await run(...args);
    expect(isParsed(ran)).toBe(true);
    if (written !== "") expect(writtenBy(ran)).toContain(written);
    await run(...args.map((arg) => (arg === "out" ? "fresh" : arg)), "--force");
    expect(textsIn(path("out"))).toEqual(textsIn(path("fresh")));
    expect(isParsed(await run(...args))).toBe(false);
  });
});

test("the header of the pages and the template of the README count, and so do options", async () => {
  await inTemporaryFolder(async (folder) => {
    const { run, path } = scene(folder);
    writeFileSync(path("header.md"), "One\n");
    writeFileSync(path("readme.hbs"), "{{apiVersion}}\n");
    const args = [
      ...usual,
      "--target",
      "docs",
      "--dialect",
      "python",
      "--docs-header",
      "header.md",
      "--readme-template",
      "readme.hbs",
    ];
    await run(...args);
    expect(isParsed(await run(...args))).toBe(false);
    writeFileSync(path("header.md"), "Two\n");
    expect(writtenBy(await run(...args))).toContain("README.md");
    writeFileSync(path("readme.hbs"), "{{packageName}}\n");
    expect(writtenBy(await run(...args))).toEqual(["README.md"]);
    expect(isParsed(await run(...args, "--exclude-deprecated"))).toBe(true);
    expect(isParsed(await run(...args))).toBe(true);
  });
});

test("--force, standard input and a config that is a program make a real run each time", async () => {
  await inTemporaryFolder(async (folder) => {
    const { run, path, cache } = scene(folder);
    await run(...usual);
    expect(isParsed(await run(...usual, "--force"))).toBe(true);
    const piped = () =>
      airflowCodegen(["generate", "--spec", "-", "--out", "piped", "--json", "--verbose"], {
        ...{ cwd: folder, stdin: spec, env: { AIRFLOW_CODEGEN_CACHE: cache } },
      });
    await piped();
    expect(isParsed(await piped())).toBe(true);
    // The config is run each time, and may answer otherwise; what it asks for is then compared.
    writeFileSync(
      path("config.mjs"),
      'export default { spec: "spec.yaml", packageName: process.env.NAME_OF_PACKAGE };',
    );
    const byConfig = (name: string) =>
      airflowCodegen(["generate", "--config", "config.mjs", "--json", "--verbose"], {
        ...{ cwd: folder, env: { AIRFLOW_CODEGEN_CACHE: cache, NAME_OF_PACKAGE: name } },
      });
    await byConfig("one");
    expect(isParsed(await byConfig("one"))).toBe(false);
    expect(writtenBy(await byConfig("two"))).toContain("package.json");
  });
});

test("one description changes: only what shows it is written, with the bytes of a run that knows nothing", async () => {
  await inTemporaryFolder(async (folder) => {
    const { run, path } = scene(folder);
    await run(...usual);
    writeFileSync(path("spec.yaml"), spec.replace("Workflows and their tasks.", "What runs."));
    const written = writtenBy(await run(...usual));
    await run("generate", "--spec", "spec.yaml", "--out", "fresh", "--force", "--quiet");
    expect(textsIn(path("out"))).toEqual(textsIn(path("fresh")));
    expect(written.length).toBeGreaterThan(0);
    expect(written.length).toBeLessThan(10);
  });
});

const sealed = (body: string) => `${createHash("sha256").update(body).digest("hex")}\n${body}`;

const damages: readonly (readonly [name: string, damage: (record: string) => void])[] = [
  ["cut short", (record) => writeFileSync(record, readFileSync(record).subarray(0, 100))],
  ["empty", (record) => writeFileSync(record, "")],
  ["edited", (record) => writeFileSync(record, readFileSync(record, "utf8").replace("a", "b"))],
  ["null", (record) => writeFileSync(record, sealed("null"))],
  ["a list", (record) => writeFileSync(record, sealed("[[]]"))],
  [
    "of another shape",
    (record) => writeFileSync(record, sealed('{"jobs":[1],"given":null,"outputs":[null],"src/index.ts":1}')),
  ],
  ["writable by others", (record) => chmodSync(record, 0o666)],
  ["a folder", (record) => (rmSync(record), mkdirSync(record))],
  ["a link", (record) => (cpSync(record, `${record}.other`), rmSync(record), symlinkSync(`${record}.other`, record))],
];

test.each(damages)("a record of the cache that is %s changes nothing but speed", async (_name, damage) => {
  await inTemporaryFolder(async (folder) => {
    const { run, path, cache } = scene(folder);
    await run(...usual);
    const before = textsIn(path("out"));
    const records = readdirSync(cache, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
      .map((entry) => join(entry.parentPath, entry.name));
    expect(records.length).toBe(3);
    records.forEach(damage);
    appendFileSync(path("spec.yaml"), "# more\n");
    expect(writtenBy(await run(...usual))).toEqual([]);
    const after = textsIn(path("out"));
    expect({ ...after, "/.airflow-codegen/manifest.json": "" }).toEqual({
      ...before,
      "/.airflow-codegen/manifest.json": "",
    });
  });
});

test("a cache folder that cannot be one is done without", async () => {
  await inTemporaryFolder(async (folder) => {
    const { run, path, cache } = scene(folder);
    writeFileSync(cache, "a file\n");
    expect(isParsed(await run(...usual))).toBe(true);
    expect(isParsed(await run(...usual))).toBe(true);
    expect(readFileSync(path("cache"), "utf8")).toBe("a file\n");
  });
});

test("what another build of the generator left is not taken over", async () => {
  await inTemporaryFolder(async (folder) => {
    const { run, path, cache } = scene(folder);
    await run(...usual);
    mkdirSync(path("other/generator"), { recursive: true });
    for (const name of [
      "dist",
      "templates",
      "specs",
      "package.json",
      "generator/runtime",
      "generator/runtime-python",
    ]) {
      cpSync(join(root, name), path(`other/${name}`), { recursive: true });
    }
    symlinkSync(join(root, "node_modules"), path("other/node_modules"), "junction");
    const other = (args: string[]) =>
      airflowCodegen(args, {
        cwd: folder,
        env: { AIRFLOW_CODEGEN_CACHE: cache },
        program: path("other/dist/cli/main.js"),
      });
    expect(isParsed(await other(usual))).toBe(false);
    // Somebody works on the runtime: no build is needed for that, and it is in every client.
    appendFileSync(path("other/generator/runtime/index.ts"), "// more\n");
    expect(writtenBy(await other(usual))).toContain("src/runtime/index.ts");
    writeFileSync(path("other/dist/fingerprint"), "another\n");
    expect(isParsed(await other(usual))).toBe(true);
  });
});
