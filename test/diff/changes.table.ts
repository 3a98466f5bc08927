/** One row for each thing that can change: the old spec, the new one, and what is said of it to whom. */
import { type Doc, exchanges, get, object, reads, reference, sends, spec } from "./support.js";

export interface Row {
  readonly name: string;
  readonly old: Doc;
  readonly new: Doc;
  readonly want: readonly string[];
}

const string: Doc = { type: "string" };
const integer: Doc = { type: "integer" };

function row(name: string, old: Doc, new_: Doc, ...want: string[]): Row {
  return { name, old, new: new_, want };
}

/** The same change to what is sent and to what is read. */
function both(name: string, old: Doc, new_: Doc, ...want: string[]): Row {
  return row(name, exchanges(object({ x: old })), exchanges(object({ x: new_ })), ...want);
}

function parameter(more: Doc): Doc {
  return get({ parameters: [{ name: "q", in: "query", schema: string, ...more }] });
}

const paths = (path: string, operation: Doc = {}, method = "get"): Doc => ({
  [path]: { [method]: { operationId: "getX", tags: ["X"], responses: { 200: { description: "ok" } }, ...operation } },
});

const schemes = (securitySchemes: Doc, more: Doc = {}): Doc => get({}, { components: { securitySchemes }, ...more });
const bearer: Doc = { type: "http", scheme: "bearer" };
const basic: Doc = { type: "http", scheme: "basic" };
const oauth = (scopes: Doc, more: Doc = {}): Doc => ({
  type: "oauth2",
  flows: { clientCredentials: { tokenUrl: "/token", scopes, ...more } },
});
const secured = (...security: readonly Doc[]): Doc =>
  get({ security }, { components: { securitySchemes: { A: bearer, B: basic } } });

const whole: readonly Row[] = [
  row("nothing", reads(object({ a: string })), reads(object({ a: string }))),
  row(
    "words of the API",
    get({}),
    { ...get({}), openapi: "3.1.1", info: { title: "Other", version: "2" } },
    "openapi-version-changed | send docs, read docs",
    "api-version-changed | send docs, read docs",
    "api-described | send docs, read docs",
  ),
  row(
    "words of a tag and of a server",
    get({}, { tags: [{ name: "X" }], servers: [{ url: "https://a.test" }] }),
    get({}, { tags: [{ name: "X", description: "d" }], servers: [{ url: "https://a.test", description: "d" }] }),
    "server-described | send docs | servers",
    "tag-described | send docs, read docs | tag X",
  ),
  row(
    "another host",
    get({}, { servers: [{ url: "https://a.test" }] }),
    get({}, { servers: [{ url: "https://b.test" }] }),
    "server-added | send additive | servers",
    "server-removed | send breaking | servers",
  ),
  row(
    "another base path of the server",
    spec({ paths: paths("/x"), servers: [{ url: "/api/v1" }] }),
    spec({ paths: paths("/x"), servers: [{ url: "/api/v2" }] }),
    "base-path-changed | send breaking",
  ),
  row(
    "the base path of the server moved into the paths",
    spec({ paths: { ...paths("/x"), ...paths("/y", { operationId: "getY" }) }, servers: [{ url: "/api/v1" }] }),
    spec({ paths: { ...paths("/api/v2/x"), ...paths("/api/v2/y", { operationId: "getY" }) } }),
    "base-path-changed | send breaking",
  ),
  row(
    "the same URL, spelled with a server",
    spec({ paths: { ...paths("/x"), ...paths("/y", { operationId: "getY" }) }, servers: [{ url: "/api/v1" }] }),
    spec({ paths: { ...paths("/api/v1/x"), ...paths("/api/v1/y", { operationId: "getY" }) } }),
  ),
];

const security: readonly Row[] = [
  row(
    "a scheme came",
    schemes({}),
    schemes({ A: bearer }),
    "security-scheme-added | send additive | security scheme A",
  ),
  row(
    "a scheme went",
    schemes({ A: bearer }),
    schemes({}),
    "security-scheme-removed | send breaking | security scheme A",
  ),
  row(
    "a scheme has another name",
    get({ security: [{ A: [] }] }, { components: { securitySchemes: { A: bearer } } }),
    get({ security: [{ B: [] }] }, { components: { securitySchemes: { B: bearer } } }),
    "security-scheme-renamed | names: send breaking | security scheme B",
  ),
  row(
    "a scheme works otherwise",
    schemes({ A: bearer }),
    schemes({ A: { type: "apiKey", in: "header", name: "K" } }),
    "security-scheme-changed | send breaking | security scheme A",
  ),
  row(
    "a scheme is described otherwise",
    schemes({ A: bearer }),
    schemes({ A: { ...bearer, description: "d" } }),
    "security-scheme-described | send docs | security scheme A",
  ),
  row(
    "scopes of a scheme",
    schemes({ A: oauth({ r: "", w: "" }) }),
    schemes({ A: oauth({ r: "", x: "" }) }),
    "security-scheme-changed | send breaking | security scheme A",
    "security-scheme-extended | send additive | security scheme A",
  ),
  row("required now", secured(), secured({ A: [] }), "security-added | send breaking | security"),
  row("no longer required", secured({ A: [] }), secured({ A: [] }, {}), "security-removed | send additive | security"),
  row(
    "one more",
    secured({ A: [] }),
    secured({ A: [] }, { B: [] }),
    "security-alternative-added | send additive | security",
  ),
  row(
    "one less",
    secured({ A: [] }, { B: [] }),
    secured({ A: [] }),
    "security-alternative-removed | send breaking | security",
  ),
  row(
    "two at once",
    secured({ A: [] }),
    secured({ A: [], B: [] }),
    "security-alternative-removed | send breaking | security",
  ),
  row(
    "one of two is enough",
    secured({ A: [], B: [] }),
    secured({ A: [] }),
    "security-alternative-added | send additive | security",
  ),
];

