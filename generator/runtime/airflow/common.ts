/** What a program can ask of Airflow 2 and Airflow 3 alike, in the words of Airflow 3. */
import type { ClientOrConfig } from "../http.js";
import type { Operation } from "../operation.js";
import { walkPages } from "../paginate.js";
import { call } from "../send.js";
import {
  type FollowOptions,
  followed,
  type LogKey,
  type LogLine,
  type LogOperations,
} from "./logs.js";
import {
  ended,
  type FinishedRun,
  type RunKey,
  type RunOperations,
  triggered,
  type WaitOptions,
} from "./runs.js";

/** A DAG, as in Airflow 2 and Airflow 3. */
export interface CommonDag {
  readonly dag_id: string;
  readonly is_paused: boolean;
  readonly description: string | null;
  readonly owners: readonly string[];
  readonly tags: readonly string[];
  readonly fileloc: string;
  readonly max_active_runs: number | null;
}

/** A run, as in Airflow 2 and Airflow 3. */
export interface CommonRun {
  readonly dag_id: string;
  readonly dag_run_id: string;
  /** Airflow 2: also called `execution_date`. */
  readonly logical_date: string | null;
  readonly start_date: string | null;
  readonly end_date: string | null;
  /** Such as `queued`, `running`, `success` and `failed`. */
  readonly state: string;
  readonly run_type: string;
  readonly conf: Readonly<Record<string, unknown>>;
  readonly note: string | null;
}

/** A task of a run, as in Airflow 2 and Airflow 3. */
export interface CommonTaskInstance {
  readonly dag_id: string;
  readonly dag_run_id: string;
  readonly task_id: string;
  readonly map_index: number;
  readonly state: string | null;
  readonly try_number: number;
  readonly start_date: string | null;
  readonly end_date: string | null;
  readonly duration: number | null;
}

/** The parameters of a new run, as in Airflow 2 and Airflow 3. */
export interface CommonTrigger {
  readonly dag_id: string;
  readonly dag_run_id?: string | undefined;
  readonly conf?: Readonly<Record<string, unknown>> | undefined;
  /** With an offset. The default is none in Airflow 3, and now in Airflow 2. */
  readonly logical_date?: string | undefined;
  readonly note?: string | undefined;
}

export interface CommonOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * What Airflow 2 and Airflow 3 have in common. The clients of both versions
 * make this type, so a program works with both.
 */
export interface CommonAirflow {
  /** The version of Airflow, such as `3.3.2`. */
  version(options?: CommonOptions): Promise<string>;
  /** Yields all DAGs of all pages. */
  dags(options?: CommonOptions): AsyncGenerator<CommonDag, void, undefined>;
  dag(dag_id: string, options?: CommonOptions): Promise<CommonDag>;
  /** Pauses a DAG, or unpauses it. */
  pause(
    dag_id: string,
    is_paused: boolean,
    options?: CommonOptions,
  ): Promise<CommonDag>;
  /** Yields all runs of a DAG, of all pages. */
  runs(
    dag_id: string,
    options?: CommonOptions,
  ): AsyncGenerator<CommonRun, void, undefined>;
  run(run: RunKey, options?: CommonOptions): Promise<CommonRun>;
  trigger(run: CommonTrigger, options?: CommonOptions): Promise<CommonRun>;
  /** See `triggerAndWait`. */
  triggerAndWait(
    run: CommonTrigger,
    options?: WaitOptions,
  ): Promise<FinishedRun<CommonRun>>;
  /** See `waitForRun`. */
  waitForRun(
    run: RunKey,
    options?: WaitOptions,
  ): Promise<FinishedRun<CommonRun>>;
  /** Yields all tasks of a run, of all pages. */
  taskInstances(
    run: RunKey,
    options?: CommonOptions,
  ): AsyncGenerator<CommonTaskInstance, void, undefined>;
  /** See `followLog`. */
  followLog(
    task: LogKey,
    options?: FollowOptions,
  ): AsyncGenerator<LogLine, void, undefined>;
}

/** Makes a {@link CommonAirflow} from a client or its configuration. */
export type MakeCommon = (client: ClientOrConfig) => CommonAirflow;

export interface CommonOperations extends RunOperations, LogOperations {
  readonly version: Operation;
  readonly dags: Operation;
  readonly dag: Operation;
  readonly patchDag: Operation;
  readonly runs: Operation;
  readonly tasks: Operation;
}

type Fields = Readonly<Record<string, unknown>>;

