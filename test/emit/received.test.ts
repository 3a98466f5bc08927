/** Clients that give dates and long integers as JavaScript has them (`--dates`, `--int64`): their types, and what comes over the wire. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { emitClient, writeFiles } from "../support/client.js";
import { complaints, installCompilers, resolutions, strictFlags } from "../support/compiler.js";
import { all, send } from "../runtime/streams.js";
import { json, thrown, withServer } from "../runtime/server.js";

const at = { type: "string", format: "date-time" };
const int64 = { type: "integer", format: "int64" };
const item = (reference: string) => ({ $ref: `#/components/schemas/${reference}` });
const content = (schema: unknown, type = "application/json") => ({ description: "d", content: { [type]: { schema } } });
const get = (operationId: string, responses: object, more: object = {}) => ({
  get: { operationId, tags: ["Run"], responses, ...more },
});

const spec = {
  openapi: "3.1.0",
  info: { title: "Jobs", version: "1" },
  paths: {
    "/run": get("getRun", { 200: content(item("Run")), 404: content(item("Fault")), default: content({}) }),
    "/runs": get(
      "listRuns",
      {
        200: content({
          type: "object",
          properties: { runs: { type: "array", items: item("Run") }, total_entries: int64 },
        }),
      },
      {
        parameters: [
          { name: "offset", in: "query", schema: int64 },
          { name: "limit", in: "query", schema: int64 },
        ],
      },
    ),
    "/lines": get("streamRuns", { 200: content(item("Run"), "application/x-ndjson") }),
    "/any": get("getAny", { 200: content(item("Run"), "*/*") }),
    "/send": {
      post: {
        ...{ operationId: "sendRun", tags: ["Run"], responses: { 204: { description: "d" } } },
        requestBody: { required: true, content: { "application/json": { schema: item("Run") } } },
      },
    },
  },
  components: {
    schemas: {
      Run: {
        type: "object",
        required: ["at", "size", "free"],
        properties: { at, size: int64, free: {}, days: { type: "array", items: at }, next: item("Run") },
      },
      Fault: { type: "object", required: ["since"], properties: { since: at } },
    },
  },
};

