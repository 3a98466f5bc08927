/** What comes back: formats, pages, and what tells the members of a union apart. */
import { describe, expect, test } from "@jest/globals";
import { discriminatorValues } from "../../generator/ir/discriminators.js";
import { lookupIn } from "../../generator/ir/flatten.js";
import { paginationOf, readPagination } from "../../generator/ir/pagination.js";
import { failures, failureWith, resultsOf } from "../../generator/ir/results.js";
import type { JsonObject } from "../parse/support.js";
import { answers, apiOf, json, oneOperation, ref } from "./support.js";

const text = { "text/plain": { schema: { type: "string" } } };
const lines = { "application/x-ndjson": { schema: { type: "object" } } };
const events = { "text/event-stream": { schema: { type: "object" } } };
const ok = (content: JsonObject) => ({ "200": { description: "d", content } });

describe("results", () => {
  /** Formats, the main one first; `?`: it may be empty; `*`: several schemas. */
  test.each<[string, JsonObject, string[]]>([
    ["nothing declared", {}, ["none?"]],
    ["204", { "204": { description: "d" } }, ["none?"]],
    ["JSON", ok(json({})), ["json"]],
    ["JSON, or nothing", { ...ok(json({})), "204": { description: "d" } }, ["json?"]],
    ["JSON of two statuses", { ...ok(json({})), "201": { description: "d", content: json({}) } }, ["json*"]],
    ["text before JSON", ok({ ...text, ...json({ type: "object" }) }), ["json", "text"]],
    ["text alone", ok(text), ["text"]],
    ["lines beside JSON that is described", ok({ ...json({ type: "object" }), ...lines }), ["json", "ndjson"]],
    ["lines beside JSON of which nothing is said", ok({ ...json({}), ...lines }), ["ndjson"]],
    ["lines beside JSON without a schema", ok({ "application/json": {}, ...lines }), ["ndjson"]],
    ["events beside JSON that is described", ok({ ...json({ type: "object" }), ...events }), ["json", "event-stream"]],
    ["events beside JSON of which nothing is said", ok({ ...json({}), ...events }), ["event-stream"]],
    ["events beside anything", ok({ "*/*": {}, ...events }), ["event-stream"]],
    [
      "several streams",
      ok({ ...events, "application/json-seq": {}, ...lines }),
      ["ndjson", "event-stream", "json-seq"],
    ],
    ["a form, which is a text", ok({ "application/x-www-form-urlencoded": {} }), ["text"]],
    ["parts, which are bytes", ok({ "multipart/mixed": {} }), ["binary"]],
    ["any type", ok({ "*/*": {} }), ["any"]],
    ["any type beside JSON", ok({ "*/*": { schema: {} }, ...json({ type: "object" }) }), ["json", "any"]],
    ["a file", ok({ "application/octet-stream": {} }), ["binary"]],
    ["a redirect", { "307": { description: "d" }, "404": { description: "d", content: json({}) } }, ["text"]],
    ["a redirect beside JSON of which nothing is said", { ...ok(json({})), "307": { description: "d" } }, ["text"]],
    [
      "a redirect beside JSON that is described",
      { ...ok(json({ type: "object" })), "307": { description: "d" } },
      ["json"],
    ],
    ["default alone", { default: { description: "d", content: json({}) } }, ["json"]],
    ["default is for failures where success is declared", { "204": { description: "d" }, default: { description: "d", content: json({}) } }, ["none?"]], // prettier-ignore
    ["a range", { "2XX": { description: "d", content: text } }, ["text"]],
  ])("%s", (_, responses, want) => {
    const found = resultsOf(oneOperation({ responses }).operation);
    const shown = ({ format, mayBeEmpty, schemas }: (typeof found)[number]) =>
      `${format}${mayBeEmpty ? "?" : ""}${schemas.length > 1 ? "*" : ""}`;
    expect(found.map(shown)).toEqual(want);
  });

  test("ask for the media type as the document writes it", () => {
    const responses = ok({ "application/vnd.x+json; v=1": {}, ...text });
    expect(resultsOf(oneOperation({ responses }).operation).map(({ mediaType }) => mediaType)).toEqual([
      "application/vnd.x+json; v=1",
      "text/plain",
    ]);
  });

  test("a range is asked for where there is no type of the same format", () => {
    const asked = (content: JsonObject) => resultsOf(oneOperation({ responses: ok(content) }).operation);
    const object = { schema: { type: "object" } };
    expect(asked({ "*/*": object })).toMatchObject([{ mediaType: "*/*", isRange: true }]);
    expect(asked({ "*/*": object, "application/json": object })[0]).not.toHaveProperty("isRange");
    expect(asked({ "*/*": object, "application/json": object })).toMatchObject([{ mediaType: "application/json" }]);
  });

  test("of a stream the schemas are those of its items", () => {
    const [stream] = resultsOf(oneOperation({ responses: ok(events) }).operation);
    const [unknown] = resultsOf(oneOperation({ responses: ok({ "application/jsonl": {} }) }).operation);
    expect(stream.schemas).toMatchObject([{ kind: "object" }]);
    expect(unknown.schemas).toEqual([undefined]);
  });

  const described = (...statuses: readonly string[]) => {
    const responses = Object.fromEntries(statuses.map((status) => [status, { description: status }]));
    return oneOperation({ responses }).operation;
  };

  test("failures are the declared statuses, the ranges and `default` (OAS 3.1, 4.8.16)", () => {
    const found = failures(described("default", "200", "5xx", "307", "503", "4XX", "400"));
    expect(found.map(({ status }) => status)).toEqual([400, 503, "4XX", "5XX", "default"]);
    expect(failures(described("2XX"))).toEqual([]);
    expect(failures(described("default")).map(({ status }) => status)).toEqual(["default"]);
  });

  test.each([
    [404, "404"],
    [400, "4XX"],
    [500, "500"],
    [502, "default"],
  ])("a declared status wins over a range, and a range over `default`: %s", (status, want) => {
    const operation = described("default", "4XX", "200", "404", "500");
    expect(failureWith(operation, status)?.response.description).toBe(want);
    expect(failureWith(described("200", "404"), 403)).toBeUndefined();
  });
});

