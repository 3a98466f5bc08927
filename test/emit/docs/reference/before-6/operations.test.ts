/** Models for the inline schemas of operations, and what becomes of references, as in the reference's releases 4.3 to 5.4. */
import { describe, expect, test } from "@jest/globals";
import { type JsonObject, operation } from "../../../../parse/support.js";
import { answers, json, specOf, listOf, mapOf, namesOf, object, plain, ref, response, takes, text } from "./support.js";

const nothing = operation();
const query = (name: string, schema: unknown): JsonObject => ({ name, in: "query", schema });

describe("the names of models", () => {
  test.each<[string, JsonObject, string[]]>([
    ["a body", { post: takes(json(object("a"))) }, ["inline_object"]],
    ["a body with a title", { post: takes(json({ ...object("a"), title: "T" })) }, ["T"]],
    ["a list in a body", { post: takes(json(listOf(object("a")))) }, ["InlineObject"]],
    ["not a map in a body", { post: takes(json(mapOf(object("a")))) }, []],
    ["not a body without a type", { post: takes(json({ properties: { a: text } })) }, []],
    ["a response", { get: answers(object("a")) }, ["inline_response_200"]],
    ["a list in a response", { get: answers(listOf(object("a"))) }, ["inline_response_200"]],
    ["a map in a response", { get: answers(mapOf(object("a"))) }, ["inline_response_200"]],
    ["not a composition in a response", { get: answers({ allOf: [object("a")] }) }, []],
    ["a parameter", { get: operation({ parameters: [query("p q", object("a"))] }) }, ["p_q"]],
    ["a list in a parameter", { get: operation({ parameters: [query("p", listOf(object("a")))] }) }, ["p"]],
    [
      "not the content of a parameter",
      { get: operation({ parameters: [{ name: "p", in: "query", content: json(object("a")) }] }) },
      [],
    ],
    [
      "inside of a body: after the path",
      { post: takes(json({ ...object(), properties: { a: object("b") } })) },
      ["_x_a", "inline_object"],
    ],
    [
      "inside of a response: after its model",
      { get: answers({ ...object(), properties: { a: object("b") } }) },
      ["inline_response_200_a", "inline_response_200"],
    ],
    [
      "inside of a list of a response: after the path",
      { get: answers(listOf({ ...object(), properties: { a: object("b") } })) },
      ["_x_a", "inline_response_200"],
    ],
    [
      "an operation: its body, its parameters, its responses",
      {
        post: takes(json(object("a")), {
          parameters: [query("p", object("b"))],
          responses: { "200": response(object("c")), default: response(object("d")) },
        }),
      },
      ["inline_object", "p", "inline_response_200", "inline_response_default"],
    ],
    [
      "the operations of a path in an order of their own",
      Object.fromEntries(
        ["options", "patch", "delete", "post", "head", "put", "get"].map((title) => [
          title,
          operation({ operationId: title, responses: { "200": response({ ...object("a"), title }) } }),
        ]),
      ),
      ["get", "put", "head", "post", "delete", "patch", "options"],
    ],
    [
      "callbacks, after all operations of the path",
      {
        post: operation({
          operationId: "b",
          responses: { "200": response(object("p")) },
          callbacks: { done: { "{$url}": { post: takes(json(object("c"))) } } },
        }),
        delete: answers(object("d")),
      },
      ["inline_response_200", "inline_response_200_1", "inline_object"],
    ],
  ])("%s", (_what, item, want) => {
    expect(namesOf({ "/x": item })).toEqual(want);
  });
});

describe("equal models", () => {
  test.each<[string, JsonObject, string[], string[]]>([
    [
      "responses share",
      { get: answers(object("a")), put: answers(object("a")) },
      ["inline_response_200"],
      ["inline_response_200"],
    ],
    [
      "bodies do not",
      { post: takes(json(object("a"))), put: takes(json(object("a")), { operationId: "b" }) },
      ["inline_object", "inline_object_1"],
      ["inline_object", "inline_object_1"],
    ],
    [
      "a response shares with the body, but before release 5 the type told them apart",
      { post: takes(json(object("a")), { responses: { "200": response(object("a")) } }) },
      ["inline_object", "inline_response_200"],
      ["inline_object"],
    ],
  ])("%s", (_what, item, four, five) => {
    expect(namesOf({ "/x": item }, {}, "4.3")).toEqual(four);
    expect(namesOf({ "/x": item }, {}, "5.3")).toEqual(five);
  });
});

