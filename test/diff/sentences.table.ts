/** Changes of which it matters how they are told, beside those of the table of changes. */
import { type Doc, exchanges, get, object, reads, reference, sends, spec } from "./support.js";

interface Pair {
  readonly name: string;
  readonly old: Doc;
  readonly new: Doc;
}

const string: Doc = { type: "string" };
const integer: Doc = { type: "integer" };
const components = (schemas: Doc): Doc => ({ components: { schemas } });
const nullable = (schema: Doc): Doc => ({ anyOf: [schema, { type: "null" }] });

const property = (name: string, old: Doc | boolean, new_: Doc | boolean, more: Doc = {}): Pair => ({
  name,
  old: exchanges(object({ x: old }), more),
  new: exchanges(object({ x: new_ }), more),
});

const A = object({ a: string });
const B = object({ b: integer });

const flow = (more: Doc): Doc => get({}, { components: { securitySchemes: { O: { type: "oauth2", flows: more } } } });
const tokens = { tokenUrl: "/token", scopes: { read: "Reads" } };
const media = (type: string, more: Doc): Doc =>
  spec({
    openapi: "3.2.0",
    paths: {
      "/x": { get: { operationId: "getX", responses: { 200: { description: "ok", content: { [type]: more } } } } },
    },
  });

const flows: readonly Pair[] = [
  {
    name: "a flow is another one",
    old: flow({ clientCredentials: tokens }),
    new: flow({ authorizationCode: { ...tokens, authorizationUrl: "/authorize" } }),
  },
  {
    name: "the addresses of a flow",
    old: flow({ clientCredentials: tokens }),
    new: flow({ clientCredentials: { ...tokens, tokenUrl: "/other", refreshUrl: "/refresh" } }),
  },
  {
    name: "the words of a scope",
    old: flow({ clientCredentials: tokens }),
    new: flow({ clientCredentials: { ...tokens, scopes: { read: "Looks" } } }),
  },
  {
    name: "scopes",
    old: flow({ clientCredentials: tokens }),
    new: flow({ clientCredentials: { ...tokens, scopes: { write: "Writes" } } }),
  },
];

const texts: readonly Pair[] = [
  {
    name: "further docs",
    old: get({ externalDocs: { url: "https://a.test" } }),
    new: get({ externalDocs: { url: "https://b.test" } }),
  },
  {
    name: "an example of a media type",
    old: media("application/json", { schema: string, example: "a" }),
    new: media("application/json", { schema: string, example: "b" }),
  },
  {
    name: "what a stream holds",
    old: media("application/jsonl", { itemSchema: object({ a: string }) }),
    new: media("application/jsonl", { itemSchema: object({ a: integer }) }),
  },
  {
    name: "a media type, written another way",
    old: media('Text/Plain; charset = "utf-8" ;format=flowed', { schema: string }),
    new: media("text/plain;Format=flowed; charset=utf-8", { schema: string }),
  },
  {
    name: "a media type with another parameter",
    old: media('text/plain; charset="a"b', { schema: string }),
    new: media("text/plain; charset=b; flag", { schema: string }),
  },
];

const answers = (responses: Doc): Doc => get({ responses });
const secured = (securitySchemes: Doc, security: readonly Doc[]): Doc =>
  get({ security }, { components: { securitySchemes } });
const key: Doc = { type: "apiKey", in: "header", name: "K" };
const withBody = (more: Doc): Doc =>
  spec({
    paths: {
      "/x": {
        put: {
          operationId: "putX",
          requestBody: { content: { "application/json": { schema: string } }, ...more },
          responses: { 200: { description: "ok" } },
        },
      },
    },
  });
const oauth: Doc = {
  type: "oauth2",
  flows: { clientCredentials: { tokenUrl: "/t", scopes: { a: "A", b: "B", c: "C" } } },
};
const http = (scheme: string): Doc => ({ type: "http", scheme });

