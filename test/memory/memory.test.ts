/** What an earlier run made is used again only where it is what this run would make: whatever changed in the spec. */
import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { hashOf } from "../../generator/emit/memory.js";
import { emitPackage } from "../../generator/emit/typescript/index.js";
import type { OutputFile } from "../../generator/output-file.js";
import { airflowSpec } from "../../generator/catalog/index.js";
import { Failure } from "../../generator/diagnostics.js";
import { parse } from "../../generator/parse/index.js";
import { parseText } from "../../generator/load/index.js";
import { selectSchemes } from "../../generator/security/select.js";
import { exampleSpec } from "../support/client.js";
import { openApiDocument } from "../reference/arbitrary.js";

type Data = Record<string, unknown> | unknown[];

const example = readFileSync("file" in exampleSpec ? exampleSpec.file : "", "utf8");

/** Emits a document, and what a run of it leaves for the next. `recalled`: the files that were taken over. */
async function emitted(text: string, known: ReadonlyMap<string, { origin: string; text: string }> = new Map()) {
  const { value } = parseText("spec", text);
  const { api } = parse({ document: value, locate: () => ({ file: "spec" }) });
  const origins = new Map<string, string>();
  const recalled: string[] = [];
  const memory = {
    recall: (path: string, origin: () => unknown) => {
      const key = hashOf({ origin: origin() });
      origins.set(path, key);
      const before = known.get(path);
      if (before?.origin !== key) return undefined;
      recalled.push(path);
      return before.text;
    },
  };
  const options = { packageName: "client", packageVersion: "1.0.0", memory };
  const files = await emitPackage(selectSchemes(api, {}), options);
  const left = new Map(files.map(({ path, text: made }) => [path, { origin: origins.get(path) ?? "", text: made }]));
  return { files, left, recalled };
}

/** Changes one value below `root`, chosen by a number: another text, number or truth, or the value is gone. */
function change(root: Data, choice: number): void {
  const places: (readonly [Data, string])[] = [];
  const visit = (data: Data): void => {
    for (const [key, value] of Object.entries(data)) {
      places.push([data, key]);
      if (typeof value === "object" && value !== null) visit(value as Data);
    }
  };
  visit(root);
  const [parent, key] = places[choice % places.length] ?? [root, "none"];
  const values = parent as Record<string, unknown>;
  const value = values[key];
  if (typeof value === "string") values[key] = `${value}x`;
  else if (typeof value === "number") values[key] = value + 1;
  else if (typeof value === "boolean") values[key] = !value;
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(parent, key);
}

/** Undefined where a change made the document invalid. */
async function valid<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

type Emitted = Awaited<ReturnType<typeof emitted>>;

/** Whether the changed document is valid; if so, it gives the same files with and without what is known. */
async function assertSame(first: Emitted, after: string): Promise<boolean> {
  const whole = await valid(() => emitted(after));
  if (whole === undefined) return false;
  const incremental = await emitted(after, first.left);
  expect(textsOf(incremental.files)).toEqual(textsOf(whole.files));
  return true;
}

function textsOf(files: readonly OutputFile[]): Readonly<Record<string, string>> {
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}

const anyPlace = fc.nat({ max: 100_000 });

test("one value of our own spec changes: the files are those of a run that knows nothing", async () => {
  const before = await emitted(example);
  let compared = 0;
  const property = fc.asyncProperty(anyPlace, async (choice) => {
    const { value } = parseText("spec", example);
    change(value, choice);
    if (await assertSame(before, JSON.stringify(value))) compared++;
  });
  await fc.assert(property, { numRuns: 20, seed: 6 });
  expect(compared).toBeGreaterThan(10);
}, 300_000);

test("one value of a random document changes: the same", async () => {
  let compared = 0;
  const property = fc.asyncProperty(openApiDocument, anyPlace, async (document, choice) => {
    const before = await valid(() => emitted(document));
    const { value } = parseText("spec", document);
    change(value, choice);
    if (before !== undefined && (await assertSame(before, JSON.stringify(value)))) compared++;
  });
  await fc.assert(property, { numRuns: 15, seed: 6 });
  expect(compared).toBeGreaterThan(5);
}, 300_000);

test("several schemas of Airflow change: the same", async () => {
  const { path } = await airflowSpec("3.2.1", "server");
  const airflow = readFileSync(path, "utf8");
  const before = await emitted(airflow);
  let compared = 0;
  const property = fc.asyncProperty(
    fc.array(fc.tuple(anyPlace, anyPlace), { minLength: 2, maxLength: 5 }),
    async (all) => {
      const { value } = parseText("spec", airflow);
      const schemas = Object.values((value["components"] as { schemas: Readonly<Record<string, Data>> }).schemas);
      for (const [which, choice] of all) change(schemas[which % schemas.length] ?? [], choice);
      if (await assertSame(before, JSON.stringify(value))) compared++;
    },
  );
  await fc.assert(property, { numRuns: 12, seed: 6 });
  expect(compared).toBeGreaterThan(3);
}, 300_000);

test("one description changes: what shows it is made anew, and nothing else", async () => {
  const { value } = parseText("spec", example);
  const schemas = (value["components"] as { schemas: Record<string, { description?: string }> }).schemas;
  const name = "Pet" in schemas ? "Pet" : (Object.keys(schemas)[0] ?? "");
  const { left } = await emitted(JSON.stringify(value));
  schemas[name] = { ...schemas[name], description: "Something else is said of it now." };
  const { files, recalled } = await emitted(JSON.stringify(value), left);
  const made = files
    .filter(({ path }) => left.get(path)?.origin !== "" && !recalled.includes(path))
    .map(({ path }) => path);
  const differs = files.filter(({ path, text }) => left.get(path)?.text !== text).map(({ path }) => path);
  expect(differs).toContain(`src/models/${name}.ts`);
  expect(made).toEqual(expect.arrayContaining(differs));
  expect(made.length).toBeLessThan(recalled.length);
});
