/** Schemas that name themselves: what references by name become. */
import { describe, expect, test } from "@jest/globals";
import { join } from "node:path";
import { load, resolvePointer } from "../../generator/load/index.js";
import { parse } from "../../generator/parse/index.js";
import { brief, type JsonObject } from "../parse/support.js";
import { inFolder, loadText } from "./support.js";

const text = (schemas: JsonObject, openapi = "3.1.0") => JSON.stringify({ openapi, components: { schemas } });
const loaded = async (schemas: JsonObject) => (await loadText(text(schemas))).document;

/** Where the reference of `From/items` leads. */
async function destination(uri: string, others: JsonObject): Promise<unknown> {
  const document = await loaded({ ...others, From: { type: "array", items: { $ref: uri } } });
  return resolvePointer(document, "#/components/schemas/From/items/$ref");
}

test.each(["$anchor", "\\u0024anchor", "$\\u0061nchor"])(
  "a name counts however its keyword is written: %s",
  async (keyword) => {
    const schemas = `{ "Node": { "${keyword}": "node" }, "From": { "$ref": "#node" } }`;
    const { document } = await loadText(`{ "openapi": "3.1.0", "components": { "schemas": ${schemas} } }`);
    expect(resolvePointer(document, "#/components/schemas/From/$ref")).toBe("#/components/schemas/Node");
  },
);

describe("a reference to a schema that names itself (JSON Schema Core, section 8.2)", () => {
  const tree = { $id: "https://example.com/s/tree", $defs: { leaf: { $anchor: "leaf" } }, properties: { p: {} } };
  const node = { $anchor: "node", type: "object" };

  test.each<[string, JsonObject, string]>([
    ["#node", { Node: node }, "#/components/schemas/Node"],
    ["#n%6fde", { Node: node }, "#/components/schemas/Node"],
    [
      "#inner",
      { Outer: { properties: { "a/b%": { $anchor: "inner" } } } },
      "#/components/schemas/Outer/properties/a~1b%25",
    ],
    ["#old", { Old: { $id: "#old" } }, "#/components/schemas/Old"],
    ["#turn", { Turn: { $dynamicAnchor: "turn" } }, "#/components/schemas/Turn"],
    ["https://example.com/s/tree", { Tree: tree }, "#/components/schemas/Tree"],
    ["https://example.com/s/tree#", { Tree: tree }, "#/components/schemas/Tree"],
    ["https://example.com/s/tree#leaf", { Tree: tree }, "#/components/schemas/Tree/$defs/leaf"],
    ["https://example.com/s/tree#/properties/p", { Tree: tree }, "#/components/schemas/Tree/properties/p"],
    ["#leaf", { Tree: tree }, "#/components/schemas/Tree/$defs/leaf"],
    ["User", { User: { $id: "User" } }, "#/components/schemas/User"],
    [
      "./User#/properties/x",
      { User: { $id: "User", properties: { x: {} } } },
      "#/components/schemas/User/properties/x",
    ],
    ["urn:example:user", { User: { $id: "urn:example:user" } }, "#/components/schemas/User"],
    ["#/components/schemas/User", { User: { $id: "User" } }, "#/components/schemas/User"],
  ])("%s", async (uri, others, want) => {
    expect(await destination(uri, others)).toBe(want);
  });

  test.each<[string, string]>([
    ["#", "#/components/schemas/Tree"],
    ["#/$defs/leaf", "#/components/schemas/Tree/$defs/leaf"],
    ["tree", "#/components/schemas/Tree"],
    ["other#/properties/q", "#/components/schemas/Other/properties/q"],
    ["/s/other", "#/components/schemas/Other"],
    ["#/components/schemas/Other", "#/components/schemas/Other"],
  ])("%s inside of such a schema is relative to it (section 8.1.1)", async (uri, want) => {
    const Tree = { ...tree, items: { $ref: uri } };
    const document = await loaded({
      Tree,
      Other: { $id: "other", $anchor: "x", properties: { q: {} } },
      O: { $id: "https://example.com/s/other", properties: { q: {} } },
    });
    const found = resolvePointer(document, "#/components/schemas/Tree/items/$ref");
    expect(String(found).replace("/O", "/Other").replace("/Otherther", "/Other")).toBe(want);
  });

  test("examples and defaults are data", async () => {
    const data = { $ref: "#node" };
    const document = await loaded({ Node: node, D: { default: data, enum: [data], "x-y": data } });
    expect(resolvePointer(document, "#/components/schemas/D")).toEqual({ default: data, enum: [data], "x-y": data });
  });

  test("an anchor that two schemas have is that of the one that is asked", async () => {
    const schema = (id: string) => ({ $id: id, items: { $ref: "#x" }, $defs: { x: { $anchor: "x" } } });
    const document = await loaded({ A: schema("a"), B: schema("b") });
    expect(resolvePointer(document, "#/components/schemas/B/items/$ref")).toBe("#/components/schemas/B/$defs/x");
  });

  test("an anchor of another document", async () => {
    const files = {
      "spec.json": text({ A: { $ref: "other.json#node" }, B: { $ref: "schema.json#node" } }),
      "other.json": text({ N: { $anchor: "node", properties: { again: { $ref: "#node" } } } }),
      "schema.json": JSON.stringify({
        $id: "https://example.com/x",
        $defs: { n: { $anchor: "node", items: { $ref: "#node" } } },
      }),
    };
    await inFolder(files, async (folder) => {
      const { document } = await load({ kind: "file", path: join(folder, "spec.json") }, { allowRefs: [folder] });
      expect(resolvePointer(document, "#/components/schemas/A/properties/again/$ref")).toBe("#/components/schemas/A");
      expect(resolvePointer(document, "#/components/schemas/B/items/$ref")).toBe("#/components/schemas/B");
    });
  });
});