const operations: readonly Row[] = [
  row(
    "came",
    spec({ paths: paths("/x") }),
    spec({ paths: { ...paths("/x"), ...paths("/other/thing", { operationId: "deleteThing" }, "delete") } }),
    "operation-added | send additive",
  ),
  row(
    "went",
    spec({
      paths: { ...paths("/x"), ...paths("/other/thing", { operationId: "deleteThing", deprecated: true }, "delete") },
    }),
    spec({ paths: paths("/x") }),
    "operation-removed | send breaking, read breaking",
  ),
  row(
    "another operationId",
    get({}),
    get({ operationId: "fetchX" }),
    "operation-renamed | names: send breaking, read breaking",
  ),
  row(
    "another method",
    spec({ paths: paths("/x", {}, "put") }),
    spec({ paths: paths("/x", {}, "patch") }),
    "operation-method-changed | send breaking",
  ),
  row(
    "another path",
    spec({ paths: paths("/x") }),
    spec({ paths: paths("/y") }),
    "operation-path-changed | send breaking",
  ),
  row(
    "a parameter in place of a fixed part",
    spec({ paths: paths("/dags/~/runs") }),
    spec({
      paths: paths("/dags/{dag_id}/runs", {
        parameters: [{ name: "dag_id", in: "path", required: true, schema: string }],
      }),
    }),
    "operation-path-widened | names: send breaking, read breaking",
  ),
  row("another first tag", get({}), get({ tags: ["Y"] }), "operation-regrouped | names: send breaking, read breaking"),
  row("one more tag", get({}), get({ tags: ["X", "Y"] }), "operation-tagged | send docs, read docs"),
  row("deprecated", get({}), get({ deprecated: true }), "operation-deprecated | send docs, read docs"),
  row("no longer deprecated", get({ deprecated: true }), get({}), "operation-undeprecated | send docs, read docs"),
  row("described", get({}), get({ summary: "s", description: "d" }), "described | send docs, read docs"),
];

const parameters: readonly Row[] = [
  row(
    "several values",
    parameter({ schema: { ...string, default: "a" } }),
    parameter({ schema: { type: "array", items: string, default: ["a"] } }),
    "parameter-became-list | names: send breaking | query q",
  ),
  row(
    "several values in one word",
    parameter({}),
    parameter({ schema: { type: "array", items: string }, explode: false }),
    "parameter-serialization-changed | send breaking | query q",
    "type-changed | send breaking | query q",
  ),
  row(
    "a required one came",
    get({}),
    parameter({ required: true }),
    "required-parameter-added | send breaking | query q",
  ),
  row("an optional one came", get({}), parameter({}), "optional-parameter-added | send additive | query q"),
  row("one went", parameter({}), get({}), "parameter-removed | send breaking | query q"),
  row(
    "another name",
    parameter({ name: "execution_date" }),
    parameter({ name: "logical_date" }),
    "parameter-renamed | send breaking | query logical_date",
  ),
  row(
    "names that have nothing in common are two parameters",
    parameter({ name: "only_active" }),
    parameter({ name: "exclude_stale" }),
    "parameter-removed | send breaking | query only_active",
    "optional-parameter-added | send additive | query exclude_stale",
  ),
  row(
    "another name in the path",
    spec({ paths: paths("/x/{a}", { parameters: [{ name: "a", in: "path", required: true, schema: string }] }) }),
    spec({ paths: paths("/x/{b}", { parameters: [{ name: "b", in: "path", required: true, schema: string }] }) }),
    "path-parameter-renamed | names: send breaking | path b",
  ),
  row("another place", parameter({}), parameter({ in: "header" }), "parameter-moved | send breaking | header q"),
  row("required", parameter({}), parameter({ required: true }), "parameter-became-required | send breaking | query q"),
  row("optional", parameter({ required: true }), parameter({}), "parameter-became-optional | send additive | query q"),
  row(
    "lists are written otherwise",
    parameter({ schema: { type: "array", items: string } }),
    parameter({ schema: { type: "array", items: string }, explode: false }),
    "parameter-serialization-changed | send breaking | query q",
  ),
  row("a text is written the same either way", parameter({}), parameter({ explode: false })),
  row("deprecated", parameter({}), parameter({ deprecated: true }), "parameter-deprecated | send docs | query q"),
  row("no longer", parameter({ deprecated: true }), parameter({}), "parameter-undeprecated | send docs | query q"),
  row(
    "words",
    parameter({}),
    parameter({ description: "d", example: "e" }),
    "described | send docs | query q",
    "example-changed | send docs | query q",
  ),
  row(
    "another default",
    parameter({ schema: { ...string, default: "a" } }),
    parameter({ schema: { ...string, default: "b" } }),
    "default-changed | send breaking | query q",
  ),
  row(
    "headers are the same in any case",
    parameter({ name: "X-A", in: "header" }),
    parameter({ name: "x-a", in: "header" }),
  ),
  row("headers that OpenAPI ignores", get({}), parameter({ name: "Accept", in: "header", required: true })),
];

