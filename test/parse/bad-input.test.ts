/** Documents that end a run: which code, and exactly where. */
import { expect, test } from "@jest/globals";
import { Failure, type Finding } from "../../generator/diagnostics.js";
import { load } from "../../generator/load/index.js";
import { parse } from "../../generator/parse/index.js";

async function findingOf(text: string): Promise<Finding | undefined> {
  const stdin = (async function* () {
    yield await Promise.resolve(new TextEncoder().encode(text));
  })();
  try {
    parse(await load({ kind: "stdin" }, { allowRefs: [], stdin }));
  } catch (error) {
    if (error instanceof Failure) return error.findings[0];
    throw error;
  }
  return undefined;
}

const head = `openapi: 3.1.0
info: { title: T, version: "1" }
`;
const paths = `paths:
  /a:
    get: { operationId: get_a, tags: [A], responses: { "204": { description: d } } }
`;
/** The text begins on line 3, or on line 6 behind the paths. */
const withHead = (text: string) => head + text;
const withPaths = (text: string) => head + paths + text;

/** Code, message, pointer, line and column. */
type Want = [code: string, message: RegExp, pointer: string, line: number, column: number];

test.each<[string, string, Want]>([
  ["some other mapping", "hello: world\n", ["SPEC_NOT_OPENAPI", /no `openapi` field/, "#", 1, 1]],
  ["Swagger", '# old\nswagger: "1.2"\npaths: {}\n', ["SPEC_SWAGGER", /`swagger: 1\.2`/, "#/swagger", 2, 1]],
  ["a version to come", "info: {}\nopenapi: 4.0.0\n", ["SPEC_VERSION", /`openapi: 4\.0\.0`/, "#/openapi", 2, 1]],
  ["a version that only begins well", "openapi: 3.10.0\n", ["SPEC_VERSION", /3\.10\.0/, "#/openapi", 1, 1]],
  [
    "no paths and no schemas",
    head,
    ["SPEC_NO_PATHS", /no path with an operation, no webhook and no schema/, "#", 1, 1],
  ],
  ["paths without an operation", withHead("paths: { /a: { summary: s } }\n"), ["SPEC_NO_PATHS", /no path/, "#", 1, 1]],
  ["paths with only what cannot be sent", withHead("paths: { /a: { trace: {} } }\n"), ["SPEC_NO_PATHS", /no path/, "#", 1, 1]], // prettier-ignore
  ["paths that are a list", withHead("paths: [a]\n"), ["SPEC_INVALID", /`paths` must be a mapping/, "#/paths", 3, 1]],
  ["an operation that is text", withHead("paths: { /a: { get: x } }\n"), ["SPEC_INVALID", /An operation must be a mapping/, "#/paths/~1a/get", 3, 16]], // prettier-ignore
  ["parameters that are a mapping", withHead("paths: { /a: { get: { parameters: {} } } }\n"), ["SPEC_INVALID", /`parameters` must be a list/, "#/paths/~1a/get/parameters", 3, 23]], // prettier-ignore
  ["a parameter without a name", withHead("paths: { /a: { get: { parameters: [{ in: query }] } } }\n"), ["SPEC_INVALID", /no `name`/, "#/paths/~1a/get/parameters/0", 3, 36]], // prettier-ignore
  ["a parameter in the body", withHead("paths: { /a: { get: { parameters: [{ name: p, in: body }] } } }\n"), ["SPEC_INVALID", /`p`: `in` must be/, "#/paths/~1a/get/parameters/0", 3, 36]], // prettier-ignore
  ["a schema that is text", withPaths("components: { schemas: { S: string } }\n"), ["SPEC_INVALID", /A schema must be a mapping/, "#/components/schemas/S", 6, 26]], // prettier-ignore
  ["properties that are a list", withPaths("components:\n  schemas:\n    S: { properties: [a] }\n"), ["SPEC_INVALID", /`properties` must be a mapping/, "#/components/schemas/S/properties", 8, 10]], // prettier-ignore
  ["servers that are a mapping", withPaths("servers: { url: / }\n"), ["SPEC_INVALID", /`servers` must be a list/, "#/servers", 6, 1]], // prettier-ignore
  ["a tag that is text", withPaths("tags: [a]\n"), ["SPEC_INVALID", /A tag must be a mapping/, "#/tags/0", 6, 8]],
  ["a reference to nothing", withPaths("components:\n  schemas:\n    Dag: {}\n    S: { items: { $ref: '#/components/schemas/Dog' } }\n"), ["REF_UNRESOLVED", /`#\/components\/schemas\/Dog` does not exist; did you mean `#\/components\/schemas\/Dag`\?/, "#/components/schemas/S/items", 9, 10]], // prettier-ignore
  ["a reference in another case", withPaths("components:\n  schemas:\n    DagRun: {}\n    S: { items: { $ref: '#/components/schemas/dagrun' } }\n"), ["REF_UNRESOLVED", /did you mean `#\/components\/schemas\/DagRun`\?/, "#/components/schemas/S/items", 9, 10]], // prettier-ignore
  ["a reference to nothing like it", withPaths("components:\n  schemas:\n    Dag: {}\n    S: { items: { $ref: '#/components/schemas/Variable' } }\n"), ["REF_UNRESOLVED", /does not exist\.$/, "#/components/schemas/S/items", 9, 10]], // prettier-ignore
  ["a parameter to nothing", withHead("paths: { /a: { get: { parameters: [{ $ref: '#/components/parameters/P' }] } } }\n"), ["REF_UNRESOLVED", /does not exist/, "#/paths/~1a/get/parameters/0", 3, 36]], // prettier-ignore
  ["a schema that is itself", withPaths("components:\n  schemas:\n    A: { $ref: '#/components/schemas/A' }\n"), ["REF_CYCLE", /`#\/components\/schemas\/A` only points to itself/, "#/components/schemas/A", 8, 5]], // prettier-ignore
  ["two schemas that are each other", withPaths("components:\n  schemas:\n    A: { $ref: '#/components/schemas/B' }\n    B: { $ref: '#/components/schemas/A' }\n"), ["REF_CYCLE", /only points to itself/, "#/components/schemas/A", 8, 5]], // prettier-ignore
])("%s", async (_, text, [code, message, pointer, line, column]) => {
  const place = { file: "<stdin>", line, column };
  expect(await findingOf(text)).toEqual({ code, message: expect.stringMatching(message), pointer, place });
});

test.each([
  ["3", /^Quote it/],
  ["4.0", /^Quote it/],
  ['"4"', undefined],
])("a version %s", async (version, fix) => {
  const want = fix === undefined ? {} : { fix: expect.stringMatching(fix) };
  const place = { file: "<stdin>", line: 1, column: 1 };
  const message = expect.stringMatching(/^`openapi: (?:3|4|4\.0)` is not/);
  const finding = { code: "SPEC_VERSION", message, pointer: "#/openapi", place, ...want };
  expect(await findingOf(`openapi: ${version}\n`)).toEqual(finding);
});

test("a version without quotes, with the digits of one that is supported", async () => {
  expect(
    await findingOf("openapi: 3.0\ninfo: { title: A, version: 1.0 }\npaths: { /a: { get: { responses: {} } } }\n"),
  ).toBeUndefined();
});

test("a document as it should be", async () => {
  expect(await findingOf(withPaths(""))).toBeUndefined();
});
