/** `--build`, and the other options that shape a package, as people type them. */
import { expect, test } from "@jest/globals";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { airflowCodegen, inTemporaryFolder } from "../support/cli.js";

const spec = fileURLToPath(new URL("../../specs/example.yaml", import.meta.url));

test("dist/ is made, checked, left as it is, and gone again without the option", () =>
  inTemporaryFolder(async (cwd) => {
    const run = (command: string, ...more: readonly string[]) =>
      airflowCodegen([command, "--spec", spec, "--out", "client", ...more], { cwd });
    expect((await run("generate", "--build")).exitCode).toBe(0);
    expect((await run("check", "--build")).exitCode).toBe(0);
    expect((await run("generate", "--build")).stdout).toMatch(/ 0 written/);

    rmSync(join(cwd, "client/dist/esm/index.js"));
    const { exitCode, stdout } = await run("check", "--build");
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining("dist/esm/index.js")]);

    expect((await run("generate")).exitCode).toBe(0);
    expect(existsSync(join(cwd, "client/dist"))).toBe(false);
  }));

test.each([
  [["--package-json", "own.json"], "PACKAGE_JSON_INVALID", "own.json:1:3"],
  [["--package-json", "none.json"], "FILE_UNREADABLE", "--package-json"],
  [["--docs-url", "docs"], "USAGE", "--docs-url must be a URL such as"],
  [["--dates", "moment"], "USAGE", "--dates must be `text` or `date`"],
  [["--int64", "string"], "USAGE", "--int64 must be `number` or `bigint`"],
  [["--docs-url", "https://user@example.com/"], "USAGE", "--docs-url must be a URL such as"],
])("%j is refused, and nothing is written", (options, code, said) =>
  inTemporaryFolder(async (cwd) => {
    writeFileSync(join(cwd, "own.json"), '{ "exports": "./mine.js" }');
    const ran = await airflowCodegen(["generate", "--spec", spec, "--out", "client", ...options], { cwd });
    expect(ran.exitCode).toBe(code === "FILE_UNREADABLE" ? 3 : 2);
    expect(ran.stderr).toContain(code);
    expect(ran.stderr).toContain(said);
    expect(existsSync(join(cwd, "client"))).toBe(false);
  }),
);
