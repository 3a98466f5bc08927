/** A parameter that is the query as a whole (OpenAPI 3.2, section 4.12.1), and the methods of 3.2 (section 4.8.9), over the wire. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Client } from "../../generator/runtime/http.js";
import type { Operation } from "../../generator/runtime/operation.js";
import { queryOf } from "../../generator/runtime/parameters.js";
import { exploded, jsonQuery, wholeQuery } from "../../generator/runtime/styles.js";
import { emitFixture, statementsOf } from "./support.js";

const requests: string[] = [];
let server: Server;
let client: Client;
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text));
    request.on("end", () => {
      requests.push([request.method, request.url, body].join(" ").trim());
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  client = new Client({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const parameter = (type: string, schema: unknown) => ({
  parameters: [{ name: "q", in: "querystring", content: { [type]: { schema } } }],
});
const object = {
  type: "object",
  properties: { a: { type: "string" }, b: { type: "array", items: { type: "integer" } } },
};

test.each([
  [
    "application/x-www-form-urlencoded",
    object,
    "q?: { a?: string | undefined; b?: number[] | undefined } | undefined",
    "style: exploded",
  ],
  [
    "application/json",
    object,
    "q?: { a?: string | undefined; b?: number[] | undefined } | undefined",
    "style: jsonQuery",
  ],
  ["application/jsonpath", { type: "string" }, "q?: string | undefined", "style: wholeQuery"],
])("in %s is typed, and written as one", async (type, schema, typed, style) => {
  const files = await emitFixture({ openapi: "3.2.0", operations: { "GET /a": parameter(type, schema) } });
  const text = statementsOf(files, "src/apis/AApi.ts");
  expect(text.replaceAll(/\s+/g, " ")).toContain(typed);
  expect(text).toContain(style);
});

test.each<[string, Partial<Operation>, object, string]>([
  [
    "a form",
    { query: [queryOf, [{ name: "q", style: exploded }]] },
    { q: { a: "x y&", b: [1, 2] } },
    "GET /a?a=x%20y%26&b=1&b=2",
  ],
  [
    "JSON",
    { query: [queryOf, [{ name: "q", style: jsonQuery }]] },
    { q: { a: [1] } },
    "GET /a?%7B%22a%22%3A%5B1%5D%7D",
  ],
  ["a text", { query: [queryOf, [{ name: "q", style: wholeQuery }]] }, { q: "$.a[1:2]" }, "GET /a?%24.a%5B1%3A2%5D"],
  ["QUERY with a body", { method: "QUERY", body: "application/json" }, { body: { a: 1 } }, 'QUERY /a {"a":1}'],
  ["LINK", { method: "LINK" }, {}, "LINK /a"],
])("%s is sent", async (_, operation, params, want) => {
  requests.length = 0;
  await client.call({ method: "GET", path: ["/a"], read: () => Promise.resolve(), ...operation }, params);
  expect(requests).toEqual([want]);
});
