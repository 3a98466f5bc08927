/** Which schemas get a page in the dialects of the reference's releases 4.3 to 5.4. */
import { describe, expect, test } from "@jest/globals";
import { javaTypes } from "../../../../../generator/emit/docs/dialects/bash/releases.js";
import {
  type DocumentedOptions,
  documentedBefore6,
} from "../../../../../generator/emit/docs/reference/before-6/index.js";
import { type JsonObject, operation } from "../../../../parse/support.js";
import { json, specOf, listOf, mapOf, object, ref, response, takes, text } from "./support.js";

const python5: DocumentedOptions = { aliasesAreModels: true };

/** In 4.3, in 5.3, in 5.4 of python-5. */
function documentedIn(schemas: JsonObject, name = "A"): string {
  const spec = (version: "4.3" | "5.3") => specOf({ components: { schemas } }, version);
  const lists = [
    documentedBefore6(spec("4.3"), "4.3"),
    documentedBefore6(spec("5.3"), "5.3"),
    documentedBefore6(spec("5.3"), "5.4", python5),
  ];
  return lists.map((list) => (list.includes(name) ? "yes" : "no")).join(" ");
}

describe("by what a schema is: 4.3, 5.3, python-5", () => {
  test.each<[string, string, unknown]>([
    ["yes yes yes", "an object", object("a")],
    ["yes yes yes", "properties without a type", { properties: { a: text } }],
    ["yes yes yes", "an enum", { ...text, enum: ["a"] }],
    ["yes yes yes", "an enum without a type", { enum: ["a"] }],
    ["no no no", "an enum without values", { ...text, enum: [] }],
    ["no no no", "a text", text],
    ["no no yes", "a text with a limit", { ...text, maxLength: 1 }],
    ["no no yes", "a number with an exclusive limit of 3.0", { type: "number", exclusiveMinimum: true }],
    ["no no no", "a number with an exclusive limit of 3.1", { type: "number", exclusiveMinimum: 1 }],
    ["no no no", "anything", {}],
    ["no no yes", "anything with a limit", { minLength: 1 }],
    ["no no no", "an object of whatever properties", { type: "object" }],
    ["no no no", "an object without properties", { type: "object", properties: {} }],
    ["no no no", "an object that cannot have any", mapOf(false)],
    ["no no yes", "an object with a limit", { type: "object", minProperties: 1 }],
    ["no yes yes", "an object that is an enum", { type: "object", enum: [{}] }],
    ["no no yes", "a list", listOf(text)],
    ["no no no", "a list of nothing that is said", { type: "array" }],
    ["no no yes", "a map", mapOf(text)],
    ["no no yes", "a map of models", mapOf(ref("Other"))],
    ["no no yes", "a map of anything", mapOf({})],
    ["yes yes yes", "a map with properties", { ...mapOf(text), properties: { a: text } }],
    ["yes yes yes", "a composition", { oneOf: [text] }],
    ["yes yes yes", "a composition of nothing", { allOf: [] }],
    ["no yes yes", "an object that is a composition of nothing", { type: "object", allOf: [] }],
    ["yes yes yes", "a composition that is a map", { allOf: [ref("Other")], additionalProperties: true }],
    ["no no yes", "another name for an object", ref("Other")],
    ["no no no", "another name for a text", ref("Text")],
    ["no yes yes", "a list, as its extension wants it", { ...listOf(text), "x-generate-alias-as-model": true }],
    ["no yes no", "no free form, as its extension wants it", { type: "object", "x-is-free-form": false }],
  ])("%s: %s", (want, _what, schema) => {
    expect(documentedIn({ A: schema, Other: object("a"), Text: text })).toBe(want);
  });

  test("an object without properties that others inherit from is one more of python-5", () => {
    expect(documentedIn({ A: { type: "object" }, B: { allOf: [ref("A")] } })).toBe("no no yes");
  });

  test("names that are types elsewhere, where that is asked for", () => {
    const spec = specOf({ components: { schemas: { File: object("a"), Files: object("a") } } }, "4.3");
    expect(documentedBefore6(spec, "4.3", { imported: javaTypes })).toEqual(["Files"]);
    expect(documentedBefore6(spec, "4.3")).toEqual(["File", "Files"]);
  });
});

describe("what only form bodies use has no page since release 5", () => {
  const form = (schema: unknown) => ({ "Multipart/Form-Data": { schema } });
  const components = {
    schemas: {
      A: { type: "object", properties: { b: ref("B"), c: listOf(ref("C")) } },
      B: object("b"),
      C: object("c"),
    },
  };
  const documented = (item: JsonObject, version: "4.3" | "5.1") =>
    documentedBefore6(specOf({ paths: { "/x": item }, components }, version), version).join(" ");

  test.each<[string, JsonObject, string, string]>([
    ["nor has what it consists of", { post: takes(form(ref("A"))) }, "A B C", ""],
    ["an inline body", { post: takes(form(object("a"))) }, "A B C inline_object", "A B C"],
    [
      "an inline body of another type",
      { post: takes(json(object("a"))) },
      "A B C inline_object",
      "A B C inline_object",
    ],
    [
      "unless something else uses it",
      { post: takes(form(ref("B"))), get: operation({ operationId: "b", responses: { "200": response(ref("B")) } }) },
      "A B C",
      "A B C",
    ],
    [
      "but what it consists of is looked at the first time only",
      { post: takes(form(ref("A")), { responses: { "200": response(ref("A")) } }) },
      "A B C",
      "A",
    ],
    [
      "parameters come before the body",
      { post: takes(form(ref("A")), { parameters: [{ name: "p", in: "query", schema: ref("A") }] }) },
      "A B C",
      "A B C",
    ],
    [
      "headers of a response",
      {
        post: takes(form(ref("B")), {
          responses: { "200": { description: "d", headers: { X: { schema: ref("B") } } } },
        }),
      },
      "A B C",
      "A B C",
    ],
    [
      "callbacks",
      { post: takes(form(ref("B")), { callbacks: { done: { "{$url}": { post: takes(json(ref("B"))) } } } }) },
      "A B C",
      "A B C",
    ],
  ])("%s", (_what, item, four, five) => {
    expect([documented(item, "4.3"), documented(item, "5.1")]).toEqual([four, five]);
  });
});
