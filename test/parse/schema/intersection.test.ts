import { expect, test } from "@jest/globals";
import { schemaOf, v30 } from "../support.js";

const others = { Base: { type: "object", properties: { a: {} } }, Fixed: { type: "string", readOnly: true } };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const base = { kind: "ref", name: "Base" };

test.each<[string, unknown, unknown]>([
  ["one stays one", { allOf: [ref("Base")] }, { kind: "intersection", members: [base] }],
  ["words beside it", { allOf: [ref("Base")], title: "T", description: "d" }, { kind: "intersection", title: "T", description: "d", members: [base] }], // prettier-ignore
  ["several", { allOf: [ref("Base"), { type: "object" }] }, { kind: "intersection", members: [base, { kind: "object", properties: [] }] }], // prettier-ignore
  ["properties beside it are one more", { description: "d", allOf: [ref("Base")], properties: { b: {} } }, { kind: "intersection", description: "d", members: [base, { kind: "object", properties: [{ name: "b", schema: { kind: "any" } }] }] }], // prettier-ignore
  ["required beside it", { allOf: [ref("Base")], required: ["a"] }, { kind: "intersection", members: [base, { kind: "object", properties: [], alsoRequired: ["a"] }] }], // prettier-ignore
  ["required in a part", { allOf: [ref("Base"), { required: ["a"] }] }, { kind: "intersection", members: [base, { kind: "object", properties: [], alsoRequired: ["a"] }] }], // prettier-ignore
  ["read-only by a part", { allOf: [ref("Fixed")] }, { kind: "intersection", readOnly: true, members: [{ kind: "ref", name: "Fixed", readOnly: true }] }], // prettier-ignore
  ["read-only by words of a part", { allOf: [ref("Base"), { readOnly: true }] }, { kind: "intersection", readOnly: true, members: [base, { kind: "any", readOnly: true }] }], // prettier-ignore
])("%s", (_, schema, want) => {
  expect(schemaOf(schema, v30, others)).toEqual(want);
});
