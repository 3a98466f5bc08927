/** What a page says of a schema under a name. */
import { describe, expect, test } from "@jest/globals";
import {
  innermostOf,
  isScalar,
  propertyOf,
} from "../../../../../generator/emit/docs/reference/default-codegen/property.js";
import { type ReleaseNumber, schemaBeside } from "./support.js";

const ref = (name: string) => `{ $ref: '#/components/schemas/${name}' }`;
const others = [
  "Pet: { type: object, title: T, description: D, readOnly: true, properties: { id: { type: integer } } }",
  "Color: { type: string, enum: [red, string] }",
  "Name: { type: string, description: D }",
  `Loop: { type: array, items: ${ref("Loop")} }`,
];

function property(schema: string, release: ReleaseNumber = "7") {
  const { codegen, schema: it } = schemaBeside(schema, others, { release });
  return propertyOf(codegen, "it", it);
}

describe("a property", () => {
  test("is of its type, and an alias of what it stands for", () => {
    expect(property(ref("Name"))).toMatchObject({ name: "p_it", originalName: "it", type: "str", word: "str" });
  });

  test.each([
    ["{ type: string }", true, undefined],
    [ref("Pet"), false, "Pet"],
    [`{ type: array, items: ${ref("Pet")} }`, false, "Pet"],
    ["{ type: array, items: { type: string } }", true, undefined],
    [`{ type: object, additionalProperties: ${ref("Pet")} }`, false, "Pet"],
    ["{ type: object }", true, undefined],
    ["{}", true, undefined],
  ])("%s is a primitive: %s; links to %s", (schema, isPrimitive, model) => {
    expect(property(schema)).toMatchObject({ isPrimitive });
    expect(property(schema).model).toBe(model);
  });

  test.each<[string, ReleaseNumber, boolean]>([
    // Before release 5 an object of anything is no primitive, and has no link either.
    ["{ type: object }", "4", false],
    ["{ type: object }", "5", true],
    ["{}", "4", false],
    ["{}", "5", true],
  ])("%s in release %s is a primitive: %s", (schema, release, isPrimitive) => {
    expect(property(schema, release)).toMatchObject({ isPrimitive });
    expect(property(schema, release).model).toBeUndefined();
  });

  test("links into lists of lists", () => {
    const { items, type, model } = property(`{ type: array, items: { type: array, items: ${ref("Pet")} } }`);
    expect([type, model, items?.type, items?.model, items?.items?.type]).toEqual([
      "list[list[Pet]]",
      undefined,
      "list[Pet]",
      "Pet",
      "Pet",
    ]);
  });

  test("a list that has itself for items comes to an end", () => {
    const { codegen } = schemaBeside("{}", others);
    const loop = codegen.spec.schemas.get("Loop") ?? { extensions: new Map() };
    expect(innermostOf(propertyOf(codegen, "it", loop)).type).toBe("list[list]");
  });
});

describe("title, description and readOnly", () => {
  test.each<[string, ReleaseNumber, Record<string, unknown>]>([
    [
      "{ type: string, title: t, description: d, readOnly: true }",
      "4",
      { title: "t", description: "d!", isReadOnly: true },
    ],
    // What stands beside a member of an `allOf` counts since release 7, and before what the member says.
    [`{ allOf: [${ref("Pet")}], description: d }`, "7", { description: "d!", type: "Pet", isReadOnly: false }],
    [`{ allOf: [${ref("Name")}], description: d }`, "7", { description: "d!", type: "str" }],
    [`{ allOf: [${ref("Name")}] }`, "7", { description: "D!", type: "str" }],
    [`{ allOf: [${ref("Name")}], description: d }`, "5", { description: "d!", type: "str" }],
    [`{ allOf: [${ref("Name")}] }`, "5", { type: "str" }],
  ])("%s in release %s", (schema, release, want) => {
    const { title, description, isReadOnly, type } = property(schema, release);
    const found = { title, description, isReadOnly, type };
    expect(found).toMatchObject(want);
    if (!("description" in want)) expect(description).toBeUndefined();
  });
});

describe("the default of a list of enums", () => {
  const colors = (values: string) => `{ type: array, items: { type: string, enum: [a] }, default: ${values} }`;
  test.each<[string, ReleaseNumber, string | undefined]>([
    // The word for the items' type becomes the name of the enum, also in the middle of a value.
    [colors("[str, destroy, a]"), "4", '["P_itEnum","deP_itEnumoy","a"]'],
    [colors("[str, destroy, a]"), "5", '["P_itEnum","deP_itEnumoy","a"]'],
    [colors("[str, destroy, a]"), "7", '["str","destroy","a"]'],
    ["{ type: array, items: { type: string }, default: [str] }", "4", '["str"]'],
    ["{ type: string, enum: [str], default: str }", "4", "str"],
  ])("%s in release %s is %s", (schema, release, want) => {
    expect(property(schema, release).default).toBe(want);
  });

  test("is one of the outer list in lists of lists", () => {
    const schema = "{ type: array, items: { type: array, items: { type: string, enum: [a] } }, default: [[str]] }";
    expect(property(schema, "4").default).toBe('[["P_itEnum"]]');
  });
});

test.each([
  ["{ type: string }", true],
  ["{ type: number }", true],
  ["{ type: integer }", true],
  ["{ type: boolean }", true],
  ["{ type: object }", false],
  ["{ type: array, items: {} }", false],
  ["{}", false],
])("%s is a scalar: %s", (schema, want) => {
  expect(isScalar(schemaBeside(schema).schema)).toBe(want);
});
