/** `npm run build`, on a copy of the sources. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { execFile } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../../", import.meta.url));
const run = promisify(execFile);

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "airflow-codegen-build-"));
  for (const name of ["generator", "templates", "package.json", "package-lock.json", "tsconfig.json"])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** What a build says. */
async function build(...args: string[]): Promise<string> {
  const { stdout, stderr } = await run(process.execPath, [join(copy, "generator/build.mjs"), ...args]);
  return stdout + stderr;
}

const chunks = (): string[] => readdirSync(join(copy, "dist")).filter((name) => name.startsWith("chunk-"));
const isWorking = async (): Promise<boolean> =>
  (await run(process.execPath, [join(copy, "dist/cli/main.js"), "--help"])).stdout.includes("generate");

test("builds what is not there, by two at once; then nothing, whatever the times of the files are", async () => {
  const said = "Building dist/ of airflow-codegen (there is none yet): this takes some seconds.\n";
  expect(await Promise.all([build(), build()])).toEqual([said, said]);
  expect(readdirSync(copy).filter((name) => name.startsWith("dist"))).toEqual(["dist"]);
  expect(readdirSync(join(copy, "dist"))).toEqual(expect.arrayContaining(["build.json", "index.d.ts", "index.js"]));
  expect(await isWorking()).toBe(true);
  const { ino } = statSync(join(copy, "dist"));
  utimesSync(join(copy, "generator/report.ts"), new Date(), new Date());
  utimesSync(join(copy, "generator/cli/main.ts"), new Date(0), new Date(0));
  expect(await build()).toBe("");
  expect(statSync(join(copy, "dist")).ino).toBe(ino);
});

test("builds what is older than a source, and keeps the chunks that running programs may load", async () => {
  const before = chunks();
  // `readonly` alone would change nothing of a program.
  appendFileSync(join(copy, "generator/version.ts"), "\nprocess.title = name;\n");
  expect(await build()).toMatch(/^Building dist\/ .*\(generator\/version\.ts has changed\)/);
  expect(chunks()).toEqual(expect.arrayContaining(before));
  expect(chunks().length).toBeGreaterThan(before.length);
  expect(await isWorking()).toBe(true);
  expect(await build()).toBe("");
});

test("--anew builds in any case, and keeps nothing", async () => {
  const before = chunks();
  expect(await build("--anew")).toContain("(anew)");
  expect(chunks().length).toBeLessThan(before.length);
});

test("a build that fails leaves dist/ as it was", async () => {
  appendFileSync(join(copy, "generator/version.ts"), "\nconst ;\n");
  await expect(build()).rejects.toThrow("version.ts");
  expect(await isWorking()).toBe(true);
  expect(readdirSync(copy).filter((name) => name.startsWith("dist"))).toEqual(["dist"]);
});
