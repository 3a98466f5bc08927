/** Models for the inline schemas of operations and of what they share, as the reference's 7.x make them. */
import { describe, expect, test } from "@jest/globals";
import { type JsonObject, operation } from "../../../../parse/support.js";
import { json, listOf, object, plain, ref, response, takes, text } from "../before-6/support.js";
import { specOf } from "./support.js";

const returns = (schema: unknown): JsonObject => ({ responses: { "200": response(schema) } });

describe("where inline models are found outside of components", () => {
  test.each<[string, JsonObject, JsonObject, readonly string[]]>([
    ["a response", { get: returns(object("b")) }, {}, ["_a_get_200_response"]],
    ["by operationId", { get: { ...returns(object("b")), operationId: "getIt" } }, {}, ["getIt_200_response"]],
    ["a request body", { post: takes(json(object("b")), { operationId: "do it" }) }, {}, ["do_it_request"]],
    [
      "one for each content",
      { post: takes({ ...json(object("b")), "multipart/form-data": { schema: object("c") } }, { operationId: "p" }) },
      {},
      ["p_request", "p_request_1"],
    ],
    ["a list as a response", { get: returns(listOf(object("b"))) }, {}, ["_a_get_200_response_inner"]],
    [
      "a parameter, one of the path too",
      {
        parameters: [{ name: "q", in: "query", schema: object("b") }],
        get: operation({ operationId: "g", parameters: [{ name: "r", in: "query", schema: object("c") }] }),
      },
      {},
      ["g_q_parameter", "g_r_parameter"],
    ],
    [
      "a callback, after the operation, by its path",
      {
        put: operation({
          operationId: "p",
          responses: { "200": response(object("own")) },
          callbacks: { onIt: { "{$url}": { post: { responses: { "200": response(object("called")) } } } } },
        }),
      },
      {},
      ["p_200_response", "_a_post_200_response"],
    ],
    [
      "components: where they are first used",
      {
        post: operation({
          operationId: "p",
          requestBody: ref("B", "requestBodies"),
          responses: { "4XX": ref("R", "responses") },
        }),
      },
      { requestBodies: { B: { content: json(object("b")) } }, responses: { R: response(object("r")) } },
      ["p_request", "p_4XX_response"],
    ],
    [
      "a response that is not used",
      { get: operation() },
      { responses: { R: response(object("r")) } },
      ["inline_object"],
    ],
    [
      "not a request body that is not used",
      { get: operation() },
      { requestBodies: { B: { content: json(object("b")) } } },
      [],
    ],
  ])("%s", (_, item, components, want) => {
    const { schemas } = specOf({ paths: { "/a": item }, components });
    expect([...schemas.keys()]).toEqual(want);
  });

  test("in 3.1 a component is called after no operation, and a parameter of the path after the path", () => {
    const spec = specOf({
      openapi: "3.1.0",
      paths: {
        "/a": {
          parameters: [{ name: "q", in: "query", schema: object("b") }],
          get: operation({
            parameters: [{ name: "r", in: "query", schema: text }],
            responses: { "404": ref("R", "responses") },
          }),
        },
      },
      components: { responses: { R: response(object("r")) } },
    });
    expect([...spec.schemas.keys()]).toEqual(["_a_q_parameter", "inline_object"]);
    expect(plain(spec.paths.get("/a")?.operations.get("get")?.parameters)).toEqual([
      { name: "r", in: "query", schema: text },
      { name: "q", in: "query", schema: "→ _a_q_parameter" },
    ]);
  });
});
