/** A spec in which one keyword is another one: `diff` says something, wherever the keyword stands, and the other way round, too. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { changesBetween, type Doc, exchanges, get, object, reads, reference, sends } from "./support.js";

const runs = 400;
const text: Doc = { type: "string" };
const whole: Doc = { type: "integer" };
const list: Doc = { type: "array", items: text };
const pair = object({ a: text, b: text });
const named: Doc = { A: object({ k: text }, ["k"]), B: object({ k: text, z: whole }, ["k"]), S: text };

/** A keyword, a schema that may have it, and values that say different things of it. Not to have it says something else again. */
interface Site {
  readonly keyword: string;
  readonly around: Doc;
  readonly values: readonly unknown[];
}

function site(keyword: string, around: Doc, ...values: unknown[]): Site {
  return { keyword, around, values };
}

/** Every keyword of JSON Schema 2020-12 and of OpenAPI's Schema Object but for `xml`, which says nothing of JSON. */
const sites: readonly Site[] = [
  ...["minLength", "maxLength"].map((keyword) => site(keyword, text, 1, 2)),
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].map((keyword) => site(keyword, whole, 1, 2)),
  ...["minItems", "maxItems"].map((keyword) => site(keyword, list, 1, 2)),
  ...["minContains", "maxContains"].map((keyword) => site(keyword, { ...list, contains: text }, 2, 3)),
  ...["minProperties", "maxProperties"].map((keyword) => site(keyword, pair, 1, 2)),
  site("pattern", text, "a", "b"),
  site("format", text, "date", "uuid", "password"),
  site("format", whole, "int32", "int64"),
  site("multipleOf", whole, 2, 3),
  site("uniqueItems", list, true),
  site("items", { type: "array" }, text, whole),
  site("prefixItems", { type: "array" }, [text], [whole], [text, whole]),
  site("contains", list, { minLength: 1 }, { const: "a" }),
  site("unevaluatedItems", { type: "array", prefixItems: [text] }, false, whole),
  site("properties", { type: "object" }, { a: text }, { b: text }, { a: text, b: text }),
  site("required", pair, ["a"], ["b"]),
  site("required", { type: "object" }, ["q"]),
  site("additionalProperties", pair, false, text, whole),
  site("unevaluatedProperties", pair, false, text),
  site("patternProperties", pair, { "^x": text }, { "^x": whole }, { "^y": text }),
  site("propertyNames", pair, { pattern: "a" }, { pattern: "b" }),
  site("dependentRequired", pair, { a: ["b"] }, { b: ["a"] }),
  site("dependentSchemas", pair, { a: { required: ["b"] } }, { a: { maxProperties: 1 } }),
  site("not", text, { const: "a" }, { const: "b" }),
  site("if", pair, { required: ["a"] }, { required: ["b"] }),
  site("enum", text, ["a"], ["a", "b"]),
  site("enum", {}, ["a", 1], [{ a: 1 }], [{ a: 2 }]),
  site("const", {}, "a", "b", 1, { a: 1 }, { a: 2 }),
  site("oneOf", {}, [text, whole], [text, { type: "boolean" }]),
  site("anyOf", {}, [text, whole], [text, { type: "boolean" }]),
  site("anyOf", pair, [{ required: ["a"] }, { required: ["b"] }]),
  site("allOf", pair, [reference("A")], [reference("B")]),
  site("allOf", text, [{ minLength: 1 }], [{ pattern: "a" }]),
  site("type", {}, "string", "integer", ["string", "null"], ["string", "integer"]),
  site("default", text, "a", "b"),
  site("title", text, "a", "b"),
  site("description", text, "a", "b"),
  site("example", text, "a", "b"),
  site("examples", text, ["a"], ["b"]),
  site("deprecated", text, true),
  site("externalDocs", text, { url: "https://a.test" }, { url: "https://b.test" }),
  site("contentEncoding", text, "base64", "base64url"),
  site("contentMediaType", text, "text/html", "image/png"),
  site("contentSchema", { ...text, contentMediaType: "application/json" }, text, whole),
  site("$ref", {}, ...Object.keys(named).map((name) => `#/components/schemas/${name}`)),
  site(
    "discriminator",
    { oneOf: [reference("A"), reference("B")] },
    { propertyName: "k" },
    { propertyName: "k", mapping: { a: "A" } },
  ),
];

