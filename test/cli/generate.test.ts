import { describe, expect, test } from "@jest/globals";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { airflowCodegen, inTemporaryFolder, type Ran } from "../support/cli.js";

const operation = (operationId: string, tag: string) => ({
  get: { operationId, tags: [tag], responses: { "204": { description: "nothing" } } },
});
/** Clients ignore it, which is a quirk. */
const acceptHeader = { name: "Accept", in: "header", schema: { type: "string" } };
const spec = JSON.stringify({
  openapi: "3.1.0",
  info: { title: "Small", version: "1" },
  paths: { "/a": operation("get_a", "A"), "/b": { ...operation("get_b", "B"), parameters: [acceptHeader] } },
  components: { securitySchemes: { Key: { type: "apiKey", in: "header", name: "X-Key" } } },
});

interface Scene {
  readonly cwd: string;
  readonly run: (...args: string[]) => Promise<Ran>;
  /** Every file of the output with its text. */
  readonly tree: () => Readonly<Record<string, string>>;
}

/** A folder with a spec, and the command line in it. */
function scene(work: (scene: Scene) => Promise<void>): Promise<void> {
  return inTemporaryFolder(async (cwd) => {
    writeFileSync(join(cwd, "api.json"), spec);
    const run = (command: string, ...args: string[]) =>
      airflowCodegen([command, "--spec", "api.json", "--out", "out", ...args], { cwd });
    await work({ cwd, run: (...args) => run(args[0] ?? "", ...args.slice(1)), tree: () => treeOf(join(cwd, "out")) });
  });
}

function treeOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]));
}

const parsed = ({ stdout }: Ran) => JSON.parse(stdout) as { jobs: { outputs: Record<string, unknown>[] }[] };