const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-received-"));
const file = join(folder, "spec.json");
let operations: Record<string, (...given: unknown[]) => unknown>;
beforeAll(async () => {
  await installCompilers();
  writeFileSync(file, JSON.stringify(spec));
  writeFiles(join(folder, "client"), await emitClient({ file }, { dates: "date", int64: "bigint", build: true }));
  operations = (await import(
    pathToFileURL(join(folder, "client/dist/esm/operations/index.js")).href
  )) as typeof operations;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const exact = "9007199254740993";
const text = `{"at":"2025-01-02T03:04:05.678901Z","size":${exact},"free":{"at":"2025-01-02T03:04:05Z","n":1}}`;
const run = {
  ...{ at: new Date(Date.UTC(2025, 0, 2, 3, 4, 5, 678)), size: 9007199254740993n },
  free: { at: "2025-01-02T03:04:05Z", n: 1 },
};

/** What a function of the client gives for an answer of the server. */
function given(name: string, body: string, { status = 200, type = "application/json", params = {} } = {}) {
  return withServer(
    (_, response) => response.writeHead(status, { "content-type": type }).end(body),
    ({ url }) => Promise.resolve(operations[name]?.({ baseUrl: url, retries: 0 }, params)),
  );
}

describe("an answer", () => {
  test("has dates, and all digits of long integers; what is not declared stays", async () => {
    expect(await given("getRun", text)).toEqual(run);
  });

  test.each<[string, string, unknown]>([
    ["with an offset", "2025-01-01T02:00:00+02:00", new Date(Date.UTC(2025, 0, 1))],
    ["without one is in UTC", "2025-01-01T00:00:00", new Date(Date.UTC(2025, 0, 1))],
    ["with a space", "2025-01-01 00:00:00.5z", new Date(Date.UTC(2025, 0, 1, 0, 0, 0, 500))],
    ["that is none stays a text", "2025-13-01T00:00:00Z", "2025-13-01T00:00:00Z"],
    ["that is something else stays a text", "yesterday", "yesterday"],
  ])("a date %s", async (_, at, want) => {
    expect(await given("getRun", JSON.stringify({ at }))).toEqual({ at: want });
  });

  test.each<[string, string, unknown]>([
    ["a short one", "7", 7n],
    ["a negative one", `-${exact}`, -9007199254740993n],
    ["with an exponent", "1e3", 1000n],
    ["a fraction stays", "1.5", 1.5],
    ["a text stays", `"${exact}"`, exact],
    ["null stays", "null", null],
  ])("a long integer: %s", async (_, size, want) => {
    expect(await given("getRun", `{"size":${size},"free":[${exact}0,"${exact}"]}`)).toEqual({
      size: want,
      free: [Number(`${exact}0`), exact],
    });
  });

  test("in lists, and in what is within itself", async () => {
    const day = new Date(Date.UTC(2025, 0, 1));
    const inner = '{"days":["2025-01-01T00:00:00Z",null],"next":{"size":1}}';
    expect(await given("getRun", `{"next":${inner}}`)).toEqual({ next: { days: [day, null], next: { size: 1n } } });
  });

  test("of any type", async () => {
    expect(await given("getAny", text)).toEqual(run);
  });

  test("that is no JSON, or is nested too deep, is a DecodeError", async () => {
    expect(await thrown(given("getRun", "{"))).toMatchObject({ name: "DecodeError" });
    const deep = `${'{"next":'.repeat(20_000)}1${"}".repeat(20_000)}`;
    expect(await thrown(given("getRun", deep))).toMatchObject({ name: "DecodeError" });
  });
});

test("an error of the status that has some", async () => {
  const since = "2025-01-01T00:00:00Z";
  const body = JSON.stringify({ since });
  const day = new Date(since);
  expect(await thrown(given("getRun", body, { status: 404 }))).toMatchObject({
    body: { since: day },
  });
  expect(await thrown(given("getRun", body, { status: 409 }))).toMatchObject({ body: { since } });
  expect(await thrown(given("getRun", "no", { status: 404 }))).toMatchObject({ body: "no" });
});

test("a stream", () =>
  withServer(
    (_, response) => send(response, [`${text}\n`, `{"size":1}\n`]),
    async ({ url }) => {
      const items = operations["streamRuns"]?.({ baseUrl: url }) as AsyncIterable<unknown>;
      expect(await all(items)).toEqual([run, { size: 1n }]);
    },
  ));

test("all pages: their total and their items are long integers", () =>
  withServer(
    (seen, response) => {
      const offset = Number(new URL(seen.url, "http://a").searchParams.get("offset"));
      json(response, 200, { runs: [{ size: offset }, { size: offset + 1 }], total_entries: 4 });
    },
    async ({ url, seen }) => {
      const items = operations["listRunsAll"]?.({ baseUrl: url }, { limit: 2n }) as AsyncIterable<unknown>;
      expect(await all(items)).toEqual([{ size: 0n }, { size: 1n }, { size: 2n }, { size: 3n }]);
      expect(seen.map((one) => one.url)).toEqual(["/runs?offset=0&limit=2", "/runs?offset=2&limit=2"]);
    },
  ));

test("what was received can be sent", () =>
  withServer(
    (_, response) => response.writeHead(204).end(),
    async ({ url, seen }) => {
      await operations["sendRun"]?.({ baseUrl: url }, { body: { ...run, free: 1 } });
      expect(seen[0]?.body).toBe(`{"at":"2025-01-02T03:04:05.678Z","size":${exact},"free":1}`);
    },
  ));

test("the types say it, and compile", async () => {
  const program = `
import { getRun, listRunsAll, sendRun } from "./client/src/operations/index.js";
const config = { baseUrl: "https://host" };
export async function main(): Promise<[Date, bigint, Date | undefined]> {
  const run = await getRun(config);
  await sendRun(config, { body: run });
  await sendRun(config, { body: { at: "2025-01-01T00:00:00Z", size: 1, free: null } });
  for await (const { size } of listRunsAll(config, { limit: 1n, offset: 0 })) return [run.at, size, run.days?.[0]];
  return [run.at, run.size, undefined];
}
`;
  writeFileSync(join(folder, "program.ts"), program);
  writeFileSync(join(folder, "package.json"), '{"type": "module"}');
  const config = { compilerOptions: { types: [] }, include: ["program.ts", "client/src"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  expect(await complaints("7.0", folder, ["-p", "tsconfig.json", ...strictFlags, ...resolutions.nodenext])).toBe("");
});
