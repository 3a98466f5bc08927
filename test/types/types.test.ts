/** What programs can rely on: the programs in `fixtures/`, checked against the client of specs/example.yaml. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { emitClient, exampleSpec, writeFiles } from "../support/client.js";
import { complaints, resolutions, strictFlags } from "../support/compiler.js";
import { strangeTypes } from "./walk.js";

const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-types-"));
const programs = fileURLToPath(new URL("fixtures", import.meta.url));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  writeFiles(join(folder, "client"), await emitClient(exampleSpec));
  cpSync(programs, join(folder, "programs"), { recursive: true });
  writeFileSync(join(folder, "package.json"), '{"type": "module"}');
  const config = { compilerOptions: { types: [] }, include: ["programs"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
});

test("the programs type-check, and what they expect to be refused is", async () => {
  // They state types for nobody to import: declarations are not what is asked for.
  const flags = strictFlags.filter((flag) => flag !== "--isolatedDeclarations" && flag !== "--declaration");
  expect(await complaints("7.0", folder, ["-p", "tsconfig.json", ...flags, ...resolutions.nodenext])).toBe("");
  expect(readdirSync(programs).length).toBeGreaterThan(8);
});

test("a bundle of a program that calls one operation by itself holds nothing of another", async () => {
  const bundled = async (text: string): Promise<string> => {
    const stdin = { contents: text, resolveDir: join(folder, "client/src"), loader: "ts" } as const;
    const { outputFiles } = await build({ stdin, bundle: true, minify: true, format: "esm", write: false });
    return outputFiles[0]?.text ?? "";
  };
  const one = await bundled(
    `import { Client, getDagOperation } from "./index.js";
     export default (baseUrl: string) => new Client({ baseUrl }).call(getDagOperation, { dag_id: "a" });`,
  );
  const all = await bundled(
    `import { DagApi } from "./index.js";
     export default (baseUrl: string) => new DagApi({ baseUrl }).getDag({ dag_id: "a" });`,
  );
  expect(one.match(/method:"[A-Z]+",path:/g)).toEqual(['method:"GET",path:']);
  expect(all.match(/method:"[A-Z]+",path:/g)?.length).toBeGreaterThan(1);
  expect(one.length).toBeLessThan(all.length);
});

test("nothing that can be reached from the example's client is `any` or `never`", () => {
  const { strange, seen } = strangeTypes(join(folder, "client/src/index.ts"));
  expect(strange).toEqual([]);
  // Every property, parameter and result was looked at.
  expect(seen).toBeGreaterThan(300);
});

test("the walk finds both where they are", () => {
  const source = join(folder, "strange.ts");
  const text = `
    export interface Model { a: any; b?: { deep: Array<string & number> }; c: string }
    export class Api { get(params: { p: "a" & "b" }): Promise<{ x: Model }> { throw params; } }`;
  writeFileSync(source, text);
  expect(strangeTypes(source).strange).toEqual(["Model.a: any", "Model.b.deep[]: never", "Api.get(params).p: never"]);
});
