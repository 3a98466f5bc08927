/** The models: names, types, defaults, and which of them are read softly. */
import { expect, test } from "@jest/globals";
import { answers, json, ref, takes } from "../support.js";
import { classOf, emitClient } from "./support.js";

const object = (properties: Record<string, unknown>, more = {}) => ({ type: "object", properties, ...more });

test("a model that is received takes members that it does not know; one that is sent does not", async () => {
  const { files } = await emitClient({
    schemas: { Got: object({ a: { type: "string" } }), Given: object({ a: { type: "string" } }) },
    operations: { "POST /a": { ...takes(ref("Given")), responses: answers(ref("Got")) } },
  });
  expect(classOf(files, "client/models/got.py")).toBe("class Got(Model):\n    a: StrictStr | None = None");
  expect(classOf(files, "client/models/given.py")).toBe("class Given(Body):\n    a: StrictStr | None = None");
});

test("types, limits, defaults and names", async () => {
  const properties = {
    text: { type: "string", maxLength: 3 },
    count: { type: "integer", minimum: 1, default: 2 },
    share: { type: "number" },
    when: { type: "string", format: "date-time" },
    from: { type: "string" },
    copy: { type: "boolean" },
    names: { type: "array", items: { type: "string" } },
    counts: { type: "object", additionalProperties: { type: "integer" } },
    anything: {},
    kind: { type: "string", enum: ["a"] },
    "a-b": { type: "string", readOnly: true },
  };
  const { files } = await emitClient({
    schemas: { It: object(properties, { required: ["text", "anything"] }) },
    operations: { "GET /a": { responses: answers(ref("It")) } },
  });
  expect(classOf(files, "client/models/it.py")).toMatchSnapshot();
});

test("models of a circle import each other below their classes, and name each other in quotes", async () => {
  const { files } = await emitClient({
    schemas: {
      Tree: object({ root: ref("Branch") }),
      Branch: object({ tree: ref("Tree"), twigs: { type: "array", items: ref("Branch") } }),
    },
    operations: { "GET /a": { responses: answers(ref("Tree")) } },
  });
  expect(classOf(files, "client/models/branch.py")).toBe(
    'class Branch(Model):\n    tree: "Tree | None" = None\n    twigs: "list[Branch] | None" = None\n' +
      "from .tree import Tree",
  );
});

test("a name that the file imports is imported by another where a field has it", async () => {
  const { files } = await emitClient({
    schemas: { It: object({ datetime: { type: "string", format: "date-time" }, list: { type: "array", items: {} } }) },
    operations: { "GET /a": { responses: answers(ref("It")) } },
  });
  expect(files.get("client/models/it.py")).toContain("from datetime import datetime as _datetime");
  expect(classOf(files, "client/models/it.py")).toContain("datetime: _datetime | None = None");
  expect(classOf(files, "client/models/it.py")).toContain("list: _list[Any] | None = None");
});

test("an enum has a member for each value, by a name of its own", async () => {
  const { files } = await emitClient({
    schemas: {
      State: { type: "string", enum: ["ok", "OK", "not ok", "", "1", "mro"] },
      Level: { type: "integer", enum: [1, 2] },
    },
    operations: { "GET /a": { responses: answers(object({ state: ref("State"), level: ref("Level") })) } },
  });
  expect(classOf(files, "client/models/state.py")).toMatchSnapshot();
  expect(classOf(files, "client/models/level.py")).toMatchSnapshot();
});

test("one of several types is in `actual_instance`", async () => {
  const { files } = await emitClient({
    schemas: {
      Cat: object({ purrs: { type: "boolean" } }),
      Dog: object({ barks: { type: "boolean" } }),
      Pet: { oneOf: [ref("Cat"), ref("Dog")] },
      Id: { anyOf: [{ type: "string" }, { type: "integer" }] },
    },
    operations: { "GET /a": { responses: answers(object({ pet: ref("Pet"), id: ref("Id") })) } },
  });
  expect(classOf(files, "client/models/pet.py")).toMatchSnapshot();
  expect(classOf(files, "client/models/id.py")).toMatchSnapshot();
});

test("bodies of other types than JSON keep their types", async () => {
  const { files } = await emitClient({
    operations: {
      "POST /a": { requestBody: { content: { "text/plain": { schema: { type: "string" } }, ...json({}) } } },
    },
  });
  expect(files.get("client/_operations/a_api.py")).toContain(
    'body=Body("body", {"text/plain": "text", "application/json": "json"})',
  );
});
