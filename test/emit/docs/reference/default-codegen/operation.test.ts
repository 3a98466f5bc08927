/** The names of the parameters of an operation, its result and its media types. */
import { describe, expect, test } from "@jest/globals";
import {
  consumesOf,
  parametersOf,
  producesOf,
  resultOf,
} from "../../../../../generator/emit/docs/reference/default-codegen/operation.js";
import { operationIn, type ReleaseNumber } from "./support.js";

const ref = (name: string) => `{ $ref: '#/components/schemas/${name}' }`;
const schemas = [
  "Pet: { type: object, properties: { id: { type: integer } } }",
  `Pets: { type: array, items: ${ref("Pet")} }`,
];
const json = (schema: string) => `requestBody: { content: { application/json: { schema: ${schema} } } }`;

function names(operation: string, release: ReleaseNumber): string {
  const { codegen, facts } = operationIn(operation, schemas, { release });
  return parametersOf(codegen, facts)
    .map(({ name }) => name)
    .join(" ");
}

describe("names", () => {
  const query = (name: string, required = false) => `{ name: ${name}, in: query, required: ${required}, schema: {} }`;
  test.each<[string, Record<ReleaseNumber, string>]>([
    [`parameters: [${query("x")}, ${query("y", true)}]`, { "4": "a_y a_x", "5": "a_y a_x", "7": "a_y a_x" }],
    // Of equal names the later ones get numbers: in release 4 one number at most, and none for a body.
    [
      `parameters: [${query("x")}, { name: x, in: header, schema: {} }, { name: x, in: cookie, schema: {} }]`,
      { "4": "a_x a_x2 a_x2", "5": "a_x a_x2 a_x3", "7": "a_x a_x2 a_x3" },
    ],
    [
      `parameters: [${query("x9")}, { name: x9, in: header, schema: {} }]`,
      { "4": "a_x9 a_x10", "5": "a_x9 a_x10", "7": "a_x9 a_x10" },
    ],
    [
      `parameters: [${query("body")}], ${json("{ type: string }")}`,
      { "4": "a_body a_body", "5": "a_body a_body2", "7": "a_body a_body2" },
    ],
    [`x-codegen-request-body-name: mine, ${json(ref("Pet"))}`, { "4": "a_mine", "5": "a_mine", "7": "a_mine" }],
  ])("of %s", (operation, want) => {
    expect({ "4": names(operation, "4"), "5": names(operation, "5"), "7": names(operation, "7") }).toEqual(want);
  });
});

describe("the result", () => {
  const result = (schema: string) => {
    const content = `{ application/json: { schema: ${schema} } }`;
    const { codegen, facts } = operationIn(`responses: { 200: { description: ok, content: ${content} } }`, schemas);
    return resultOf(codegen, facts);
  };
  test.each([
    [ref("Pet"), { type: "Pet", link: "Pet" }],
    [ref("Pets"), { type: "list[Pet]", link: "Pet" }],
    [`{ type: object, additionalProperties: ${ref("Pet")} }`, { type: "dict<Pet>", link: "Pet" }],
    ["{ type: string }", { type: "str" }],
    ["{ type: array, items: { type: string } }", { type: "list[str]" }],
  ])("of %s", (schema, want) => {
    expect(result(schema)).toEqual(want);
  });

  test("is none where a call returns nothing", () => {
    const { codegen, facts } = operationIn("responses: { 204: { description: ok } }");
    expect(resultOf(codegen, facts)).toBeUndefined();
  });
});

describe("media types", () => {
  const contents = (...types: readonly string[]) => `content: { ${types.map((type) => `'${type}': {}`).join(", ")} }`;
  test.each<[string, ReleaseNumber, string]>([
    [contents("a/b", "c/d"), "4", "a/b, c/d"],
    // In release 4 a list of which `*/*` was left out ends with a comma, unless nothing is left.
    [contents("a/b", "*/*"), "4", "a/b, "],
    [contents("*/*"), "4", ""],
    [contents("a/b", "*/*"), "7", "a/b"],
  ])("of a body: %s in release %s", (content, release, want) => {
    const { codegen, facts } = operationIn(`requestBody: { ${content} }`, [], { release });
    expect(consumesOf(codegen, facts)).toBe(want);
  });

  const responses = (...all: readonly string[]) =>
    `responses: { ${all.map((content, at) => `20${at}: { description: ok, ${content} }`).join(", ")} }`;
  test.each<[string, ReleaseNumber, string]>([
    [responses(contents("a/b")), "4", "a/b"],
    [responses(contents("a/b"), contents("c/d")), "4", "a/b, c/d"],
    // The last response with a new type decides: it repeats a type, so a comma ends the list.
    [responses(contents("a/b"), contents("a/b", "c/d")), "4", "a/b, c/d, "],
    [responses(contents("a/b"), contents("a/b", "c/d"), contents("e/f")), "4", "a/b, c/d, e/f"],
    [responses(contents("a/b"), contents("a/b")), "4", "a/b"],
    [responses(contents("a/b"), contents("a/b", "c/d")), "7", "a/b, c/d"],
  ])("of responses: %s in release %s", (operation, release, want) => {
    const { codegen, facts } = operationIn(operation, [], { release });
    expect(producesOf(codegen, facts)).toBe(want);
  });
});