const content = (schema: Doc): Doc => ({ "application/json": { schema } });
const posts = (requestBody: Doc | undefined): Doc =>
  spec({ paths: paths("/x", requestBody === undefined ? {} : { requestBody }, "post") });
const answers = (responses: Doc): Doc => get({ responses });
const answer = (more: Doc = {}): Doc => ({ description: "ok", ...more });

const bodies: readonly Row[] = [
  row(
    "a required one came",
    posts(undefined),
    posts({ required: true, content: content(string) }),
    "required-request-body-added | send breaking | request body",
  ),
  row(
    "an optional one came",
    posts(undefined),
    posts({ content: content(string) }),
    "optional-request-body-added | send additive | request body",
  ),
  row(
    "it went",
    posts({ content: content(string) }),
    posts(undefined),
    "request-body-removed | send breaking | request body",
  ),
  row(
    "required",
    posts({ content: content(string) }),
    posts({ required: true, content: content(string) }),
    "request-body-became-required | send breaking | request body",
  ),
  row(
    "optional",
    posts({ required: true, content: content(string) }),
    posts({ content: content(string) }),
    "request-body-became-optional | send additive | request body",
  ),
  row(
    "another media type",
    posts({ content: { "application/json": { schema: string } } }),
    posts({ content: { "text/plain": { schema: string } } }),
    "request-media-type-removed | send breaking | request body",
    "request-media-type-added | send additive | request body",
  ),
];

const form = (encoding?: Doc): Doc =>
  posts({
    content: {
      "multipart/form-data": { schema: object({ a: string }), ...(encoding && { encoding: { a: encoding } }) },
    },
  });

/** Encoding Objects (OpenAPI 3.1, section 4.8.15) and the servers of operations (section 4.8.10). */
const encodings: readonly Row[] = [
  row(
    "another media type of a part",
    form({ contentType: "text/plain" }),
    form({ contentType: "text/csv" }),
    "encoding-changed | send breaking | request body",
  ),
  row("a charset of a part", form({ contentType: "text/csv" }), form({ contentType: "Text/CSV; charset=utf-8" })),
  row(
    "a part is told how",
    form(),
    form({ contentType: "text/csv" }),
    "encoding-changed | send breaking | request body",
  ),
  row(
    "a server of its own",
    get({ servers: [{ url: "https://a.test/x" }] }),
    get({ servers: [{ url: "https://a.test/y" }] }),
    "server-added | send additive | servers",
    "server-removed | send breaking | servers",
  ),
];

/** What a schema demands beside its type: none of it is passed over. */
const demands: readonly Row[] = [
  both(
    "a condition comes",
    string,
    { ...string, not: { const: "a" } },
    "limit-tightened | send breaking, read additive | M x",
  ),
  both(
    "another condition",
    { ...string, not: { const: "a" } },
    { ...string, not: { const: "b" } },
    "condition-changed | send breaking, read breaking | M x",
  ),
  both("fewer members", object({}, [], { maxProperties: 3 }), object({}, [], { maxProperties: 2 }), "limit-tightened | send breaking, read additive | M x"), // prettier-ignore
  both("at least 0 members", object({}), object({}, [], { minProperties: 0 })),
  both(
    "one of two properties",
    object({ a: string, b: string }),
    object({ a: string, b: string }, [], { anyOf: [{ required: ["a"] }, { required: ["b"] }] }),
    "limit-tightened | send breaking, read additive | M x",
  ),
  both(
    "values that are mappings",
    { enum: [{ a: 1 }] },
    { enum: [{ a: 2 }] },
    "condition-changed | send breaking, read breaking | M x",
  ),
  row(
    "a limit beside a reference",
    exchanges(object({ x: reference("N") }), { N: string }),
    exchanges(object({ x: { ...reference("N"), maxLength: 3 } }), { N: string }),
    "limit-tightened | send breaking, read additive | M x",
  ),
  row(
    "a condition of what is named, or written in place",
    exchanges(object({ x: reference("N") }), { N: { ...string, not: { const: "a" } } }),
    exchanges(object({ x: { ...string, not: { const: "a" } } }), { N: { ...string, not: { const: "a" } } }),
  ),
];

const typed = (...names: readonly string[]): Doc =>
  posts({ content: Object.fromEntries(names.map((name) => [name, { schema: string }] as const)) });

