import { afterEach, describe, expect, test } from "@jest/globals";
import { entriesOf, lineOf } from "../../generator/runtime/airflow/log-text.js";
import { followed, type LogLine, type LogOperations } from "../../generator/runtime/airflow/logs.js";
import {
  ended,
  RunFailedError,
  type RunOperations,
  RunTimeoutError,
  triggered,
} from "../../generator/runtime/airflow/runs.js";
import { airflowUi } from "../../generator/runtime/airflow/same-origin.js";
import type { ClientConfig } from "../../generator/runtime/http.js";
import { Client, type Operation } from "../../generator/runtime/index.js";
import { queryOf } from "../../generator/runtime/parameters.js";
import { pathOf } from "../../generator/runtime/path.js";
import { write } from "../../generator/runtime/write.js";
import { jsonBody } from "../../generator/runtime/json-body.js";

const get = (path: Operation["path"], query: readonly string[] = []): Operation => ({
  ...{ method: "GET", path, fill: pathOf, query: [queryOf, query], write },
});
const operations: RunOperations & LogOperations = {
  trigger: {
    ...{ method: "POST", path: ["/runs/", "dag_id"], fill: pathOf, body: "application/json", encode: jsonBody, write },
  },
  run: get(["/run/", "dag_run_id"]),
  wait: get(["/run/", "dag_run_id", "/wait"], ["interval", "result"]),
  xcoms: get(["/xcoms/", "task_id"]),
  xcom: get(["/xcom/", "task_id"], ["map_index", "stringify"]),
  task: get(["/task/", "task_id"]),
  mapped: get(["/task/", "task_id", "/", "map_index"]),
  log: get(["/log/", "try_number"], ["token"]),
  body: { logical_date: null },
};
const key = { dag_id: "d", dag_run_id: "r" };

/** A server: what it answers in turn by path, the last one always; a number is a status. */
function server(answers: Readonly<Record<string, readonly unknown[]>>): ClientConfig & { readonly asked: string[] } {
  const asked: string[] = [];
  const left = new Map(Object.entries(answers).map(([path, list]) => [path, [...list]]));
  const fetch: typeof globalThis.fetch = (input, init) => {
    const { pathname, search } = input instanceof URL ? input : new URL(input instanceof Request ? input.url : input);
    asked.push(`${pathname}${search}${typeof init?.body === "string" ? ` ${init.body}` : ""}`);
    const list = left.get(pathname) ?? [404];
    const answer = list.length > 1 ? list.shift() : list[0];
    if (typeof answer === "number") return Promise.resolve(new Response("{}", { status: answer }));
    return Promise.resolve(new Response(typeof answer === "string" ? answer : JSON.stringify(answer)));
  };
  return { baseUrl: "http://127.0.0.1", retries: 0, fetch, asked };
}

const quick = { interval: 5 };

describe("runs", () => {
  test("a stream tells when one has ended, and its state then", async () => {
    const states: string[] = [];
    const config = server({
      "/runs/d": [{ dag_run_id: "r", state: "queued" }],
      "/run/r/wait": ['{"state":"running"}\n{"state":"success","results":{"t":1}}\n'],
      "/run/r": [{ dag_run_id: "r", state: "success" }],
    });
    const onState = (state: string): unknown => states.push(state);
    const found = await triggered(operations, config, { dag_id: "d", body: { conf: {} } }, { ...quick, onState });
    expect(found).toEqual({ run: { dag_run_id: "r", state: "success" }, results: { t: 1 } });
    expect(states).toEqual(["queued", "running", "success"]);
    expect(config.asked[0]).toBe('/runs/d {"logical_date":null,"conf":{}}');
  });

  test.each([
    ["there is no stream", { "/run/r/wait": [404] }],
    ["the stream is cut", { "/run/r/wait": ['{"state":"run', 503, '{"state":"running"}\n'] }],
  ])("where %s, the run is asked for until it has ended", async (_, wait) => {
    const config = server({ ...wait, "/run/r": [{ state: "running" }, { state: "running" }, { state: "success" }] });
    expect((await ended(operations, config, key, quick)).run).toEqual({ state: "success" });
    expect(config.asked.filter((path) => path === "/run/r")).toHaveLength(3);
  });

  test("return values come in the order of the map, and not as texts of Python", async () => {
    const entry = (map_index: number) => ({ key: "return_value", map_index });
    const config = server({
      "/run/r": [{ state: "success" }],
      "/xcoms/mapped": [{ xcom_entries: [entry(1), { key: "other", map_index: 2 }, entry(0)], total_entries: 3 }],
      "/xcoms/plain": [{ xcom_entries: [{ key: "return_value" }], total_entries: 1 }],
      "/xcoms/none": [{ xcom_entries: [], total_entries: 0 }],
      "/xcom/mapped": [{ value: "a" }, { value: "b" }],
      "/xcom/plain": [{ value: [1] }],
    });
    const result = ["mapped", "plain", "none"];
    const { results } = await ended(operations, config, key, { ...quick, result });
    expect(results).toEqual({ mapped: ["a", "b"], plain: [1] });
    expect(config.asked).toContain("/xcom/mapped?map_index=0&stringify=false");
  });

  test("one that fails is an error with the run", async () => {
    const error: unknown = await ended(operations, server({ "/run/r": [{ state: "failed" }] }), key, quick).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(RunFailedError);
    expect(error).toMatchObject({
      name: "RunFailedError",
      message: "The run r of d has failed",
      run: { state: "failed" },
    });
  });

  test("waiting ends in time, and by a signal, also between two looks", async () => {
    const config = server({ "/run/r": [{ state: "running" }] });
    const late = ended(operations, config, key, { interval: 60_000, timeout: 30 });
    await expect(late).rejects.toMatchObject({ name: "RunTimeoutError", key, state: "running" });
    await expect(late).rejects.toBeInstanceOf(RunTimeoutError);
    const stop = new AbortController();
    const stopped = ended(operations, config, key, { interval: 60_000, signal: stop.signal });
    setTimeout(() => stop.abort(new Error("enough")), 30);
    await expect(stopped).rejects.toThrow("enough");
    await expect(ended(operations, config, key, { signal: AbortSignal.abort(new Error("no")) })).rejects.toThrow("no");
  });

  test("one that is not there is not found", async () => {
    await expect(ended(operations, server({}), key, quick)).rejects.toMatchObject({ status: 404 });
  });
});

