/** Every spec of the catalog against the next one: what was found by hand in both texts is told, and the report is as published. */
import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { rules } from "../../generator/diff/codes.js";
import { diffApis } from "../../generator/diff/index.js";
import { diffJson } from "../../generator/diff/report/json.js";
import { airflowApi, airflowDiff, neighbours } from "./neighbours.js";
import { faults } from "./schema.js";
import { line } from "./support.js";

type Json = Readonly<Record<string, unknown>>;

const schema = JSON.parse(readFileSync(new URL("../../specs/diff.schema.json", import.meta.url), "utf8")) as Json;

/** Read in both specs by eye. */
const samples: readonly (readonly [old: string, new_: string, lines: readonly string[]])[] = [
  ["2.0.2", "2.1.4", ["became-nullable | read breaking | DAGRun start_date"]],
  ["2.1.4", "2.2.5", ["property-became-read-only | send breaking | DAG is_active"]],
  [
    "2.3.4",
    "2.4.3",
    [
      "type-changed | read breaking | response 200",
      "property-removed | read breaking | PluginCollectionItem number",
      "became-nullable | read breaking | TaskInstance priority_weight",
      "enum-value-removed | send breaking, read additive | TaskState",
    ],
  ],
  [
    "2.8.4",
    "2.9.3",
    ["timezone", "catchup", "orientation", "concurrency"].map(
      (name) => `became-nullable | read breaking | DAGDetail ${name}`,
    ),
  ],
  ["2.9.3", "2.10.5", ["property-renamed | read breaking | DagWarningCollection dag_warnings"]],
  ["2.10.5", "2.11.2", ["enum-lifted | read additive | WeightRule", "described | read docs | WeightRule"]],
  [
    "2.11.2",
    "3.0.6",
    [
      "base-path-changed | send breaking",
      "security-added | send breaking | security",
      "default-changed | send breaking | query limit",
      "parameter-renamed | send breaking | query logical_date_gte",
      "parameter-renamed | send breaking | query asset_id",
      "success-status-changed | read breaking | response 201",
      "property-renamed | read breaking | EventLogResponse logical_date",
      "model-renamed | names: read breaking | AssetResponse",
      "model-renamed | names: send breaking, read breaking | DAGRunResponse",
      "model-split | names: send breaking, read breaking | DAGRunResponse",
    ],
  ],
  [
    "3.0.6",
    "3.1.8",
    [
      "property-renamed | read breaking | AssetResponse scheduled_dags",
      "parameter-became-list | names: send breaking | query order_by",
      "parameter-removed | send breaking | query next",
    ],
  ],
  [
    "3.1.8",
    "3.2.2",
    [
      "type-changed | read breaking | TaskResponse retry_exponential_backoff",
      "union-member-removed | send breaking | BulkDeleteAction_PoolBody_ entities[]",
    ],
  ],
  [
    "3.2.2",
    "3.3.2",
    [
      "security-added | send breaking | security",
      "limit-tightened | send breaking | CreateAssetEventsBody partition_key",
      "property-became-optional | read breaking | VariableResponse value",
      "model-renamed | names: send breaking | DagRunMutableStates",
    ],
  ],
];

const side = {
  name: "x",
  file: "x.yaml",
  title: "x",
  version: "1",
  openapi: "3.1.0",
  sha256: "0".repeat(64),
  operations: 1,
  schemas: 1,
};

describe.each(neighbours)("%s and %s", (old, new_) => {
  test("the report is as its schema says", async () => {
    const diff = await airflowDiff(old, new_);
    const locate = ({ old: a, new: b }: { readonly old?: string; readonly new?: string }) => ({
      ...(a !== undefined && { old: { pointer: a, file: "old.yaml", line: 1, column: 1 } }),
      ...(b !== undefined && { new: { pointer: b, file: "new.yaml" } }),
    });
    const report = { old: side, new: side, selection: [], diff, locate };
    expect(faults(schema, JSON.parse(JSON.stringify({ ...diffJson(report, 0), findings: [] })))).toEqual([]);
  });

  test("each of the two is the same as itself, and something is told of the two", async () => {
    expect(diffApis(await airflowApi(old), await airflowApi(old)).changes).toEqual([]);
    const { changes, operations } = await airflowDiff(old, new_);
    expect(changes).not.toEqual([]);
    expect(operations.length).toBeGreaterThan(30);
  });

  test("every change has a place, and every rename a reason", async () => {
    const { changes } = await airflowDiff(old, new_);
    expect(
      changes.filter(({ places }) => places.every(({ old: a, new: b }) => a === undefined && b === undefined)),
    ).toEqual([]);
    expect(changes.filter(({ confidence, reasons = [] }) => confidence !== undefined && reasons.length === 0)).toEqual(
      [],
    );
  });
});

test.each(samples)("what was read in %s and %s is told", async (old, new_, wanted) => {
  const { changes } = await airflowDiff(old, new_);
  const found = new Set(changes.map(line));
  expect(wanted.filter((one) => !found.has(one))).toEqual([]);
});

test("from 2.11 to 3.0, operations that live on are found", async () => {
  const { operations } = await airflowDiff("2.11.2", "3.0.6");
  const successors = new Map(operations.map((match) => [match.old.id, match.new.id]));
  expect({
    get_dataset: successors.get("get_dataset"),
    delete_dag_dataset_queued_event: successors.get("delete_dag_dataset_queued_event"),
    get_upstream_dataset_events: successors.get("get_upstream_dataset_events"),
    post_dag_run: successors.get("post_dag_run"),
    get_dag_runs_batch: successors.get("get_dag_runs_batch"),
    get_value: successors.get("get_value"),
    get_health: successors.get("get_health"),
    set_dag_run_note: successors.get("set_dag_run_note"),
    get_roles: successors.get("get_roles"),
  }).toEqual({
    get_dataset: "get_asset",
    delete_dag_dataset_queued_event: "delete_dag_asset_queued_event",
    get_upstream_dataset_events: "get_upstream_asset_events",
    post_dag_run: "trigger_dag_run",
    get_dag_runs_batch: "get_list_dag_runs_batch",
    get_value: "get_config_value",
    get_health: "get_health",
    set_dag_run_note: undefined,
    get_roles: undefined,
  });
});

test("the schema lists every code, and no other", () => {
  const definitions = schema["$defs"] as Readonly<
    Record<string, { readonly properties: Readonly<Record<string, Json>> }>
  >;
  expect([...(definitions["change"]?.properties["code"]?.["enum"] as string[])].sort()).toEqual(
    Object.keys(rules).sort(),
  );
});
