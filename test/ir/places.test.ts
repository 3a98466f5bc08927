/** Where a value holds dates and long integers. */
import { expect, test } from "@jest/globals";
import { lookupIn } from "../../generator/ir/flatten.js";
import { type Place, placesIn, type Wanted } from "../../generator/ir/places.js";
import type { JsonObject } from "../parse/support.js";
import { apiOf, ref } from "./support.js";

const at = { type: "string", format: "date-time" };
const text = { type: "string" };
const object = (properties: JsonObject, more: JsonObject = {}) => ({ type: "object", properties, ...more });

const sentDates: Wanted = { direction: "sent", kinds: ["date-time"] };

/** The parts of the schema `Body`: `{ at: 0 }` for members, and behind it what all others are. 0 is a date, -1 an integer. */
function found(schemas: JsonObject, wanted: Wanted = sentDates): unknown {
  const api = apiOf(schemas);
  const body = api.schemas.find(({ name }) => name === "Body");
  const places = body && placesIn([body.schema], lookupIn(api.schemas), wanted);
  if (places === undefined) return undefined;
  if (typeof places.whole === "string") return places.whole;
  expect(places.whole).toBe(1);
  return places.parts.map(({ own, each }) => [
    Object.fromEntries(own.map(([name, place]) => [name, numberOf(place)])),
    ...(each === undefined ? [] : [numberOf(each)]),
  ]);
}

function numberOf(place: Place): number {
  return typeof place === "number" ? place : place === "date-time" ? 0 : -1;
}

test.each<[string, JsonObject, unknown]>([
  ["none", { Body: object({ a: text, b: { type: "integer" } }) }, undefined],
  ["a member", { Body: object({ at, a: text }) }, [[{ at: 0 }]]],
  ["one that may be null", { Body: object({ at: { anyOf: [at, { type: "null" }] } }) }, [[{ at: 0 }]]],
  [
    "a date or a date-time",
    { Body: object({ at: { anyOf: [at, { type: "string", format: "date" }] } }) },
    [[{ at: 0 }]],
  ],
  ["what may be another text, too", { Body: object({ at: { anyOf: [at, text] } }) }, undefined],
  ["or one of some words", { Body: object({ at: { anyOf: [at, { enum: ["now"] }] } }) }, undefined],
  ["or anything", { Body: object({ at, conf: { anyOf: [at, {}] }, free: { type: "object" } }) }, [[{ at: 0 }]]],
  ["a list", { Body: { type: "array", items: at } }, [[{}, 0]]],
  ["a tuple", { Body: { type: "array", prefixItems: [at, { type: "integer" }], items: false } }, [[{}, 0]]],
  ["a map beside members", { Body: object({ a: text }, { additionalProperties: at }) }, [[{}, 0]]],
  [
    "members of members",
    { Body: object({ a: ref("A"), b: ref("B") }), A: object({ at }), B: object({ b: text }) },
    [[{ a: 2 }], [{ at: 0 }]],
  ],
  [
    "the same part twice",
    { Body: object({ a: ref("A"), b: { type: "array", items: ref("A") } }), A: object({ at }) },
    [[{ a: 2, b: 3 }], [{ at: 0 }], [{}, 2]],
  ],
  [
    "a part that is within itself",
    { Body: object({ at, within: { type: "array", items: ref("Body") } }) },
    [[{ at: 0, within: 2 }], [{}, 1]],
  ],
  [
    "one without a date is left out",
    { Body: object({ at, tree: ref("Tree") }), Tree: object({ a: text, within: ref("Tree") }) },
    [[{ at: 0 }]],
  ],
  [
    "parts that are within each other",
    { Body: ref("A"), A: object({ b: ref("B") }), B: object({ a: ref("A"), at }) },
    [[{ b: 2 }], [{ a: 1, at: 0 }]],
  ],
  ["alternatives with unlike members", { Body: { oneOf: [object({ at }), object({ b: at })] } }, [[{ at: 0, b: 0 }]]],
  ["alternatives that differ in one", { Body: { oneOf: [object({ at, b: at }), object({ at: text })] } }, [[{ b: 0 }]]],
  [
    "alternatives of which one takes any member",
    { Body: { oneOf: [object({ at }), { type: "object", additionalProperties: true }] } },
    undefined,
  ],
  ["allOf", { Body: { allOf: [ref("A"), object({ b: at })] }, A: object({ at }) }, [[{ at: 0, b: 0 }]]],
  ["what only the server sets", { Body: object({ at: { ...at, readOnly: true }, b: at }) }, [[{ b: 0 }]]],
  ["a reference to itself", { Body: object({ a: ref("A"), at }), A: { anyOf: [ref("A"), at] } }, [[{ a: 0, at: 0 }]]],
])("%s", (_, schemas, want) => expect(found(schemas)).toEqual(want));

