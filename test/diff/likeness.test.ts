/** How alike two types are: what renames are guessed from. */
import { expect, test } from "@jest/globals";
import { learn } from "../../generator/diff/match/words.js";
import { comparisonOf } from "../../generator/diff/schema/comparison.js";
import { modelLikeness, typeLikeness } from "../../generator/diff/schema/likeness.js";
import { lookupIn } from "../../generator/ir/flatten.js";
import { apiOf, type Doc, exchanges, object, reference } from "./support.js";

const string: Doc = { type: "string" };
const integer: Doc = { type: "integer" };
const models: Doc = {
  A: object({ a: string, b: string }),
  B: object({ a: string, c: string }),
  Empty: object({}),
  Text: string,
  On: { enum: ["on", "off"] },
  Off: { enum: ["off", "new"] },
  Texts: { type: "array", items: string },
  Numbers: { type: "array", items: integer },
};

/** The schemas of a document, and a comparison of it with itself. */
function schemasOf(...schemas: readonly Doc[]) {
  const api = apiOf(
    exchanges(object(Object.fromEntries(schemas.map((schema, index) => [`p${index}`, schema]))), models),
  );
  const lookup = lookupIn(api.schemas);
  const model = lookup("M");
  if (model?.kind !== "object") throw new Error("no object");
  return { comparison: comparisonOf(lookup, lookup, learn([])), schemas: model.properties.map(({ schema }) => schema) };
}

test.each<[old: Doc, new_: Doc, want: number]>([
  [string, string, 1],
  [string, { type: ["string", "null"] }, 1],
  [string, { ...string, format: "date" }, 0.8],
  [reference("Text"), string, 1],
  [reference("Text"), integer, 0],
  [integer, { type: "number" }, 0.8],
  [string, { type: "number" }, 0],
  [integer, { type: "boolean" }, 0],
  [string, { enum: ["a"] }, 0.7],
  [integer, { enum: ["a"] }, 0],
  [string, { type: "boolean" }, 0],
  [{ enum: ["a"] }, { enum: ["b"] }, 0.8],
  [{}, string, 0.4],
  [string, { oneOf: [string, integer] }, 0.4],
  [reference("A"), string, 0],
  [reference("A"), reference("A"), 1],
  [reference("A"), reference("B"), 0.5],
  [reference("A"), reference("Empty"), 0],
  [reference("Empty"), object({}), 1],
  [reference("Texts"), reference("Numbers"), 0.8],
])("%j and %j: %d", (old, new_, want) => {
  const { comparison, schemas } = schemasOf(old, new_);
  const [a, b] = schemas;
  if (a === undefined || b === undefined) throw new Error("no schemas");
  expect([typeLikeness(comparison, a, b), typeLikeness(comparison, b, a)]).toEqual([want, want]);
});

test.each([
  ["A", "B", 0.5],
  ["A", "A", 1],
  ["On", "Off", 0.5],
  ["Texts", "Numbers", 0.5],
  ["Texts", "Texts", 1],
  ["A", "Text", 0],
  ["Text", "On", 0],
  ["Text", "Text", 0.5],
  ["A", "Missing", 0],
])("models %s and %s: %d", (old, new_, want) => {
  const { comparison } = schemasOf(string);
  expect([modelLikeness(comparison, old, new_), modelLikeness(comparison, new_, old)]).toEqual([want, want]);
});
