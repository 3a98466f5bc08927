/** Dates in bodies. */
import { describe, expect, test } from "@jest/globals";
import { chosen } from "../../generator/runtime/choice.js";
import { datedBody, datedForm } from "../../generator/runtime/dates.js";
import { form } from "../../generator/runtime/forms.js";
import { Client, type Operation, ParameterError } from "../../generator/runtime/index.js";
import { multipart } from "../../generator/runtime/multipart.js";
import { nothing } from "../../generator/runtime/results.js";
import { write } from "../../generator/runtime/write.js";
import { thrown, withServer } from "./server.js";

const json = {
  body: "application/json",
  encode: datedBody,
  dates: [1, [{ at: 0, runs: 2, tree: 3 }], [{}, 0], [{ at: 0, within: 4 }], [{}, 3]],
} as const;
const post: Operation = { method: "POST", path: ["/a"], read: nothing, write, ...json };

async function sent(body: unknown, operation = post, more: object = {}): Promise<unknown> {
  return JSON.parse(await sentText(body, operation, more)) as unknown;
}

async function sentText(body: unknown, operation = post, more: object = {}): Promise<string> {
  return withServer(
    (_, response) => response.writeHead(204).end(),
    async ({ url, seen }) => {
      await new Client({ baseUrl: url }).call(operation, { ...more, body });
      const [type] = seen[0]?.headers["content-type"]?.split(";") ?? [];
      expect(type).toBe(operation.body);
      return seen[0]?.body ?? "";
    },
  );
}

const naive = "2025-01-01T00:00:00";

test.each<[string, unknown, unknown]>([
  ["a date without an offset is sent as UTC", { at: naive }, { at: `${naive}Z` }],
  ["one with microseconds, as Python writes it", { at: `${naive}.123456` }, { at: `${naive}.123456Z` }],
  ["one without seconds", { at: "2025-01-01T00:00" }, { at: "2025-01-01T00:00Z" }],
  ["one with an offset stays", { at: `${naive}+02:00` }, { at: `${naive}+02:00` }],
  ["one in UTC stays", { at: `${naive}.5Z` }, { at: `${naive}.5Z` }],
  ["a Date is in UTC", { at: new Date(0) }, { at: "1970-01-01T00:00:00.000Z" }],
  ["null stays", { at: null, runs: [naive] }, { at: null, runs: [`${naive}Z`] }],
  ["in a list", { runs: [naive, null, `${naive}Z`] }, { runs: [`${naive}Z`, null, `${naive}Z`] }],
  ["in a map", { runs: { a: naive } }, { runs: { a: `${naive}Z` } }],
  [
    "in what is within itself",
    { tree: { at: naive, within: [{ at: naive, within: [{ at: naive }] }] } },
    { tree: { at: `${naive}Z`, within: [{ at: `${naive}Z`, within: [{ at: `${naive}Z` }] }] } },
  ],
  ["what is no date stays", { at: naive, conf: { at: naive } }, { at: `${naive}Z`, conf: { at: naive } }],
  [
    "what is of another kind than is meant",
    { at: [naive], runs: naive, tree: 1 },
    { at: [naive], runs: naive, tree: 1 },
  ],
  ["members that every object has", { at: naive, constructor: naive }, { at: `${naive}Z`, constructor: naive }],
  [
    "numbers stay as they are",
    { at: naive, n: [1e21, 0.1, 9007199254740991] },
    { at: `${naive}Z`, n: [1e21, 0.1, 9007199254740991] },
  ],
  ["undefined is left out", { at: undefined, runs: [naive] }, { runs: [`${naive}Z`] }],
  ["a body that is no object", naive, naive],
])("%s", async (_, body, want) => expect(await sent(body)).toEqual(want));

test("what the caller gave is as it was", async () => {
  const body = { at: naive, runs: [naive] };
  await sent(body);
  expect(body).toEqual({ at: naive, runs: [naive] });
});

test("a body as a whole", async () => {
  expect(await sent([naive], { ...post, dates: [1, [{}, 0]] })).toEqual([`${naive}Z`]);
});

test("where the call chooses a media type", async () => {
  const choice = { body: json.body, encode: chosen, bodies: [json] };
  const operation: Operation = { method: "POST", path: ["/a"], read: nothing, write, ...choice };
  expect(await sent({ at: naive }, operation, { contentType: "application/json" })).toEqual({ at: `${naive}Z` });
});

test("an invalid Date is refused", async () => {
  const client = new Client({ baseUrl: "http://127.0.0.1:1" });
  const error = await thrown(client.call(post, { body: { at: new Date(NaN) } }));
  expect(error).toBeInstanceOf(ParameterError);
  expect(String(error)).toContain("at");
});

describe("forms", () => {
  const dates = [1, [{ at: 0, runs: 2, inner: 3 }], [{}, 0], [{ at: 0 }]] as const;
  const body = { at: naive, runs: [naive, `${naive}Z`], inner: { at: naive }, note: naive };

  test("a form", async () => {
    const format = { body: "application/x-www-form-urlencoded", encode: datedForm, form, dates };
    const text = await sentText(body, { method: "POST", path: ["/a"], read: nothing, write, ...format });
    expect([...new URLSearchParams(text)]).toEqual([
      ["at", `${naive}Z`],
      ["runs", `${naive}Z`],
      ["runs", `${naive}Z`],
      ["inner", `{"at":"${naive}Z"}`],
      ["note", naive],
    ]);
  });

  test("a body in parts, whose files stay", async () => {
    const format = { body: "multipart/form-data", encode: datedForm, form: multipart, dates };
    const operation: Operation = { method: "POST", path: ["/a"], read: nothing, write, ...format };
    const text = await sentText({ at: naive, inner: { at: naive }, file: new Blob(["some bytes"]) }, operation);
    expect(text).toContain(`\r\n\r\n${naive}Z\r\n`);
    expect(text).toContain(`{"at":"${naive}Z"}`);
    expect(text).toContain("some bytes");
  });
});

test("a body that holds itself is refused", async () => {
  const tree: { at: string; within?: unknown[] } = { at: naive };
  tree.within = [tree];
  const client = new Client({ baseUrl: "http://127.0.0.1:1" });
  const error = await thrown(client.call(post, { body: { tree } }));
  expect(error).toBeInstanceOf(ParameterError);
  expect(String(error)).toContain("holds itself");
});

test("a BigInt beside a date has all of its digits", async () => {
  expect(await sentText({ at: naive, n: 9007199254740993n, list: [-1n] })).toBe(
    `{"at":"${naive}Z","n":9007199254740993,"list":[-1]}`,
  );
});