describe("generate", () => {
  test("sums up on standard output, and is silent on a pipe's standard error", () =>
    scene(async ({ run, tree }) => {
      const { exitCode, stdout, stderr } = await run("generate");
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
      expect(stdout).toMatch(/^api\.json {2}Small, OpenAPI 3\.1\.0, 2 operations, 0 schemas\n/);
      expect(stdout).toMatch(/typescript {2}out {2}\d+ files: \d+ written, 0 unchanged\n/);
      expect(stdout).not.toContain("\u001b");
      expect(Object.keys(tree())).toContain(join(".airflow-codegen", "manifest.json"));
    }));

  test("touches nothing the second time, and is quiet when told so", () =>
    scene(async ({ cwd, run }) => {
      await run("generate");
      const file = join(cwd, "out/.airflow-codegen/manifest.json");
      const before = statSync(file).mtimeMs;
      expect(await run("generate", "--quiet")).toEqual({ exitCode: 0, stdout: "", stderr: "" });
      expect(statSync(file).mtimeMs).toBe(before);
      expect((await run("generate")).stdout).toMatch(/: 0 written, \d+ unchanged\n/);
    }));

  test("gives the same bytes from standard input but for its name, in any locale and time zone", () =>
    scene(async ({ cwd, run, tree }) => {
      await run("generate");
      const env = { TZ: "Asia/Kathmandu", LC_ALL: "tr_TR.UTF-8" };
      const args = ["generate", "--spec", "-", "--out", "other"];
      expect(await airflowCodegen(args, { cwd, stdin: spec, env })).toMatchObject({ exitCode: 0 });
      const manifest = join(".airflow-codegen", "manifest.json");
      const other = treeOf(join(cwd, "other"));
      expect({ ...other, [manifest]: other[manifest]?.replace('"spec": "-"', '"spec": "api.json"') }).toEqual(tree());
    }));

  test("says with --json what it did, and no word more", () =>
    scene(async ({ run }) => {
      const first = await run("generate", "--json");
      expect(first.stderr).toBe("");
      expect(JSON.parse(first.stdout)).toMatchObject({
        jobs: [
          { spec: { openapi: "3.1.0", operations: 2 }, outputs: [{ target: "typescript", dir: "out", pruned: 0 }] },
        ],
        exitCode: 0,
      });
      expect(parsed(await run("generate", "--json")).jobs[0]?.outputs[0]?.["written"]).toBe(0);
    }));

  test("counts files and quirks with --json, and lists them with --verbose", () =>
    scene(async ({ run }) => {
      const quirk = { code: "QUIRK_HEADER_PARAMETER", severity: "quirk", line: expect.any(Number) };
      const counted = parsed(await run("generate", "--json")).jobs[0];
      expect(counted).toMatchObject({ outputs: [{ written: expect.any(Number) }], findings: [] });
      expect(counted).toMatchObject({ quirks: { QUIRK_HEADER_PARAMETER: 1 } });
      const listed = parsed(await run("generate", "--json", "--verbose")).jobs[0];
      expect(listed).toMatchObject({ outputs: [{ unchanged: expect.arrayContaining(["package.json"]) }] });
      expect(listed).toMatchObject({ quirks: { QUIRK_HEADER_PARAMETER: 1 }, findings: [quirk] });
    }));

  test("does not tell of quirks of operations that the filters leave out", () =>
    scene(async ({ run }) => {
      const quirks = async (...args: string[]) => parsed(await run("generate", "--json", ...args)).jobs[0];
      expect(await quirks("--include-tag", "A")).toMatchObject({ quirks: {} });
      expect(await quirks("--include-tag", "B")).toMatchObject({ quirks: { QUIRK_HEADER_PARAMETER: 1 } });
    }));

  test("names the security schemes of the build, and those that an auth file replaces", () =>
    scene(async ({ cwd, run }) => {
      expect((await run("generate")).stdout).toContain("\n  security  Key\n");
      writeFileSync(join(cwd, "auth.yaml"), "Corp: { type: http, scheme: negotiate }\n");
      const { stdout } = await run("generate", "--auth-file", "auth.yaml");
      expect(stdout).toContain("\n  security  Corp, from --auth-file instead of the spec's Key\n");
    }));

  test("writes nothing when it is a dry run", () =>
    scene(async ({ cwd, run }) => {
      expect((await run("generate", "--dry-run")).stdout).toMatch(/to write[^]*nothing written/);
      expect(existsSync(join(cwd, "out"))).toBe(false);
    }));

  test("shows the time of each phase when verbose", () =>
    scene(async ({ run }) => {
      const { stdout } = await run("generate", "--verbose");
      for (const phase of ["load", "parse", "emit typescript", "write"])
        expect(stdout).toMatch(RegExp(`ms {2}${phase}\n`));
    }));

  test("prunes what is filtered out, unless told not to", () =>
    scene(async ({ run, tree }) => {
      await run("generate");
      const before = Object.keys(tree());
      await run("generate", "--exclude-tag", "B", "--no-prune");
      expect(Object.keys(tree())).toEqual(before);
      expect((await run("generate", "--exclude-tag", "B")).stdout).toMatch(/\d+ pruned/);
      expect(Object.keys(tree()).length).toBeLessThan(before.length);
      expect(Object.keys(tree()).some((path) => /BApi/.test(path))).toBe(false);
    }));

  test.each<[string, (scene: Scene) => void, string]>([
    ["a project", ({ cwd }) => writeFileSync(join(cwd, "package.json"), "{}"), "OUTPUT_UNSAFE"],
    ["a file of other people", ({ cwd }) => writeFileSync(join(cwd, "tsconfig.json"), "mine"), "OUTPUT_FOREIGN"],
    ["a link", ({ cwd }) => symlinkSync(cwd, join(cwd, "src")), "OUTPUT_UNSAFE"],
  ])("leaves %s in the output folder alone", (_, prepare, code) =>
    scene(async (here) => {
      prepare(here);
      const before = readdirSync(here.cwd);
      const args = ["generate", "--spec", "api.json", "--out", "."];
      const { exitCode, stderr, stdout } = await airflowCodegen(args, { cwd: here.cwd });
      expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
      expect(stderr).toContain(`error ${code}: `);
      expect(readdirSync(here.cwd)).toEqual(before);
    }),
  );

  test("runs every job of a config", () =>
    scene(async ({ cwd }) => {
      const config = { spec: "api.json", jobs: [{ out: "one", includeTag: ["A"] }, { out: "two" }] };
      writeFileSync(join(cwd, "airflow-codegen.config.json"), JSON.stringify(config));
      const { exitCode, stdout } = await airflowCodegen(["generate"], { cwd });
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/one[^]*two/);
      expect(Object.keys(treeOf(join(cwd, "one"))).length).toBeLessThan(Object.keys(treeOf(join(cwd, "two"))).length);
      expect((await airflowCodegen(["check"], { cwd })).exitCode).toBe(0);
    }));
});

describe("check", () => {
  test("is 0 when all is as generated", () =>
    scene(async ({ run }) => {
      await run("generate");
      expect(await run("check")).toEqual({ exitCode: 0, stdout: "up to date  out\n", stderr: "" });
    }));

  test("is 1 and names each file that is missing, changed or stale, and writes nothing", () =>
    scene(async ({ cwd, run, tree }) => {
      await run("generate");
      rmSync(join(cwd, "out/tsconfig.json"));
      writeFileSync(join(cwd, "out/package.json"), "{}");
      const before = tree();
      const { exitCode, stdout } = await run("check", "--exclude-tag", "B");
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(/^missing out\/tsconfig\.json$/m);
      expect(stdout).toMatch(/^changed out\/package\.json$/m);
      expect(stdout).toMatch(/^stale out\/.*BApi/m);
      expect(tree()).toEqual(before);
    }));

  test("says the same with --json, and by its exit code alone with --quiet", () =>
    scene(async ({ cwd, run }) => {
      const before = await run("check", "--json");
      expect(before.exitCode).toBe(1);
      expect(JSON.parse(before.stdout)).toMatchObject({
        jobs: [{ outputs: [{ isNew: true, changed: 0, stale: 0 }] }],
        exitCode: 1,
      });
      expect(existsSync(join(cwd, "out"))).toBe(false);
      expect(await run("check", "--quiet")).toEqual({ exitCode: 1, stdout: "", stderr: "" });
    }));
});