/** Media types as RFC 9110, section 8.3.1, compares them. */
const mediaTypes: readonly Row[] = [
  row("a charset", typed("application/json"), typed("application/json; charset=utf-8")),
  row("letter case", typed("application/json"), typed("Application/JSON")),
  row("a boundary", typed("multipart/form-data; boundary=x"), typed("multipart/form-data")),
  row("a second spelling", typed("application/json"), typed("application/json", "application/json;charset=UTF-8")),
  row(
    "any other parameter of a common type",
    typed("text/plain"),
    typed("text/plain; format=flowed"),
    "described | send docs | request body",
  ),
  row(
    "a version of a vendor's type",
    typed("application/vnd.x+json; v=1"),
    typed("application/vnd.x+json; v=2"),
    "request-media-type-removed | send breaking | request body",
    "request-media-type-added | send additive | request body",
  ),
  row("the order and quotes of parameters", typed("a/vnd.x;v=1;w=2"), typed('a/vnd.x; W="2"; V=1')),
  row(
    "some spelled otherwise, one gone, one new",
    typed("application/json", "application/xml"),
    typed("multipart/form-data", "application/json; charset=utf-8"),
    "request-media-type-removed | send breaking | request body",
    "request-media-type-added | send additive | request body",
  ),
  row(
    "the schema of one that is spelled otherwise",
    posts({ content: { "application/json": { schema: string } } }),
    posts({ content: { "application/json; charset=utf-8": { schema: integer } } }),
    "type-changed | send breaking | request body",
  ),
  row(
    "one more success whose body is spelled otherwise",
    answers({ 200: answer({ content: { "application/json": { schema: string } } }) }),
    answers({
      200: answer({ content: { "application/json": { schema: string } } }),
      202: answer({ content: { "application/json; charset=utf-8": { schema: string } } }),
    }),
    "success-status-added | read additive | response 202",
  ),
  row(
    "in a parameter",
    get({ parameters: [{ name: "q", in: "query", content: { "application/json": { schema: string } } }] }),
    get({ parameters: [{ name: "q", in: "query", content: { "Application/json;charset=x": { schema: string } } }] }),
  ),
];

const responses: readonly Row[] = [
  row(
    "success has another status",
    answers({ 200: answer() }),
    answers({ 201: answer() }),
    "success-status-changed | read breaking | response 201",
  ),
  row(
    "one more success with a known body",
    answers({ 200: answer() }),
    answers({ 200: answer(), 202: answer() }),
    "success-status-added | read additive | response 202",
  ),
  row(
    "one more success with another body",
    answers({ 200: answer() }),
    answers({ 200: answer(), 202: answer({ content: content(string) }) }),
    "success-response-added | read breaking | response 202",
  ),
  row(
    "one success less",
    answers({ 200: answer(), 202: answer() }),
    answers({ 200: answer() }),
    "success-response-removed | read breaking | response 202",
  ),
  row(
    "an error came",
    answers({ 200: answer() }),
    answers({ 200: answer(), 404: answer() }),
    "error-response-added | read additive | response 404",
  ),
  row(
    "an error went",
    answers({ 200: answer(), 404: answer() }),
    answers({ 200: answer() }),
    "error-response-removed | read additive | response 404",
  ),
  row(
    "a body came",
    answers({ 200: answer() }),
    answers({ 200: answer({ content: content(string) }) }),
    "response-media-type-added | read additive | response 200",
  ),
  row(
    "a body went",
    answers({ 200: answer({ content: content(string) }) }),
    answers({ 200: answer() }),
    "response-media-type-removed | read breaking | response 200",
  ),
  row(
    "a header came",
    answers({ 200: answer() }),
    answers({ 200: answer({ headers: { A: { schema: string } } }) }),
    "response-header-added | read additive | response 200 header A",
  ),
  row(
    "a header went",
    answers({ 200: answer({ headers: { A: { schema: string } } }) }),
    answers({ 200: answer() }),
    "response-header-removed | read breaking | response 200 header A",
  ),
  row(
    "a header became required",
    answers({ 200: answer({ headers: { A: { schema: string } } }) }),
    answers({ 200: answer({ headers: { a: { required: true, schema: string } } }) }),
    "response-header-became-required | read additive | response 200 header A",
  ),
  row(
    "a header became optional",
    answers({ 200: answer({ headers: { A: { required: true, schema: string } } }) }),
    answers({ 200: answer({ headers: { A: { schema: string } } }) }),
    "response-header-became-optional | read breaking | response 200 header A",
  ),
  row(
    "the type of a header",
    answers({ 200: answer({ headers: { A: { schema: string } } }) }),
    answers({ 200: answer({ headers: { A: { schema: integer } } }) }),
    "type-changed | read breaking | response 200 header A",
  ),
  row(
    "a header without a type",
    answers({ 200: answer({ headers: { A: {} } }) }),
    answers({ 200: answer({ headers: { A: { schema: string } } }) }),
    "type-narrowed | read additive | response 200 header A",
  ),
  row(
    "words of a response",
    answers({ 200: answer() }),
    answers({ 200: answer({ description: "fine" }) }),
    "described | read docs | response 200",
  ),
];

