/** Runs that are waited for: with the stream of Airflow 3.1, and by asking again before. */
import { onAbort } from "../abort.js";
import { ClientError, isApiError } from "../errors.js";
import type { ClientOrConfig } from "../http.js";
import type { Operation } from "../operation.js";
import { walkPages } from "../paginate.js";
import { call } from "../send.js";
import { stream } from "../stream.js";

/** A run of a DAG. */
export interface RunKey {
  readonly dag_id: string;
  readonly dag_run_id: string;
}

export interface WaitOptions {
  /**
   * Time limit in milliseconds for the whole wait. By default there is no
   * limit.
   */
  readonly timeout?: number | undefined;
  /**
   * Ends the wait. The call then throws the signal's reason. The run continues.
   */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds between two requests for the state. The default is 2000. */
  readonly interval?: number | undefined;
  /**
   * The tasks whose return values (XComs) you want. By default, Airflow 3.3
   * returns the result that the DAG itself declares.
   */
  readonly result?: readonly string[] | undefined;
  /** Called with each new state of the run, such as `running`. */
  readonly onState?: ((state: string) => void) | undefined;
}

/** What tells how far a run is. */
export interface RunState {
  readonly state?: string | null | undefined;
}

/** A run that has succeeded. */
export interface FinishedRun<Run, Results = Readonly<Record<string, unknown>>> {
  readonly run: Run;
  /** Task id → return value. For a mapped task, the list of return values. */
  readonly results: Results;
}

/** The run has ended without success. */
export class RunFailedError<Run = unknown> extends ClientError {
  override readonly name: string = "RunFailedError";
  readonly run: Run;
  /** The return values of the requested tasks, if they returned any. */
  readonly results: Readonly<Record<string, unknown>>;

  constructor(key: RunKey, { run, results }: FinishedRun<Run & RunState>) {
    super(`${labelOf(key)} has failed`);
    this.run = run;
    this.results = results;
  }
}

/** The run has not ended within the time limit. The run continues. */
export class RunTimeoutError extends ClientError {
  override readonly name: string = "RunTimeoutError";
  /** The key of the run. Pass it to `waitForRun` to wait longer. */
  readonly key: RunKey;
  /** The last known state of the run. */
  readonly state: string | undefined;

  constructor(key: RunKey, milliseconds: number, state: string | undefined) {
    super(`${labelOf(key)} has not ended within ${milliseconds} ms`);
    this.key = key;
    this.state = state;
  }
}

/** The operations of a build by which runs are watched. */
export interface WaitOperations {
  readonly run: Operation;
  /** Since Airflow 3.1. */
  readonly wait?: Operation;
  readonly xcoms?: Operation;
  readonly xcom?: Operation;
}

/** And by which they are started. */
export interface RunOperations extends WaitOperations {
  readonly trigger: Operation;
  /** What has to be sent where the caller does not say it. */
  readonly body: object;
}

/** Triggers a run of a DAG and waits until the run has ended. */
export interface TriggerAndWait<Body, Run> {
  /**
   * Triggers a run of a DAG and waits until the run has ended. A run of a
   * paused DAG waits until somebody unpauses the DAG.
   *
   * @throws {RunFailedError} for a failed run; the error has the run
   * @throws {RunTimeoutError} after `timeout` milliseconds; the run continues
   * @throws {ClientError} if a request fails
   */
  <Results extends object = Readonly<Record<string, unknown>>>(
    client: ClientOrConfig,
    params: {
      readonly dag_id: string;
      readonly body?: Partial<Body> | undefined;
    },
    options?: WaitOptions,
  ): Promise<FinishedRun<Run, Results>>;
}

/** Waits until a run has ended. */
export interface WaitForRun<Run> {
  /**
   * Waits until a run has ended. Any user or schedule may have triggered it.
   *
   * @throws {RunFailedError} for a failed run; the error has the run
   * @throws {RunTimeoutError} after `timeout` milliseconds; the run continues
   * @throws {ClientError} if a request fails
   */
  <Results extends object = Readonly<Record<string, unknown>>>(
    client: ClientOrConfig,
    run: RunKey,
    options?: WaitOptions,
  ): Promise<FinishedRun<Run, Results>>;
}

export async function triggered<Run extends RunState, Results extends object>(
  operations: RunOperations,
  client: ClientOrConfig,
  {
    dag_id,
    body,
  }: { readonly dag_id: string; readonly body?: object | undefined },
  options?: WaitOptions,
): Promise<FinishedRun<Run, Results>> {
  const params = { dag_id, body: { ...operations.body, ...body } };
  const how = { signal: options?.signal };
  const run = await call<Run & RunKey>(client, operations.trigger, params, how);
  return ended(operations, client, { ...run, dag_id }, options);
}

