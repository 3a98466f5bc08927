import { expect, test } from "@jest/globals";
import { schemaOf, v30, v31 } from "../support.js";

const others = {
  State: { type: "string", readOnly: true },
  Alias: { $ref: "#/components/schemas/State" },
  "a/b~c d": { type: "string" },
  Deep: { type: "object", properties: { in: { type: "integer", description: "of the target" } } },
};

test.each<[string, string, unknown, unknown]>([
  ["a name", v31, { $ref: "#/components/schemas/Deep" }, { kind: "ref", name: "Deep" }],
  ["a name that is escaped", v31, { $ref: "#/components/schemas/a~1b~0c%20d" }, { kind: "ref", name: "a/b~c d" }],
  ["itself", v31, { type: "array", items: { $ref: "#/components/schemas/Tested" } }, { kind: "array", items: { kind: "ref", name: "Tested" } }], // prettier-ignore
  ["words beside it, 3.1", v31, { $ref: "#/components/schemas/Deep", description: "d", default: 1 }, { kind: "ref", name: "Deep", description: "d", default: 1 }], // prettier-ignore
  ["words beside it, 3.0", v30, { $ref: "#/components/schemas/Deep", deprecated: true }, { kind: "ref", name: "Deep", deprecated: true }], // prettier-ignore
  ["to what is read-only", v30, { $ref: "#/components/schemas/Alias" }, { kind: "ref", name: "Alias", readOnly: true }],
  ["a place without a name", v31, { $ref: "#/components/schemas/Deep/properties/in" }, { kind: "integer", description: "of the target" }], // prettier-ignore
  ["such a place with words", v31, { $ref: "#/components/schemas/Deep/properties/in", description: "d", default: 1 }, { kind: "integer", description: "d", default: 1 }], // prettier-ignore
])("%s (%s)", (_, openapi, schema, want) => {
  expect(schemaOf(schema, openapi, others)).toEqual(want);
});