const types: readonly Row[] = [
  both("another type", string, integer, "type-changed | send breaking, read breaking | M x"),
  both("a wider number", integer, { type: "number" }, "type-widened | send additive, read breaking | M x"),
  both("a narrower number", { type: "number" }, integer, "type-narrowed | send breaking, read additive | M x"),
  both("anything", string, {}, "type-widened | send additive, read breaking | M x"),
  both("no longer anything", {}, string, "type-narrowed | send breaking, read additive | M x"),
  both(
    "bytes in place of text",
    string,
    { ...string, format: "binary" },
    "type-changed | send breaking, read breaking | M x",
  ),
  both("null", string, { type: ["string", "null"] }, "became-nullable | send additive, read breaking | M x"),
  both("no null", { type: ["string", "null"] }, string, "became-not-nullable | send breaking, read additive | M x"),
  both("null in another spelling", { type: ["string", "null"] }, { anyOf: [string, { type: "null" }] }),
  both("a format", string, { ...string, format: "date-time" }, "format-added | send breaking, read additive | M x"),
  both("no format", { ...string, format: "uuid" }, string, "format-removed | send additive, read breaking | M x"),
  both(
    "another format",
    { ...string, format: "date" },
    { ...string, format: "date-time" },
    "format-changed | send breaking, read breaking | M x",
  ),
  both(
    "a format that is a hint",
    string,
    { ...string, format: "password" },
    "format-described | send docs, read docs | M x",
  ),
  both(
    "a wider format",
    { ...integer, format: "int32" },
    { ...integer, format: "int64" },
    "type-widened | send additive, read breaking | M x",
  ),
  both("a maximum", integer, { ...integer, maximum: 5 }, "limit-tightened | send breaking, read additive | M x"),
  both(
    "a higher maximum",
    { ...integer, maximum: 5 },
    { ...integer, maximum: 6 },
    "limit-loosened | send additive, read breaking | M x",
  ),
  both(
    "a higher minimum",
    { ...integer, minimum: 5 },
    { ...integer, minimum: 6 },
    "limit-tightened | send breaking, read additive | M x",
  ),
  both(
    "an exclusive minimum",
    { ...integer, minimum: 5 },
    { ...integer, exclusiveMinimum: 5 },
    "limit-tightened | send breaking, read additive | M x",
  ),
  both("a minimum length of 0 says nothing", string, { ...string, minLength: 0 }),
  both("a pattern", string, { ...string, pattern: "a" }, "limit-tightened | send breaking, read additive | M x"),
  both("no pattern", { ...string, pattern: "a" }, string, "limit-loosened | send additive, read breaking | M x"),
  both(
    "another pattern",
    { ...string, pattern: "a" },
    { ...string, pattern: "b" },
    "pattern-changed | send breaking, read breaking | M x",
  ),
  both(
    "a finer multiple",
    { ...integer, multipleOf: 4 },
    { ...integer, multipleOf: 2 },
    "limit-loosened | send additive, read breaking | M x",
  ),
  both(
    "items that differ",
    { type: "array", items: string },
    { type: "array", items: string, uniqueItems: true },
    "limit-tightened | send breaking, read additive | M x",
  ),
  both(
    "the type of items",
    { type: "array", items: string },
    { type: "array", items: integer },
    "type-changed | send breaking, read breaking | M x[]",
  ),
  both(
    "a longer tuple",
    { type: "array", prefixItems: [string], items: false },
    { type: "array", prefixItems: [string, string], items: false },
    "type-changed | send breaking, read breaking | M x",
  ),
  both(
    "words",
    string,
    { ...string, title: "t", description: "d", examples: ["e"] },
    "described | send docs, read docs | M x",
    "example-changed | send docs, read docs | M x",
  ),
  both("deprecated", string, { ...string, deprecated: true }, "deprecated | send docs, read docs | M x"),
  both("no longer deprecated", { ...string, deprecated: true }, string, "undeprecated | send docs, read docs | M x"),
  both("a default is told", string, { ...string, default: "a" }, "default-added | send docs, read docs | M x"),
  both("a default is not told", { ...string, default: "a" }, string, "default-removed | send docs, read docs | M x"),
  both(
    "another default",
    { ...string, default: "a" },
    { ...string, default: "b" },
    "default-changed | send breaking, read docs | M x",
  ),
];

const enums: readonly Row[] = [
  both(
    "an open one grew",
    { enum: ["a", "c"] },
    { enum: ["a", "c", "b"] },
    "enum-value-added | send additive, read additive | M x",
  ),
  both(
    "a closed one grew",
    { const: "a" },
    { enum: ["a", "b"] },
    "closed-enum-value-added | send additive, read breaking | M x",
  ),
  both("one shrank", { enum: ["a", "b"] }, { enum: ["a"] }, "enum-value-removed | send breaking, read additive | M x"),
  both("values are listed", string, { enum: ["a"] }, "enum-introduced | send breaking, read additive | M x"),
  both("values are no longer listed", { enum: ["a", "b"] }, string, "enum-lifted | send additive, read additive | M x"),
  both("nor is the only one", { const: "a" }, string, "closed-enum-lifted | send additive, read breaking | M x"),
  both("values of another type", { enum: [1] }, string, "type-changed | send breaking, read breaking | M x"),
];

