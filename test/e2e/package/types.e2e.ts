import { expect, test } from "@jest/globals";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { complaints, type CompilerVersion, compilers, installCompilers } from "../../support/compiler.js";
import { examplesOf, programsIn, writePrograms } from "./examples.js";

await installCompilers();

const { folder, major } = globalThis.pair;
const root = join(import.meta.dirname, "../../..");

/** What a compiler says of a project; nothing, if it is right. */
function compile(compiler: CompilerVersion, project: string): Promise<string> {
  return complaints(compiler, root, ["-p", project, "--noEmit", "--skipLibCheck", "false"]);
}

test.each(Object.keys(compilers) as CompilerVersion[])("the package compiles with TypeScript %s", async (compiler) => {
  expect(await compile(compiler, folder)).toBe("");
});

test("the programs of the tests compile against it, and so do those of its docs", async () => {
  const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"].flatMap((method) => examplesOf(folder, method));
  writePrograms(join(folder, "printed"), [...methods, ...programsIn(join(folder, "README.md"))]);
  const programs = join(root, `test/e2e/programs/airflow-${major}`);
  const paths = {
    "airflow-client": [join(folder, "src/index.ts")],
    "airflow-client/operations": [join(folder, "src/operations/index.ts")],
  };
  const project = {
    extends: join(root, "test/tsconfig.json"),
    compilerOptions: { rootDir: "/", types: ["node"], paths },
    include: [programs, join(folder, "printed")],
  };
  const file = join(folder, "tsconfig.programs.json");
  writeFileSync(file, JSON.stringify(project, null, 2));
  expect(await compile("7.0", file)).toBe("");
});
