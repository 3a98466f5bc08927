import { describe, expect, test } from "@jest/globals";
import { brief, operation, parseDocument, schemaOf, v30, v31 } from "../support.js";

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
  ["limits beside it", v31, { $ref: "#/components/schemas/Deep", minProperties: 1, type: "object" }, { kind: "ref", name: "Deep", limits: { kind: "object", properties: [], minProperties: 1 } }], // prettier-ignore
  ["a type beside it", v31, { $ref: "#/components/schemas/Deep", type: "object" }, { kind: "ref", name: "Deep" }],
  ["to what is read-only", v30, { $ref: "#/components/schemas/Alias" }, { kind: "ref", name: "Alias", readOnly: true }],
  ["a place without a name", v31, { $ref: "#/components/schemas/Deep/properties/in" }, { kind: "integer", description: "of the target" }], // prettier-ignore
  ["such a place with words", v31, { $ref: "#/components/schemas/Deep/properties/in", description: "d", default: 1 }, { kind: "integer", description: "d", default: 1 }], // prettier-ignore
])("%s (%s)", (_, openapi, schema, want) => {
  expect(schemaOf(schema, openapi, others)).toEqual(want);
});

describe("a place without a name that contains itself", () => {
  const tree = "#/components/schemas/Tree/$defs/Node";
  const node = (...refs: string[]) => ({
    type: "object",
    properties: Object.fromEntries(refs.map((ref, index) => [`child${index}`, { $ref: ref }])),
  });
  const written = (...children: unknown[]) => ({
    kind: "object",
    properties: children.map((schema, index) => ({ name: `child${index}`, schema })),
  });
  const any = { kind: "any" };
  const inTree = ($defs: object) => ({ components: { schemas: { Tree: { $ref: tree, $defs }, Leaf: {} } } });

  test.each<[string, object, unknown, string[]]>([
    ["is any value where it does", { Node: node(tree) }, written(any), [tree]],
    ["is so in each place", { Node: node(tree, tree) }, written(any, any), [tree]],
    ["by way of another", { Node: node(`${tree}2`), Node2: node(tree) }, written(written(any)), [tree]],
    ["stays written out twice if it does not", { Node: node(`${tree}2`, `${tree}2`), Node2: node() }, written(written(), written()), []], // prettier-ignore
  ])("%s", (_, $defs, want, reported) => {
    const { api, findings } = parseDocument(inTree($defs));
    expect(brief(api.schemas[0]?.schema)).toEqual(want);
    expect(findings.map(({ code, pointer }) => [code, pointer])).toEqual(
      reported.map((pointer) => ["QUIRK_SCHEMA", pointer]),
    );
  });

  test("may be the schema of a body", () => {
    const pointer = "#/paths/~1a/post/requestBody/content/application~1json/schema";
    const requestBody = { content: { "application/json": { schema: node(pointer) } } };
    const { api, findings } = parseDocument({ paths: { "/a": { post: operation({ requestBody }) } } });
    expect(brief(api.operations[0]?.requestBody?.content[0]?.schema)).toEqual(written(written(any)));
    expect(findings).toEqual([{ code: "QUIRK_SCHEMA", pointer, message: expect.stringContaining("contains itself") }]);
  });
});
