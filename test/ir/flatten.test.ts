import { describe, expect, test } from "@jest/globals";
import { canBe, flattenObject, lookupIn, propertiesOf } from "../../generator/ir/flatten.js";
import type { JsonObject } from "../parse/support.js";
import { apiOf, ref } from "./support.js";

const text = { type: "string" };
const base = { type: "object", required: ["a"], properties: { a: text, b: text } };

/** Properties as `name: kind`, `!` where they are required; `...` for undeclared members. */
function flat(Tested: unknown, others: JsonObject = {}): string[] | undefined {
  const { schemas } = apiOf({ Tested, Base: base, ...others });
  const [named] = schemas;
  const object = named === undefined ? undefined : flattenObject(named.schema, lookupIn(schemas));
  if (object === undefined) return undefined;
  const properties = propertiesOf(object).map(
    ({ name, required, schema }) => `${name}${required ? "!" : ""}: ${schema.kind}`,
  );
  const rest = object.additionalProperties;
  return [...properties, ...(rest === undefined ? [] : [`...${typeof rest === "boolean" ? rest : rest.kind}`])];
}

test.each<[string, unknown, string[] | undefined]>([
  ["an object", base, ["a!: string", "b: string"]],
  ["a reference", ref("Base"), ["a!: string", "b: string"]],
  ["one part", { allOf: [ref("Base")] }, ["a!: string", "b: string"]],
  ["parts in their order", { allOf: [ref("Base"), { properties: { c: {} } }] }, ["a!: string", "b: string", "c: any"]],
  ["a property of two types is never", { allOf: [ref("Base"), { properties: { b: { type: "integer" } } }] }, ["a!: string", "b: never"]], // prettier-ignore
  ["new words for an old property", { allOf: [ref("Base"), { properties: { b: { description: "d" } } }] }, ["a!: string", "b: string"]], // prettier-ignore
  ["what is required stays so", { allOf: [ref("Base"), { properties: { a: text } }] }, ["a!: string", "b: string"]],
  ["required of an inherited one", { allOf: [ref("Base"), { required: ["b"] }] }, ["a!: string", "b!: string"]],
  ["required before it is declared", { required: ["b"], allOf: [ref("Base")] }, ["a!: string", "b!: string"]],
  ["required of what nobody declares", { allOf: [ref("Base"), { required: ["z"] }] }, ["a!: string", "b: string", "z!: any"]], // prettier-ignore
  ["words are no part", { allOf: [ref("Base"), { description: "d" }] }, ["a!: string", "b: string"]],
  ["parts in parts", { allOf: [{ allOf: [ref("Base")] }, { allOf: [{ properties: { c: {} } }] }] }, ["a!: string", "b: string", "c: any"]], // prettier-ignore
  ["a part twice", { allOf: [ref("Base"), ref("Base")] }, ["a!: string", "b: string"]],
  ["an open part", { allOf: [ref("Base"), { type: "object", additionalProperties: text }] }, ["a!: string", "b: string", "...string"]], // prettier-ignore
  ["a closed part closes nothing", { allOf: [ref("Base"), { type: "object", additionalProperties: false }] }, ["a!: string", "b: string"]], // prettier-ignore
  ["a part that is no object", { allOf: [ref("Base"), text] }, undefined],
  ["only words", { allOf: [{ description: "d" }] }, undefined],
  ["a union", { oneOf: [ref("Base"), text] }, undefined],
  ["text", text, undefined],
])("%s", (_, schema, want) => {
  expect(flat(schema)).toEqual(want);
});

test("parts that share their parts are no more work than others", () => {
  const levels = Array.from({ length: 30 }, (_, level) => {
    const next = ref(level === 29 ? "Base" : `L${level + 1}`);
    return [`L${level}`, { allOf: [next, next] }] as const;
  });
  expect(flat({ allOf: [ref("L0")] }, Object.fromEntries(levels))).toEqual(["a!: string", "b: string"]);
});

describe("what a value can be", () => {
  const isList = ({ kind }: { readonly kind: string }): boolean => kind === "array";
  test.each<[string, unknown, boolean]>([
    ["a list", { type: "array" }, true],
    ["a reference to one", ref("List"), true],
    ["one of several", { anyOf: [text, ref("List")] }, true],
    ["one in `allOf`", { allOf: [ref("List")] }, true],
    ["something else", { anyOf: [text, ref("Base")] }, false],
    ["a list inside", { type: "object", properties: { p: ref("List") } }, false],
    ["itself", { anyOf: [{ type: "object", properties: { p: ref("Tested") } }, text] }, false],
  ])("%s", (_, Tested, want) => {
    const { schemas } = apiOf({ Tested, Base: base, List: { type: "array" } });
    const [named] = schemas;
    expect(named !== undefined && canBe(named.schema, lookupIn(schemas), isList)).toBe(want);
  });
});
