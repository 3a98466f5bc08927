/** The docs of the Python dialects with `--fix-examples`, and the official client packages: the names exist, and what reads, runs. */
import { afterAll, expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
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
  state_example: "success",
  dag_run_state_example: "success",
  run_type_example: "manual",
  before_example: "2020-01-01T00:00:00Z",
  // The first page, and the beginning of the log.
  cursor_example: "",
  token_example: "",
};

/** Examples that the server of the tests refuses, and how; what it does not have is 404, and it says what that is. */
const refusals: Readonly<Record<string, string>> = {
  // Logs are on the disk, not elsewhere.
  "TaskInstanceApi.get_external_log_url": "400",
  // An example passes all parameters, some of which are for partitioned DAGs alone.
  "DagRunApi.get_dag_runs": "400",
};

/** The pages by name. */
function pagesOf(release: string, dialect: string): [string, string][] {
  const cli = join(import.meta.dirname, "../../../dist/cli/main.js");
  const out = join(folder, release, dialect);
  const options = ["--airflow", release, "--target", "docs", "--dialect", dialect, "--fix-examples", "--quiet"];
  execFileSync(process.execPath, [cli, "generate", ...options, "--out", out]);
  return readdirSync(join(out, "docs")).map((file) => [
    parse(file).name,
    readFileSync(join(out, "docs", file), "utf8"),
  ]);
}

test.each([
  [version, "python"],
  ["2.10.0", "python-5"],
])("every example of every page of %s in %s uses only names that exist", async (release, dialect) => {
  const examples = pagesOf(release, dialect).flatMap(([name, text]) => examplesIn(name, text));
  const unknown = await unknownNames(officialClient(release), examples);
  expect(examples.length).toBeGreaterThan(80);
  expect(Object.entries(unknown).filter(([, missing]) => missing.length > 0)).toEqual([]);
});

test("every GET example runs, and says what the server answered", async () => {
  // One of the examples logs out, after which the token is worth nothing: it comes last.
  const isLast = (page: string) => page === "LoginApi";
  const ordered = pagesOf(version, "python").sort(([one], [other]) => Number(isLast(one)) - Number(isLast(other)));
  const examples = ordered.flatMap(([name, text]) => examplesIn(name, text, "GET")).map(here);
  const token = await tokenOf("admin");
  const printed = await runExamples(officialClient(version), examples, { ACCESS_TOKEN: token, BEARER_TOKEN: token });
  const outcomes = Object.fromEntries(Object.entries(printed).map(([name, text]) => [name, outcomeOf(text)]));
  expect(examples.length).toBeGreaterThan(60);
  const isFine = ([name, outcome]: [string, string]) => outcome === "answered" || outcome === (refusals[name] ?? "404");
  expect(Object.entries(outcomes).filter((entry) => !isFine(entry))).toEqual([]);
  expect(Object.values(outcomes).filter((outcome) => outcome === "answered").length).toBeGreaterThanOrEqual(40);
});

test("every example of a model runs: its values are those that the model wants", async () => {
  const examples = pagesOf(version, "python")
    .filter(([name]) => !name.endsWith("Api"))
    .flatMap(([name, text]) => examplesIn(name, text));
  const printed = await runExamples(officialClient(version), examples, {});
  expect(examples.length).toBeGreaterThan(150);
  expect(Object.entries(printed).filter(([, text]) => text === "" || text.includes("Uncaught: "))).toEqual([]);
});

test("every example of an operation sends its request", async () => {
  const seen = new Set<string>();
  const recorder = createServer((request, response) => {
    seen.add(request.url?.split("/")[1] ?? "");
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => recorder.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = recorder.address() as AddressInfo;
    const examples = pagesOf(version, "python")
      .filter(([name]) => name.endsWith("Api"))
      .flatMap(([name, text]) => examplesIn(name, text))
      // Its name in the path tells who sends a request.
      .map(({ name, text }) => ({
        name,
        text: text.replaceAll("http://localhost", `http://127.0.0.1:${port}/${name}`),
      }));
    const tokens = { ACCESS_TOKEN: "a", BEARER_TOKEN: "b" };
    const printed = await runExamples(officialClient(version), examples, tokens);
    expect(examples.length).toBeGreaterThan(120);
    expect(examples.filter(({ name }) => !seen.has(name)).map(({ name }) => [name, printed[name]])).toEqual([]);
  } finally {
    recorder.closeAllConnections();
    recorder.close();
  }
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

/** `answered`, the status of a refusal, or whatever else it printed. Of a path that it does not know, the server says only this. */
function outcomeOf(printed: string): string {
  if (printed.startsWith("The response of")) return "answered";
  if (printed.includes('{"detail":"Not Found"}')) return "no such path";
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
