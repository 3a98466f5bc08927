/** A request body as one parameter, or as one for each field of a form. */
import { describe, expect, test } from "@jest/globals";
import { parametersOf } from "../../../../../generator/emit/docs/reference/default-codegen/operation.js";
import { operationIn, type ReleaseNumber } from "./support.js";

const ref = (name: string) => `{ $ref: '#/components/schemas/${name}' }`;
const schemas = [
  "Pet: { type: object, properties: { id: { type: integer } } }",
  `Pets: { type: array, items: ${ref("Pet")} }`,
  `MapModel: { type: object, properties: { id: {} }, additionalProperties: ${ref("Pet")} }`,
  "Name: { type: string }",
];
const json = (schema: string) => `requestBody: { content: { application/json: { schema: ${schema} } } }`;
const form = (schema: string) => `requestBody: { content: { multipart/form-data: { schema: ${schema} } } }`;

function parameters(operation: string, release: ReleaseNumber = "7") {
  const { codegen, facts } = operationIn(operation, schemas, { release });
  return parametersOf(codegen, facts);
}

describe("a body", () => {
  /** Name, type, base, and the word and the container of the example. */
  const body = (schema: string, release: ReleaseNumber) => {
    const [found] = parameters(json(schema), release);
    const { name, type, base, example } = found ?? { example: { word: undefined } };
    return found === undefined ? undefined : [name, type, base, example.word, example.container].join(" ").trimEnd();
  };
  test.each<[string, Record<ReleaseNumber, string>]>([
    [ref("Pet"), { "4": "a_Pet Pet Pet Pet", "5": "a_Pet Pet Pet Pet", "7": "a_Pet Pet Pet Pet" }],
    [
      ref("Pets"),
      { "4": "a_Pet list[Pet] Pet Pet list", "5": "a_Pet list[Pet] Pet Pet list", "7": "a_Pet list[Pet] Pet Pet list" },
    ],
    [
      "{ type: array, items: { type: string } }",
      {
        "4": "a_request_body list[str] str str list",
        "5": "a_request_body list[str] str str list",
        "7": "a_request_body list[str] str str list",
      },
    ],
    [
      "{ type: object, additionalProperties: { type: integer } }",
      {
        "4": "a_request_body dict<int> int int map",
        "5": "a_request_body dict<int> int int map",
        "7": "a_request_body dict<int> int int map",
      },
    ],
    // A map with properties and a name is a model since release 7.
    [
      ref("MapModel"),
      {
        "4": "a_request_body dict<Pet> Pet Pet map",
        "5": "a_request_body dict<Pet> Pet Pet map",
        "7": "a_MapModel MapModel MapModel MapModel",
      },
    ],
    [
      "{ type: object }",
      {
        "4": "a_body object object object",
        "5": "a_body object object object map",
        "7": "a_body object object object map",
      },
    ],
    ["{ type: string }", { "4": "a_body str str str", "5": "a_body str str str", "7": "a_body str str str" }],
    [ref("Name"), { "4": "a_body str str str", "5": "a_body str str str", "7": "a_body str str str" }],
    // Release 5 forgets a body that may be anything.
    ["{}", { "4": "a_body any any any", "5": "UNKNOWN_PARAM_NAME", "7": "a_body any any any" }],
    [
      `{ oneOf: [${ref("Pet")}, { type: string }] }`,
      {
        "4": "a_UNKNOWN_BASE_TYPE UNKNOWN_BASE_TYPE UNKNOWN_BASE_TYPE UNKNOWN_BASE_TYPE",
        "5": "a_UNKNOWN_BASE_TYPE UNKNOWN_BASE_TYPE UNKNOWN_BASE_TYPE UNKNOWN_BASE_TYPE",
        "7": "a_UNKNOWN_BASE_TYPE UNKNOWN_BASE_TYPE UNKNOWN_BASE_TYPE UNKNOWN_BASE_TYPE",
      },
    ],
  ])("of %s", (schema, want) => {
    expect({ "4": body(schema, "4"), "5": body(schema, "5"), "7": body(schema, "7") }).toEqual(want);
  });

  test("without a schema is no parameter", () => {
    expect(parameters("requestBody: { content: { application/json: {} } }")).toEqual([]);
  });

  test("is required and described if it says so, and has the example of its media type", () => {
    const [found] = parameters(
      `requestBody: { required: true, description: d, content: { a/b: { schema: {}, example: e } } }`,
    );
    expect(found).toMatchObject({ required: true, description: "d!", example: { raw: "e" } });
    const [other] = parameters(`requestBody: { content: { a/b: { schema: {}, examples: { one: { value: o } } } } }`);
    expect(other).toMatchObject({ required: false, example: { raw: "o" } });
  });
});

