/** The migration guide: its programs are those of the page, and compile with the clients of before and after. */
import { beforeAll, describe, expect, test } from "@jest/globals";
import MarkdownIt from "markdown-it";
import { headingsIn } from "../../generator/diff/guide/contents.js";
import { guideMarkdown, guidePrograms, type ProgramPair } from "../../generator/diff/guide/index.js";
import type { DiffReport } from "../../generator/diff/report/report.js";
import { plain } from "../../generator/emit/markdown/index.js";
import { diff as diffSpecs } from "../../generator/index.js";
import { emitClient, withFolder, writeFiles } from "../support/client.js";
import { complaints, resolutions, strictFlags } from "../support/compiler.js";
import { apiOf, get, spec, type Doc } from "./support.js";
import { diffApis } from "../../generator/diff/index.js";

const pairs = [
  ["2.11.2", "3.3.2"],
  ["2.11.2", "3.0.6"],
  ["3.0.6", "3.1.8"],
] as const;

const side = { file: "x.yaml", title: "x", version: "1", openapi: "3.1.0", sha256: "", operations: 1, schemas: 1 };

/** As the command makes it: with the overlay that clients are made with. */
async function inputOf(old: string, new_: string) {
  const { report, apis } = await diffSpecs({ airflow: old }, { airflow: new_ });
  return { report, apis };
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
    "- **send** Every path starts with `/api/v2` instead of `/api/v1`: every URL changes.",
    "These words changed in names: `dataset` became `asset`, `execution` became `logical`.",
    "| [`DatasetApi.getDatasets`](#datasetapigetdatasets) | `AssetApi.getAssets` |",
    "| [`DAGRunApi.postDagRun`](#dagrunapipostdagrun) | `DagRunApi.triggerDagRun` |",
    "- `DAGRunApi.setDagRunNote`, `PATCH /dags/{dag_id}/dagRuns/{dag_run_id}/setNote`. The most similar method is `DagRunApi.patchDagRun`, `PATCH /api/v2/dags/{dag_id}/dagRuns/{dag_run_id}`",
    "- `RoleApi.getRoles`, `GET /roles`",
    "  - [`DatasetApi.getDatasetEvents`](#datasetapigetdatasetevents) → `AssetApi.getAssetEvents`",
    "### `DatasetApi.getDatasetEvents`",
    "Now `AssetApi.getAssetEvents`: `GET /datasets/events` → `GET /api/v2/assets/events`",
    "const result = await api.getDatasetEvents({ limit: 10, dataset_id: 1 });",
    "const result = await api.getAssetEvents({ limit: 10, asset_id: 1 });",
    "| `DAGRun` | `DAGRunResponse` or `TriggerDAGRunPostBody` |",
    "### Model `EventLog` → `EventLogResponse`",
  ]) {
    expect(guide.split("\n")).toContain(line);
  }
});

