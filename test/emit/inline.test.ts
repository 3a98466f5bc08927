/** Types that are named after their operation, since the document has them in place (OpenAPI 3.1, sections 4.8.13 and 4.8.17). */
import { expect, test } from "@jest/globals";
import { answers, emitFixture, type Fixture, json, ref, statementsOf, takes } from "./support.js";
import type { JsonObject } from "../parse/support.js";

const text = { type: "string" };
const thing = (...names: string[]): JsonObject => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, text])),
});
const list = (items: JsonObject): JsonObject => ({ type: "array", items });
const schemas = { Dag: thing("id") };

/** Name → whether it is `interface X` or what `type X` is; and what the operation takes and gives. */
async function typesOf(operation: JsonObject, fixture: Fixture = {}, at = "POST") {
  const files = await emitFixture({ schemas, ...fixture, operations: { [at]: operation } });
  const code = statementsOf(files, "src/apis/AApi.ts").replace(/\s+/g, " ");
  const found = code.matchAll(/export (?:interface (\w+) (\{[^]*?\})|type (\w+) = ([^]*?;))(?= (?:export|const) )/g);
  const types = [...found].map(([, object, members, alias, type]): [string, string] => [
    object ?? alias ?? "",
    members ?? type ?? "",
  ]);
  const returns = [...code.matchAll(/\): (\w+<.*?>) \{ return/g)].map(([, type]) => type);
  return { types: Object.fromEntries(types), returns };
}

const response = (content: JsonObject): JsonObject => ({ description: "d", content });

test("a body and an answer that are objects in place", async () => {
  const found = await typesOf({ ...takes(thing("a")), responses: answers(thing("b")) });
  expect(found.types).toEqual({
    PostItParams: "{ body: PostItBody; }",
    PostItBody: "{ a?: string | undefined; }",
    PostItResult: "{ b?: string; }",
  });
  expect(found.returns).toEqual(["CallPromise<PostItResult>"]);
});

test("the items of lists have the names, and null is beside them", async () => {
  const items = { ...thing("a"), type: ["object", "null"] };
  const found = await typesOf({ ...takes(list(list(thing("b")))), responses: answers(list(items)) });
  expect(found.types).toMatchObject({
    PostItParams: "{ body: Array<PostItBodyItem[]>; }",
    PostItBodyItem: "{ b?: string | undefined; }",
    PostItResultItem: "{ a?: string; }",
  });
  expect(found.returns).toEqual(["CallPromise<Array<PostItResultItem | null>>"]);
});

test("scalars, maps, any values and references have names already or need none", async () => {
  const map = { type: "object", additionalProperties: thing("a") };
  for (const schema of [text, list(text), map, {}, ref("Dag"), list(ref("Dag")), { allOf: [ref("Dag")] }]) {
    const { types } = await typesOf({ ...takes(schema), responses: answers(schema) });
    expect(Object.keys(types)).toEqual(["PostItParams"]);
  }
});

test("unions with objects in place, and an allOf of several schemas", async () => {
  const union = { oneOf: [thing("a"), ref("Dag"), { type: "null" }] };
  const all = { allOf: [ref("Dag"), thing("b")] };
  const found = await typesOf({ ...takes(union), responses: answers(all) });
  expect(found.types).toEqual({
    PostItParams: "{ body: PostItBody | null; }",
    PostItBody: "{ a?: string | undefined } | DagInput;",
    PostItResult: "{ id?: string; b?: string; }",
  });
});

test("what is sent and what is received differ", async () => {
  const both = {
    type: "object",
    properties: {
      at: { type: "string", format: "date-time" },
      id: { ...text, readOnly: true },
      secret: { ...text, writeOnly: true },
    },
  };
  const { types } = await typesOf({ ...takes(both), responses: answers(both) });
  expect(types).toMatchObject({
    PostItBody: "{ at?: string | Date | undefined; secret?: string | undefined; }",
    PostItResult: "{ at?: string; id?: string; }",
  });
});

test("media types and statuses of one shape share a type, others say which they are", async () => {
  const form = (schema: JsonObject) => ({ "application/x-www-form-urlencoded": { schema } });
  const told = { ...thing("a"), description: "In other words." };
  const found = await typesOf({
    requestBody: {
      content: { ...json(thing("a")), ...form(told), "multipart/form-data": { schema: thing("b") } },
    },
    responses: {
      "200": response(json(thing("a"))),
      "201": response(json(told)),
      "202": response(json(thing("c"))),
      "203": response(json(ref("Dag"))),
    },
  });
  expect(Object.keys(found.types).slice(1)).toEqual([
    ...["PostItBody", "PostItMultipartBody", "PostItResult", "PostItResult202"],
  ]);
  expect(found.returns).toEqual(["CallPromise<PostItResult | PostItResult202 | Dag>"]);
});

test("a stream beside a list has the name of its method (OpenAPI 3.2, section 4.14.1)", async () => {
  const content = { ...json(list(thing("a"))), "application/x-ndjson": { itemSchema: thing("b") } };
  const { types, returns } = await typesOf({ responses: { "200": response(content) } });
  expect(Object.keys(types)).toEqual(["PostItResultItem", "PostItStreamResultItem"]);
  expect(returns).toEqual([
    "CallPromise<PostItResultItem[]>",
    "AsyncGenerator<PostItStreamResultItem, void, undefined>",
  ]);
});

test("the items of pages", async () => {
  const parameters = ["limit", "offset"].map((name) => ({ in: "query", name, schema: { type: "integer" } }));
  const page = { type: "object", properties: { things: list(thing("a")), total_entries: { type: "integer" } } };
  const { types, returns } = await typesOf({ parameters, responses: answers(page) }, {}, "GET");
  expect(types).toMatchObject({ GetItResult: "{ things?: GetItResultItem[]; total_entries?: number; }" });
  expect(returns).toEqual(["CallPromise<GetItResult>", "AsyncGenerator<GetItResultItem, void, undefined>"]);
});

test("a name of the document wins", async () => {
  const { types } = await typesOf(takes(thing("a")), { schemas: { ...schemas, postItBody: thing("b") } });
  expect(types).toMatchObject({ PostItParams: "{ body: PostItBody2; }", PostItBody2: "{ a?: string | undefined; }" });
});