describe("a form", () => {
  /** Its fields; required ones have a `*`. */
  const fields = (schema: string, release: ReleaseNumber) =>
    parameters(form(schema), release)
      .map(({ name, required, type }) => `${name}${required ? "*" : ""}:${type}`)
      .sort()
      .join(" ");
  test.each<[string, Record<ReleaseNumber, string>]>([
    [
      "{ type: object, required: [x], properties: { x: { type: string }, y: { type: array, items: { type: integer } } } }",
      { "4": "a_x*:str a_y:list[int]", "5": "a_x*:str a_y:list[int]", "7": "a_x*:str a_y:list[int]" },
    ],
    // A list of required names has the names of the document; the schema of a field may ask for the field, too.
    ["{ type: object, required: [a_x], properties: { x: {} } }", { "4": "a_x:any", "5": "a_x:any", "7": "a_x:any" }],
    [
      "{ properties: { x: { type: object, required: [x] } } }",
      { "4": "a_x*:object", "5": "a_x*:object", "7": "a_x*:object" },
    ],
    // Maps are fields since release 7.
    ["{ properties: { m: { type: object, additionalProperties: true } } }", { "4": "", "5": "", "7": "a_m:dict<any>" }],
    // A form may be a composition since release 5. What a choice requires is optional since release 7.
    [`{ allOf: [${ref("Pet")}], required: [id] }`, { "4": "", "5": "a_id*:int", "7": "a_id:int" }],
    [`{ oneOf: [${ref("Pet")}], required: [id] }`, { "4": "", "5": "a_id*:int", "7": "a_id:int" }],
  ])("of %s", (schema, want) => {
    expect({ "4": fields(schema, "4"), "5": fields(schema, "5"), "7": fields(schema, "7") }).toEqual(want);
  });

  test("escapes descriptions twice, but in release 4 those of lists once", () => {
    const descriptions = (release: ReleaseNumber) =>
      parameters(
        form("{ properties: { x: { type: string, description: d }, y: { type: array, items: {}, description: d } } }"),
        release,
      ).map(({ description }) => description);
    expect([descriptions("4"), descriptions("5"), descriptions("7")]).toEqual([
      ["d!!", "d!"],
      ["d!!", "d!!"],
      ["d!!", "d!!"],
    ]);
  });
});

test("the field of a form that is a property of a component leaves the default to the property", () => {
  const lid = "{ $ref: '#/components/schemas/Box/properties/lid' }";
  const box = "Box: { type: object, properties: { lid: { type: string, default: shut, description: d } } }";
  const { codegen, facts } = operationIn(form(`{ type: object, properties: { lid: ${lid} } }`), [box]);
  const [field] = parametersOf(codegen, facts);
  expect(field).toMatchObject({ type: "str", isPrimitive: false, description: "d!!" });
  expect(field?.default).toBeUndefined();
});

describe("what a composed form requires", () => {
  const choice = "{ oneOf: [{ properties: { a: {} }, required: [a_a] }, { properties: { b: {} } }] }";
  const required = (schema: string): string[] =>
    parameters(form(schema)).flatMap(({ originalName, required: isRequired }) => (isRequired ? [originalName] : []));

  test.each([
    // Names of parts are compared with those of the language.
    [`{ allOf: [${choice}, { properties: { c: {} } }] }`, ["a"]],
    [`{ allOf: [${choice}, { properties: { c: {} } }], required: [c] }`, ["c"]],
    [choice, []],
    [choice.replace("{ oneOf", "{ properties: { own: {} }, required: [own], oneOf"), ["own"]],
  ])("%s requires %s", (schema, want) => {
    expect(required(schema)).toEqual(want);
  });
});
