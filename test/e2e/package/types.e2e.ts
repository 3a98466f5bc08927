import { expect, test } from "@jest/globals";
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { examplesOf, programsIn, writePrograms } from "./examples.js";

const { folder, major } = globalThis.pair;
const root = join(import.meta.dirname, "../../..");

/** What a compiler says of a project; nothing, if it is right. */
async function compile(compiler: string, project: string): Promise<string> {
  const bin = join(root, "node_modules", compiler, "bin/tsc");
  const tsc = promisify(execFile)(process.execPath, [bin, "-p", project, "--noEmit", "--skipLibCheck", "false"]);
  return tsc.then(
    () => "",
    ({ stdout, message }: { stdout: string; message: string }) => stdout || message,
  );
}

test.each(["typescript-5.9", "typescript", "typescript-7.0"])("the package compiles with %s", async (compiler) => {
  expect(await compile(compiler, folder)).toBe("");
});

test("the programs of the tests compile against it, and so do those of its docs", async () => {
  const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"].flatMap((method) => examplesOf(folder, method));
  writePrograms(join(folder, "printed"), [...methods, ...programsIn(join(folder, "README.md"))]);
  const programs = join(root, `test/e2e/programs/airflow-${major}`);
  const project = {
    extends: join(root, "test/tsconfig.json"),
    compilerOptions: { rootDir: "/", types: ["node"], paths: { "airflow-client": [join(folder, "src/index.ts")] } },
    include: [programs, join(folder, "printed")],
  };
  const file = join(folder, "tsconfig.programs.json");
  writeFileSync(file, JSON.stringify(project, null, 2));
  expect(await compile("typescript-7.0", file)).toBe("");
});