/** Ways in which a schema stands in another. */
const wraps: Readonly<Record<string, (schema: Doc) => Doc>> = {
  property: (schema) => object({ x: schema }),
  "required property": (schema) => object({ x: schema }, ["x"]),
  items: (schema) => ({ type: "array", items: schema }),
  tuple: (schema) => ({ type: "array", prefixItems: [schema] }),
  rest: (schema) => ({ type: "array", prefixItems: [text], items: schema }),
  "undeclared properties": (schema) => object({ a: text }, [], { additionalProperties: schema }),
  "part of allOf": (schema) => ({ allOf: [object({ a: text }), object({ x: schema })] }),
  alternative: (schema) => ({ oneOf: [object({ x: schema }), { type: "boolean" }] }),
};

/** Ways in which a spec uses a schema. */
const uses: Readonly<Record<string, (schema: Doc) => Doc>> = {
  "a model that is sent and read": (schema) => exchanges(schema, named),
  "a property of a model": (schema) => exchanges(object({ x: schema }), named),
  "a request body": (schema) => sends(schema, { components: { schemas: named } }),
  "an answer": (schema) => reads(schema, { components: { schemas: named } }),
  "a parameter": (schema) =>
    get({ parameters: [{ name: "q", in: "query", schema }] }, { components: { schemas: named } }),
  "a webhook": (schema) =>
    get({}, { components: { schemas: named }, webhooks: { w: (sends(schema)["paths"] as Record<string, Doc>)["/x"] } }),
};

const arbitrary = fc
  .record({
    site: fc.constantFrom(...sites),
    use: fc.constantFrom(...Object.keys(uses)),
    wraps: fc.array(fc.constantFrom(...Object.keys(wraps)), { maxLength: 3 }),
  })
  .chain(({ site: { keyword, around, values }, use, wraps: ways }) => {
    const schemas: readonly Doc[] = [around, ...values.map((value) => ({ ...around, [keyword]: value }))];
    return fc
      .subarray([...schemas], { minLength: 2, maxLength: 2 })
      .map(([old = {}, new_ = {}]) => ({ keyword, use, ways, old, new: new_ }));
  });

function inPlace(schema: Doc, ways: readonly string[], use: string): Doc {
  const inside = ways.reduce((inner, way) => wraps[way]?.(inner) ?? inner, schema);
  return uses[use]?.(inside) ?? {};
}

test(`one keyword of a schema is another one: something is said (${runs} random places)`, () => {
  fc.assert(
    fc.property(arbitrary, ({ use, ways, old, new: new_ }) => {
      const [before, after] = [inPlace(old, ways, use), inPlace(new_, ways, use)];
      expect(changesBetween(before, after).length).toBeGreaterThan(0);
      expect(changesBetween(after, before).length).toBeGreaterThan(0);
      expect(changesBetween(before, before)).toEqual([]);
    }),
    { numRuns: runs, seed: 20261130 },
  );
});

/** Fields of other objects than schemas: values of each that say different things. */
const fields: Readonly<Record<string, readonly Doc[]>> = {
  "a parameter": [
    ...[{}, { required: true }, { description: "a" }, { deprecated: true }, { example: "e" }, { in: "header" }],
    ...[{ style: "pipeDelimited" }, { explode: false }, { allowReserved: true }],
  ].map((more) => get({ parameters: [{ name: "q", in: "query", schema: list, ...more }] })),
  "an operation": [
    ...[{}, { summary: "s" }, { description: "d" }, { deprecated: true }, { tags: ["Y"] }, { tags: ["X", "Y"] }],
    ...[
      { operationId: "other" },
      { externalDocs: { url: "https://a.test" } },
      { servers: [{ url: "https://a.test" }] },
    ],
    ...[{ security: [{ K: [] }] }, { callbacks: { c: { "{$url}": { post: { responses: {} } } } } }],
  ].map((more) => get(more, { components: { securitySchemes: { K: { type: "mutualTLS" } } } })),
  "a response": [
    ...[{}, { description: "other" }, { headers: { A: {} } }, { headers: { A: { required: true } } }],
    ...[{ headers: { A: { schema: text } } }, { headers: { A: { description: "d" } } }],
    ...[
      { content: { "text/plain": {} } },
      { content: { "text/csv": {} } },
      { content: { "text/csv": { schema: text } } },
    ],
  ].map((more) => get({ responses: { 200: { description: "d", ...more } } })),
};

describe.each(Object.entries(fields))("%s", (_, documents) => {
  test("each two of its fields are told apart", () => {
    const silent = documents.flatMap((old, index) =>
      documents
        .filter((new_, other) => other !== index && changesBetween(old, new_).length === 0)
        .map((new_) => [old, new_]),
    );
    expect(silent).toEqual([]);
  });
});
