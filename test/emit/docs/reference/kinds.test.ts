/** What kind of schema one is, as the three parts of the reference see it: the table of kinds.ts, row by row. */
import { describe, expect, test } from "@jest/globals";
import {
  classOf,
  hasProperties,
  isArray,
  isComposed,
  isEnum,
  isMap,
  isObject,
  typeOf,
} from "../../../../generator/emit/docs/reference/kinds.js";
import type { SpecSchema } from "../../../../generator/emit/docs/reference/openapi.js";
import { readSchema } from "../../../../generator/emit/docs/reference/read-schema.js";
import type { JsonObject } from "../../../parse/support.js";

const a = { properties: { a: {} } };

/** Those who say yes: the default codegen, the passes of release 7, the passes before release 6. */
function saysYes(row: typeof isArray, schema: JsonObject): string {
  const read = readSchema(schema);
  return (["codegen", "since7", "before6"] as const).filter((reader) => row[reader](read)).join(" ");
}

const all = "codegen since7 before6";

describe("is an array", () => {
  test.each<[JsonObject, string]>([
    [{ type: "array", items: {} }, all],
    [{ type: "array" }, "codegen since7"],
    [{ items: {} }, "codegen before6"],
    [{ items: {}, allOf: [] }, "before6"],
    [{ type: "array", $ref: "#/A" }, "since7"],
    [{ type: ["array", "null"] }, "since7"],
    [{ type: "object" }, ""],
  ])("%j: %s", (schema, want) => {
    expect(saysYes(isArray, schema)).toBe(want);
  });
});

describe("is composed", () => {
  test.each<[JsonObject, string]>([
    [{ allOf: [{}] }, all],
    [{ anyOf: [{}] }, all],
    [{ oneOf: [{}] }, all],
    [{ allOf: [] }, all],
    [{ $ref: "#/A", allOf: [{}] }, "since7 before6"],
    [{ not: {} }, ""],
  ])("%j: %s", (schema, want) => {
    expect(saysYes(isComposed, schema)).toBe(want);
  });
});

describe("is an object", () => {
  test.each<[JsonObject, string]>([
    [{ type: "object" }, all],
    [a, all],
    [{ type: "object", additionalProperties: {} }, ""],
    [{ type: "object", additionalProperties: {}, allOf: [{}] }, "before6"],
    [{ ...a, additionalProperties: {} }, all],
    [{ additionalProperties: false }, "codegen"],
    [{ ...a, type: "string" }, ""],
    [{ ...a, type: ["null"] }, "codegen before6"],
    [{}, ""],
  ])("%j: %s", (schema, want) => {
    expect(saysYes(isObject, schema)).toBe(want);
  });
});

describe("the type", () => {
  test.each<[JsonObject, string | undefined, string | undefined]>([
    [{ type: "string" }, "string", "string"],
    [{ type: ["null", "string"] }, "null", "null"],
    [{ items: {} }, "array", undefined],
    [{ additionalProperties: {} }, "object", undefined],
    [{ additionalProperties: false }, "object", undefined],
    [{ allOf: [{}], items: {} }, undefined, undefined],
    [{}, undefined, undefined],
  ])("of %j is %s to the default codegen, %s to the passes of release 7", (schema, codegen, since7) => {
    const read = readSchema(schema);
    expect([typeOf.codegen(read), typeOf.since7(read)]).toEqual([codegen, since7]);
  });
});

describe("where all three agree", () => {
  test.each<[string, (schema: SpecSchema) => boolean, JsonObject, boolean]>([
    ["a map", isMap, { additionalProperties: {} }, true],
    ["a map", isMap, { additionalProperties: true }, true],
    ["a map", isMap, { additionalProperties: false }, false],
    ["a map", isMap, { type: "object" }, false],
    ["an enum", isEnum, { enum: [1] }, true],
    ["an enum", isEnum, { enum: [] }, false],
    ["an enum", isEnum, {}, false],
    ["with properties", hasProperties, a, true],
    ["with properties", hasProperties, { properties: {} }, false],
    ["with properties", hasProperties, {}, false],
  ])("%s", (_, question, schema, want) => {
    expect(question(readSchema(schema))).toBe(want);
  });
});

test.each<[JsonObject, string]>([
  [{ $ref: "#/A", items: {} }, "plain"],
  [{ oneOf: [{}], items: {} }, "composed"],
  [{ items: {}, additionalProperties: {} }, "array"],
  [{ type: "string", additionalProperties: true }, "map"],
  [{ type: "string", additionalProperties: false }, "object"],
  [{ type: "object" }, "object"],
  [a, "plain"],
])("the class of %j is %s", (schema, want) => {
  expect(classOf(readSchema(schema))).toBe(want);
});