describe("$dynamicRef (JSON Schema Core, section 8.2.3.2)", () => {
  const models = async (schemas: JsonObject) => {
    const { api } = parse(await loadText(text(schemas)));
    return Object.fromEntries(api.schemas.map(({ name, schema }) => [name, brief(schema)]));
  };
  const string = { kind: "string" };
  const ref = (name: string) => ({ kind: "ref", name });
  const object = (...properties: (readonly [string, unknown])[]) => ({
    kind: "object",
    properties: properties.map(([name, schema]) => ({ name, schema })),
  });
  const list = (items: unknown) => ({ kind: "array", items });
  const Page = {
    $id: "page",
    type: "object",
    properties: { items: { type: "array", items: { $dynamicRef: "#item" } }, next: { $ref: "#" } },
    $defs: { item: { $dynamicAnchor: "item" } },
  };
  const item = (schema: JsonObject) => ({ item: { $dynamicAnchor: "item", ...schema } });

  test("a generic schema and one with its argument", async () => {
    const Names = { $id: "names", $ref: "page", $defs: item({ type: "string" }), description: "d" };
    expect(await models({ Page, Names })).toEqual({
      Page: object(["items", list({ kind: "any" })], ["next", ref("Page")]),
      Names: { ...object(["items", list(string)], ["next", ref("Names")]), description: "d" },
    });
  });

  test("an argument beside more, without an $id, by way of a third", async () => {
    const Template = { type: "object", properties: { of: { $ref: "#/components/schemas/Inner" } } };
    const Inner = {
      type: "object",
      properties: { it: { $dynamicRef: "#item" } },
      $defs: { item: { $dynamicAnchor: "item" } },
    };
    const Both = {
      allOf: [{ $ref: "#/components/schemas/Template" }],
      properties: { n: { type: "string" } },
      $defs: item({ type: "string" }),
    };
    expect(await models({ Template, Inner, Both })).toEqual({
      Template: object(["of", ref("Inner")]),
      Inner: object(["it", { kind: "any" }]),
      Both: { kind: "intersection", members: [ref("TemplateOfBoth"), object(["n", string])] },
      TemplateOfBoth: object(["of", ref("InnerOfBoth")]),
      InnerOfBoth: object(["it", string]),
    });
  });

  test("a tree that is extended holds trees that are, too", async () => {
    const Tree = {
      $id: "tree",
      $dynamicAnchor: "node",
      type: "object",
      properties: { kids: { type: "array", items: { $dynamicRef: "#node" } } },
    };
    const Strict = { $id: "strict", $dynamicAnchor: "node", $ref: "tree", unevaluatedProperties: false };
    expect(await models({ Tree, Strict })).toEqual({
      Tree: object(["kids", list(ref("Tree"))]),
      Strict: { kind: "intersection", members: [ref("TreeOfStrict")], unevaluatedProperties: false },
      TreeOfStrict: object(["kids", list(ref("Strict"))]),
    });
  });

  test("$recursiveRef (2019-09, section 8.2.4.2.2) as well", async () => {
    const Tree = { $id: "tree", $recursiveAnchor: true, type: "object", properties: { kid: { $recursiveRef: "#" } } };
    const More = {
      $id: "more",
      $recursiveAnchor: true,
      allOf: [{ $ref: "tree" }],
      properties: { n: { type: "string" } },
    };
    expect(await models({ Tree, More })).toMatchObject({
      Tree: object(["kid", ref("Tree")]),
      TreeOfMore: object(["kid", ref("More")]),
    });
  });

  test("to a plain anchor, or within one schema, it is a plain reference", async () => {
    const Plain = { type: "object", $anchor: "plain", properties: { p: { $dynamicRef: "#plain" } } };
    const Own = { type: "object", $dynamicAnchor: "own", properties: { p: { $dynamicRef: "#own" } } };
    expect(await models({ Plain, Own })).toEqual({
      Plain: object(["p", ref("Plain")]),
      Own: object(["p", ref("Own")]),
    });
  });

  test("to nothing it is an error with a place", async () => {
    const result = models({ A: { properties: { p: { $dynamicRef: "#gone" } } } });
    await expect(result).rejects.toThrow(/REF_UNRESOLVED: `#gone` does not exist/);
  });

  test("with more meanings than any document has, it is refused", async () => {
    const anchors = Array.from<unknown, [string, JsonObject]>({ length: 300 }, (_, index) => [
      `U${index}`,
      { allOf: [{ $ref: "page" }], $defs: item({ type: "string" }) },
    ]);
    await expect(models({ Page, ...Object.fromEntries(anchors) })).rejects.toThrow(/SPEC_LIMIT: `\$dynamicRef`/);
  });
});
