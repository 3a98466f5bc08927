import { describe, expect, test } from "@jest/globals";
import { copy } from "../../generator/load/json.js";
import { isWrittenAsDecimal, keysOf } from "../../generator/load/index.js";
import { findingOf, loadText } from "./support.js";

describe("values", () => {
  test.each([
    ["a: no", { a: "no" }],
    ["a: on", { a: "on" }],
    ["a: yes", { a: "yes" }],
    ["a: [true, True, ~, null]", { a: [true, true, null, null] }],
    ["a: 2020-01-01", { a: "2020-01-01" }],
    ["a: 2020-01-01T00:00:00Z", { a: "2020-01-01T00:00:00Z" }],
    ["a: 1:30:00", { a: "1:30:00" }],
    ["a: 012", { a: 12 }],
    ["a: 0o17", { a: 15 }],
    ["a: 1_000", { a: "1_000" }],
    ["a: 1e3", { a: 1000 }],
    ["a: '1.0'", { a: "1.0" }],
    ["200: x", { "200": "x" }],
    ["%YAML 1.1\n---\na: no", { a: "no" }],
    ["---\na: 1\n...\n", { a: 1 }],
    ["a: &x {b: 1}\nc: {<<: *x, d: 2}", { a: { b: 1 }, c: { b: 1, d: 2 } }],
    ["a: &x {b: 1}\nc: {<<: *x, b: 2}", { a: { b: 1 }, c: { b: 2 } }],
    ['{"a": "b\\/c", "e": "\\ud83d\\ude00"}', { a: "b/c", e: "😀" }],
    ['{\n\t"a": {\n\t\t"b": [\n\t\t\t1\n\t]}\n}', { a: { b: [1] } }],
    [`{"${"k".repeat(2000)}": 1}`, { ["k".repeat(2000)]: 1 }],
    ["\uFEFFa: 1", { a: 1 }],
    ['\uFEFF{"a": 1}', { a: 1 }],
    ["a: 1\r\nb: 2\r\n", { a: 1, b: 2 }],
  ])("%j", async (text, want) => {
    expect((await loadText(text)).document).toEqual(want);
  });

  test("in chunks that cut a character", async () => {
    const bytes = new TextEncoder().encode("a: é");
    expect((await loadText(bytes.slice(0, 4), bytes.slice(4))).document).toEqual({ a: "é" });
  });
});

