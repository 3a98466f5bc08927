/** `src/operations/`: a function beside each method, whatever a method is called. */
import { expect, test } from "@jest/globals";
import { answers, emitFixture, statementsOf } from "./support.js";

const page = {
  type: "object",
  properties: { items: { type: "array", items: { type: "string" } }, total_entries: { type: "integer" } },
};
const integer = (name: string) => ({ in: "query", name, schema: { type: "integer" } });

test("a function for each method, and none whose name is taken", async () => {
  const files = await emitFixture({
    operations: {
      "GET /delete": { operationId: "delete", responses: answers({ type: "string" }) },
      "GET /call": { operationId: "call", responses: answers({ type: "string" }) },
      "GET /get-it": { operationId: "get_it_operation", responses: answers({ type: "string" }) },
      "GET /it": { operationId: "get_it", responses: answers({ type: "string" }) },
      "GET /page": { operationId: "page", parameters: [integer("limit"), integer("offset")], responses: answers(page) },
      "GET /lines": {
        operationId: "lines",
        responses: { "200": { description: "d", content: { "application/x-ndjson": {} } } },
      },
    },
  });
  const text = statementsOf(files, "src/operations/AApi.ts");
  expect([...text.matchAll(/^export function (\w+)\(/gm)].map(([, name]) => name)).toEqual([
    ...["delete_", "call_", "getItOperation_", "getIt", "page_", "pageAll", "lines"],
  ]);
  expect(text.replace(/\s+/g, " ")).toContain("page_(client, { ...params, ...page }, options)");
  expect(text).toContain("return stream<unknown>(client, linesOperation, undefined, options);");
});
