/** What clients of Airflow bring along in place of what their users write by hand, and what of it reaches a bundle. */
import { expect, test } from "@jest/globals";
import { build } from "esbuild";
import { join } from "node:path";
import type { OutputFile } from "../../generator/output-file.js";
import { complaints } from "../support/compiler.js";
import { emitClient, exampleSpec, withFolder, writeFiles } from "../support/client.js";

const textOf = (files: readonly OutputFile[], path: string): string | undefined =>
  files.find((file) => file.path === path)?.text;

test.each<[version: string, body: string, has: readonly string[], lacks: readonly string[]]>([
  [
    "3.3.2",
    "TriggerAndWait<\n  TriggerDAGRunPostBody,\n  DAGRunResponse\n>",
    ["wait", "stream", "body: { logical_date: null }"],
    [],
  ],
  [
    "3.0.6",
    "TriggerAndWait<\n  TriggerDAGRunPostBody,\n  DAGRunResponse\n>",
    ["stream", "body: { logical_date: null }"],
    ["wait"],
  ],
  ["2.11.2", "TriggerAndWait<DAGRunInput, DAGRun>", ["body: {}"], ["wait", "stream"]],
])("Airflow %s has all helpers, by the operations that it has", async (version, type, has, lacks) => {
  const text = textOf(await emitClient({ airflow: version }), "src/airflow/helpers.ts") ?? "";
  expect(text).toContain(`export const triggerAndWait: ${type} =`);
  for (const name of ["waitForRun", "followLog", "commonAirflow"]) expect(text).toContain(`export const ${name}`);
  const said = (name: string): string => (name.includes(":") ? name : `${name}: ${constants[name]}`);
  for (const name of has) expect(text).toContain(said(name));
  for (const name of lacks) expect(text).not.toContain(said(name));
});

/** What the API classes send is what the helpers send. */
const constants: Readonly<Record<string, string>> = {
  wait: "waitDagRunUntilFinishedOperation",
  stream: "getLogStreamOperation",
};

test("another API has none", async () => {
  const files = await emitClient(exampleSpec);
  expect(files.filter(({ path }) => path.includes("/airflow/"))).toEqual([]);
});

test("a bundle has of the helpers what it calls", async () => {
  await withFolder(async (folder) => {
    writeFiles(folder, await emitClient({ airflow: "3.3.2" }));
    const bundle = async (name: string, from = "index"): Promise<string[]> => {
      const contents = `import { ${name} } from "./${from}.js"; console.log(${name});`;
      const stdin = { contents, resolveDir: join(folder, "src") };
      const { outputFiles } = await build({ stdin, bundle: true, format: "esm", write: false });
      const text = outputFiles.map((file) => file.text).join("");
      return Object.entries(marks).flatMap(([mark, words]) => (text.includes(words) ? [mark] : []));
    };
    expect(await bundle("getDag", "operations/index")).toEqual([]);
    expect(await bundle("AirflowClient")).toEqual([]);
    expect(await bundle("triggerAndWait")).toEqual(["runs"]);
    expect(await bundle("followLog")).toEqual(["logs"]);
    expect(await bundle("airflowUi")).toEqual(["ui"]);
    expect(await bundle("commonAirflow")).toEqual(["runs", "logs"]);
  });
});

/** Words that only this helper has. */
const marks = { runs: "has not ended within", logs: "Log message source", ui: "works only in a web page" };

test("a program speaks to both majors by one type", async () => {
  await withFolder(async (folder) => {
    writeFiles(join(folder, "two"), await emitClient({ airflow: "2.11.2" }));
    writeFiles(join(folder, "three"), await emitClient({ airflow: "3.3.2" }));
    const text = `
import { basic, commonAirflow as two, triggerAndWait as runTwo } from "./two/src/index.js";
import { type CommonAirflow, commonAirflow as three, login, triggerAndWait as runThree } from "./three/src/index.js";

const user = { username: "u", password: "p" };
export function airflowOf(major: 2 | 3, baseUrl: string): CommonAirflow {
  return major === 2 ? two({ baseUrl, auth: basic(user) }) : three({ baseUrl, auth: login(user) });
}
export async function run(): Promise<number | undefined> {
  const airflow = airflowOf(2, "http://127.0.0.1");
  const { run } = await airflow.triggerAndWait({ dag_id: "etl", conf: { day: 1 } });
  const date: string | null = run.logical_date;
  const config = { baseUrl: "http://127.0.0.1" };
  const { results } = await runThree<{ total: number }>(config, { dag_id: "etl", body: { note: "n" } }, { result: ["total"] });
  await runTwo(config, { dag_id: "etl" });
  // @ts-expect-error there is no such property
  await runThree(config, { dag_id: "etl", body: { execution_date: date } });
  return results.total;
}
`;
    writeFiles(folder, [{ path: "program.ts", text }]);
    const options = {
      module: "nodenext",
      target: "es2022",
      strict: true,
      lib: ["es2022", "dom", "dom.iterable"],
      types: [],
    };
    const config = { compilerOptions: { ...options, skipLibCheck: true }, files: ["program.ts"] };
    writeFiles(folder, [
      { path: "tsconfig.json", text: JSON.stringify(config) },
      { path: "package.json", text: '{"type":"module"}' },
    ]);
    expect(await complaints("7.0", folder, ["-p", folder, "--noEmit"])).toBe("");
  });
});