describe("pages", () => {
  const query = (...names: string[]) => names.map((name) => ({ in: "query", name, schema: { type: "integer" } }));
  const text = (name: string) => ({ in: "query", name, schema: { type: "string" } });
  const page = (...more: string[]) => ({
    type: "object",
    properties: {
      dags: { type: "array", items: {} },
      ...Object.fromEntries(more.map((name) => [name, { type: "integer" }])),
    },
  });
  const paged = query("limit", "offset");
  const two = { type: "object", properties: { a: { type: "array" }, b: { type: "array" }, total_entries: {} } };

  test.each<[string, JsonObject, unknown]>([
    ["limit, offset and a total", { parameters: paged, responses: answers(page("total_entries")) }, "offset"],
    ["behind a reference and `allOf`", { parameters: paged, responses: answers(ref("Page")) }, "offset"],
    [
      "a cursor",
      { parameters: [...query("limit"), text("cursor")], responses: answers(page("next_cursor")) },
      "cursor",
    ],
    ["a cursor and an offset", { parameters: [...paged, text("cursor")], responses: answers(page("next_cursor", "total_entries")) }, "cursor"], // prettier-ignore
    ["no offset", { parameters: query("limit"), responses: answers(page("total_entries")) }, undefined],
    ["no total", { parameters: paged, responses: answers(page()) }, undefined],
    ["an offset that must be given", { parameters: [{ ...query("offset")[0], required: true }, ...query("limit")], responses: answers(page("total_entries")) }, undefined], // prettier-ignore
    ["two lists", { parameters: paged, responses: answers(two) }, undefined],
    ["a list at once", { parameters: paged, responses: answers({ type: "array" }) }, undefined],
    ["no answer", { parameters: paged }, undefined],
    ["an answer that may be empty", { parameters: paged, responses: { ...answers(page("total_entries")), "204": { description: "d" } } }, undefined], // prettier-ignore
  ])("%s", (_, parts, mode) => {
    const Page = { allOf: [ref("Base"), { type: "object", properties: { total_entries: {} } }] };
    const { api, operation } = oneOperation(parts, { Page, Base: page() });
    const found = paginationOf(operation, lookupIn(api.schemas));
    if (mode === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject({ items: ["dags"], item: { kind: "any" }, mode });
  });

  test("are walked with GET, or with a POST that has the page in its body", () => {
    const parts = { parameters: paged, responses: answers(page("total_entries")) };
    const { api, operation } = oneOperation(parts);
    expect(paginationOf({ ...operation, method: "POST" }, lookupIn(api.schemas))).toBeUndefined();
    const properties = { page_limit: { type: "integer" }, page_offset: { type: "integer" } };
    const requestBody = { content: { "application/json": { schema: { type: "object", properties } } } };
    const batch = oneOperation({ requestBody, responses: answers(page("total_entries")) });
    expect(paginationOf({ ...batch.operation, method: "POST" }, lookupIn(batch.api.schemas))).toMatchObject({
      ...{ mode: "offset", in: "body", parameter: "page_offset", size: "page_limit", items: ["dags"] },
    });
  });

  const integer = (name: string, schema = {}) => ({ in: "query", name, schema: { type: "integer", ...schema } });
  const list = { type: "array", items: { type: "string" } };
  const inMeta = { type: "object", properties: { rows: list, meta: { type: "object", properties: { nextCursor: { type: "string" }, total: { type: "integer" } } } } }; // prettier-ignore
  const headers = { Link: { schema: { type: "string" } } };
  const linked = { "200": { description: "d", headers, content: { "application/json": { schema: list } } } };

  test.each<[string, JsonObject, unknown]>([
    ["numbers of pages", { parameters: [integer("page"), integer("per_page")], responses: answers(list) }, { mode: "page", parameter: "page", size: "per_page", first: 1, items: [] }], // prettier-ignore
    ["numbers that begin at 0", { parameters: [integer("page[number]", { minimum: 0 }), integer("page[size]")], responses: answers(inMeta) }, { mode: "page", first: 0, total: ["meta", "total"] }], // prettier-ignore
    ["numbers of pages beside a token", { parameters: [integer("Page"), integer("PageSize"), text("PageToken")], responses: answers(list) }, undefined], // prettier-ignore
    ["a page without a size", { parameters: [integer("page")], responses: answers(list) }, undefined],
    ["a token by another name", { parameters: [text("page_token")], responses: answers(page("nextPageToken")) }, { mode: "cursor", parameter: "page_token", next: ["nextPageToken"] }], // prettier-ignore
    ["a cursor beside the items", { parameters: [text("cursor")], responses: answers(inMeta) }, { mode: "cursor", next: ["meta", "nextCursor"], items: ["rows"] }], // prettier-ignore
    ["links", { parameters: [integer("page"), integer("per_page")], responses: linked }, { mode: "link", items: [] }],
    ["skip and limit", { parameters: [integer("skip"), integer("limit")], responses: answers(page("total")) }, { mode: "offset", parameter: "skip", total: ["total"] }], // prettier-ignore
  ])("%s are found", (_, parts, want) => {
    const { api, operation } = oneOperation(parts);
    const found = paginationOf(operation, lookupIn(api.schemas));
    if (want === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(want as object);
  });

  const told = (told: unknown, parts: JsonObject = {}): JsonObject => ({
    parameters: [integer("n"), integer("per_page")],
    responses: answers(inMeta),
    "x-pagination": told,
    ...parts,
  });
  test.each<[string, JsonObject, unknown]>([
    ["a page", told({ style: "page", parameter: "n", first: 0, size: "per_page" }), { mode: "page", parameter: "n", first: 0, items: ["rows"] }], // prettier-ignore
    ["where things are", told({ style: "cursor", parameter: "n", items: "/rows", next: "/meta/nextCursor", more: "x" }), { next: ["meta", "nextCursor"], more: ["x"] }], // prettier-ignore
    ["links", told({ style: "link" }), { mode: "link" }],
    ["a body", told({ style: "offset", parameter: "at", in: "body" }, { requestBody: { content: { "application/json": { schema: { type: "object", properties: { at: {} } } } } } }), { in: "body", parameter: "at" }], // prettier-ignore
    ["nothing of pages", told(false, { parameters: paged, responses: answers(page("total_entries")) }), undefined],
    ["no object", told(3), { problem: "is neither an object nor `false`" }],
    [
      "another key",
      told({ style: "link", of: 1 }),
      { problem: expect.stringContaining("has `of`, but the fields are style") },
    ],
    ["another style", told({ style: "x" }), { problem: expect.stringContaining("`style`") }],
    ["no parameter", told({ style: "page" }), { problem: expect.stringContaining("has no `parameter`") }],
    ["an unknown parameter", told({ style: "page", parameter: "m" }), { problem: "names `m`, which is not in the query" }], // prettier-ignore
    ["no cursor", told({ style: "cursor", parameter: "n" }), { problem: expect.stringContaining("has no `next`") }],
    [
      "no list",
      told({ style: "link", items: "/meta" }),
      { problem: expect.stringContaining("finds no list of items") },
    ],
    ["another place", told({ style: "link", in: "header" }), { problem: expect.stringContaining("neither `query`") }],
    ["no answer", told({ style: "link" }, { responses: {} }), { problem: expect.stringContaining("not always one JSON") }], // prettier-ignore
  ])("x-pagination with %s", (_, parts, want) => {
    const { api, operation } = oneOperation(parts);
    const found = readPagination(operation, lookupIn(api.schemas));
    if (want === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(want as object);
  });
});

test("discriminators say what tells a schema apart, wherever the union stands", () => {
  const union = (mapping?: JsonObject) => ({
    oneOf: [ref("Cat"), ref("Dog")],
    discriminator: { propertyName: "kind", ...(mapping === undefined ? {} : { mapping }) },
  });
  const schemas = {
    Cat: { type: "object" },
    Dog: { type: "object" },
    Pet: union({ c: ref("Cat")["$ref"], d: "Dog" }),
    Home: { type: "object", properties: { pets: { type: "array", items: union() } } },
  };
  const inAnswer = { oneOf: [ref("Cat"), ref("Home")], discriminator: { propertyName: "at" } };
  const values = discriminatorValues(apiOf(schemas, { a: { responses: answers(inAnswer) } }));
  const plain = Object.fromEntries([...values].map(([name, properties]) => [name, Object.fromEntries(properties)]));
  expect(plain).toEqual({
    Cat: { kind: ["c", "Cat"], at: ["Cat"] },
    Dog: { kind: ["d", "Dog"] },
    Home: { at: ["Home"] },
  });
});