const properties: readonly Row[] = [
  row(
    "another name that has nothing of the old one, with a type that nothing else has",
    exchanges(object({ import_errors: { type: "array", items: reference("W") } }), { W: object({ y: string }) }),
    exchanges(object({ dag_warnings: { type: "array", items: reference("W") } }), { W: object({ y: string }) }),
    "property-renamed | send breaking, read breaking | M dag_warnings",
  ),
  row(
    "a required one came",
    exchanges(object({})),
    exchanges(object({ x: string }, ["x"])),
    "required-property-added | send breaking, read additive | M x",
  ),
  row(
    "an optional one came",
    exchanges(object({})),
    exchanges(object({ x: string })),
    "optional-property-added | send additive, read additive | M x",
  ),
  row(
    "one that only the server sets came",
    exchanges(object({})),
    exchanges(object({ x: { ...string, readOnly: true } }, ["x"])),
    "required-property-added | read additive | M x",
  ),
  row(
    "one went",
    exchanges(object({ x: string })),
    exchanges(object({})),
    "property-removed | send breaking, read breaking | M x",
  ),
  row(
    "a secret went",
    exchanges(object({ x: { ...string, writeOnly: true } })),
    exchanges(object({})),
    "property-removed | send breaking | M x",
  ),
  row(
    "another name",
    exchanges(object({ run_date: string })),
    exchanges(object({ run_day_date: string })),
    "property-renamed | send breaking, read breaking | M run_day_date",
  ),
  row(
    "required",
    exchanges(object({ x: string })),
    exchanges(object({ x: string }, ["x"])),
    "property-became-required | send breaking, read additive | M x",
  ),
  row(
    "optional",
    exchanges(object({ x: string }, ["x"])),
    exchanges(object({ x: string })),
    "property-became-optional | send additive, read breaking | M x",
  ),
  both("read-only", string, { ...string, readOnly: true }, "property-became-read-only | send breaking | M x"),
  both(
    "no longer read-only",
    { ...string, readOnly: true },
    string,
    "property-no-longer-read-only | send additive | M x",
  ),
  row(
    "no longer read-only, and required",
    exchanges(object({ x: { ...string, readOnly: true } }, ["x"])),
    exchanges(object({ x: string }, ["x"])),
    "required-property-no-longer-read-only | send breaking | M x",
  ),
  both("write-only", string, { ...string, writeOnly: true }, "property-became-write-only | read breaking | M x"),
  both(
    "no longer write-only",
    { ...string, writeOnly: true },
    string,
    "property-no-longer-write-only | read additive | M x",
  ),
  row(
    "undeclared ones are refused",
    exchanges(object({})),
    exchanges(object({}, [], { additionalProperties: false })),
    "properties-closed | send breaking, read additive | M",
  ),
  row(
    "undeclared ones are admitted",
    exchanges(object({}, [], { additionalProperties: false })),
    exchanges(object({})),
    "properties-opened | send additive, read additive | M",
  ),
  row(
    "saying nothing is admitting all",
    exchanges(object({})),
    exchanges(object({}, [], { additionalProperties: true })),
  ),
  row(
    "undeclared ones have a type",
    exchanges(object({}, [], { additionalProperties: string })),
    exchanges(object({}, [], { additionalProperties: integer })),
    "type-changed | send breaking, read breaking | M {}",
  ),
];

const compositions: readonly Row[] = [
  both(
    "one more alternative",
    { oneOf: [string, integer] },
    { oneOf: [string, integer, { type: "boolean" }] },
    "union-member-added | send additive, read breaking | M x",
  ),
  both(
    "one alternative less",
    { oneOf: [string, integer] },
    string,
    "union-member-removed | send breaking, read additive | M x",
  ),
  both("oneOf or anyOf", { oneOf: [string, integer] }, { anyOf: [integer, string] }),
  row(
    "told apart otherwise",
    exchanges(
      { oneOf: [reference("A"), reference("B")], discriminator: { propertyName: "k" } },
      { A: object({ k: string, l: string }), B: object({ k: string, l: string, m: string }) },
    ),
    exchanges(
      { oneOf: [reference("A"), reference("B")], discriminator: { propertyName: "l" } },
      { A: object({ k: string, l: string }), B: object({ k: string, l: string, m: string }) },
    ),
    "discriminator-changed | send breaking, read breaking | M",
  ),
  row(
    "a change of what is inherited is told once, where it is",
    exchanges({ allOf: [reference("Base"), object({ y: string })] }, { Base: object({ x: string }) }),
    exchanges({ allOf: [reference("Base"), object({ y: string })] }, { Base: object({ x: integer }) }),
    "type-changed | send breaking, read breaking | Base x",
  ),
  row(
    "inherited or written out",
    exchanges({ allOf: [reference("Base"), object({ y: string })] }, { Base: object({ x: string }) }),
    exchanges(object({ x: string, y: string }), { Base: object({ x: string }) }),
  ),
  row(
    "allOf of one",
    exchanges(object({ x: reference("N") }), { N: object({}) }),
    exchanges(object({ x: { allOf: [reference("N")] } }), { N: object({}) }),
  ),
];

const two: Doc = { components: { schemas: { A: object({ k: string }), B: object({ k: string, z: integer }) } } };

/** A model `M` that is A or B, told apart as given. */
const choice = (discriminator: Doc | undefined, more: Doc = {}, members: readonly string[] = ["A", "B"]): Doc =>
  exchanges(
    { oneOf: members.map(reference), ...(discriminator && { discriminator }) },
    { A: object({ k: string }, ["k"]), B: object({ k: string, z: integer }, ["k"]), ...more },
  );
const by = (mapping: Readonly<Record<string, string>>, propertyName = "k"): Doc => ({
  propertyName,
  mapping: Object.fromEntries(
    Object.entries(mapping).map(([value, name]) => [value, `#/components/schemas/${name}`] as const),
  ),
});
const listed = (name: string): Doc => object({ k: { const: name } }, ["k"]);
const nested = (mapping: Readonly<Record<string, string>>): Doc =>
  exchanges(
    { oneOf: [string, { oneOf: [reference("A"), reference("B")], discriminator: by(mapping) }] },
    { A: object({ k: string }, ["k"]), B: object({ k: string, z: integer }, ["k"]) },
  );