describe("logs", () => {
  const line = (event: string) => ({ event, timestamp: `2026-01-01T00:00:0${event}Z` });
  const header = [{ event: "::group::Log message source details" }, { event: "/a.log" }, { event: "::endgroup::" }];
  const running = { state: "running", try_number: 1 };
  const done = { state: "success", try_number: 1 };

  async function events(answers: Parameters<typeof server>[0], options = {}, task = {}): Promise<string[]> {
    const seen: LogLine[] = [];
    const of = { ...key, task_id: "t", ...task };
    for await (const each of followed(operations, server(answers), of, { ...quick, ...options })) seen.push(each);
    return seen.map(({ try_number, event }) => `${try_number} ${event}`);
  }

  test("of a server that sends what is new", async () => {
    const found = await events({
      "/task/t": [{ state: null, try_number: 0 }, { state: "queued", try_number: 1 }, running, running, done],
      "/log/1": [
        { content: [...header, line("1")], continuation_token: "a" },
        { content: [line("2")], continuation_token: "b" },
        { content: [line("3")], continuation_token: null },
      ],
    });
    expect(found).toEqual(["1 ::group::Log message source details", "1 /a.log", "1 ::endgroup::", "1 1", "1 2", "1 3"]);
  });

  test("of a server that sends all again, whatever the token, each line once", async () => {
    const found = await events({
      "/task/t": [running, running, running, done],
      "/log/1": [
        { content: header, continuation_token: "a" },
        { content: [line("1")], continuation_token: "b" },
        { content: [line("1"), line("2")], continuation_token: "c" },
        { content: [line("1"), line("2"), line("3")], continuation_token: null },
      ],
    });
    expect(found.slice(3)).toEqual(["1 1", "1 2", "1 3"]);
  });

  test("of one that gives no token for a while, each line once", async () => {
    const found = await events({
      "/task/t": [running, running, { state: "up_for_reschedule", try_number: 1 }, running, done],
      "/log/1": [
        { content: [...header, line("1")], continuation_token: "a" },
        { content: [line("2")], continuation_token: null },
        { content: [line("2"), line("3")], continuation_token: "b" },
        { content: [line("4")], continuation_token: null },
      ],
    });
    expect(found.slice(3)).toEqual(["1 1", "1 2", "1 3", "1 4"]);
  });

  test("over the tries of a task, where that is asked for", async () => {
    const answers = {
      "/task/t": [running, { ...running, state: "up_for_retry" }, { ...running, state: "up_for_retry" }, { ...running, try_number: 2 }, { ...done, try_number: 2 }], // prettier-ignore
      "/log/1": [{ content: [line("1")], continuation_token: "a" }, { content: [] }],
      "/log/2": [{ content: [line("2")], continuation_token: "a" }, { content: [line("3")] }],
    };
    expect(await events(answers, { retries: true })).toEqual(["1 1", "2 2", "2 3"]);
    expect(await events(answers)).toEqual(["1 1"]);
    expect(await events({ ...answers, "/task/t": [{ ...done, try_number: 2 }] }, {}, { try_number: 1 })).toEqual([
      "1 1",
    ]);
  });

  test("of a task that never came to a try: none", async () => {
    expect(
      await events({
        "/task/t": [
          { state: null, try_number: 0 },
          { state: "upstream_failed", try_number: 0 },
        ],
      }),
    ).toEqual([]);
    const marked = [
      { state: "up_for_retry", try_number: 1 },
      { state: "failed", try_number: 1 },
    ];
    expect(await events({ "/task/t": marked, "/log/1": [{ content: ["x"] }] }, { retries: true })).toEqual(["1 x"]);
  });

  test("of a mapped task, from before it is mapped; of an index that there is not: not found", async () => {
    const answers = {
      "/task/t/1": [404, done],
      "/run/r": [{ state: "running" }],
      "/log/1": [{ content: [line("1")] }],
    };
    expect(await events(answers, {}, { map_index: 1 })).toEqual(["1 1"]);
    const none = events({ "/run/r": [{ state: "running" }, { state: "failed" }] }, {}, { map_index: 1 });
    await expect(none).rejects.toMatchObject({ status: 404 });
  });

  test("of Airflow 2: whole lines of a list of Python, with what they say of themselves", () => {
    const state = { rest: "" };
    const first = `[('host', '[2026-01-31T12:00:00.000+0000] {a.py:10} INFO - it\\'s "é" \\\\n \\x41\\u00e9\\U0001F600\\nha')]`;
    expect(entriesOf(first, state, false)).toEqual([
      '[2026-01-31T12:00:00.000+0000] {a.py:10} INFO - it\'s "é" \\n Aé😀',
    ]);
    expect(entriesOf(`[('', "lf\\nend")]`, state, true)).toEqual(["half", "end"]);
    expect(lineOf("[2026-01-31T12:00:00.000+0000] {a.py:10} INFO - text", 2)).toEqual({
      ...{ event: "text", timestamp: "2026-01-31T12:00:00.000+00:00", level: "info" },
      ...{ filename: "a.py", lineno: 10, try_number: 2 },
    });
    expect(lineOf("*** text", 1)).toEqual({ event: "*** text", try_number: 1 });
  });

  test.each(["[('", "[('a', 'b", "[('a', '\\", "[('a', '\\x", "[('a', '\\U99999999')]", "[(", "plain"])(
    "a text that is no list is read all the same: %s",
    (content) => expect(entriesOf(content, { rest: "" }, true)).toEqual(expect.any(Array)),
  );
});

