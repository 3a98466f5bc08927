/** Null in every spelling. */
import { describe, expect, test } from "@jest/globals";
import { schemaOf, v30, v31 } from "../support.js";

const others = {
  State: { type: "string", enum: ["on", "off"] },
  MaybeState: { type: "string", nullable: true, enum: ["on", "off", null] },
  MaybeText: { type: ["string", "null"] },
  Alias: { $ref: "#/components/schemas/MaybeText" },
  Nothing: { type: "null" },
};
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const state = { kind: "enum", values: ["on", "off"], open: true };

test.each<[string, string, unknown, unknown]>([
  ["`nullable` of 3.0", v30, { type: "string", nullable: true }, { kind: "string", nullable: true }],
  ["`nullable` in 3.1", v31, { type: "string", nullable: true }, { kind: "string", nullable: true }],
  ["`nullable: false`", v30, { type: "string", nullable: false }, { kind: "string" }],
  ["a list of types", v31, { type: ["integer", "null"] }, { kind: "integer", nullable: true }],
  ["a list with null first", v31, { type: ["null", "integer"] }, { kind: "integer", nullable: true }],
  ["only null", v31, { type: "null" }, { kind: "null", nullable: true }],
  ["a list of only null", v31, { type: ["null"] }, { kind: "null", nullable: true }],
  [
    "null among the values",
    v30,
    { type: "string", enum: ["on", "off", null] },
    { ...state, nullable: true, refusesNull: true },
  ],
  ["a nullable enum without null", v30, { type: "string", nullable: true, enum: ["on", "off"] }, { ...state, nullable: true }], // prettier-ignore
  ["an enum of only null", v31, { enum: [null] }, { kind: "null", nullable: true }],
  ["a constant null", v31, { const: null }, { kind: "null", nullable: true }],
  ["`nullable` beside a reference, 3.0", v30, { ...ref("State"), nullable: true }, { kind: "ref", name: "State", nullable: true }], // prettier-ignore
  ["`nullable` beside a reference, 3.1", v31, { ...ref("State"), nullable: true }, { kind: "ref", name: "State", nullable: true }], // prettier-ignore
  ["on what is referred to", v31, ref("MaybeText"), { kind: "ref", name: "MaybeText", nullable: true }],
  ["on what is referred to, 3.0", v30, ref("MaybeState"), { kind: "ref", name: "MaybeState", nullable: true }],
  ["at the end of two references", v31, ref("Alias"), { kind: "ref", name: "Alias", nullable: true }],
  ["`anyOf` with null", v31, { anyOf: [{ type: "string" }, { type: "null" }] }, { kind: "string", nullable: true }],
  ["`oneOf` with null", v31, { oneOf: [{ type: "null" }, ref("State")] }, { kind: "ref", name: "State", nullable: true }], // prettier-ignore
  ["`anyOf` with an enum of null", v31, { anyOf: [{ type: "string" }, { enum: [null] }] }, { kind: "string", nullable: true }], // prettier-ignore
  ["`anyOf` of only null", v31, { anyOf: [{ type: "null" }] }, { kind: "null", nullable: true }],
  ["one `allOf` of a nullable", v31, { allOf: [ref("MaybeText")] }, { kind: "intersection", nullable: true, members: [{ kind: "ref", name: "MaybeText", nullable: true }] }], // prettier-ignore
  ["`allOf` with `nullable` beside it", v30, { allOf: [ref("State")], nullable: true }, { kind: "intersection", nullable: true, members: [{ kind: "ref", name: "State" }] }], // prettier-ignore
  ["an array of nullables", v31, { type: "array", items: { type: ["string", "null"] } }, { kind: "array", items: { kind: "string", nullable: true } }], // prettier-ignore
  ["a nullable array", v30, { type: "array", nullable: true, items: { type: "string" } }, { kind: "array", nullable: true, items: { kind: "string" } }], // prettier-ignore
])("%s (%s)", (_, openapi, schema, want) => {
  expect(schemaOf(schema, openapi, others)).toEqual(want);
});

test("a union of several keeps its members, and null once", () => {
  const schema = { anyOf: [{ type: "string" }, { type: "integer" }, { type: "null" }, ref("MaybeText")] };
  expect(schemaOf(schema, v31, others)).toEqual({
    kind: "union",
    keyword: "anyOf",
    nullable: true,
    members: [{ kind: "string" }, { kind: "integer" }, { kind: "ref", name: "MaybeText", nullable: true }],
  });
});

test("what stands beside `anyOf` with null is kept, and wins", () => {
  const schema = {
    anyOf: [{ type: "string", title: "Inner", description: "inner", format: "uri", maxLength: 5 }, { type: "null" }],
    title: "Outer",
    default: null,
    deprecated: true,
    readOnly: true,
  };
  expect(schemaOf(schema)).toEqual({
    kind: "string",
    nullable: true,
    title: "Outer",
    description: "inner",
    format: "uri",
    maxLength: 5,
    default: null,
    deprecated: true,
    readOnly: true,
  });
});

test("a type list of several is a union that admits null", () => {
  expect(schemaOf({ type: ["string", "integer", "null"], title: "T", default: 1 })).toEqual({
    kind: "union",
    keyword: "anyOf",
    nullable: true,
    title: "T",
    default: 1,
    members: [{ kind: "string" }, { kind: "integer" }],
  });
});

test("a schema that holds itself is asked as any other", () => {
  const self = { $ref: "#/components/schemas/Tested" };
  expect(schemaOf({ type: ["object", "null"], properties: { child: self } })).toEqual({
    kind: "object",
    nullable: true,
    properties: [{ name: "child", schema: { kind: "ref", name: "Tested", nullable: true } }],
  });
});

describe("null that one part admits and another rules out", () => {
  const refused = (schema: unknown, openapi = v31): unknown => {
    const found = schemaOf(schema, openapi) as { nullable?: true; refusesNull?: true };
    return found.nullable && (found.refusesNull ?? false);
  };
  const [text, none] = [{ type: "string" }, { type: "null" }];
  test.each<[string, unknown, boolean | undefined]>([
    ["a type with null", { type: ["string", "null"] }, false],
    ["a type without null", text, undefined],
    ["a type beside a union with null", { type: "string", anyOf: [text, none] }, true],
    ["values without null", { type: ["string", "null"], enum: ["a"] }, true],
    ["values with null", { type: ["string", "null"], enum: ["a", null] }, false],
    ["a part that is not nullable", { type: ["string", "null"], allOf: [text] }, true],
    ["parts that are all nullable", { type: ["string", "null"], allOf: [{ type: ["string", "null"] }] }, false],
    ["a part that says nothing of it", { type: ["string", "null"], allOf: [{ description: "d" }] }, false],
    ["one member with null", { oneOf: [text, none] }, false],
    ["two members with null", { oneOf: [{ type: ["string", "null"] }, none] }, true],
    ["two members of anyOf with null", { anyOf: [{ type: ["string", "null"] }, none] }, false],
    ["`nullable` is taken at its word", { type: "string", nullable: true, enum: ["a"] }, false],
  ])("%s", (_, schema, want) => {
    expect(refused(schema)).toBe(want);
  });
});
