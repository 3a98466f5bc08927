/** Lists that are walked page by page: what the table says, and the form of the method. */
import { expect, test } from "@jest/globals";
import { answers, ref } from "../support.js";
import { classOf, emitClient } from "./support.js";

const query = (name: string, type: string) => ({ name, in: "query", schema: { type } });
const list = (items: object, more = {}) => ({
  type: "object",
  properties: { things: { type: "array", items }, total_entries: { type: "integer" }, ...more },
});
const thing = { type: "object", properties: { a: { type: "string" } } };
const tagged = (more: object) => ({ operationId: "list_things", tags: ["It"], ...more });

test("a list by offset has a form that walks through all pages, with the class of its items", async () => {
  const { files } = await emitClient({
    schemas: { Thing: thing, Things: list(ref("Thing")) },
    operations: {
      "GET /a": tagged({
        parameters: [query("limit", "integer"), query("offset", "integer")],
        responses: answers(ref("Things")),
      }),
    },
  });
  expect(classOf(files, "client/api/it_api.py")).toContain("list_things_all = all_items(list_things, Thing)");
  const table = (files.get("client/_operations/it_api.py") ?? "").replace(/\s+/g, " ");
  expect(table).toContain('pages=Pages( "offset", items=("things",), parameter="offset", total=("total_entries",), )');
  expect(files.has("client/_runtime/pages.py")).toBe(true);
});

test("Airflow's lists by cursor say how the first page is asked for, and which argument older servers count by", async () => {
  const { files } = await emitClient({
    schemas: { Things: list({ type: "string" }, { next_cursor: { type: "string" } }) },
    operations: {
      "GET /a": tagged({
        parameters: [query("limit", "integer"), query("offset", "integer"), query("cursor", "string")],
        responses: answers(ref("Things")),
      }),
    },
    parts: { info: { title: "Airflow API", version: "2" } },
  });
  expect(classOf(files, "client/api/it_api.py")).toContain("list_things_all = all_items(list_things)");
  const table = (files.get("client/_operations/it_api.py") ?? "").replace(/\s+/g, " ");
  expect(table).toContain(
    'parameter="cursor", first="", next=("next_cursor",), total=("total_entries",), offset="offset"',
  );
});

test("an operation of the name keeps it, and what is no list has no such form", async () => {
  const { files } = await emitClient({
    schemas: { Thing: thing, Things: list(ref("Thing")) },
    operations: {
      "GET /a": tagged({
        parameters: [query("limit", "integer"), query("offset", "integer")],
        responses: answers(ref("Things")),
      }),
      "GET /b": tagged({ operationId: "list_things_all", responses: answers(ref("Thing")) }),
    },
  });
  expect(classOf(files, "client/api/it_api.py")).not.toContain("all_items");
});
