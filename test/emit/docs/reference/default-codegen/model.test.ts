/** Which properties the page of a model lists. */
import { describe, expect, test } from "@jest/globals";
import { modelProperties } from "../../../../../generator/emit/docs/reference/default-codegen/model.js";
import type { CodegenRelease } from "../../../../../generator/emit/docs/reference/default-codegen/language.js";
import { type ReleaseNumber, schemaBeside } from "./support.js";

const ref = (name: string) => `{ $ref: '#/components/schemas/${name}' }`;
const object = (...names: readonly string[]) =>
  `{ type: object, properties: { ${names.map((name) => `${name}: {}`).join(", ")} }, required: [${names[0] ?? ""}] }`;
const others = [
  `A: ${object("a", "a2")}`,
  `B: ${object("b")}`,
  `Own: { properties: { own: {} }, allOf: [${ref("A")}] }`,
  `Kind: { type: object, properties: { kind: {} }, required: [kind], discriminator: { propertyName: kind } }`,
  `SubKind: { allOf: [${ref("Kind")}] }`,
];

/** The names of the properties; required ones have a `*`. */
function listed(schema: string, release: ReleaseNumber, changes: Partial<CodegenRelease> = {}): string {
  const { codegen, schema: it } = schemaBeside(schema, others, { release, changes });
  return modelProperties(codegen, it)
    .map(({ originalName, isRequired }) => originalName + (isRequired ? "*" : ""))
    .join(" ");
}

describe("the properties of a model", () => {
  test.each<[string, Record<ReleaseNumber, string>]>([
    ["{ type: object, properties: { x: {}, y: {} }, required: [y] }", { "4": "x y*", "5": "x y*", "7": "x y*" }],
    ["{ type: array, items: {}, properties: { x: {} } }", { "4": "", "5": "", "7": "" }],
    // The only reference among the parts is a parent in release 4, whose properties are on its own page.
    [`{ allOf: [${ref("A")}, ${object("x")}] }`, { "4": "x*", "5": "a* a2 x*", "7": "a* a2 x*" }],
    [`{ allOf: [${ref("A")}, ${ref("B")}] }`, { "4": "a* a2 b*", "5": "a* a2 b*", "7": "a* a2 b*" }],
    // A part with a discriminator is a parent in all releases. What it requires counts since release 5.
    [
      `{ allOf: [${ref("Kind")}, { properties: { kind: {}, x: {} } }] }`,
      { "4": "kind x", "5": "kind* x", "7": "kind* x" },
    ],
    [`{ allOf: [${ref("SubKind")}, ${ref("A")}] }`, { "4": "a* a2", "5": "a* a2", "7": "a* a2" }],
    // Own properties come first, and win.
    [
      `{ properties: { a: {} }, anyOf: [${ref("A")}, ${ref("B")}] }`,
      { "4": "a a2 b*", "5": "a a2 b*", "7": "a a2 b*" },
    ],
    // References come before inline parts, of which only the first counts until release 7.
    [
      `{ allOf: [${object("x")}, ${object("y")}, ${ref("A")}, ${ref("B")}] }`,
      { "4": "a* a2 b* x*", "5": "a* a2 b* x*", "7": "a* a2 b* x* y*" },
    ],
    // A part's own properties beside its composition count since release 7.
    [`{ allOf: [${ref("Own")}, ${ref("B")}] }`, { "4": "a* a2 b*", "5": "a* a2 b*", "7": "own a* a2 b*" }],
    [`{ oneOf: [${ref("A")}, ${ref("B")}], required: [b] }`, { "4": "a* a2 b*", "5": "a* a2 b*", "7": "a* a2 b*" }],
  ])("of %s", (schema, want) => {
    expect({ "4": listed(schema, "4"), "5": listed(schema, "5"), "7": listed(schema, "7") }).toEqual(want);
  });

  test("are copies where they come from a reference, if the release copies them", () => {
    const properties = (changes: Partial<CodegenRelease>) => {
      const { codegen, schema } = schemaBeside(
        `{ allOf: [${ref("P")}, ${ref("A")}] }`,
        [...others, "P: { type: object, properties: { p: { type: array, items: {} } } }"],
        { changes },
      );
      return modelProperties(codegen, schema).find(({ originalName }) => originalName === "p")?.type;
    };
    expect(properties({ copiesParts: "never" })).toBe("list[any]");
    expect(properties({ copiesParts: "whole" })).toBe("list[any]");
    expect(properties({ copiesParts: "in part" })).toBe("list[object]");
  });

  test("parts that are all the same come to an end", () => {
    const levels = Array.from(
      { length: 40 },
      (_, at) => `L${at}: { allOf: [${ref(`L${at + 1}`)}, ${ref(`L${at + 1}`)}] }`,
    );
    const { codegen, schema } = schemaBeside(`{ allOf: [${ref("L0")}, ${ref("A")}] }`, [
      ...levels,
      `L40: ${object("deep")}`,
      ...others,
    ]);
    expect(modelProperties(codegen, schema).map(({ originalName }) => originalName)).toContain("a");
  });
});

test.each<[ReleaseNumber, string]>([
  ["5", "late"],
  ["7", "early"],
])("of enums called `type` in several parts release %s has the %s one", (release, want) => {
  const part = (value: string) =>
    `{ type: object, properties: { type: { type: string, enum: [${value}], default: ${value} } } }`;
  const parts = [`Early: ${part("early")}`, `Late: ${part("late")}`];
  const { codegen, schema } = schemaBeside(`{ oneOf: [${ref("Early")}, ${ref("Late")}] }`, parts, { release });
  expect(modelProperties(codegen, schema).map((property) => property.default)).toEqual([want]);
});
