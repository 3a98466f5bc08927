/** What a reference to a schema stands for. */
import { expect, test } from "@jest/globals";
import { referenced, resolved, unalias } from "../../../../generator/emit/docs/reference/references.js";
import { openApi } from "../../../support/openapi.js";

const ref = (name: string) => `{ $ref: '#/components/schemas/${name}' }`;
const spec = openApi(`components:
  schemas:
    Text: { type: string }
    Alias: ${ref("Text")}
    Enum: { type: string, enum: [a] }
    Object: { type: object, properties: { a: {} } }
    Free: { type: object }
    List: { type: array, items: {}, properties: { a: {} } }
    Map: { type: object, additionalProperties: {} }
    MapModel: { properties: { a: {} }, additionalProperties: {} }
    Choice: { oneOf: [${ref("Text")}] }`);

const schema = (name: string) => ({ $ref: `#/components/schemas/${name}`, extensions: new Map() });

test.each([
  ["Text", "Text"],
  ["Alias", "Text"],
  ["Free", "Free"],
  ["List", "List"],
  ["Map", "Map"],
  // What gets a class stays a reference.
  ["Enum", undefined],
  ["Object", undefined],
  ["MapModel", undefined],
  ["Choice", undefined],
  ["Nowhere", undefined],
])("a use of %s stands for %s", (name, want) => {
  const use = schema(name);
  expect(unalias(spec, use)).toBe(want === undefined ? use : spec.schemas.get(want));
});

test("one step, and all steps", () => {
  const [alias, nowhere] = [schema("Alias"), schema("Nowhere")];
  expect(referenced(spec, alias)).toBe(spec.schemas.get("Alias"));
  expect(referenced(spec, nowhere)).toBe(nowhere);
  expect(resolved(spec, alias)).toBe(spec.schemas.get("Text"));
  expect(resolved(spec, nowhere)).toEqual({ extensions: new Map() });
});
