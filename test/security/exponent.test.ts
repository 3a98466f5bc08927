/**
 * A part of `npm run exponent`: what once took time by the square, or worse, ends. Nothing is timed, so that a busy machine fails no
 * test: at these sizes a square would be longer than jest waits.
 */
import { describe, expect, test } from "@jest/globals";
import { benignParts } from "./base.js";
import { type Case, documentOf, exponentOf } from "./exponent/measure.js";
import { kinds } from "./exponent/kinds.js";
import { outputs, read } from "./exponent/outputs.js";
import { units } from "./exponent/units.js";

async function makeAll(document: unknown): Promise<void> {
  const [api, before] = [await read(document), await read(benignParts().document)];
  for (const { make } of outputs) await make(api, before);
}

const makeCase = (given: Case): Promise<void> => makeAll(documentOf(given));

describe("text without an end in", () => {
  test.each<[string, string]>([
    ["schema name", "["],
    ["schema name", "_"],
    ["schema name", "-"],
    ["property name", "A"],
    ["operationId", "A"],
    ["tag name", "a_"],
    ["server.url", "/"],
    ["schema name in an encoded $ref", "~~~\n"],
    ["media type of a request", " "],
    ["enum value", " "],
    ["parameter default", " \n"],
  ])("%s: %j", async (place, unit) => {
    await makeCase({ place, unit, count: 40_000 });
  });

  test.each(units.map((unit) => [unit]))("all descriptions: %j", async (unit) => {
    const { document, info, getPet, pet, petId, petTag } = benignParts();
    for (const part of [info, getPet, pet, petId, petTag]) part["description"] = unit.repeat(10_000);
    await makeAll(document);
  });
});

describe("very many", () => {
  test.each([
    "schemes of marks",
    "alternative schemes of all",
    "schemes together of one name",
    "media types of an answer",
    "headers of marks",
    "form fields of marks",
    "nested server variables",
    "arrays in a chain",
    "allOf of references",
    "allOf of objects",
    "allOf of one object property",
    "allOf of required",
  ])("%s", async (place) => {
    expect(kinds.map(({ name }) => name)).toContain(place);
    await makeCase({ place, count: place === "arrays in a chain" ? 400 : 1_000 });
  });
});

test("the exponent is that of the growth", () => {
  const growing = (power: number) => [1, 2, 4].map((count) => [count, 100 * count ** power + 7] as const);
  expect([0, 1, 2].map((power) => exponentOf(growing(power), 7))).toEqual([0, 1, 2].map((n) => expect.closeTo(n, 5)));
});