const whole: readonly Pair[] = [
  {
    name: "an answer in two media types",
    old: answers({ 200: { description: "ok" } }),
    new: answers({
      200: { description: "ok" },
      202: { description: "later", content: { "application/json": { schema: string }, "text/plain": {} } },
    }),
  },
  {
    name: "a scheme under another name, written another way",
    old: secured({ Token: http("Bearer"), K: key }, [{ Token: [] }, { K: [] }]),
    new: secured({ Access: http("bearer"), K: key }, [{ Access: [] }, { K: [] }]),
  },
  {
    name: "a scheme of another kind under another name",
    old: secured({ Token: http("bearer") }, [{ Token: [] }]),
    new: secured({ Login: http("basic") }, [{ Login: [] }]),
  },
  {
    name: "scopes that are asked for, and another way in",
    old: secured({ O: oauth, K: key }, [{ O: [] }]),
    new: secured({ O: oauth, K: key }, [{ O: ["a", "b", "c"] }, { K: [], O: ["a"] }]),
  },
];

export const more: readonly Pair[] = [
  ...flows,
  ...texts,
  ...whole,
  {
    name: "the words of a body, and whether it has to be there",
    old: withBody({ description: "A", required: true }),
    new: withBody({ description: "B" }),
  },
  {
    name: "a cookie",
    old: get({ parameters: [{ name: "c", in: "cookie", schema: string }] }),
    new: get({ parameters: [{ name: "c", in: "cookie", required: true, schema: integer }] }),
  },
  {
    name: "a parameter that is a cookie now",
    old: get({ parameters: [{ name: "c", in: "query", schema: string }] }),
    new: get({ parameters: [{ name: "c", in: "cookie", schema: string }] }),
  },
  property("an enum with many other values", { enum: ["a"] }, { enum: ["a", ..."bcdefghijkl"] }),
  property(
    "a union that shares nothing with the other",
    { oneOf: [string, A] },
    { oneOf: [integer, { type: "boolean" }] },
  ),
  property("a string in place of a union without one", { oneOf: [integer, A] }, string),
  property("multiples that neither holds", { ...integer, multipleOf: 4 }, { ...integer, multipleOf: 6 }),
  property("multiples of which one holds the other", { ...integer, multipleOf: 2 }, { ...integer, multipleOf: 8 }),
  property("a reference becomes nullable", reference("A"), nullable(reference("A")), { A }),
  {
    name: "a model becomes nullable, and what refers to it with it",
    old: exchanges(object({ x: reference("A") }), { A: string }),
    new: exchanges(object({ x: reference("A") }), { A: nullable(string) }),
  },
  {
    name: "a model becomes nullable, one reference to it was already",
    old: exchanges(object({ x: nullable(reference("A")), y: reference("A") }), { A: string }),
    new: exchanges(object({ x: reference("A"), y: reference("A") }), { A: nullable(string) }),
  },
  property("any value is nullable", string, {}),
  property("nothing but null", { type: "null" }, nullable(string)),
  property("a nullable reference names another model", nullable(reference("A")), reference("B"), { A, B }),
  property("an allOf around one reference", { allOf: [reference("A")] }, reference("A"), { A }),
  property("an allOf around one reference with words", { allOf: [reference("A")], description: "d" }, reference("A"), {
    A,
  }),
  property("an allOf with limits", { allOf: [string], minLength: 1, description: "d" }, { ...string, maxLength: 2 }),
  property("an allOf of two", { allOf: [reference("A"), reference("B")] }, reference("A"), { A, B }),
  property("limits beside a reference", { allOf: [reference("A")], minProperties: 1 }, reference("A"), { A }),
  property(
    "items may be there twice",
    { type: "array", items: string, uniqueItems: true },
    { type: "array", items: string },
  ),
  property(
    "how many items",
    { type: "array", items: string, minItems: 1 },
    { type: "array", items: string, maxItems: 9 },
  ),
  property("items of another type", { type: "array", items: string }, { type: "array", items: integer }),
  property("values of an enum", { enum: ["a", "b", 1] }, { enum: ["b", "c", null] }),
  property("an enum of one value for another", { enum: ["a"] }, { const: "b" }),
  property("an enum in place of a string", string, { type: "string", enum: ["a", "b"] }),
  property("a union with other members", { oneOf: [string, integer] }, { oneOf: [string, { type: "boolean" }] }),
  property(
    "a union of models",
    { oneOf: [reference("A"), reference("B")] },
    { oneOf: [reference("A"), string] },
    { A, B },
  ),
  property(
    "members of a union change places",
    { anyOf: [reference("A"), string] },
    { anyOf: [string, reference("A")] },
    { A },
  ),
  property(
    "a member of a union changes",
    { oneOf: [A, integer] },
    { oneOf: [object({ a: string, c: string }), integer] },
  ),
  property(
    "a list of a union",
    { oneOf: [{ type: "array", items: string }, B] },
    { oneOf: [{ type: "array", items: integer }, B] },
  ),
  property("objects in place of each other", A, B),
  property("an object without properties", { type: "object" }, A),
  property("maps", { type: "object", additionalProperties: string }, { type: "object", additionalProperties: integer }),
  property(
    "a map of anything",
    { type: "object", additionalProperties: string },
    { type: "object", additionalProperties: true },
  ),
  property("a closed object", { ...A, additionalProperties: false }, A),
  property(
    "a closed object that opens for strings",
    { ...A, additionalProperties: false },
    { ...A, additionalProperties: string },
  ),
  property(
    "patterns and lengths",
    { ...string, pattern: "^a", minLength: 2 },
    { ...string, pattern: "^b", minLength: 3, maxLength: 5 },
  ),
  property(
    "numbers",
    { type: "number", minimum: 0, multipleOf: 2 },
    { type: "number", exclusiveMinimum: 0, maximum: 5 },
  ),
  property("an integer is a number", integer, { type: "number" }),
  property("formats", { ...string, format: "date" }, { ...string, format: "date-time" }),
  property(
    "what is required of others",
    { type: "object", dependentRequired: { a: ["b"] } },
    { type: "object", dependentRequired: { a: ["c"] } },
  ),
  property("not", { ...string, not: { const: "a" } }, { ...string, not: { const: "b" } }),
  property("if", { ...A, if: { required: ["a"] }, then: { required: ["b"] } }, A),
  {
    name: "a property under another name of the same words",
    old: exchanges(object({ dag_id: string, x: string }, ["dag_id"])),
    new: exchanges(object({ dagId: string, y: string }, ["dagId"])),
  },
  {
    name: "two properties of the same words",
    old: exchanges(object({ dag_id: string })),
    new: exchanges(object({ dagId: string, DagID: string })),
  },
  {
    name: "a model under another name",
    old: reads(reference("DagRun"), components({ DagRun: object({ dag_id: string, run_id: string, state: string }) })),
    new: reads(
      reference("DagRunResponse"),
      components({ DagRunResponse: object({ dag_id: string, run_id: string, status: string }) }),
    ),
  },
  {
    name: "an enum, a list and a map under other names",
    old: reads(
      object({ a: reference("State"), b: reference("Runs"), c: reference("Conf") }),
      components({
        State: { enum: ["on", "off"] },
        Runs: { type: "array", items: string },
        Conf: { type: "object", additionalProperties: string },
      }),
    ),
    new: reads(
      object({ a: reference("DagState"), b: reference("RunList"), c: reference("Config") }),
      components({
        DagState: { enum: ["on", "off", "new"] },
        RunList: { type: "array", items: string },
        Config: { type: "object", additionalProperties: string },
      }),
    ),
  },
  {
    name: "an array, an enum and a union in a place that has no name",
    old: sends({ type: "array", items: { oneOf: [A, { enum: ["a"] }] } }),
    new: sends({ type: "array", items: { oneOf: [B, { enum: ["b"] }] } }),
  },
];
