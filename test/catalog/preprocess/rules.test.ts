import { expect, test } from "@jest/globals";
import { preprocess, rulesOf } from "../../../generator/catalog/preprocess/index.js";

const security = "security:\n- Basic: []\n- GoogleOpenID: []\n- Kerberos: []\n";

test.each<[what: string, given: string, want: string]>([
  ["a schema or null", "s: {anyOf: [{type: string}, {type: 'null'}]}", "s:\n  nullable: true\n  type: string\n"],
  ["null first", "s: {anyOf: [{type: 'null'}, {type: string}]}", "s:\n  nullable: true\n  type: string\n"],
  [
    "what stands beside is lost",
    "s: {anyOf: [{$ref: '#/x', title: T}, {type: 'null'}], title: S, default: 1, readOnly: true}",
    "s:\n  $ref: '#/x'\n  nullable: true\n  title: T\n",
  ],
  [
    "three alternatives stay, and are looked into",
    "s: {anyOf: [{type: string}, {type: 'null'}, {items: {anyOf: [{a: 1}, {type: 'null'}]}}]}",
    "s:\n  anyOf:\n  - type: string\n  - type: 'null'\n  - items:\n      a: 1\n      nullable: true\n",
  ],
  [
    "two without null stay",
    "s: {anyOf: [{type: string}, {type: integer}], title: S}",
    "s:\n  anyOf:\n  - type: string\n  - type: integer\n  title: S\n",
  ],
  [
    "two nulls stay",
    "s: {anyOf: [{type: 'null'}, {type: 'null'}]}",
    "s:\n  anyOf:\n  - type: 'null'\n  - type: 'null'\n",
  ],
  [
    "the result is not looked into",
    "s: {anyOf: [{items: {anyOf: [{a: 1}, {type: 'null'}]}}, {type: 'null'}]}",
    "s:\n  items:\n    anyOf:\n    - a: 1\n    - type: 'null'\n  nullable: true\n",
  ],
  [
    "what may be null is not required",
    "s: {required: [a, b, c], properties: {a: {anyOf: [{type: string}, {type: 'null'}]}, b: {nullable: true}, d: {}}}",
    "s:\n  properties:\n    a:\n      nullable: true\n      type: string\n    b:\n      nullable: true\n    d: {}\n  required:\n  - c\n",
  ],
  [
    "an emptied list stays",
    "s: {required: [a], properties: {a: {nullable: true}}}",
    "s:\n  properties:\n    a:\n      nullable: true\n  required: []\n",
  ],
  [
    "a property called required is none",
    "s: {properties: {required: {type: string}, properties: {type: string}}}",
    "s:\n  properties:\n    properties:\n      type: string\n    required:\n      type: string\n",
  ],
])("B: %s", (_, given, want) => expect(preprocess(given, "B")).toBe(want + security));

test("A sorts keys, takes the place of `security`, and leaves schemas alone", () => {
  const given = "security: []\npaths: {}\n# a comment\ninfo: {anyOf: [{a: 1}, {type: 'null'}]}\n";
  expect(preprocess(given, "A")).toBe(`info:\n  anyOf:\n  - a: 1\n  - type: 'null'\npaths: {}\n${security}`);
});

test("A' changes one line", () => {
  const given = "z: 1\n# a comment\nsecurity: []\na:\n  security: []\n";
  expect(preprocess(given, "A'")).toBe(
    "z: 1\n# a comment\nsecurity:\n  - Basic: []\n  - Kerberos: []\na:\n  security: []\n",
  );
});

test.each(["A", "B"] as const)("%s of what is no mapping is refused", (rules) => {
  expect(() => preprocess("- 1", rules)).toThrow("SPEC_NOT_OPENAPI");
});

test.each([
  ["2.0.2", "A'"],
  ["2.8.4", "A'"],
  ["2.9.0", "A"],
  ["2.11.2", "A"],
  ["3.0.6", "B"],
  ["4.0.0", "B"],
])("%s: %s", (release, want) => expect(rulesOf(release)).toBe(want));
