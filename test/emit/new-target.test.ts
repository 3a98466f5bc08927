/**
 * A new target of this project is its folder and a line in the registry. The test adds one to a copy of the sources, builds that, and
 * runs it: everything else has to follow.
 */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { airflowCodegen, type Ran } from "../support/cli.js";
import { waitFor } from "../support/waiting.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
let copy: string;
let folder: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "airflow-codegen-copy-"));
  for (const name of ["generator", "templates", "specs", "package.json", "package-lock.json", "tsconfig.json"]) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  cpSync(join(root, "test/emit/fixtures/trial"), join(copy, "generator/emit/trial"), { recursive: true });
  const registry = join(copy, "generator/emit/registry.ts");
  const text = readFileSync(registry, "utf8")
    .replace("[typescript, python, docs]", "[typescript, python, docs, trial]")
    .replace("\nexport", 'import { trial } from "./trial/target.js";\n\nexport');
  writeFileSync(registry, text);
  execFileSync(process.execPath, [join(copy, "generator/build.mjs")], { stdio: "ignore" });
  folder = join(copy, "work");
  mkdirSync(folder);
  put("spec.yaml", spec("getA"));
  put("banner.txt", "Operations\n");
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const spec = (id: string) => `openapi: 3.1.0
info: { title: One, version: "1" }
paths: { /a: { get: { operationId: ${id}, tags: [a], responses: { "200": { description: ok } } } } }
`;
const put = (path: string, text: string) => writeFileSync(join(folder, path), text);
const read = (path: string) => readFileSync(join(folder, path), "utf8");
const program = () => join(copy, "dist/cli/main.js");
const run = (...args: string[]): Promise<Ran> => airflowCodegen(args, { cwd: folder, program: program() });
const usual = ["--spec", "spec.yaml", "--target", "trial", "--banner", "banner.txt", "--bullet", "*"];

describe("of a new target follow", () => {
  test("its types", () => {
    const config = { extends: "./tsconfig.json", include: ["generator/emit", "generator/index.ts"] };
    writeFileSync(join(copy, "tsconfig.trial.json"), JSON.stringify(config));
    execFileSync(
      process.execPath,
      [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.trial.json", "--noEmit"],
      {
        cwd: copy,
        stdio: "pipe",
      },
    );
  });

  test("help", async () => {
    const { stdout } = await run("generate", "--help");
    expect(stdout).toMatch(
      /Target trial:\n +--bullet +TEXT: what begins a line \[default: -\]\n +--banner +FILE: a text above/,
    );
    expect(stdout.replace(/\s+/g, " ")).toContain("trial (a list of operations)");
  });

  test("errors for other targets", async () => {
    const { exitCode, stderr } = await run("generate", "--spec", "spec.yaml", "--target", "docs", "--bullet", "*");
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining("--bullet is for the target `trial`, which is not selected"),
    ]);
    const other = await run("generate", "--spec", "spec.yaml", "--target", "trial", "--fix-examples");
    expect([other.exitCode, other.stderr]).toEqual([
      2,
      expect.stringContaining("--fix-examples is for the target `docs`"),
    ]);
  });

  test("its folder, its manifest, a run that is not repeated, and check", async () => {
    expect((await run("generate", ...usual)).exitCode).toBe(0);
    expect(read("output/trial/operations.txt")).toBe("Operations\n* getA\n");
    const { options } = JSON.parse(read("output/trial/.airflow-codegen/manifest.json")) as { options: object };
    expect(options).toEqual({ banner: "banner.txt", bullet: "*", spec: "spec.yaml", target: "trial" });
    const again = await run("generate", ...usual, "--json");
    const { jobs } = JSON.parse(again.stdout) as { jobs: readonly { timings: readonly { phase: string }[] }[] };
    expect(jobs[0]?.timings.map(({ phase }) => phase)).toEqual(["compare with the last run"]);
    expect((await run("check", ...usual)).exitCode).toBe(0);
    put("banner.txt", "All operations\n");
    expect((await run("check", ...usual)).stdout).toContain("changed output/trial/operations.txt");
    put("banner.txt", "Operations\n");
  });

  test("the file that `init` writes, and what a config may hold", async () => {
    expect((await run("init", "--format", "yaml", "--force")).exitCode).toBe(0);
    expect(read("airflow-codegen.config.yaml")).toMatch(/^# what begins a line.*\n# bullet: "\*"$/m);
    put("trial.yaml", "spec: spec.yaml\ntarget: trial\nbullet: '>'\nbanner: banner.txt\nout: out\n");
    expect((await run("generate", "--config", "trial.yaml")).exitCode).toBe(0);
    expect(read("out/operations.txt")).toBe("Operations\n> getA\n");
    put("trial.yaml", "spec: spec.yaml\ntarget: trial\nbullet: 3\n");
    const { exitCode, stderr } = await run("check", "--config", "trial.yaml");
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/trial\.yaml:3:1[^]*`bullet` must be a string/)]);
    rmSync(join(folder, "airflow-codegen.config.yaml"));
  });

  test("--watch, for its file too", async () => {
    const child = spawn(process.execPath, [program(), "generate", "--watch", ...usual, "--out", "watched"], {
      cwd: folder,
    });
    let said = "";
    child.stdout.on("data", (text: Buffer) => (said += text.toString()));
    const ended = new Promise((resolve) => child.on("close", resolve));
    try {
      await waitFor("the first run", () => said.includes("start: "));
      put("banner.txt", "Changed\n");
      await waitFor("a run for the banner", () => said.includes("banner.txt changed: "));
      expect(read("watched/operations.txt")).toBe("Changed\n* getA\n");
    } finally {
      child.kill("SIGKILL");
      await ended;
    }
  });
});
