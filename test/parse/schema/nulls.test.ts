/** Null, asked of each part of a schema alone, and of schemas that lead back to themselves. */
import { expect, test } from "@jest/globals";
import { type JsonObject, schemaOf } from "../support.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const others = {
  Text: { type: "string" },
  Maybe: { type: ["string", "null"] },
  Loop: { anyOf: [ref("Loop2"), { type: "string" }] },
  Loop2: { anyOf: [ref("Loop"), { type: "null" }] },
};
const [text, none, maybe, any] = [{ type: "string" }, { type: "null" }, { type: ["string", "null"] }, {}];

/** Whether null is admitted by some part, and whether it is refused by another. */
test.each<[JsonObject, "yes" | "no" | "refused"]>([
  [any, "no"],
  [text, "no"],
  [none, "yes"],
  [maybe, "yes"],
  [{ nullable: "true" }, "no"],
  [{ nullable: true, allOf: [text] }, "yes"],
  [{ enum: ["a", "b"] }, "no"],
  [{ enum: ["a", null] }, "yes"],
  [{ enum: [], nullable: true }, "yes"],
  [{ type: ["string", "null"], enum: [] }, "yes"],
  [{ type: ["string", "null"], enum: ["a", "b"] }, "refused"],
  [{ type: "string", enum: ["a", null] }, "refused"],
  [{ const: null }, "yes"],
  [{ anyOf: [text, any] }, "no"],
  [{ anyOf: [text, none] }, "yes"],
  [{ oneOf: [text, none] }, "yes"],
  [{ oneOf: [maybe, none] }, "refused"],
  [{ oneOf: [maybe, any, text] }, "refused"],
  [{ anyOf: [maybe, none] }, "yes"],
  [{ type: ["string", "null"], anyOf: [text, text] }, "refused"],
  [{ type: ["string", "null"], anyOf: [text, any] }, "yes"],
  [{ type: ["string", "null"], anyOf: [text, false] }, "refused"],
  [{ type: ["string", "null"], anyOf: [text, true] }, "yes"],
  [{ allOf: [maybe] }, "yes"],
  [{ allOf: [maybe, any] }, "no"],
  [{ allOf: [maybe, maybe] }, "no"],
  [{ type: ["string", "null"], allOf: [any, text] }, "refused"],
  [ref("Text"), "no"],
  [ref("Maybe"), "yes"],
  [{ ...ref("Text"), anyOf: [none, text] }, "refused"],
  [{ ...ref("Maybe"), anyOf: [none, text] }, "yes"],
  [ref("Loop"), "yes"],
  [{ anyOf: [ref("Text"), ref("Text")] }, "no"],
  [{ anyOf: [ref("Text"), ref("Maybe"), ref("Maybe")] }, "yes"],
])("%j: %s", (schema, want) => {
  const { nullable, refusesNull } = schemaOf(schema, "3.1.0", others) as { nullable?: true; refusesNull?: true };
  expect(nullable === undefined ? "no" : refusesNull === undefined ? "yes" : "refused").toBe(want);
});
