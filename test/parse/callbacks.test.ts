/** Calls that the server makes: webhooks (OpenAPI 3.1, section 4.8.1) and callbacks (section 4.8.18). */
import { describe, expect, test } from "@jest/globals";
import { brief, type JsonObject, operation, operationOf, parseDocument } from "./support.js";

const security = [{ Key: [] }];
const components = {
  securitySchemes: { Key: { type: "mutualTLS" } },
  schemas: { Event: { type: "object" } },
  pathItems: { Done: { post: operation({ operationId: "done" }) } },
  callbacks: { Done: { "{$request.query.url}": { put: operation({ operationId: undefined }) } } },
};
const body = { content: { "application/json": { schema: { $ref: "#/components/schemas/Event" } } } };

function webhooksOf(webhooks: JsonObject, parts: JsonObject = {}) {
  return parseDocument({ components, webhooks, ...parts }).api.webhooks;
}

describe("webhooks (section 4.8.1)", () => {
  test("are operations by name, and not among those of the API", () => {
    const { api } = parseDocument({ components, webhooks: { done: { post: operation({ requestBody: body }) } } });
    expect(api.operations).toHaveLength(1);
    expect(brief(api.webhooks)).toMatchObject([
      {
        name: "done",
        id: "get_a",
        method: "POST",
        path: "",
        requestBody: { content: [{ schema: { name: "Event" } }] },
      },
    ]);
  });

  test("without an operationId go by their name, without a finding", () => {
    const { api, findings } = parseDocument({ webhooks: { done: { post: operation({ operationId: undefined }) } } });
    expect({ ids: api.webhooks.map(({ id }) => id), findings }).toEqual({ ids: ["done"], findings: [] });
  });

  test("may be references to Path Item Objects (section 4.8.9)", () => {
    expect(webhooksOf({ done: { $ref: "#/components/pathItems/Done" } }).map(({ id }) => id)).toEqual(["done"]);
  });

  test("have the parameters of their Path Item", () => {
    const parameters = [{ in: "header", name: "X-Id", schema: {} }];
    const [webhook] = webhooksOf({ done: { parameters, post: operation() } });
    expect(webhook?.parameters.map(({ name }) => name)).toEqual(["X-Id"]);
  });

  test("have the security that they say themselves, not the document's", () => {
    const all = webhooksOf({ a: { post: operation() }, b: { post: operation({ security }) } }, { security });
    expect(all.map((webhook) => webhook.security)).toEqual([[], [[{ scheme: "Key", scopes: [] }]]]);
  });

  test("that cannot be read leave the others, and the document, as they are", () => {
    const all = webhooksOf({ a: [], b: { post: operation() }, c: { post: operation({ responses: [] }) } });
    expect(all.map(({ name }) => name)).toEqual(["b"]);
    expect(parseDocument({ webhooks: 1 }).api.webhooks).toEqual([]);
  });
});

describe("a call", () => {
  const defaults = { method: "POST", path: "", pathSegments: [], parameters: [], responses: [], callbacks: [] };
  test.each<[string, JsonObject, JsonObject]>([
    ["that says nothing", {}, { id: "done", tags: [], deprecated: false, security: [] }],
    ["with words", { operationId: "o", tags: ["A", 1, "B"], summary: "s", description: "d", deprecated: true, externalDocs: { url: "u" }, security }, { id: "o", tags: ["A", "B"], summary: "s", description: "d", deprecated: true, externalDocs: { url: "u" }, security: [[{ scheme: "Key", scopes: [] }]] }], // prettier-ignore
    ["with flags that are none", { tags: [], deprecated: "true", summary: [], externalDocs: {} }, { id: "done", tags: [], deprecated: false, security: [] }], // prettier-ignore
  ])("%s", (_, post, want) => {
    const pointer = "#/webhooks/done/post";
    expect(webhooksOf({ done: { post } })).toEqual([{ name: "done", ...defaults, ...want, pointer }]);
  });

  test("of too many references ends the run, as everywhere", () => {
    const links = Array.from({ length: 102 }, (_, index) => [
      `R${index}`,
      { $ref: `#/components/responses/R${index + 1}` },
    ]);
    const post = { responses: { "200": { $ref: "#/components/responses/R0" } } };
    const responses = { ...(Object.fromEntries(links) as JsonObject), R102: {} };
    expect(() => parseDocument({ components: { responses }, webhooks: { done: { post } } })).toThrow("more than 100");
  });
});

describe("callbacks (section 4.8.18)", () => {
  const callbacksOf = (callbacks: JsonObject) =>
    operationOf({ get: operation({ callbacks }) }, { components }).callbacks.map(({ name, path, method }) => [
      name,
      path,
      method,
    ]);

  test("are told by name, by expression and by method", () => {
    const item = { post: operation(), put: operation() };
    expect(callbacksOf({ done: { "{$url}": item, "x-note": {} } })).toEqual([
      ["done", "{$url}", "POST"],
      ["done", "{$url}", "PUT"],
    ]);
  });

  test("may be references to components", () => {
    expect(callbacksOf({ done: { $ref: "#/components/callbacks/Done" } })).toEqual([
      ["done", "{$request.query.url}", "PUT"],
    ]);
  });

  test("may have callbacks", () => {
    const inner = operation({ callbacks: { again: { "{$url}": { post: operation() } } } });
    const [callback] = operationOf({
      get: operation({ callbacks: { done: { "{$url}": { post: inner } } } }),
    }).callbacks;
    expect(callback?.callbacks.map(({ name }) => name)).toEqual(["again"]);
  });

  test("in a circle of references end", () => {
    const Loop = { "{$url}": { post: operation({ callbacks: { loop: { $ref: "#/components/callbacks/Loop" } } }) } };
    const { api, findings } = parseDocument({
      components: { callbacks: { Loop } },
      paths: { "/a": { get: operation({ callbacks: { loop: { $ref: "#/components/callbacks/Loop" } } }) } },
    });
    expect(api.operations).toHaveLength(1);
    const depths: number[] = [];
    for (let all = api.operations[0]?.callbacks; all?.[0] !== undefined; all = all[0].callbacks)
      depths.push(all.length);
    expect(depths).toEqual([1, 1, 1]);
    expect(findings).toMatchObject([
      {
        code: "QUIRK_CALLBACK",
        message: "Callbacks of callbacks of callbacks are not read.",
        pointer: "#/components/callbacks/Loop/{$url}/post/callbacks",
      },
    ]);
  });
});