describe("what is refused", () => {
  const bomb = ["a0: &a0 [x, x]", ...Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)];
  test.each([
    ["empty", "", "SPEC_EMPTY", undefined],
    ["blank", " \n\n", "SPEC_EMPTY", undefined],
    ["a comment only", "# x\n", "SPEC_EMPTY", undefined],
    ["null", "---\n", "SPEC_EMPTY", undefined],
    ["two documents", "a: 1\n---\nb: 2", "SPEC_SYNTAX", undefined],
    ["a text", "hello", "SPEC_NOT_OPENAPI", [1, 1]],
    ["a list", "[1]", "SPEC_NOT_OPENAPI", [1, 1]],
    ["a page", "<!DOCTYPE html><html></html>", "SPEC_NOT_OPENAPI", [1, 1]],
    ["a tab", "a:\n\tb: 1", "SPEC_SYNTAX", [2, 1]],
    ["JSON cut off", '{"a": [1,', "SPEC_SYNTAX", [1, 10]],
    ["JSON without a comma", '{\n  "a": 1\n  "b": 2\n}', "SPEC_SYNTAX", [3, 6]],
    ["a key twice", "a: 1\nb:\n  x: 1\n  x: 2", "SPEC_SYNTAX", [4, 3]],
    ["a key twice in JSON", '{"a": 1,\n "a": 2}', "SPEC_SYNTAX", [2, 3]],
    ["a key twice, as number and text", "200: x\n'200': y", "SPEC_SYNTAX", [2, 2]],
    ["a mapping as key", "? {a: b}\n: 1", "SPEC_SYNTAX", [1, 1]],
    ["a function", "a: !!js/function 'x'", "SPEC_SYNTAX", [1, 4]],
    ["a date", "a: !!timestamp 2020-01-01", "SPEC_SYNTAX", [1, 4]],
    ["an own tag", "a: !own 1", "SPEC_SYNTAX", [1, 4]],
    ["an omap", "a: !!omap [x: 1]", "SPEC_SYNTAX", [1, 4]],
    ["a zero character", "a: \u0000x", "SPEC_SYNTAX", [1, 4]],
    ["infinity", "a: 1\nb: [1, .inf]", "SPEC_INVALID", [2, 8]],
    ["not a number", "a:\n  b: .nan", "SPEC_INVALID", [2, 3]],
    ["aliases that explode", bomb.join("\n"), "SPEC_LIMIT", [expect.any(Number), expect.any(Number)]],
    ["an alias in itself", "a: &x [*x]", "SPEC_LIMIT", [1, 8]],
    ["an alias in itself, twice", "a: &x {b: *x, c: *x}", "SPEC_LIMIT", [1, 8]],
    ["too many merged keys", merges(200, 100), "SPEC_LIMIT", [expect.any(Number), expect.any(Number)]],
    ["JSON too deep", `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, "SPEC_LIMIT", [1, 204]],
    ["YAML too deep", "- ".repeat(100_000), "SPEC_LIMIT", [1, 401]],
    [
      "YAML too deep by lines",
      Array.from({ length: 300 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
      "SPEC_LIMIT",
      [200, 200],
    ],
  ])("%s", async (_, text, code, at) => {
    const { code: got, place } = await findingOf(loadText(text));
    expect([got, place?.line === undefined ? undefined : [place.line, place.column]]).toEqual([code, at]);
    expect(place?.file).toBe("<stdin>");
  });

  test("a repeated key is named", async () => {
    expect((await findingOf(loadText("dags: 1\ndags: 2"))).message).toContain("dags");
  });

  test("a number that is none is named by its pointer", async () => {
    expect((await findingOf(loadText("a:\n  b/c: [.inf]"))).pointer).toBe("#/a/b~1c/0");
  });

  function merges(count: number, keys: number): string {
    const base = `base: &base {${Array.from({ length: keys }, (_, i) => `k${i}: 1`).join(", ")}}`;
    return [base, ...Array.from({ length: count }, (_, i) => `m${i}: {<<: *base}`)].join("\n");
  }
});

test("nesting up to the limit is fine, and so is a repeated alias", async () => {
  expect((await loadText(`a: ${"[".repeat(198)}${"]".repeat(198)}`)).document).toHaveProperty("a");
  expect((await loadText("a: &x [1]\nb: [*x, *x]")).document).toEqual({ a: [1], b: [[1], [1]] });
});

describe("encodings", () => {
  const utf16 = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));
  test.each([
    ["UTF-16 LE with mark", utf16("\uFEFFa: 1"), undefined],
    ["UTF-16 BE with mark", new Uint8Array([0xfe, 0xff, 0, 0x61]), undefined],
    ["UTF-16 LE without mark", utf16("a: 1"), undefined],
    ["UTF-16 BE without mark", new Uint8Array([0, 0x61, 0, 0x3a]), undefined],
    ["a byte that is no UTF-8", new Uint8Array([0x61, 0x3a, 0x0a, 0x20, 0xff]), [2, 2]],
    ["Latin-1", new Uint8Array(Buffer.from("a: 1\nb: é", "latin1")), [2, 4]],
    ["a character cut off", new Uint8Array([0x61, 0x3a, 0x20, 0xc3]), [1, 4]],
  ])("%s is refused", async (_, bytes, at) => {
    const { code, place } = await findingOf(loadText(bytes));
    expect([code, place?.line === undefined ? undefined : [place.line, place.column]]).toEqual(["SPEC_ENCODING", at]);
  });
});

describe("keys with a meaning in JavaScript", () => {
  test.each(["__proto__: {p: 1}", "<<: {__proto__: {p: 1}}", '{"__proto__": {"p": 1}}'])("%s", async (text) => {
    const { document } = await loadText(text);
    expect(Object.entries(document)).toEqual([["__proto__", { p: 1 }]]);
    expect(Object.getPrototypeOf(document)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)["p"]).toBeUndefined();
  });
});

describe("the written order of keys", () => {
  test.each([
    ["{200: a, 409: b, 403: c, default: d}", ["200", "409", "403", "default"]],
    ['{"default": 1, "404": 2, "200": 3}', ["default", "404", "200"]],
    ["{b: 1, a: 2}", ["b", "a"]],
    ["{<<: {404: 1, 200: 2}, 100: 3, '404': 4}", ["404", "200", "100"]],
  ])("%s", async (text, want) => {
    expect(keysOf((await loadText(text)).document)).toEqual(want);
  });

  test.each([
    ["a: -1.0", true],
    ['{"a": 1.0}', true],
    ["a: 2e3", true],
    ["a: 1", false],
    ["a: 1.5", false],
    ["a: '1.0'", false],
    ["b: 1.0\na: 1", false],
    ["b: [1.0]\na: 1", false],
    ["1.0: b\na: x", false],
  ])("knows whether a whole number was written as a decimal: %j", async (text, want) => {
    expect(isWrittenAsDecimal((await loadText(text)).document, "a")).toBe(want);
  });
});

describe("decimals in lists", () => {
  test.each([
    ["a: [1.0, 2, 3e3, 1]", [true, false, true, false]],
    ["a: [[1.0], 1]", [false, false]],
    ["a: [1.5, '1.0']", [false, false]],
  ])("%s", async (text, want) => {
    const list = (await loadText(text)).document["a"] as object[];
    expect(list.map((_, index) => isWrittenAsDecimal(list, String(index)))).toEqual(want);
  });

  test("a copy knows them too", async () => {
    const twin = copy((await loadText("a: [{b: 1.0}, 2.0]")).document["a"]) as object[];
    expect([isWrittenAsDecimal(twin[0] ?? {}, "b"), isWrittenAsDecimal(twin, "1")]).toEqual([true, true]);
  });
});

describe("places", () => {
  const yaml = [
    "openapi: 3.1.0",
    "paths:",
    "  /a~b/{c}:",
    "    get: &get",
    "      tags: [x, y]",
    "      responses:",
    "        '200': {description: ok}",
    "    put: *get",
    "  ? /long",
    "  : summary: s",
  ].join("\n");
  test.each([
    ["#", 1, 1],
    ["#/openapi", 1, 1],
    ["#/paths/~1a~0b~1{c}", 3, 3],
    ["#/paths/~1a~0b~1{c}/get/tags/1", 5, 17],
    ["#/paths/~1a~0b~1{c}/get/responses/200/description", 7, 17],
    ["#/paths/~1a~0b~1{c}/get/responses/404/description", 6, 7],
    ["#/paths/~1a~0b~1{c}/put/tags/1", 8, 5],
    ["#/paths/~1long/summary", 10, 5],
    ["#/nowhere", 1, 1],
    ["nonsense", 1, 1],
  ])("YAML %s", async (pointer, line, column) => {
    expect((await loadText(yaml)).locate(pointer)).toEqual({ file: "<stdin>", line, column });
  });

  test.each([
    ["LF", "\n"],
    ["CR LF", "\r\n"],
    ["CR", "\r"],
  ])("JSON, lines ending with %s", async (_, end) => {
    const { locate } = await loadText(["{", '  "a": {', '    "b": [1, 2]', "  }", "}"].join(end));
    expect([locate("#/a"), locate("#/a/b/1")]).toEqual([
      { file: "<stdin>", line: 2, column: 3 },
      { file: "<stdin>", line: 3, column: 14 },
    ]);
  });
});
