/** The log of a task while it runs. */
import { NotFoundError } from "../errors.js";
import type { ClientOrConfig } from "../http.js";
import type { Operation } from "../operation.js";
import { call } from "../send.js";
import { stream } from "../stream.js";
import { entriesOf, lineOf } from "./log-text.js";
import { rest, type RunKey } from "./runs.js";

/** A task of a run. */
export interface TaskKey extends RunKey {
  readonly task_id: string;
  /** The index of an instance of a mapped task. */
  readonly map_index?: number | undefined;
}

export interface LogKey extends TaskKey {
  /** The first try to read. The default is the current try. */
  readonly try_number?: number | undefined;
}

export interface FollowOptions {
  /** Ends the iterator, which then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds between two requests for the log. The default is 1000. */
  readonly interval?: number | undefined;
  /** Continues with the next try if a try has failed and is retried. */
  readonly retries?: boolean | undefined;
}

/** A line of a log. Airflow 3 sends more fields than these. */
export interface LogLine {
  readonly event: string;
  /** The time of the line, with an offset. The header of a log has no time. */
  readonly timestamp?: string | null | undefined;
  /** The level in lower case, such as `info`. */
  readonly level?: string | null | undefined;
  /** The try that wrote the line. */
  readonly try_number: number;
  readonly [field: string]: unknown;
}

/** The operations of a build by which logs are followed. */
export interface LogOperations {
  readonly log: Operation;
  /** Airflow 3: the log line by line as it arrives. */
  readonly stream?: Operation;
  readonly task: Operation;
  readonly mapped: Operation;
  readonly run: Operation;
}

/** Follows the log of a task. */
export type FollowLog = (
  client: ClientOrConfig,
  task: LogKey,
  options?: FollowOptions,
) => AsyncGenerator<LogLine, void, undefined>;

interface Instance {
  readonly state?: string | null;
  readonly try_number?: number | null;
}

interface Answer {
  readonly content?: string | readonly (string | object)[];
  readonly continuation_token?: string | null;
}

/** How far a try has been read. */
interface Position {
  token?: string | undefined;
  /** Lines since the token, which the server sends again without a new one. */
  seen: number;
  /** Lines in all, and the first of them: some servers send all again. */
  count: number;
  first?: string | undefined;
  /** Airflow 2: the beginning of a line. */
  rest: string;
}

const start = (): Position => ({ seen: 0, count: 0, rest: "" });

export async function* followed(
  operations: LogOperations,
  client: ClientOrConfig,
  { try_number: first, ...key }: LogKey,
  options: FollowOptions = {},
): AsyncGenerator<LogLine, void, undefined> {
  const { signal = new AbortController().signal, interval = 1000 } = options;
  const read = { operations, client, key, signal };
  let number = first;
  let position = start();
  for (;;) {
    // The state first: what is written after this look is read at the next.
    const task = await instanceOf(read);
    // Before its first try, a task has none.
    number ??= task?.try_number || undefined;
    if (task && isWithout(task, number, first)) return;
    const isLast = hasEnded(task, number);
    if (number && (isLast || isRunning(task, number)))
      yield* linesOf(read, number, position, isLast);
    if (number && isLast) {
      if (!options.retries || !hasNext(task, number)) return;
      number++;
      position = start();
    } else await rest(interval, signal);
  }
}

/** What it takes to ask for a task and its log. */
interface Read {
  readonly operations: LogOperations;
  readonly client: ClientOrConfig;
  readonly key: TaskKey;
  readonly signal: AbortSignal;
}

/** What is new since the position. */
async function* linesOf(
  { operations, client, key, signal }: Read,
  try_number: number,
  position: Position,
  isLast: boolean,
): AsyncGenerator<LogLine, void, undefined> {
  // Airflow 2 has another name for it; what is not declared is not sent.
  const params = { ...key, try_number, task_try_number: try_number };
  const { log, stream: lines } = operations;
  // A try that is over, and was not read before, arrives line by line.
  if (isLast && lines && !position.token && !position.count) {
    for await (const entry of stream<object>(client, lines, params, { signal }))
      yield lineOf(entry, try_number);
    return;
  }
  const { content = [], continuation_token: token } = await call<Answer>(
    client,
    log,
    { ...params, token: position.token },
    { signal },
  );
  const entries =
    typeof content === "string"
      ? entriesOf(content, position, isLast)
      : content;
  for (const entry of freshOf(entries, position))
    yield lineOf(entry, try_number);
  // Airflow 2 gives a token always, and Airflow 3 none when it knows of no more.
  if (token && token !== position.token) position.seen = 0;
  position.token = token || position.token;
}

/** Those that were not there before. Airflow 3.1 sends all, whatever the token. */
function freshOf(
  entries: readonly (string | object)[],
  position: Position,
): readonly (string | object)[] {
  const { seen, count, first } = position;
  const header = headerOf(entries);
  const lines = entries.slice(header);
  const begin = lines.length ? JSON.stringify(lines[0]) : undefined;
  const isWhole = header > 0 || begin === first;
  const fresh = lines.slice(isWhole ? count : seen);
  position.first ??= begin;
  position.seen += fresh.length;
  position.count += fresh.length;
  return count ? fresh : [...entries.slice(0, header), ...fresh];
}

/** How many of the lines say where the log comes from, which are no part of it. */
function headerOf(entries: readonly (string | object)[]): number {
  const says = (text: string) => (entry: string | object) =>
    JSON.stringify(entry).includes(text);
  const [begin] = entries;
  return begin && says("::group::Log message source")(begin)
    ? entries.findIndex(says("::endgroup::")) + 1
    : 0;
}

/** Undefined where a mapped task does not have the instance yet. */
async function instanceOf({
  operations: { task, mapped, run },
  client,
  key: { map_index = -1, ...key },
  signal,
}: Read): Promise<Instance | undefined> {
  if (map_index < 0) return call(client, task, key, { signal });
  try {
    return await call(client, mapped, { ...key, map_index }, { signal });
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    // It may come as long as the run goes on, and never after that.
    const found = await call<Instance>(client, run, key, { signal }).catch(
      () => {
        throw error;
      },
    );
    if (isOver(found)) throw error;
    return undefined;
  }
}

function isRunning(task: Instance | undefined, number: number): boolean {
  return (
    task?.try_number === number &&
    (task.state === "running" || task.state === "deferred")
  );
}

/** Whether nothing more will be written into the log of a try. */
function hasEnded(
  task: Instance | undefined,
  number: number | undefined,
): boolean {
  if (!task || !number) return false;
  const tried = Number(task.try_number);
  return (
    tried > number ||
    isOver(task) ||
    (tried === number && task.state === "up_for_retry")
  );
}

/** Whether there is a try after this one, or will be. */
function hasNext(task: Instance | undefined, number: number): boolean {
  return !!task && (!isOver(task) || Number(task.try_number) > number);
}

/** Whether the task has ended and never came to a try, or not to the one that would have been next. */
function isWithout(
  task: Instance,
  number: number | undefined,
  first: number | undefined,
): boolean {
  return (
    isOver(task) &&
    (!number || (number !== first && Number(task.try_number) < number))
  );
}

function isOver({ state }: Instance): boolean {
  return /^(success|failed|skipped|upstream_failed|removed)$/.test(state ?? "");
}