/** Discriminator Object (OpenAPI 3.1, section 4.8.25). */
const discriminators: readonly Row[] = [
  row(
    "a value of the mapping has another name",
    choice(by({ a: "A", b: "B" })),
    choice(by({ alpha: "A", b: "B" })),
    "discriminator-value-changed | send breaking, read breaking | M",
  ),
  row(
    "an explicit value in place of the name",
    choice({ propertyName: "k" }),
    choice(by({ a: "A" })),
    "discriminator-value-changed | send breaking, read breaking | M",
  ),
  row("the name, implicit or explicit", choice({ propertyName: "k" }), choice(by({ A: "A", B: "B" }))),
  row(
    "the name of an alternative is its value",
    choice({ propertyName: "k" }),
    choice({ propertyName: "k" }, { C: object({ k: string, z: integer }, ["k"]) }, ["A", "C"]),
    "model-added | names: send additive, read additive | C",
    "discriminator-value-changed | send breaking, read breaking | M",
  ),
  row(
    "two values change places",
    choice(by({ a: "A", b: "B" })),
    choice(by({ a: "B", b: "A" })),
    "discriminator-changed | send breaking, read breaking | M",
    "discriminator-changed | send breaking, read breaking | M",
  ),
  row(
    "one more value for an alternative",
    choice(by({ a: "A", b: "B" })),
    choice(by({ a: "A", b: "B", a2: "A" })),
    "discriminator-value-added | send additive, read breaking | M",
  ),
  row(
    "one value less for an alternative",
    choice(by({ a: "A", b: "B", a2: "A" })),
    choice(by({ a: "A", b: "B" })),
    "discriminator-value-removed | send breaking, read additive | M",
  ),
  row(
    "a discriminator comes",
    choice(undefined),
    choice(by({ a: "A", b: "B" })),
    "discriminator-added | send breaking, read additive | M",
  ),
  row(
    "a discriminator goes",
    choice(by({ a: "A", b: "B" })),
    choice(undefined),
    "discriminator-removed | send additive, read breaking | M",
  ),
  row(
    "one whose values the alternatives list themselves",
    choice(undefined, { A: listed("a"), B: listed("b") }),
    choice(by({ a: "A", b: "B" }), { A: listed("a"), B: listed("b") }),
    "discriminator-described | send docs, read docs | M",
  ),
  row(
    "values of an alternative that goes are told with it",
    choice(by({ a: "A", b: "B", c: "C" }), { C: object({ k: string, y: integer }, ["k"]) }, ["A", "B", "C"]),
    choice(by({ a: "A", b: "B" }), { C: object({ k: string, y: integer }, ["k"]) }),
    "union-member-removed | send breaking, read additive | M",
  ),
  row(
    "in a union that is written inside of another",
    nested({ a: "A", b: "B" }),
    nested({ alpha: "A", b: "B" }),
    "discriminator-value-changed | send breaking, read breaking | M",
  ),
  row(
    "of a base: another property",
    exchanges(object({ k: string, l: string }, [], { discriminator: { propertyName: "k" } })),
    exchanges(object({ k: string, l: string }, [], { discriminator: { propertyName: "l" } })),
    "discriminator-changed | send breaking, read breaking | M",
  ),
  row(
    "of a base: a discriminator comes",
    exchanges(object({ k: string })),
    exchanges(object({ k: string }, [], { discriminator: { propertyName: "k" } })),
    "discriminator-added | send breaking, read additive | M",
  ),
  row(
    "of a base: a value has another name",
    exchanges(object({ k: string }, [], { discriminator: by({ c: "C" }) }), {
      C: { allOf: [reference("M"), object({ z: string })] },
    }),
    exchanges(object({ k: string }, [], { discriminator: by({ child: "C" }) }), {
      C: { allOf: [reference("M"), object({ z: string })] },
    }),
    "discriminator-value-changed | send breaking, read breaking | M",
  ),
  row(
    "in the items of an answer alone",
    reads({ type: "array", items: { oneOf: [reference("A"), reference("B")], discriminator: by({ a: "A" }) } }, two),
    reads({ type: "array", items: { oneOf: [reference("A"), reference("B")], discriminator: by({ b: "A" }) } }, two),
    "discriminator-value-changed | read breaking | response 200 []",
  ),
];

const models: readonly Row[] = [
  row(
    "one came",
    reads(string),
    reads(string, { components: { schemas: { N: string } } }),
    "model-added | names: send additive, read additive | N",
  ),
  row(
    "one went",
    reads(string, { components: { schemas: { N: string } } }),
    reads(string),
    "model-removed | names: send breaking, read breaking | N",
  ),
  row(
    "another name",
    reads(reference("Dag"), { components: { schemas: { Dag: object({ a: string, b: string }) } } }),
    reads(reference("DagResponse"), { components: { schemas: { DagResponse: object({ a: string, b: string }) } } }),
    "model-renamed | names: read breaking | DagResponse",
  ),
  row(
    "one became two",
    exchanges(object({ a: string, b: string })),
    {
      ...exchanges(object({})),
      ...spec({
        paths: {
          "/x": {
            get: {
              operationId: "getX",
              tags: ["X"],
              responses: { 200: answer({ content: content(reference("MResponse")) }) },
            },
            post: {
              operationId: "postX",
              tags: ["X"],
              requestBody: { required: true, content: content(reference("MBody")) },
              responses: { 200: answer() },
            },
          },
        },
        components: {
          schemas: { MResponse: object({ a: string, b: string }), MBody: object({ a: string, b: string }) },
        },
      }),
    },
    "model-renamed | names: send breaking, read breaking | MResponse",
    "model-split | names: send breaking, read breaking | MResponse",
    "model-added | names: send additive | MBody",
  ),
  row(
    "one that nothing uses",
    reads(string, { components: { schemas: { N: object({ x: string }) } } }),
    reads(string, { components: { schemas: { N: object({ x: integer }) } } }),
    "type-changed | N x",
  ),
  row(
    "written in place or named",
    reads(object({ x: string })),
    reads(reference("N"), { components: { schemas: { N: object({ x: string }) } } }),
    "model-added | names: read additive | N",
  ),
  row(
    "of a model that is only sent, what is read is no matter",
    sends(reference("N"), { components: { schemas: { N: object({ x: string }) } } }),
    sends(reference("N"), { components: { schemas: { N: object({ x: string, y: string }, ["x"]) } } }),
    "property-became-required | send breaking | N x",
    "optional-property-added | send additive | N y",
  ),
];

