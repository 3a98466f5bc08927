import { expect, test } from "@jest/globals";
import { schemaOf, v30 } from "../support.js";

const others = { Base: { type: "object", properties: { a: {} } }, Fixed: { type: "string", readOnly: true } };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const base = { kind: "ref", name: "Base" };
const either = [{ type: "object", properties: { b: {} } }, ref("Fixed")];
const any = { kind: "any" };
const closed = { kind: "object", properties: [], additionalProperties: false };
/** Any value, which keeps limits that no type stands beside. */
const limited = (limits: object) => ({
  kind: "any",
  limits: {
    kind: "union",
    keyword: "anyOf",
    members: [
      { kind: "string", ...limits },
      { kind: "number", ...limits },
      { kind: "boolean" },
      { kind: "array", items: any },
      { kind: "object", properties: [] },
      { kind: "null" },
    ],
  },
});
const withB = { kind: "object", properties: [{ name: "b", schema: any }] };
const fixed = { kind: "ref", name: "Fixed", readOnly: true };
const union = (keyword: string) => ({ kind: "union", keyword, members: [withB, fixed] });
const open = { kind: "enum", values: ["a", "b"], open: true };

test.each<[string, unknown, unknown]>([
  ["one stays one", { allOf: [ref("Base")] }, { kind: "intersection", members: [base] }],
  ["words beside it", { allOf: [ref("Base")], title: "T", description: "d" }, { kind: "intersection", title: "T", description: "d", members: [base] }], // prettier-ignore
  ["several", { allOf: [ref("Base"), { type: "object" }] }, { kind: "intersection", members: [base, { kind: "object", properties: [] }] }], // prettier-ignore
  ["properties beside it are one more", { description: "d", allOf: [ref("Base")], properties: { b: {} } }, { kind: "intersection", description: "d", members: [base, { kind: "object", properties: [{ name: "b", schema: { kind: "any" } }] }] }], // prettier-ignore
  ["required beside it", { allOf: [ref("Base")], required: ["a"] }, { kind: "intersection", members: [base, { kind: "object", properties: [], alsoRequired: ["a"] }] }], // prettier-ignore
  ["required in a part", { allOf: [ref("Base"), { required: ["a"] }] }, { kind: "intersection", members: [base, { kind: "object", properties: [], alsoRequired: ["a"] }] }], // prettier-ignore
  ["read-only by a part", { allOf: [ref("Fixed")] }, { kind: "intersection", readOnly: true, members: [{ kind: "ref", name: "Fixed", readOnly: true }] }], // prettier-ignore
  ["read-only by words of a part", { allOf: [ref("Base"), { readOnly: true }] }, { kind: "intersection", readOnly: true, members: [base, { kind: "any", readOnly: true }] }], // prettier-ignore
  ["`type: object` beside it adds nothing", { allOf: [ref("Base")], type: "object" }, { kind: "intersection", members: [base] }], // prettier-ignore
  ["nor does it where it may be null", { allOf: [ref("Base")], type: ["object", "null"] }, { kind: "intersection", nullable: true, refusesNull: true, members: [base] }], // prettier-ignore
  ["nor beside a union", { type: "object", oneOf: either, additionalProperties: false }, { ...union("oneOf"), limits: closed }], // prettier-ignore
  ["any type beside what has one limits it", { type: ["string", "array"], anyOf: either }, { ...union("anyOf"), limits: { kind: "union", keyword: "anyOf", members: [{ kind: "string" }, { kind: "array", items: any }] } }], // prettier-ignore
  ["a type beside what has none", { type: "string", allOf: [{ description: "d" }] }, { kind: "intersection", members: [{ ...any, description: "d" }, { kind: "string" }] }], // prettier-ignore
  ["a type beside a union that has none", { type: "string", oneOf: [{ format: "date" }, { format: "time" }] }, { kind: "intersection", members: [{ kind: "string" }, { kind: "union", keyword: "oneOf", members: [limited({ format: "date" }), limited({ format: "time" })] }] }], // prettier-ignore
  ["`enum` beside it", { allOf: [{ type: "string" }], enum: ["a", "b"], title: "T" }, { kind: "intersection", title: "T", members: [{ kind: "string" }, open] }], // prettier-ignore
  ["`enum` with null beside it", { allOf: [{ type: "string" }], enum: ["a", "b", null] }, { kind: "intersection", nullable: true, refusesNull: true, members: [{ kind: "string" }, open] }], // prettier-ignore
  ["limits of a type that is beside it", { allOf: [{ type: "string" }], type: "string", minLength: 3 }, { kind: "intersection", members: [{ kind: "string" }], limits: { kind: "string", minLength: 3 } }], // prettier-ignore
  ["items beside it", { allOf: [{ type: "array" }], items: { type: "string" } }, { kind: "intersection", members: [{ kind: "array", items: any }, { kind: "array", items: { kind: "string" } }] }], // prettier-ignore
  ["a map beside it", { allOf: [ref("Base")], additionalProperties: { type: "string" } }, { kind: "intersection", members: [base, { kind: "object", properties: [], additionalProperties: { kind: "string" } }] }], // prettier-ignore
  ["`oneOf` beside it", { allOf: [ref("Base")], oneOf: either }, { kind: "intersection", members: [base, union("oneOf")] }], // prettier-ignore
  ["`oneOf` of one beside it", { allOf: [ref("Base")], oneOf: [ref("Fixed")] }, { kind: "intersection", readOnly: true, members: [base, fixed] }], // prettier-ignore
  ["everything beside it", { description: "d", allOf: [ref("Base")], properties: { b: {} }, oneOf: either, anyOf: either }, { kind: "intersection", description: "d", members: [base, withB, union("oneOf"), union("anyOf")] }], // prettier-ignore
  ["`oneOf` and `anyOf`", { title: "T", nullable: true, oneOf: either, anyOf: either }, { kind: "intersection", title: "T", nullable: true, members: [union("oneOf"), union("anyOf")] }], // prettier-ignore
  ["a union that only requires", { allOf: [ref("Base")], anyOf: [{ required: ["a"] }, { required: ["b"] }] }, { kind: "intersection", members: [base], limits: { kind: "object", properties: [], requiredChoices: [{ keyword: "anyOf", choices: [["a"], ["b"]] }] } }], // prettier-ignore
])("%s", (_, schema, want) => {
  expect(schemaOf(schema, v30, others)).toEqual(want);
});