/** The parts of a page by their headings. */
function sectionsOf(page: string): ReadonlyMap<string, string> {
  return new Map(
    page.split(/^(?=#{1,3} )/m).map((section) => [section.slice(0, section.indexOf("\n")), section] as const),
  );
}

test("at each operation, what breaks its callers stands before the programs: first what is sent, then what is read", async () => {
  const section = sectionsOf(await guideMarkdown(await inputOf("2.11.2", "3.3.2"))).get("### `DAGRunApi.postDagRun`");
  const [breaks = "", ...programs] = section?.split(/^(?:Before|After):$/m) ?? [];
  expect(programs).toHaveLength(2);
  expect(breaks.split("\n").filter((line) => /^ *- /.test(line))).toEqual([
    "- [Model `DAGRun` → `TriggerDAGRunPostBody`](#model-dagrun--triggerdagrunpostbody), used in requests:",
    "  - `logical_date` is now required: a request without it is rejected.",
    expect.stringMatching(/^ {2}- `execution_date` .* was removed; `logical_date` may replace it/),
    "  - Undeclared properties are no longer allowed: a request with undeclared properties is rejected.",
    "- [Model `DAGRun` → `DAGRunResponse`](#model-dagrun--dagrunresponse), used in responses:",
    expect.stringContaining("`conf`: it can now be null"),
    expect.stringContaining("`execution_date`, `external_trigger`"),
  ]);
});

/** The anchors of a page, as code hosts make them of headings: alike ones get a number. */
function anchorsOf(page: string): readonly string[] {
  const tokens = new MarkdownIt().parse(page, {});
  const counts = new Map<string, number>();
  return tokens.flatMap((token, index) => {
    if (token.type !== "heading_open") return [];
    const words = (tokens[index + 1]?.children ?? []).map(({ content }) => content).join("");
    const anchor = words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, "")
      .replaceAll(" ", "-");
    const count = counts.get(anchor) ?? 0;
    counts.set(anchor, count + 1);
    return [count === 0 ? anchor : `${anchor}-${count}`];
  });
}

/** Whether no anchor had to be numbered: another heading before it would change the number. */
function distinctHeadings(page: string): boolean {
  const headings = page.split("\n").filter((line) => /^#{1,3} /.test(line));
  return anchorsOf(page).every((anchor, index) => anchor === anchorsOf(headings[index] ?? "")[0]);
}

function linksOf(page: string): readonly string[] {
  const tokens = new MarkdownIt().parse(page, {}).flatMap((token) => token.children ?? []);
  return tokens.flatMap((token) =>
    token.type === "link_open" ? [decodeURIComponent(String(token.attrGet("href")))] : [],
  );
}

async function guideOf(old: Doc, new_: Doc): Promise<string> {
  const [before, after] = [apiOf(old), apiOf(new_)];
  const names = { old: { ...side, name: "a" }, new: { ...side, name: "b" } };
  const report: DiffReport = { ...names, selection: [], diff: diffApis(before, after), locate: () => ({}) };
  return guideMarkdown({ report, apis: { old: before, new: after } });
}

/** Operations that each need a parameter now, by path, and the first tag of each. */
const calls = (tags: Readonly<Record<string, string>>, parameters: readonly Doc[] = []): Doc =>
  spec({
    paths: Object.fromEntries(
      Object.entries(tags).map(([operationId, tag]) => [
        `/${encodeURIComponent(operationId)}`,
        { get: { operationId, tags: [tag], parameters, responses: { 200: { description: "d" } } } },
      ]),
    ),
  });
const needed = [{ name: "q", in: "query", required: true, schema: { type: "string" } }];

describe("the table of contents leads to every section, each with an anchor of its own", () => {
  test.each(pairs)("from %s to %s", async (old, new_) => {
    const page = await guideMarkdown(await inputOf(old, new_));
    const anchors = anchorsOf(page);
    expect(distinctHeadings(page)).toBe(true);
    expect(linksOf(page).filter((link) => !anchors.includes(link.slice(1)))).toEqual([]);
    const listed = new Set(linksOf(page.slice(0, page.indexOf("## For every program"))));
    const operations = anchors.filter((anchor) => /^[a-z]+api/.test(anchor));
    expect(operations.filter((anchor) => !listed.has(`#${anchor}`))).toEqual([]);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ["a class that is called as a section is", { getX: "Types", getY: "Gone" }],
    ["names of other scripts", { élève: "Élève", holen: "Straße" }],
    ["a hostile name", { getX: "](#x) `<b>`", getY: "# a" }],
  ])("%s", async (_, tags) => {
    const page = await guideOf(calls(tags), calls(tags, needed));
    const anchors = anchorsOf(page);
    expect(distinctHeadings(page)).toBe(true);
    expect(linksOf(page).length).toBeGreaterThanOrEqual(4);
    expect(linksOf(page).filter((link) => !anchors.includes(link.slice(1)))).toEqual([]);
  });

  test("headings that would have one anchor are told apart by words", () => {
    const words = ["DAG", "Dag", "Webhooks", "x  y", "x y", "!", ""];
    const sections = words.map((text, index) => ({ key: `${index}`, heading: plain(text), words: text }));
    const headings = headingsIn(sections, "Webhooks 2");
    const texts = sections.map(({ key }) => headings.text(key));
    expect(texts).toEqual(["DAG", "Dag 2", "Webhooks 2 2", "x y", "x y 2", "! 2", " 2"]);
    expect(headings.link("1", plain("d"))).toBe("[d](#dag-2)");
    expect(headings.link("none", plain("d"))).toBe("d");
  });

  test("of a later spec, the old anchors are the same", async () => {
    const page = await guideOf(calls({ getX: "A" }), calls({ getX: "A" }, needed));
    const later = await guideOf(calls({ getX: "A" }), calls({ getX: "B" }, needed));
    expect(anchorsOf(later).filter((anchor) => anchor.startsWith("aapi"))).toEqual(["aapi", "aapigetx"]);
    expect(anchorsOf(page)).toEqual(expect.arrayContaining(["aapi", "aapigetx"]));
  });
});

test("webhooks that break have a section", async () => {
  const event = (schema: Doc): Doc => ({
    done: {
      post: { requestBody: { content: { "application/json": { schema } } }, responses: { 200: { description: "d" } } },
    },
  });
  const [old, new_] = [event({ type: "string" }), event({ type: "integer" })];
  const page = await guideOf(get({}, { webhooks: old }), get({}, { webhooks: new_ }));
  expect(sectionsOf(page).get("### Webhook `done`, `POST`")).toContain("the type is `integer` instead of `string`");
  expect(await guideOf(get({}, { webhooks: old }), get({}))).toContain("`done` (`POST`) was removed");
});

test("where nothing has to be done, it says so", async () => {
  const document: Doc = get({});
  const diff = diffApis(apiOf(document), apiOf({ ...document, ...spec({ info: { title: "Test", version: "2" } }) }));
  const report: DiffReport = {
    old: { ...side, name: "a" },
    new: { ...side, name: "b" },
    selection: [],
    diff,
    locate: () => ({}),
  };
  const guide = await guideMarkdown({ report, apis: { old: apiOf(document), new: apiOf(document) } });
  expect(guide).toContain("You do not have to change anything.");
  expect(guide).toContain("`XApi.getX`");
});