/** One operation without anything, and one webhook. */
const webhook = (item: Doc, name = "done", more: Doc = {}): Doc => get({}, { webhooks: { [name]: item }, ...more });
const event = (call: Doc = {}): Doc => ({ post: { responses: { 200: answer() }, ...call } });
const sendsEvent = (schema: Doc): Doc => event({ requestBody: { required: true, content: content(schema) } });
const callback = (item: Doc, name = "done", address = "{$request.query.url}"): Doc =>
  get({ callbacks: { [name]: { [address]: item } } });

/** Webhooks (OpenAPI 3.1, section 4.8.1) and callbacks (section 4.8.18): what the server sends is read. */
const calls: readonly Row[] = [
  row("a webhook comes", get({}), webhook(event()), "webhook-added | read additive"),
  row("a webhook goes", webhook(event()), get({}), "webhook-removed | read breaking"),
  row(
    "a webhook has another name",
    webhook(event({ operationId: "w" })),
    webhook(event({ operationId: "w" }), "ended"),
    "webhook-renamed | names: send breaking, read breaking",
  ),
  row(
    "words of a webhook, its operationId and its tags",
    webhook(event()),
    webhook(event({ operationId: "w", summary: "s", tags: ["X"] })),
    "described | send docs, read docs",
    "operation-tagged | send docs, read docs",
  ),
  row(
    "what a webhook sends is read",
    webhook(sendsEvent(object({ a: string }, ["a"]))),
    webhook(sendsEvent(object({ a: string, b: string }))),
    "property-became-optional | read breaking | request body a",
    "optional-property-added | read additive | request body b",
  ),
  row(
    "a model that only a webhook uses",
    webhook(sendsEvent(reference("N")), "done", { components: { schemas: { N: object({ a: string }) } } }),
    webhook(sendsEvent(reference("N")), "done", { components: { schemas: { N: object({ a: integer }) } } }),
    "type-changed | read breaking | N a",
  ),
  row(
    "what answers a webhook is sent",
    webhook(event({ responses: { 200: answer({ content: content(object({ a: string })) }) } })),
    webhook(event({ responses: { 200: answer({ content: content(object({ a: string }, ["a"])) }) } })),
    "property-became-required | send breaking | response 200 a",
  ),
  row(
    "a webhook comes with another method",
    webhook(event()),
    webhook({ put: event()["post"] }),
    "operation-method-changed | read breaking",
  ),
  row(
    "security of the document is not that of its webhooks",
    webhook(event(), "done", { components: { securitySchemes: { A: bearer } } }),
    webhook(event(), "done", { components: { securitySchemes: { A: bearer } }, security: [{ A: [] }] }),
    "security-added | send breaking | security",
  ),
  row("a callback comes", get({}), callback(event()), "callback-added | read additive | callback done"),
  row("a callback goes", callback(event()), get({}), "callback-removed | read breaking | callback done"),
  row(
    "the address of a callback is told elsewhere",
    callback(event()),
    callback(event(), "done", "{$request.body#/url}"),
    "callback-address-changed | send breaking | callback done",
  ),
  row(
    "what a callback sends and gets",
    callback(sendsEvent(object({ a: string }))),
    callback({ post: { ...(sendsEvent(object({ a: integer }))["post"] as Doc), responses: { 204: answer() } } }),
    "type-changed | read breaking | callback done request body a",
    "success-status-changed | send breaking | callback done response 204",
  ),
  row(
    "a parameter and words of a callback",
    callback(event()),
    callback(event({ parameters: [{ name: "X-Id", in: "header", schema: string }], summary: "s" })),
    "described | send docs, read docs | callback done",
    "optional-parameter-added | read additive | callback done header X-Id",
  ),
  row(
    "a callback of a callback is sent again",
    callback(event({ callbacks: { more: { "{$request.body#/u}": sendsEvent(object({ a: string })) } } })),
    callback(event({ callbacks: { more: { "{$request.body#/u}": sendsEvent(object({ a: string }, ["a"])) } } })),
    "property-became-required | send breaking | callback done callback more request body a",
  ),
  row(
    "a body where the answer had none",
    webhook(event()),
    webhook(event({ responses: { 200: answer({ content: content(string) }) } })),
    "type-narrowed | send breaking | response 200",
  ),
  row(
    "a required header of the answer",
    webhook(event()),
    webhook(event({ responses: { 200: answer({ headers: { A: { required: true, schema: string } } }) } })),
    "response-header-became-required | send breaking | response 200 header A",
  ),
];

/** Every row, by what it is about. */
export const table: Readonly<Record<string, readonly Row[]>> = {
  "the whole API": whole,
  security,
  operations,
  parameters,
  "request bodies": bodies,
  "media types": mediaTypes,
  encodings,
  demands,
  responses,
  types,
  enums,
  properties,
  compositions,
  discriminators,
  models,
  "webhooks and callbacks": calls,
};