/** Sends an operation. */
type One = (
  operation: Operation,
  params: object,
  options?: CommonOptions,
) => Promise<Fields>;

export function common(
  operations: CommonOperations,
  client: ClientOrConfig,
): CommonAirflow {
  const one: One = (operation, params, how) =>
    call<Fields>(client, operation, params, how);
  return {
    async version(options) {
      return text((await one(operations.version, {}, options))["version"]);
    },
    dags: (options) =>
      all<CommonDag>(client, [operations.dags, "dags"], dagOf, options),
    async dag(dag_id, options) {
      return dagOf(await one(operations.dag, { dag_id }, options));
    },
    async pause(dag_id, is_paused, options) {
      const params = {
        dag_id,
        update_mask: ["is_paused"],
        body: { is_paused },
      };
      return dagOf(await one(operations.patchDag, params, options));
    },
    runs: (dag_id, options) =>
      all<CommonRun>(
        client,
        [operations.runs, "dag_runs", { dag_id }],
        runOf,
        options,
      ),
    async run(key, options) {
      return runOf(await one(operations.run, key, options));
    },
    async trigger({ dag_id, ...body }, options) {
      const params = { dag_id, body: { ...operations.body, ...body } };
      return runOf(await one(operations.trigger, params, options));
    },
    async triggerAndWait({ dag_id, ...body }, options) {
      return finishedOf(
        await triggered(operations, client, { dag_id, body }, options),
      );
    },
    async waitForRun(key, options) {
      return finishedOf(await ended(operations, client, key, options));
    },
    taskInstances: (key, options) =>
      all<CommonTaskInstance>(
        client,
        [operations.tasks, "task_instances", key],
        taskOf,
        options,
      ),
    followLog: (key, options) => followed(operations, client, key, options),
  };
}

/** Yields what `read` makes of the items of a list. */
function all<Item>(
  client: ClientOrConfig,
  list: readonly [Operation, key: string, params?: object],
  read: (item: Fields) => Item,
  options?: CommonOptions,
): AsyncGenerator<Item, void, undefined>;
async function* all(
  client: ClientOrConfig,
  [operation, key, params]: readonly [Operation, key: string, params?: object],
  read: (item: Fields) => unknown,
  options?: CommonOptions,
): unknown {
  const fetchPage = (page: object): object =>
    call<object>(client, operation, { ...params, ...page }, options);
  for await (const item of walkPages<Fields>(fetchPage, key)) yield read(item);
}

function finishedOf({
  run,
  results,
}: FinishedRun<Fields>): FinishedRun<CommonRun> {
  return { run: runOf(run), results };
}

function dagOf(dag: Fields): CommonDag {
  const tags = list(dag["tags"]).map((tag) =>
    text((Object(tag) as Fields)["name"]),
  );
  return {
    dag_id: text(dag["dag_id"]),
    is_paused: dag["is_paused"] === true,
    description: textOrNull(dag["description"]),
    owners: list(dag["owners"]).map(text),
    // Airflow 2 gives them in any order.
    tags: tags.sort(),
    fileloc: text(dag["fileloc"]),
    max_active_runs: numberOrNull(dag["max_active_runs"]),
  };
}

function runOf(run: Fields): CommonRun {
  return {
    dag_id: text(run["dag_id"]),
    dag_run_id: text(run["dag_run_id"]),
    logical_date: textOrNull(run["logical_date"] ?? run["execution_date"]),
    start_date: textOrNull(run["start_date"]),
    end_date: textOrNull(run["end_date"]),
    state: text(run["state"]),
    run_type: text(run["run_type"]),
    conf: { ...(run["conf"] as Fields | null | undefined) },
    note: textOrNull(run["note"]),
  };
}

function taskOf(task: Fields): CommonTaskInstance {
  return {
    dag_id: text(task["dag_id"]),
    dag_run_id: text(task["dag_run_id"]),
    task_id: text(task["task_id"]),
    map_index: numberOrNull(task["map_index"]) ?? -1,
    state: textOrNull(task["state"]),
    try_number: numberOrNull(task["try_number"]) ?? 0,
    start_date: textOrNull(task["start_date"]),
    end_date: textOrNull(task["end_date"]),
    duration: numberOrNull(task["duration"]),
  };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return textOrNull(value) ?? "";
}

/** Builds differ in what they make of dates and long integers (`--dates`, `--int64`). */
function textOrNull(value: unknown): string | null {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "string" ? value : null;
}

function numberOrNull(value: unknown): number | null {
  return /number|bigint/.test(typeof value) ? Number(value) : null;
}
