import { describe, expect, test } from "@jest/globals";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "../../generator/version.js";
import { airflowCodegen, binary, inTemporaryFolder } from "../support/cli.js";

const run = (...args: string[]) => inTemporaryFolder((cwd) => airflowCodegen(args, { cwd }));

describe("help", () => {
  test.each([
    [["--help"], ["generate", "check", "specs", "auth", "init", "70"]],
    [
      ["generate", "--help"],
      ["--airflow", "--auth-file", "--spec-header", "--no-prune", "typescript, docs", "$ref", "Examples:"],
    ],
    [
      ["check", "--help"],
      ["--target", "exit 1"],
    ],
    [
      ["specs", "--help"],
      ["list", "pull", "path", "--client"],
    ],
    [
      ["auth", "--help"],
      ["list", "--airflow", "--spec", "--auth-file", "--json", "Examples:"],
    ],
    [
      ["init", "--help"],
      ["--format", "yaml", "--auth-file", "airflow-codegen.auth.yaml"],
    ],
  ])("%j", async (args, parts) => {
    const { exitCode, stdout, stderr } = await run(...args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    for (const part of parts) expect(stdout).toContain(part);
  });

  test("of check leaves out what is for generate", async () => {
    const [{ stdout: generate }, { stdout: check }] = [await run("generate", "--help"), await run("check", "--help")];
    for (const option of ["--watch", "--watch-interval", "--dry-run", "--no-prune"]) {
      expect(generate).toContain(option);
      expect(check).not.toContain(option);
    }
  });

  test("--version", async () => expect(await run("--version")).toMatchObject({ exitCode: 0, stdout: `${version}\n` }));
});

describe("a command line that is not right", () => {
  test.each<[string[], RegExp]>([
    [[], /No command was given/],
    [["generat"], /`generat` is not a command; did you mean `generate`\?/],
    [["generate", "--targt", "x"], /`--targt`.*did you mean `--target`\?/],
    [["generate", "--dry-rn"], /did you mean `--dry-run`\?/],
    [["generate", "stray"], /`stray`/],
    [["generate", "--spec"], /spec/],
    [["generate", "--spec="], /--spec needs a value/],
    [["generate", "--spec", "a", "--spec", "b"], /--spec is given more than once/],
    [["generate", "--spec", "a", "--airflow", "3.3.2"], /cannot be used together/],
    [["check", "--watch"], /--watch is for `generate`/],
    [["generate", "--watch-interval", "1"], /--watch-interval needs --watch/],
    [["generate", "--watch", "--watch-interval", "soon"], /--watch-interval must be a number of seconds/],
    [["generate", "--watch", "--spec", "-"], /not standard input/],
    [["generate", "--watch", "--package-name", "Has Space"], /must be a name that npm allows/],
    [["specs"], /`specs` needs an action: list, pull, path/],
    [["specs", "lst"], /list.*pull.*path/],
    [["auth"], /`auth` needs an action: list/],
    [["auth", "lst"], /list/],
    [["auth", "list", "more"], /`more`/],
    [["auth", "list", "--out", "x"], /--out is an option of `generate` and `check`, not of `auth`\.$/m],
    [["auth", "list", "--auth-fil", "x"], /did you mean `--auth-file`\?/],
    [["auth", "list", "--spec", "a", "--airflow", "3.3.2"], /cannot be used together/],
    [["auth", "list", "--spec-header", "A: b"], /needs a spec that is a URL/],
    [["specs", "path"], /exactly one version/],
    [["init", "--format", "xml"], /xml/],
    [["init", "--auth-file", "--format", "yaml"], /--auth-file and --format cannot be used together/],
    [["init", "--auth-file", "a.json"], /must end in \.yaml/],
    [["init", "--auth-file", "a.yaml", "--auth-file", "b.yaml"], /more than once/],
  ])("%j", async (args, message) => {
    const { exitCode, stdout, stderr } = await run(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(/^error USAGE: /);
    expect(stderr).toMatch(message);
  });

  test("is JSON with --json", async () => {
    const { exitCode, stdout, stderr } = await run("generate", "--target", "x", "--json");
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({ error: [{ code: "TARGET_UNKNOWN" }], exitCode: 2 });
  });

  test("says the same in every locale", async () => {
    const env = { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "Asia/Kathmandu" };
    const { stderr } = await inTemporaryFolder((cwd) => airflowCodegen(["specs", "lst"], { cwd, env }));
    expect(stderr).toContain("`specs lst` is not a command");
  });
});

test("the path of a release with a trailing zero stays a text", async () => {
  const { stderr } = await run("specs", "path", "0.10", "0.20");
  expect(stderr).toContain("exactly one version");
});

describe("init", () => {
  test.each(["ts", "js", "yaml"])("writes a %s config that works at once", (format) =>
    inTemporaryFolder(async (cwd) => {
      expect((await airflowCodegen(["init", "--format", format], { cwd })).exitCode).toBe(0);
      expect(readdirSync(cwd)).toEqual([`airflow-codegen.config.${format}`]);
      // The config is read and is right: what is wrong is the command line.
      const { stderr } = await airflowCodegen(["generate", "--spec", "missing.yaml"], { cwd });
      expect(stderr).toMatch(/^error SPEC_NOT_FOUND/);
    }),
  );

  test("overwrites only with --force", () =>
    inTemporaryFolder(async (cwd) => {
      const file = join(cwd, "airflow-codegen.config.ts");
      writeFileSync(file, "mine");
      const refused = await airflowCodegen(["init"], { cwd });
      expect(refused).toMatchObject({ exitCode: 3, stdout: "" });
      expect(refused.stderr).toMatch(/^error CONFIG_EXISTS/);
      expect(readFileSync(file, "utf8")).toBe("mine");
      expect((await airflowCodegen(["init", "--force"], { cwd })).exitCode).toBe(0);
      expect(readFileSync(file, "utf8")).toContain("defineConfig");
    }));

  test("says that it cannot write", () =>
    inTemporaryFolder(async (cwd) => {
      mkdirSync(join(cwd, "airflow-codegen.config.ts"));
      const { exitCode, stderr } = await airflowCodegen(["init", "--force"], { cwd });
      expect(exitCode).toBe(3);
      expect(stderr).toMatch(/^error OUTPUT_UNWRITABLE/);
    }));
});

describe("a config in code", () => {
  const config = (cwd: string, name: string, text: string) =>
    writeFileSync(join(cwd, `airflow-codegen.config.${name}`), text);

  test("in TypeScript may import this package, Node's modules and its neighbours, with nothing installed", () =>
    inTemporaryFolder(async (cwd) => {
      writeFileSync(join(cwd, "shared.mjs"), 'export const name = "missing";');
      config(
        cwd,
        "ts",
        `import { defineConfig, type Config } from "airflow-codegen";
         import { join } from "node:path";
         import { sep } from "path";
         import { name } from "./shared.mjs";
         const config: Config = { spec: join("a", name + sep + "b.yaml") };
         export default defineConfig(config);`,
      );
      const { stderr } = await airflowCodegen(["generate"], { cwd });
      expect(stderr).toMatch(/^error SPEC_NOT_FOUND[^]*a.missing.b\.yaml/);
      expect(readdirSync(cwd).toSorted()).toEqual(["airflow-codegen.config.ts", "shared.mjs"]);
    }));

  test.each([
    ["ts", "export default {", /cannot be run/],
    ["ts", 'import "nowhere-to-be-found"; export default {}', /cannot be run/],
    ["ts", 'throw new Error("no")', /cannot be run: Error: no/],
    ["ts", "export const config = {}", /no default export/],
    ["js", "export default { targt: 1 }", /did you mean `target`\?/],
    ["js", "export default 3", /object of options/],
  ])("in %s that reads %j: CONFIG_INVALID", (name, text, message) =>
    inTemporaryFolder(async (cwd) => {
      config(cwd, name, text);
      const { exitCode, stderr } = await airflowCodegen(["check"], { cwd });
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/^error CONFIG_INVALID/m);
      expect(stderr).toMatch(message);
    }),
  );
});

test("a reader that closes the pipe ends nothing badly", () =>
  inTemporaryFolder(async (cwd) => {
    const child = spawn(process.execPath, [binary, "generate", "--help"], { cwd, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.destroy();
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    const exitCode = await new Promise((resolve) => child.on("close", resolve));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  }));

test("bad input leaves no trace", () =>
  inTemporaryFolder(async (cwd) => {
    for (const args of [
      ["--spec", "missing.yaml"],
      ["--spec", cwd],
      ["--target", "x"],
      ["--spec", "-"],
    ]) {
      const { exitCode } = await airflowCodegen(["generate", "--out", "out", ...args], { cwd });
      expect([2, 3]).toContain(exitCode);
      expect(existsSync(join(cwd, "out"))).toBe(false);
    }
  }));
