/** The migration guide: its programs are those of the page, and compile with the clients of before and after. */
import { beforeAll, describe, expect, test } from "@jest/globals";
import MarkdownIt from "markdown-it";
import { guideMarkdown, guidePrograms, type ProgramPair } from "../../generator/diff/guide/index.js";
import type { DiffReport } from "../../generator/diff/report/report.js";
import { emitClient, withFolder, writeFiles } from "../support/client.js";
import { complaints, resolutions, strictFlags } from "../support/compiler.js";
import { airflowApi, airflowDiff } from "./neighbours.js";
import { apiOf, get, spec, type Doc } from "./support.js";
import { diffApis } from "../../generator/diff/index.js";

const pairs = [
  ["2.11.2", "3.3.2"],
  ["2.11.2", "3.0.6"],
  ["3.0.6", "3.1.8"],
] as const;

const side = { file: "x.yaml", title: "x", version: "1", openapi: "3.1.0", sha256: "", operations: 1, schemas: 1 };

async function inputOf(old: string, new_: string) {
  const [before, after, diff] = [await airflowApi(old), await airflowApi(new_), await airflowDiff(old, new_)];
  const report: DiffReport = {
    old: { ...side, name: `Airflow ${old}` },
    new: { ...side, name: `Airflow ${new_}` },
    diff,
    locate: () => ({}),
  };
  return { report, apis: { old: before, new: after } };
}

describe.each(pairs)("from %s to %s", (old, new_) => {
  let programs: readonly ProgramPair[] = [];
  beforeAll(async () => {
    programs = await guidePrograms(await inputOf(old, new_));
  });

  test.each(["before", "after"] as const)("the programs of %s compile", async (when) => {
    expect(programs.length).toBeGreaterThan(1);
    const client = await emitClient({ airflow: when === "before" ? old : new_ });
    const config = {
      compilerOptions: { types: [], paths: { "airflow-client": ["./src/index.ts"] } },
      include: ["programs"],
    };
    await withFolder(async (folder) => {
      writeFiles(folder, [
        ...client,
        ...programs.map((program) => ({ path: `programs/${program.id}.ts`, text: program[when] })),
        { path: "tsconfig.programs.json", text: JSON.stringify(config) },
      ]);
      const args = ["-p", "tsconfig.programs.json", ...strictFlags, ...resolutions.bundler];
      expect(await complaints("7.0", folder, args)).toBe("");
    });
  });

  test("the page shows them, two by two, where they differ", async () => {
    const fences = new MarkdownIt()
      .parse(await guideMarkdown(await inputOf(old, new_)), {})
      .filter(({ type }) => type === "fence")
      .map(({ content }) => content.trimEnd());
    const differing = programs.filter(({ before, after }) => before !== after);
    expect([...fences].sort()).toEqual(differing.flatMap(({ before, after }) => [before, after]).sort());
  });
});

test("from 2.11 to 3.3 it tells what a program has to do", async () => {
  const guide = await guideMarkdown(await inputOf("2.11.2", "3.3.2"));
  for (const line of [
    "# Migration: Airflow 2.11.2 → Airflow 3.3.2",
    "- **send** Every path begins with `/api/v2` in place of `/api/v1`: every URL is another one.",
    "Words that were replaced in names: `dataset` is `asset` now, `execution` is `logical` now.",
    "| `DatasetApi.getDatasets` | `AssetApi.getAssets` |",
    "| `DAGRunApi.postDagRun` | `DagRunApi.triggerDagRun` |",
    "- `DAGRunApi.setDagRunNote`, `PATCH /dags/{dag_id}/dagRuns/{dag_run_id}/setNote`. Nearest: `DagRunApi.patchDagRun`, `PATCH /api/v2/dags/{dag_id}/dagRuns/{dag_run_id}`",
    "- `RoleApi.getRoles`, `GET /roles`",
    "### `DatasetApi.getDatasetEvents` → `AssetApi.getAssetEvents`",
    "const result = await api.getDatasetEvents({ limit: 10, dataset_id: 1 });",
    "const result = await api.getAssetEvents({ limit: 10, asset_id: 1 });",
    "| `DAGRun` | `DAGRunResponse` or `TriggerDAGRunPostBody` |",
    "### Model `EventLog` → `EventLogResponse`",
  ]) {
    expect(guide.split("\n")).toContain(line);
  }
});

test("where nothing has to be done, it says so", async () => {
  const document: Doc = get({});
  const diff = diffApis(apiOf(document), apiOf({ ...document, ...spec({ info: { title: "Test", version: "2" } }) }));
  const report: DiffReport = { old: { ...side, name: "a" }, new: { ...side, name: "b" }, diff, locate: () => ({}) };
  const guide = await guideMarkdown({ report, apis: { old: apiOf(document), new: apiOf(document) } });
  expect(guide).toContain("Nothing has to be done.");
  expect(guide).toContain("`XApi.getX`");
});
