/** Which schemas are sent, received, and differ by direction; which operations are in which group. */
import { describe, expect, test } from "@jest/globals";
import { groupByTag, mostUntagged } from "../../generator/ir/group.js";
import type { Schema } from "../../generator/ir/model.js";
import { usageOf, usedSchemas } from "../../generator/ir/usage.js";
import { exchangedSchemas } from "../../generator/ir/walk.js";
import { operation, parseDocument } from "../parse/support.js";
import { answers, apiOf, json, ref } from "./support.js";

const isDate = (schema: Schema): boolean => schema.kind === "string" && schema.format === "date-time";
const holds = (name: string) => ({ type: "object", properties: { p: ref(name) } });
const date = { type: "string", format: "date-time" };

describe("usage", () => {
  const schemas = {
    Query: { type: "string" },
    Body: holds("Inner"),
    Inner: { type: "array", items: ref("Date") },
    Date: date,
    Answer: { allOf: [ref("Date")] },
    Problem: { type: "object", additionalProperties: ref("Tree") },
    Tree: holds("Tree"),
    Header: { type: "integer" },
    Unused: { anyOf: [ref("Date"), { type: "string" }] },
  };
  const api = apiOf(schemas, {
    a: {
      parameters: [{ in: "query", name: "q", schema: ref("Query") }],
      requestBody: { content: json(ref("Body")) },
      responses: {
        "200": { description: "d", content: json({ prefixItems: [ref("Answer")] }), headers: { H: { schema: ref("Header") } } }, // prettier-ignore
        "404": { description: "d", content: json(ref("Problem")) },
      },
    },
  });
  const usage = usageOf(api, isDate);

  test.each<[keyof typeof usage, string[]]>([
    ["sent", ["Query", "Body", "Inner", "Date"]],
    ["received", ["Answer", "Header", "Problem", "Date", "Tree"]],
    ["directed", ["Date", "Inner", "Body", "Answer", "Unused"]],
  ])("%s", (kind, want) => {
    expect([...usage[kind]].sort()).toEqual(want.sort());
  });

  test("of operations leaves out what nothing uses", () => {
    expect(Object.keys(schemas).filter((name) => !usedSchemas(api).has(name))).toEqual(["Unused"]);
  });
});

test("webhooks and callbacks are used, and turn the directions only where they are asked for", () => {
  const call = { post: operation({ requestBody: { content: json(ref("Event")) }, responses: answers(ref("Reply")) }) };
  const { api } = parseDocument({
    paths: { "/a": { get: operation({ callbacks: { done: { "{$url}": call } } }) } },
    components: { schemas: { Event: {}, Reply: {} } },
  });
  expect([...usedSchemas(api)]).toEqual(["Event", "Reply"]);
  expect(usageOf(api, isDate)).toMatchObject({ sent: new Set(), received: new Set() });
  const exchanged = usageOf(api, isDate, exchangedSchemas(api));
  expect(exchanged).toMatchObject({ sent: new Set(["Reply"]), received: new Set(["Event"]) });
});

test.each<[string, Record<string, string[]>, [string, string[]][]]>([
  ["by the first tag", { one: ["B", "A"], two: ["A"] }, [["B", ["one"]], ["A", ["two"]]]], // prettier-ignore
  ["without a tag", { one: [], two: ["A"] }, [["A", ["two"]], ["Default", ["one"]]]], // prettier-ignore
  ["beside a tag of that name", { one: [], two: ["Default"] }, [["Default", ["one", "two"]]]],
  ["tags without operations are left out", { one: ["A", "B"] }, [["A", ["one"]]]],
])("groups: %s", (_, tags, want) => {
  const operations = Object.fromEntries(Object.entries(tags).map(([id, list]) => [id, { tags: list }]));
  const groups = groupByTag(apiOf({}, operations));
  expect(groups.map(({ tag, operations: members }) => [tag.name, members.map(({ id }) => id)])).toEqual(want);
});

test("groups have the order of the declared tags", () => {
  const get = (operationId: string, tag: string) => ({ get: { operationId, tags: [tag], responses: {} } });
  const { api } = parseDocument({
    tags: [{ name: "Z", description: "last letter" }, { name: "Unused" }, { name: "B" }],
    paths: { "/a": get("a", "A"), "/b": get("b", "B"), "/z": get("z", "Z") },
  });
  expect(groupByTag(api).map(({ tag }) => tag.name)).toEqual(["Z", "B", "A"]);
  expect(groupByTag(api)[0]?.tag.description).toBe("last letter");
});

describe("operations without a tag", () => {
  const groupsOf = (paths: readonly string[], tagged: Readonly<Record<string, string>> = {}) => {
    const get = (path: string, tags: string[]) => [path, { get: { operationId: `get ${path}`, tags, responses: {} } }];
    const all = [
      ...paths.map((path) => get(path, [])),
      ...Object.entries(tagged).map(([path, tag]) => get(path, [tag])),
    ];
    return groupByTag(parseDocument({ paths: Object.fromEntries(all) as Record<string, object> }).api).map(
      ({ key, tag, operations }) => [key, tag.name, operations.length],
    );
  };
  const below = (start: string, count: number) => Array.from({ length: count }, (_, index) => `${start}/x${index}`);

  test(`are in one group where there are at most ${mostUntagged}`, () => {
    expect(groupsOf([...below("/v1/cards", 20), ...below("/v1/refunds", mostUntagged - 20)])).toEqual([
      ["Default", "Default", mostUntagged],
    ]);
  });

  test("are in groups by the first part of their paths that tells them apart, where there are more", () => {
    const paths = [
      ...below("/api/v1/{account}/cards", 30),
      "/api/v1/{account}/cards.json",
      ...below("/api/v2/Refunds", 20),
      "/api/v1/refunds/{id}",
      "/",
    ];
    expect(groupsOf(paths)).toEqual([
      ["Default", "Default", 1],
      ["path cards", "cards", 31],
      ["path refunds", "Refunds", 21],
    ]);
  });

  test("are told apart behind what all paths begin with", () => {
    expect(groupsOf([...below("/shop/2024-01/cards", 40), ...below("/shop/2024-01/refunds", 40), "/shop"])).toEqual([
      ["path cards", "cards", 40],
      ["path refunds", "refunds", 40],
      ["path shop", "shop", 1],
    ]);
  });

  test("are not with those of a tag of that name", () => {
    expect(groupsOf(below("/cards", 51), { "/one": "cards" })).toEqual([
      ["cards", "cards", 1],
      ...below("", 51).map((path) => [`path ${path.slice(1)}`, path.slice(1), 1]),
    ]);
  });
});