describe("a page of Airflow's own server", () => {
  const scope = globalThis as Record<string, unknown>;
  afterEach(() => {
    for (const name of ["location", "document", "localStorage"]) delete scope[name];
  });
  const page = (base?: string, cookie = "", stored: string | null = null): void => {
    scope["location"] = { origin: "https://airflow.test" };
    scope["document"] = { cookie, querySelector: () => (base === undefined ? null : { href: base }) };
    scope["localStorage"] = { getItem: () => stored };
  };

  test.each([
    [undefined, undefined, "https://airflow.test/"],
    ["https://airflow.test/prefix/", undefined, "https://airflow.test/prefix/"],
    ["https://airflow.test/prefix/", "/other?x#y", "https://airflow.test/other"],
  ])("its root, with the base %s and %s given", (base, baseUrl, want) => {
    page(base);
    expect(airflowUi({ baseUrl }).baseUrl).toBe(want);
  });

  test("anything else is refused", () => {
    expect(() => airflowUi()).toThrow("works only in a web page");
    page();
    expect(() => airflowUi({ baseUrl: "https://evil.test" })).toThrow("not the server of the page");
  });

  test("the token of Airflow 3.0 is sent when the cookie is refused, and to no other server", async () => {
    page(undefined, "a=b; _token=secret");
    const sent: (string | null)[] = [];
    const fetch: typeof globalThis.fetch = (_, init) => {
      const header = new Headers(init?.headers).get("authorization");
      sent.push(header);
      return Promise.resolve(new Response("{}", { status: header === null ? 401 : 200 }));
    };
    const client = new Client({ ...airflowUi(), fetch });
    await client.call(operations.run, key);
    await client.call(operations.run, key);
    expect(sent).toEqual([null, "Bearer secret", "Bearer secret"]);
    const there = new Client({ ...airflowUi(), baseUrl: "https://evil.test", fetch });
    await expect(there.call(operations.run, key)).rejects.toMatchObject({ status: 401 });
  });
});
