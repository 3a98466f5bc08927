/** Construct by construct: what is printed, and that all of it compiles under every strict flag. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OutputFile } from "../../generator/write/index.js";
import { complaints, resolutions, strictFlags } from "../support/compiler.js";
import { type ModelRow, models } from "./models.table.js";
import { operations } from "./operations.table.js";
import { packages } from "./packages.table.js";
import { answers, emitFixture, type Fixture, ref, statementsOf, takes, writePackages } from "./support.js";

const Dag = { type: "object", properties: { id: { type: "string" } } };

function modelFixture({ use, schema, others }: ModelRow): Fixture {
  const received = use === "write" ? {} : { responses: answers(ref("Tested")) };
  const sent = use === undefined ? {} : takes(ref("Tested"));
  return { schemas: { Tested: schema, ...others }, operations: { POST: { ...received, ...sent } } };
}

const fixtures = new Map<string, Fixture>([
  ...models.map((row) => [`model: ${row.name}`, modelFixture(row)] as const),
  ...operations.map(
    ({ name, at, operation, parts = {} }) =>
      [`operation: ${name}`, { schemas: { Dag }, operations: { [at]: operation }, parts }] as const,
  ),
  ...packages.map((row) => [`package: ${row.name}`, row] as const),
]);
const emitted = new Map<string, OutputFile[]>();
const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-emit-"));

beforeAll(async () => {
  for (const [name, fixture] of fixtures) emitted.set(name, await emitFixture(fixture));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const printed = (name: string, path: string): string => statementsOf(emitted.get(name) ?? [], path);

/** Where a constant is broken into lines depends on its type, which the table does not show. */
function constantsOnOneLine(text: string): string {
  return text.replace(/^const \w+: Operation = \{[^]*?\};$/gm, (constant) =>
    constant
      .replace(/\s+/g, " ")
      .replace(/,? ?([\]}])/g, "$1")
      .replace(/([[{]) /g, "$1"),
  );
}

/** The types of what calls give are those of the methods: the table does not say them twice. */
function withoutTypes(text: string): string {
  return text.replace(
    /return (call|stream|sequence|jsonEvents)(?:<[^]*?>)?\(\s*this\.client,([^;]*?),?\s*\);/g,
    (_, name: string, args: string) => `return ${name}(this.client,${args.replace(/\s+/g, " ")});`,
  );
}

test("no two fixtures have one name", () => {
  expect(fixtures.size).toBe(models.length + operations.length + packages.length);
});

test.each(models.map(({ name, want }) => [name, want]))("model: %s", (name, want) => {
  expect(printed(`model: ${name}`, "src/models/Tested.ts")).toBe(want.trim());
});

test.each(operations.map(({ name, want }) => [name, want]))("operation: %s", (name, want) => {
  const inClass = printed(`operation: ${name}`, "src/apis/AApi.ts")
    // Their types are those of the methods.
    .replace(/^export const (\w+): (?:TypedOperation<[^]*?>|StreamOperation) = \{/gm, "const $1: Operation = {")
    .replace(/^export class AApi extends ApiBase \{\n/m, "")
    .replace(/\n\}$/, "");
  expect(constantsOnOneLine(withoutTypes(inClass.trim()))).toBe(constantsOnOneLine(withoutTypes(want.trim())));
});

test.each(packages.map(({ name, want, has = {} }) => [name, want, has] as const))("package: %s", (name, want, has) => {
  for (const [path, statements] of Object.entries(want)) expect(printed(`package: ${name}`, path)).toBe(statements);
  for (const [path, parts] of Object.entries(has)) {
    for (const part of parts) expect(printed(`package: ${name}`, path)).toContain(part);
  }
});

test("all of them compile with TypeScript 7.0 under every strict flag", async () => {
  const byNumber = [...emitted.values()].map((files, index) => [`p${index}`, files] as const);
  writePackages(folder, new Map(byNumber));
  const found = await complaints("7.0", folder, ["-p", "tsconfig.json", ...strictFlags, ...resolutions.nodenext]);
  expect(found).toBe("");
});