test("the model of a body stands for all its media types, in a component without a description", () => {
  const requestBody = {
    required: true,
    description: "d",
    content: { ...json(object("a")), "text/plain": { schema: text } },
  };
  const spec = specOf({ paths: { "/x": { post: operation({ requestBody }) } } });
  expect(spec.paths.get("/x")?.operations.get("post")?.requestBody?.$ref).toBe(
    "#/components/requestBodies/inline_object",
  );
  expect(plain(spec.requestBodies)).toEqual({
    inline_object: {
      required: true,
      content: { "application/json": { schema: "→ inline_object" }, "text/plain": { schema: "→ inline_object" } },
    },
  });
});

test("the model of a response stands for all its media types", () => {
  const content = { ...json(object("a")), "text/plain": { schema: text } };
  const spec = specOf({
    paths: { "/x": { get: operation({ responses: { "200": { description: "d", content } } }) } },
  });
  expect(plain(spec.paths.get("/x")?.operations.get("get")?.responses)).toMatchObject({
    "200": {
      content: {
        "application/json": { schema: "→ inline_response_200" },
        "text/plain": { schema: "→ inline_response_200" },
      },
    },
  });
});

describe("references", () => {
  const get = (parameters: JsonObject[], operationId = "get_a") => operation({ operationId, parameters });
  const shared = {
    Id: query("id", { type: "integer" }),
    Page: query("page", text),
    Filter: query("filter", object("a")),
  };
  const parametersOf = (item: JsonObject) => {
    const spec = specOf({ paths: { "/x": item }, components: { parameters: shared } });
    expect(spec.paths.get("/x")?.parameters).toEqual([]);
    return spec.paths
      .get("/x")
      ?.operations.get("get")
      ?.parameters.map(({ name, schema }) => `${name}: ${schema?.type ?? ""}`);
  };

  test.each<[string, JsonObject, string[]]>([
    [
      "parameters of the path come first",
      { parameters: [query("a", text)], get: get([query("b", text)]) },
      ["a: string", "b: string"],
    ],
    [
      "an operation has its own",
      { parameters: [query("a", text)], get: get([query("a", { type: "integer" })]) },
      ["a: integer"],
    ],
    ["a reference is followed", { get: get([ref("Page", "parameters")]) }, ["page: string"]],
    [
      "it wins by name, even from the path",
      { parameters: [ref("Id", "parameters")], get: get([query("b", text), query("id", text)]) },
      ["b: string", "id: integer"],
    ],
    [
      "even over one elsewhere",
      { get: get([{ name: "id", in: "header", schema: text }, ref("Id", "parameters")]) },
      ["id: integer"],
    ],
    [
      "and there is one of it",
      { parameters: [ref("Id", "parameters")], get: get([ref("Id", "parameters")]) },
      ["id: integer"],
    ],
  ])("parameters: %s", (_what, item, want) => {
    expect(parametersOf(item)).toEqual(want);
  });

  test("a shared parameter has a model for each of its operations", () => {
    const item = { parameters: [ref("Filter", "parameters")], get: nothing, put: operation({ operationId: "b" }) };
    expect(namesOf({ "/x": item }, { parameters: shared })).toEqual(["filter", "filter_1"]);
  });

  test("a shared response has one, named after its first code, and no response without an operation has", () => {
    const responses = { Error: response(object("a")), Other: ref("Error", "responses"), Unused: response(object("b")) };
    const get = operation({ responses: { "404": ref("Error", "responses"), "500": ref("Other", "responses") } });
    const spec = specOf({ paths: { "/x": { get } }, components: { responses } });
    expect([...spec.schemas.keys()]).toEqual(["inline_response_404"]);
    expect(plain(spec.paths.get("/x")?.operations.get("get")?.responses.get("500")?.content)).toEqual(
      json("→ inline_response_404"),
    );
  });

  test("a shared body is left alone", () => {
    const requestBodies = { Body: { content: json(object("a")) } };
    const post = operation({ requestBody: ref("Body", "requestBodies") });
    expect(namesOf({ "/x": { post } }, { requestBodies })).toEqual([]);
  });
});
