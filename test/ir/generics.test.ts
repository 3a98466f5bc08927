/** Generic models, found again. */
import { expect, test } from "@jest/globals";
import { findGenerics } from "../../generator/ir/generics.js";
import { apiOf, ref } from "./support.js";
import type { JsonObject } from "../parse/support.js";

const plain = { A: { type: "object" }, B: { type: "object" }, C: { type: "object" } };
const list = (name: string) => ({ type: "array", items: ref(name) });
/** `Box[A]`, whose property holds As. */
const box = (title: string, schema: unknown, more: JsonObject = {}) => ({ title, type: "object", properties: { in: schema }, ...more }); // prettier-ignore
const sameForm = () => "same";

/** Head → instances with their arguments. */
function found(schemas: JsonObject, formOf: (name: string) => string | undefined = sameForm): unknown {
  const generics = findGenerics(apiOf({ ...plain, ...schemas }), formOf);
  return Object.fromEntries([...generics].map(([head, { instances }]) => [head, Object.fromEntries(instances)]));
}

test.each<[string, JsonObject, unknown]>([
  ["instances that are the same but for the argument", { Box_A_: box("Box[A]", list("A")), Box_B_: box("Box[B]", list("B")) }, { Box: { Box_A_: ["A"], Box_B_: ["B"] } }], // prettier-ignore
  ["one instance alone", { Box_A_: box("Box[A]", ref("A")) }, { Box: { Box_A_: ["A"] } }],
  ["two parameters", { P: { title: "Pair[A, B]", type: "object", properties: { l: ref("A"), r: ref("B") } } }, { Pair: { P: ["A", "B"] } }], // prettier-ignore
  ["words may differ", { Box_A_: box("Box[A]", ref("A"), { description: "of A" }), Box_B_: box("Box[B]", ref("B")) }, { Box: { Box_A_: ["A"], Box_B_: ["B"] } }], // prettier-ignore
  ["shapes may not", { Box_A_: box("Box[A]", ref("A")), Box_B_: box("Box[B]", list("B")) }, {}],
  ["nor may what is required", { Box_A_: box("Box[A]", ref("A")), Box_B_: box("Box[B]", ref("B"), { required: ["in"] }) }, {}], // prettier-ignore
  ["a parameter that is not used", { Box_A_: box("Box[A]", { type: "string" }) }, {}],
  ["one of two parameters that is not used", { P: box("Pair[A, B]", ref("A")) }, {}],
  ["an argument that is no schema", { Box_str_: box("Box[str]", { type: "string" }) }, {}],
  ["one argument twice", { P: box("Pair[A, A]", ref("A")) }, {}],
  ["a head that is the name of a schema", { Box: {}, Box_A_: box("Box[A]", ref("A")) }, {}],
  ["nested", { Box_A_: box("Box[A]", { anyOf: [ref("Lid_A_"), ref("C")] }), Lid_A_: box("Lid[A]", ref("A")), Box_B_: box("Box[B]", { anyOf: [ref("Lid_B_"), ref("C")] }), Lid_B_: box("Lid[B]", ref("B")) }, { Box: { Box_A_: ["A"], Box_B_: ["B"] }, Lid: { Lid_A_: ["A"], Lid_B_: ["B"] } }], // prettier-ignore
  ["nested in one that falls", { Box_A_: box("Box[A]", ref("Lid_A_")), Lid_A_: box("Lid[A]", ref("A")), Box_B_: box("Box[B]", ref("Lid_B_")), Lid_B_: box("Lid[B]", list("B")) }, {}], // prettier-ignore
  ["a mapping to instances", { Box_A_: box("Box[A]", { oneOf: [ref("Lid_A_"), ref("C")], discriminator: { propertyName: "k", mapping: { l: "Lid_A_" } } }), Lid_A_: box("Lid[A]", ref("A")), Box_B_: box("Box[B]", { oneOf: [ref("Lid_B_"), ref("C")], discriminator: { propertyName: "k", mapping: { l: "Lid_B_" } } }), Lid_B_: box("Lid[B]", ref("B")) }, { Box: { Box_A_: ["A"], Box_B_: ["B"] }, Lid: { Lid_A_: ["A"], Lid_B_: ["B"] } }], // prettier-ignore
  ["a mapping that tells instances apart by their names", { Box_A_: box("Box[A]", { oneOf: [ref("Lid_A_"), ref("C")], discriminator: { propertyName: "k" } }), Lid_A_: box("Lid[A]", ref("A")), Box_B_: box("Box[B]", { oneOf: [ref("Lid_B_"), ref("C")], discriminator: { propertyName: "k" } }), Lid_B_: box("Lid[B]", ref("B")) }, {}], // prettier-ignore
])("%s", (_, schemas, want) => {
  expect(found(schemas)).toEqual(want);
});

const boxes = { Box_A_: box("Box[A]", ref("A")), Box_B_: box("Box[B]", ref("B")) };

test.each<[string, (name: string) => string | undefined, unknown]>([
  [
    "an argument in two forms",
    (name) => (name === "A" ? undefined : "same"),
    { Box: { Box_A_: ["A"], Box_B_: ["B"] } },
  ],
  ["an instance in two forms", (name) => (name === "Box_A_" ? undefined : "same"), { Box: { Box_B_: ["B"] } }],
  [
    "an instance whose forms are alike",
    (name) => (name === "Box_A_" ? "write" : "same"),
    { Box: { Box_A_: ["A"], Box_B_: ["B"] } },
  ],
  ["instances in unlike forms", (name) => (name === "Box_A_" ? "read" : "write"), {}],
])("%s", (_, formOf, want) => {
  expect(found(boxes, formOf)).toEqual(want);
});
