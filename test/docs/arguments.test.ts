/** The arguments of calls in programs: how long a page is, and what examples are in TypeScript. */
import { expect, test } from "@jest/globals";
import { describe as describeApi } from "../../generator/emit/typescript/index.js";
import { exampleArguments } from "../../generator/emit/typescript/docs/program.js";
import { exampleCode } from "../../generator/emit/typescript/docs/values.js";
import type { ExampleValue, Impossible } from "../../generator/ir/example/index.js";
import { viewOf } from "../../generator/ir/operation-view.js";
import { answers, oneOperation } from "../ir/support.js";
import type { JsonObject } from "../parse/support.js";

const page = { type: "object", properties: { dags: { type: "array" }, total_entries: { type: "integer" } } };

test.each<[JsonObject, string]>([
  [{ type: "integer" }, "{ limit: 10 }"],
  [{ type: "integer", maximum: 5 }, "{ limit: 5 }"],
  [{ type: "integer", minimum: 50 }, "{ limit: 50 }"],
  [{ type: "integer", exclusiveMaximum: 10 }, "{ limit: 1 }"],
  [{ type: "integer", multipleOf: 25 }, "{ limit: 25 }"],
  [{ anyOf: [{ type: "integer" }, { type: "null" }] }, "{ limit: 10 }"],
  [{ type: "string" }, ""],
])("a page of a list whose limit is %j", (schema, want) => {
  const parameters = [{ in: "query", name: "limit", schema }, { in: "query", name: "offset", schema: {} }]; // prettier-ignore
  const { api, operation } = oneOperation({ parameters, responses: answers(page) });
  const pack = describeApi(api, { packageName: "test", packageVersion: "1.0.0" });
  expect(exampleArguments(pack, viewOf(pack, operation)).join()).toBe(want);
});

test.each<[ExampleValue | Impossible, string]>([
  [null, "null"],
  ["</script>", '"<\\/script>"'],
  [[], "[]"],
  [[1, [true]], "[1, [true]]"],
  [{ kind: "object", fields: [] }, "{}"],
  [{ kind: "object", fields: [["__proto__", 1], ["a b", 2], ["c", 3]] }, '{ ["__proto__"]: 1, "a b": 2, c: 3 }'], // prettier-ignore
  [{ kind: "date-time", text: "2025-01-01T00:00:00Z" }, 'new Date("2025-01-01T00:00:00Z")'],
  [{ kind: "binary", text: "example" }, 'new Blob(["example"])'],
  [{ kind: "impossible" }, "undefined as never"],
])("%j in TypeScript", (value, want) => {
  expect(exampleCode(value)).toBe(want);
});
