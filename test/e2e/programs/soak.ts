/** The program of `npm run soak`: a bounded rate of calls of every kind; a line of figures after each minute. */
import { AirflowClient, ApiError, login, NotFoundError, TimeoutError } from "airflow-client";
import { setTimeout as sleep } from "node:timers/promises";

const [, , baseUrl = "", minutes = "10", rate = "50"] = process.argv;
const clientOf = (password: string): AirflowClient =>
  new AirflowClient({ baseUrl, auth: login({ username: "admin", password }) });
const client = clientOf("admin");
const { signal } = new AbortController();
const run = { dag_id: "with_params", dag_run_id: "seed" };

/** A call, and the error that is meant to come of it. */
interface Kind {
  readonly call: () => Promise<unknown>;
  readonly isMeant?: (error: unknown) => boolean;
}

async function all(items: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of items);
}

async function first(items: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of items) break;
}

const reason = new Error("enough");
function aborted(): Promise<unknown> {
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 2);
  return client.dag.getDags({}, controller);
}

const kinds: Readonly<Record<string, Kind>> = {
  list: { call: () => client.dag.getDags({ limit: 10 }) },
  "list, shared signal": { call: () => client.dag.getDags({ limit: 10 }, { signal }) },
  get: { call: () => client.dag.getDag({ dag_id: "with_params" }, { signal }) },
  "404": { call: () => client.dag.getDag({ dag_id: "none" }, { signal }), isMeant: (e) => e instanceof NotFoundError },
  pages: { call: () => all(client.dag.getDagsAll({ limit: 2 }, { signal })) },
  "pages, left": { call: () => first(client.dagRun.getDagRunsAll({ dag_id: "~", limit: 2 }, { signal })) },
  stream: { call: () => all(client.dagRun.waitDagRunUntilFinished({ ...run, interval: 1 }, { signal })) },
  "stream, left": { call: () => first(client.dagRun.waitDagRunUntilFinished({ ...run, interval: 1 }, { signal })) },
  aborted: { call: aborted, isMeant: (error) => error === reason },
  "timed out": {
    call: () => client.dag.getDags({}, { timeout: 1, signal }),
    isMeant: (error) => error instanceof TimeoutError,
  },
  login: { call: () => clientOf("admin").dag.getDags({ limit: 10 }, { signal }) },
  "wrong password": {
    call: () => clientOf("no").dag.getDags({}, { signal }),
    isMeant: (error) => error instanceof ApiError && error.status === 401,
  },
};

const meant: Record<string, number> = {};
const failed: Record<string, number> = {};
const running = new Set<Promise<void>>();
let calls = 0;

async function make(name: string, { call, isMeant }: Kind): Promise<void> {
  calls++;
  try {
    await call();
    count(meant, name);
  } catch (error) {
    if (isMeant?.(error)) count(meant, `${name}: ${(error as Error).name}`);
    else count(failed, `${name}: ${String(error)}`);
  }
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

process.on("unhandledRejection", (error) => count(failed, `unhandled: ${String(error)}`));

/** Never more than this at once: a server that is slower than the rate sets it. */
const MOST = 20;
const names = Object.keys(kinds);
const mb = (bytes: number): number => Math.round(bytes / 1e4) / 100;

for (let minute = 1; minute <= Number(minutes); minute++) {
  const begin = performance.now();
  const before = calls;
  while (performance.now() - begin < 60_000) {
    const due = ((performance.now() - begin) / 1000) * Number(rate) - (calls - before);
    for (let more = Math.min(Math.floor(due), MOST - running.size); more > 0; more--) {
      const name = names[calls % names.length] ?? "";
      const work = make(name, kinds[name] as Kind).finally(() => running.delete(work));
      running.add(work);
    }
    await sleep(10);
  }
  await Promise.all(running);
  const perSecond = Math.round((calls - before) / 6) / 10;
  for (let turn = 0; turn < 5; turn++) {
    await sleep(200);
    globalThis.gc?.();
  }
  const { heapUsed, rss } = process.memoryUsage();
  console.log(JSON.stringify({ minute, heapMB: mb(heapUsed), rssMB: mb(rss), calls, perSecond, meant, failed }));
}
