/** Which defaults a schema allows, and what is said of the others. */
import { describe, expect, test } from "@jest/globals";
import { type JsonObject, parseDocument } from "./support.js";

const other = { $ref: "#/components/schemas/Other" };

function quirksOf(schema: JsonObject): readonly unknown[] {
  const { findings } = parseDocument({ components: { schemas: { Tested: schema, Other: { type: "object" } } } });
  return findings.filter(({ code }) => code === "QUIRK_DEFAULT");
}

const text = { type: "string" };
const flag = { type: "boolean" };
const list = { type: "array", items: text };
const pair = { type: "array", prefixItems: [text, flag] };

describe("a default", () => {
  test.each<[string, JsonObject, readonly unknown[]]>([
    ["of any value", {}, [1, "a", null, [], {}]],
    ["of a reference", other, [1, "a", null]],
    ["of null", { type: "null" }, [null]],
    ["of one of several values", { enum: ["a", 1, false] }, ["a", 1, false]],
    ["of a value or null", { type: ["string", "null"], enum: ["a", null] }, ["a", null]],
    ["of a text", text, ["", "a"]],
    ["of a number", { type: "number" }, [1, 1.5]],
    ["of an integer", { type: "integer" }, [0, -1]],
    ["of a boolean", flag, [true, false]],
    ["of a list", list, [[], ["a"], ["a", "b"]]],
    ["of a tuple", pair, [[], ["a", true], [1]]],
    ["of an object", { type: "object" }, [{}, { a: 1 }]],
    ["of a union", { anyOf: [text, flag] }, ["a", true]],
    ["of an intersection", { allOf: [list, {}] }, [["a"]]],
  ])("%s is allowed", (_, schema, values) => {
    expect(values.flatMap((value) => quirksOf({ ...schema, default: value }))).toEqual([]);
  });

  test.each<[string, JsonObject, readonly unknown[]]>([
    ["nothing is allowed", { allOf: [false] }, [1, null]],
    ["null alone is", { type: "null" }, [0, "", false, []]],
    ["some values are", { enum: ["a", 1] }, ["b", "1", null]],
    ["a text is", text, [1, null, ["a"], {}]],
    ["a number is", { type: "number" }, ["1", true]],
    ["an integer is", { type: "integer" }, [1.5, "1"]],
    ["a list is", list, ["a", {}, [1], ["a", 1]]],
    ["a tuple is", pair, ["a", {}]],
    ["an object is", { type: "object" }, [[], "a", null]],
    ["a union is", { anyOf: [text, flag] }, [1, {}]],
    ["an intersection is", { allOf: [list, {}] }, [1, [1]]],
  ])("where %s, is told if it is another value", (_, schema, values) => {
    expect(values.flatMap((value) => quirksOf({ ...schema, default: value }))).toEqual(
      values.map((value) => ({
        code: "QUIRK_DEFAULT",
        message: `The schema does not allow its default ${JSON.stringify(value)}.`,
        pointer: "#/components/schemas/Tested/default",
      })),
    );
  });

  test("that is long is shown by its beginning", () => {
    expect(quirksOf({ type: "integer", default: "a".repeat(200) })).toMatchObject([
      { message: `The schema does not allow its default "${"a".repeat(79)}.` },
    ]);
  });
});
