/** The docs of dialect `python` for Airflow 3.3.2, with `--fix-examples`: every GET example, run with the official client package. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, parse } from "node:path";
import { type Example, officialClient, runExamples, unknownNames } from "./official-client.js";

const version = "3.3.2";
const urls = JSON.parse(process.env["E2E_SERVERS"] ?? "{}") as Readonly<Record<string, string>>;
const url = urls[version] ?? "";
const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-docs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What stands for something of the reader's own, and what the server of the tests has there. */
const names: Readonly<Record<string, string>> = {
  "http://localhost": url,
  dag_id_example: "push_xcom",
  dag_run_id_example: "seed",
  task_id_example: "push",
  xcom_key_example: "a_dict",
  pool_name_example: "default_pool",
  section_example: "core",
  option_example: "dags_folder",
  asset_alias_id_example: "1",
};

let python: string;
let pages: Map<string, string>;

beforeAll(() => {
  const cli = join(import.meta.dirname, "../../../dist/cli/main.js");
  const options = ["--airflow", version, "--target", "docs", "--dialect", "python", "--fix-examples", "--quiet"];
  execFileSync(process.execPath, [cli, "generate", ...options, "--out", folder]);
  const docs = join(folder, "docs");
  pages = new Map(readdirSync(docs).map((file) => [parse(file).name, readFileSync(join(docs, file), "utf8")]));
  python = officialClient(version);
});

test("every example of every page uses only names that exist", async () => {
  const examples = [...pages].flatMap(([name, text]) => examplesIn(name, text));
  const unknown = await unknownNames(python, examples);
  expect(examples.length).toBeGreaterThan(200);
  expect(Object.entries(unknown).filter(([, missing]) => missing.length > 0)).toEqual([]);
});

test("every GET example runs, and says what the server answered", async () => {
  const examples = [...pages].flatMap(([name, text]) => examplesIn(name, text, "GET")).map(here);
  const token = await tokenOf("admin");
  const printed = await runExamples(python, examples, { ACCESS_TOKEN: token, BEARER_TOKEN: token });
  const outcomes = Object.fromEntries(Object.entries(printed).map(([name, text]) => [name, outcomeOf(text)]));
  expect(examples.length).toBeGreaterThan(60);
  // What the server of the tests does not have is 404; all else is answered.
  expect(Object.entries(outcomes).filter(([, outcome]) => outcome !== "answered" && outcome !== "404")).toEqual([]);
  expect(Object.values(outcomes).filter((outcome) => outcome === "answered").length).toBeGreaterThan(40);
});

/** The programs of a page; those of one HTTP method, where it is named. */
function examplesIn(page: string, text: string, method?: string): Example[] {
  const [head = "", ...sections] = text.split(/^# (?=\*\*)/m);
  const ofMethod = new Set(
    [...head.matchAll(/^\[\*\*(\w+)\*\*\].*\| \*\*(\w+)\*\* /gm)].flatMap(([, name = "", verb]) =>
      verb === method ? [name] : [],
    ),
  );
  return (method === undefined ? [head, ...sections] : sections).flatMap((section) => {
    const [, name = "model"] = /^\*\*(\w+)\*\*/.exec(section) ?? [];
    const [, program] = /^```python\n([^]*?)^```$/m.exec(section) ?? [];
    const wanted = program !== undefined && (method === undefined || ofMethod.has(name));
    return wanted ? [{ name: `${page}.${name}`, text: program }] : [];
  });
}

function here({ name, text }: Example): Example {
  const replaced = text.replace(/(["'])([^"'\n]*)\1/g, (whole, _quote, word: string) =>
    Object.hasOwn(names, word) ? JSON.stringify(names[word]) : whole,
  );
  return { name, text: replaced };
}

/** `answered`, the status of a refusal, or whatever else it printed. */
function outcomeOf(printed: string): string {
  if (printed.startsWith("The response of")) return "answered";
  return /^Exception when calling \w+->\w+: \((\d+)\)/.exec(printed)?.[1] ?? printed;
}

async function tokenOf(username: string): Promise<string> {
  const response = await fetch(`${url}/auth/token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password: username }),
  });
  return ((await response.json()) as { readonly access_token: string }).access_token;
}
