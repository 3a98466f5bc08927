/** What programs can rely on of schemas: small programs beside clients of small documents, under every compiler. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answers, emitFixture, ref, takes, writePackages } from "../emit/support.js";
import {
  complaints,
  type CompilerVersion,
  compilers,
  installCompilers,
  resolutions,
  strictFlags,
} from "../support/compiler.js";
import { programs } from "./schemas.table.js";

const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-schemas-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  await installCompilers();
  const packages = new Map<string, Awaited<ReturnType<typeof emitFixture>>>();
  for (const { name, openapi, schemas, program } of programs) {
    const Everything = {
      type: "object",
      properties: Object.fromEntries(Object.keys(schemas).map((key) => [key, ref(key)])),
    };
    const operations = { POST: { ...takes(ref("Everything")), responses: answers(ref("Everything")) } };
    const files = await emitFixture({ schemas: { ...schemas, Everything }, operations, ...(openapi && { openapi }) });
    packages.set(name, [...files, { path: "src/program.ts", text: program }]);
  }
  writePackages(folder, packages);
});

test.each(Object.keys(compilers) as CompilerVersion[])("the programs compile with TypeScript %s", async (version) => {
  // They state types for nobody to import: declarations are not what is asked for.
  const flags = strictFlags.filter((flag) => flag !== "--isolatedDeclarations" && flag !== "--declaration");
  expect(await complaints(version, folder, ["-p", "tsconfig.json", ...flags, ...resolutions.nodenext])).toBe("");
});
