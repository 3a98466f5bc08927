import { expect, test } from "@jest/globals";
import { schemaOf, v30, v31 } from "../support.js";

test.each<[string, string, unknown, unknown]>([
  ["text", v30, { type: "string", format: "uuid", pattern: "^a", minLength: 0, maxLength: 9 }, { kind: "string", format: "uuid", pattern: "^a", minLength: 0, maxLength: 9 }], // prettier-ignore
  ["text without its type", v31, { maxLength: 9 }, { kind: "string", maxLength: 9 }],
  ["a date that is misspelt", v30, { type: "string", format: "datetime" }, { kind: "string", format: "date-time" }],
  ["a format of their own", v30, { type: "string", format: "path" }, { kind: "string", format: "path" }],
  ["a file of 3.0", v30, { type: "string", format: "binary" }, { kind: "string", format: "binary" }],
  ["a file of 3.1", v31, { type: "string", contentMediaType: "application/octet-stream" }, { kind: "string", format: "binary" }], // prettier-ignore
  ["a picture", v31, { type: "string", contentMediaType: "image/png" }, { kind: "string", format: "binary" }],
  ["a drawing, which is text", v31, { type: "string", contentMediaType: "image/svg+xml" }, { kind: "string" }],
  ["a token, which is text", v31, { type: "string", contentMediaType: "application/jwt" }, { kind: "string" }],
  ["a file with a format", v31, { type: "string", format: "path", contentMediaType: "application/octet-stream" }, { kind: "string", format: "path" }], // prettier-ignore
  ["a file as text", v31, { type: "string", contentMediaType: "application/octet-stream", contentEncoding: "base64" }, { kind: "string" }], // prettier-ignore
  ["text of another type", v31, { type: "string", contentMediaType: "application/json" }, { kind: "string" }],
  ["a number", v31, { type: "number", minimum: 0, exclusiveMaximum: 1, multipleOf: 0.5 }, { kind: "number", minimum: 0, exclusiveMaximum: 1, multipleOf: 0.5 }], // prettier-ignore
  ["exclusive limits of 3.0", v30, { type: "integer", format: "int64", minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }, { kind: "integer", format: "int64", minimum: 0, exclusiveMinimum: 0, maximum: 9 }], // prettier-ignore
  ["a truth value", v30, { type: "boolean", default: false }, { kind: "boolean", default: false }],
  ["anything", v31, {}, { kind: "any" }],
  ["anything, as true", v31, true, { kind: "any" }],
  ["nothing, as false", v31, false, { kind: "never" }],
  ["a type that does not exist", v31, { type: "text" }, { kind: "any" }],
  ["words", v31, { title: "T", description: "d", deprecated: true, example: 1, externalDocs: { url: "u" } }, { kind: "any", title: "T", description: "d", deprecated: true, example: 1, externalDocs: { url: "u" } }], // prettier-ignore
  ["the first of several examples", v31, { type: "string", examples: ["a", "b"] }, { kind: "string", example: "a" }],
])("%s (%s)", (_, openapi, schema, want) => {
  expect(schemaOf(schema, openapi)).toEqual(want);
});