test("a member called like one that every object has", () => {
  const schemas = {
    Body: object(JSON.parse('{"__proto__": {"type": "string", "format": "date-time"}}') as JsonObject),
  };
  const api = apiOf(schemas);
  const [body] = api.schemas;
  const places = body && placesIn([body.schema], lookupIn(api.schemas), sentDates);
  expect(places).toEqual({ whole: 1, parts: [{ own: [["__proto__", "date-time"]] }] });
});

test("alternatives of alternatives take time by their number", () => {
  const levels = Array.from({ length: 40 }, (_, level) => level);
  const both = (level: number) => ({ oneOf: [ref(`A${level}`), ref(`B${level}`)] });
  const schemas = Object.fromEntries(
    levels.flatMap((level) => ["A", "B"].map((name) => [`${name}${level}`, both(level + 1)])),
  );
  expect(found({ ...schemas, Body: object({ a: both(0) }), A40: at, B40: at })).toEqual([[{ a: 0 }]]);
});

test("models in a row of any length", () => {
  const row = Array.from(
    { length: 20_000 },
    (_, index) => [`M${index}`, object({ next: ref(`M${index + 1}`) })] as const,
  );
  expect(found({ Body: ref("M0"), ...Object.fromEntries(row), M20000: object({ a: text }) })).toBe(undefined);
});

const int64 = { type: "integer", format: "int64" };
const both: Wanted = { direction: "received", kinds: ["date-time", "int64"] };

test.each<[string, JsonObject, unknown]>([
  ["a date", { Body: at }, "date-time"],
  ["a long integer", { Body: int64 }, "int64"],
  ["members", { Body: object({ at, size: int64, count: { type: "integer" } }) }, [[{ at: 0, size: -1 }]]],
  ["what only a client sends", { Body: object({ at: { ...at, writeOnly: true }, size: int64 }) }, [[{ size: -1 }]]],
  ["what only the server sets", { Body: object({ at: { ...at, readOnly: true } }) }, [[{ at: 0 }]]],
  ["a date or another text", { Body: object({ at: { anyOf: [at, text] } }) }, [[{ at: 0 }]]],
  ["a long integer or a word", { Body: object({ size: { anyOf: [int64, { enum: ["all"] }] } }) }, [[{ size: -1 }]]],
  ["alternatives that differ", { Body: { oneOf: [object({ at, b: at }), object({ at: text })] } }, [[{ b: 0 }]]],
  ["a date, or anything", { Body: object({ at: { anyOf: [at, {}] } }) }, undefined],
])("received: %s", (_, schemas, want) => expect(found(schemas, both)).toEqual(want));

test("only what is wanted is found", () => {
  const schemas = { Body: object({ at, size: int64 }) };
  expect(found(schemas, { ...both, kinds: ["int64"] })).toEqual([[{ size: -1 }]]);
  expect(found(schemas, { ...both, kinds: ["date-time"] })).toEqual([[{ at: 0 }]]);
  expect(found(schemas, { ...both, kinds: [] })).toBe(undefined);
});

test("many bodies that lead to the same models look at each model once", () => {
  const count = 400;
  const names = Array.from({ length: count }, (_, index) => `M${index}`);
  const next = (index: number) => (index + 1 < count ? { next: ref(`M${index + 1}`) } : {});
  const api = apiOf(Object.fromEntries(names.map((name, index) => [name, object({ at, ...next(index) })])));
  const all = lookupIn(api.schemas);
  let asked = 0;
  const lookup = (name: string) => {
    asked++;
    return all(name);
  };
  const found = api.schemas.map(({ schema }) => placesIn([schema], lookup, sentDates)?.parts.length);
  // What would have too many parts has none.
  expect(found.slice(-3)).toEqual([3, 2, 1]);
  expect(found[0]).toBe(undefined);
  expect(asked).toBeLessThan(10 * count);
});
