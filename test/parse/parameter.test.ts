import { describe, expect, test } from "@jest/globals";
import { brief, type JsonObject, operation, operationOf } from "./support.js";

const string = { type: "string" };
const parametersOf = (parameters: unknown[], path = "/a", shared: unknown[] = []) =>
  operationOf({ parameters: shared, get: operation({ parameters }) }, {}, path).parameters;

describe("the defaults of a location", () => {
  test.each<[string, JsonObject, JsonObject]>([
    ["path", {}, { style: "simple", explode: false, required: true }],
    ["query", {}, { style: "form", explode: true, required: false }],
    ["header", {}, { style: "simple", explode: false, required: false }],
    ["cookie", {}, { style: "form", explode: true, required: false }],
    ["query", { explode: false }, { style: "form", explode: false }],
    ["query", { style: "spaceDelimited" }, { style: "spaceDelimited", explode: false }],
    ["query", { style: "deepObject", explode: true }, { style: "deepObject", explode: true }],
    ["query", { style: "matrix" }, { style: "form", explode: true }],
    ["path", { style: "label", explode: true }, { style: "label", explode: true }],
    ["path", { required: false }, { required: true }],
    ["query", { required: true, deprecated: true, allowReserved: true }, { required: true, deprecated: true, allowReserved: true }], // prettier-ignore
  ])("in %s with %j", (location, parts, want) => {
    const [parameter] = parametersOf([{ name: "p", in: location, schema: string, ...parts }], "/a/{p}").filter(
      ({ in: where }) => where === location,
    );
    expect(parameter).toMatchObject({ name: "p", in: location, schema: { kind: "string" }, ...want });
  });
});

test.each<[string, JsonObject, unknown]>([
  ["a media type", { content: { "application/json": { schema: { type: "object" } } } }, { schema: { kind: "object", properties: [] }, contentType: "application/json" }], // prettier-ignore
  ["a media type without a schema", { content: { "application/json": {} } }, { schema: { kind: "any" }, contentType: "application/json" }], // prettier-ignore
  ["neither schema nor content", {}, { schema: { kind: "any" } }],
  ["an example", { schema: string, example: "x" }, { schema: { kind: "string" }, example: "x" }],
  ["the first of named examples", { schema: string, examples: { one: { value: "x" }, two: { value: "y" } } }, { schema: { kind: "string" }, example: "x" }], // prettier-ignore
])("%s", (_, parts, want) => {
  const [parameter] = parametersOf([{ name: "p", in: "query", ...parts }]);
  const common = { name: "p", in: "query", style: "form", explode: true, allowReserved: false };
  expect(brief(parameter)).toEqual({ ...common, ...(want as object) });
});

test("those of the path come first, and the operation's own word on one wins in its place", () => {
  const shared = [
    { name: "one", in: "query", schema: string },
    { name: "two", in: "header", schema: string },
  ];
  const own = [
    { name: "three", in: "query", schema: string },
    { name: "one", in: "query", required: true, schema: { type: "integer" } },
    { name: "two", in: "query", schema: string },
  ];
  expect(parametersOf(own, "/a", shared).map((p) => [p.in, p.name, p.required, p.schema.kind])).toEqual([
    ["query", "one", true, "integer"],
    ["header", "two", false, "string"],
    ["query", "three", false, "string"],
    ["query", "two", false, "string"],
  ]);
});

test("a reference keeps the name and the place of what it names", () => {
  const parameters = { Limit: { name: "limit", in: "query", schema: { type: "integer" } } };
  const get = operation({ parameters: [{ $ref: "#/components/parameters/Limit" }] });
  const found = operationOf({ get }, { components: { parameters } }).parameters;
  expect(found).toMatchObject([{ name: "limit", pointer: "#/components/parameters/Limit" }]);
});

test("what the template holds and nobody declares is a string; what it does not hold is left out", () => {
  const found = parametersOf([{ name: "gone", in: "path", required: true, schema: string }], "/a/{x}/{y}/{x}");
  expect(found.map((parameter) => [parameter.name, parameter.required, parameter.schema.kind])).toEqual([
    ["x", true, "string"],
    ["y", true, "string"],
  ]);
});

test("headers and cookies with names that no request can carry are left out (RFC 9110, section 5.6.2; RFC 6265, section 4.1.1)", () => {
  const named = (location: string, name: string) => ({ name, in: location, schema: string });
  const parameters = parametersOf([
    ...[named("header", ""), named("header", "Two Words"), named("header", "a\r\nb: c"), named("header", " X-Id ")],
    ...[named("cookie", "a=1; b"), named("cookie", "id"), named("query", ""), named("query", "Two Words")],
  ]);
  expect(parameters.map((one) => `${one.in} ${one.name}`)).toEqual([
    "header X-Id",
    "cookie id",
    "query ",
    "query Two Words",
  ]);
});