/** @param key the run, or its key alone */
export async function ended<Run extends RunState, Results extends object>(
  operations: WaitOperations,
  client: ClientOrConfig,
  { dag_id, dag_run_id, state }: RunKey & RunState,
  options: WaitOptions = {},
): Promise<FinishedRun<Run, Results>> {
  const { signal, timeout, onState } = options;
  const key = { dag_id, dag_run_id };
  const stop = new AbortController();
  let last = state ?? undefined;
  const seen = (run: RunState): void => {
    if (run.state && run.state !== last) onState?.(run.state);
    last = run.state ?? last;
  };
  const late = (): void =>
    stop.abort(new RunTimeoutError(key, timeout ?? 0, last));
  // A timer cannot wait longer, and would fire at once.
  const timer = timeout && setTimeout(late, Math.min(timeout, 0x7fffffff));
  const letGo = signal && onAbort(signal, () => stop.abort(signal.reason));
  if (signal?.aborted) stop.abort(signal.reason);
  try {
    if (last) onState?.(last);
    const watch = { ...options, signal: stop.signal, seen };
    const found = await watched<Run>(operations, client, key, watch);
    if (found.run.state !== "success") throw new RunFailedError(key, found);
    return found as FinishedRun<Run, Results>;
  } finally {
    if (timer) clearTimeout(timer);
    letGo?.();
  }
}

interface Watch extends WaitOptions {
  readonly signal: AbortSignal;
  readonly seen: (run: RunState) => void;
}

interface Line extends RunState {
  readonly results?: Readonly<Record<string, unknown>>;
}

async function watched<Run extends RunState>(
  operations: WaitOperations,
  client: ClientOrConfig,
  key: RunKey,
  { interval = 2000, result = [], signal, seen }: Watch,
): Promise<FinishedRun<Run>> {
  let { wait } = operations;
  for (;;) {
    let results: Readonly<Record<string, unknown>> = {};
    if (wait)
      try {
        const params = { ...key, interval: interval / 1000 };
        const how = { signal };
        for await (const line of stream<Line>(client, wait, params, how)) {
          seen(line);
          results = line.results ?? {};
        }
      } catch (error) {
        signal.throwIfAborted();
        // An older server has no such path, and a proxy may cut what lasts
        // long: what is really wrong, the next call says.
        if (!(error instanceof ClientError)) throw error;
        if (isApiError(error)) wait = undefined;
      }
    const run = await call<Run>(client, operations.run, key, { signal });
    seen(run);
    // By ourselves: the stream of Airflow 3.1 has those of a mapped task in the
    // order in which they were made.
    if (isOver(run) && result.length)
      results = await resultsOf(operations, client, key, result, signal);
    if (isOver(run)) return { run, results };
    await rest(interval, signal);
  }
}

/**
 * Waits between two looks.
 *
 * @throws the reason of the signal, when it aborts
 */
export async function rest(
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      letGo();
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    const letGo = onAbort(signal, end);
    if (signal.aborted) end();
  });
  signal.throwIfAborted();
}

/** The return values of tasks; of a mapped one, the list of them. */
async function resultsOf(
  { xcoms, xcom }: WaitOperations,
  client: ClientOrConfig,
  key: RunKey,
  tasks: readonly string[],
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  const results: [string, unknown][] = [];
  if (!xcoms || !xcom) return {};
  for (const task_id of tasks) {
    const task = { ...key, task_id, xcom_key: "return_value" };
    const found: XCom[] = [];
    const fetchPage = (page: object): object =>
      call<object>(client, xcoms, { ...task, ...page }, { signal });
    for await (const entry of walkPages<XCom>(fetchPage, "xcom_entries"))
      if (entry.key === "return_value") found.push(entry);
    const values: unknown[] = [];
    for (const { map_index = -1 } of found.sort(byIndex)) {
      // Airflow 2 makes texts of Python of them unless told otherwise.
      const params = { ...task, map_index, stringify: false };
      const { value } = await call<{ readonly value?: unknown }>(
        client,
        xcom,
        params,
        { signal },
      );
      values.push(value);
    }
    const isMapped = found.some(({ map_index = -1 }) => map_index >= 0);
    if (values.length) results.push([task_id, isMapped ? values : values[0]]);
  }
  return Object.fromEntries(results);
}

interface XCom {
  readonly key: string;
  readonly map_index?: number;
}

function byIndex(a: XCom, b: XCom): number {
  return (a.map_index ?? -1) - (b.map_index ?? -1);
}

function isOver({ state }: RunState): boolean {
  return state === "success" || state === "failed";
}

/** One line of bounded length, and nothing that steers a terminal. */
function labelOf({ dag_id, dag_run_id }: RunKey): string {
  return `The run ${dag_run_id} of ${dag_id}`
    .replace(/[\s\p{C}]+/gu, " ")
    .slice(0, 300);
}
