/** The encoders of TypeScript, each on what a spec may hold: what is written, and what a compiler reads in it. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { runInNewContext } from "node:vm";
import {
  doc,
  docComment,
  ident,
  key,
  literal,
  num,
  specifier,
  str,
  tag,
  type TsCode,
} from "../../../generator/emit/typescript/code.js";

const evaluate = (code: TsCode): unknown => runInNewContext(`(${code})`);

describe("str", () => {
  test.each([
    ["", '""'],
    ["plain", '"plain"'],
    ["'", `"'"`],
    ['"', '"\\""'],
    ["`${a}`", '"`${a}`"'],
    ["\\", '"\\\\"'],
    ['\\"', '"\\\\\\""'],
    ["a\nb\rc\td", '"a\\nb\\rc\\td"'],
    ["\0\u0007\u001b", '"\\u0000\\u0007\\u001b"'],
    ["\u007f\u0085\u009f", '"\\u007f\\u0085\\u009f"'],
    ["\u2028\u2029", '"\\u2028\\u2029"'],
    ["\u00ad\u200b\u200e\u202e\u2066\ufeff", '"\\u00ad\\u200b\\u200e\\u202e\\u2066\\ufeff"'],
    ["\u{e0001}", '"\\u{e0001}"'],
    ["\ud800", '"\\ud800"'],
    ["a\udfffb", '"a\\udfffb"'],
    ["é 日本 😀", '"é 日本 😀"'],
    ["*/ //", '"*/ //"'],
    ["</script></style>", '"<\\/script><\\/style>"'],
    ["<b/>", '"<b/>"'],
    ["__proto__", '"__proto__"'],
  ])("%j", (text, want) => {
    expect(str(text)).toBe(want);
    expect(evaluate(str(text))).toBe(text);
  });

  test("any text is read as what it is, from one line, without a mark that hides", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(evaluate(str(text))).toBe(text);
        expect(str(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|<\//u);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});

describe("key", () => {
  test.each([
    ["dag_id", "dag_id"],
    ["$ref", "$ref"],
    ["_", "_"],
    ["a1", "a1"],
    ["delete", "delete"],
    ["__proto__", "__proto__"],
    ["constructor", "constructor"],
    ["", '""'],
    ["1a", '"1a"'],
    ["a-b", '"a-b"'],
    ["a b", '"a b"'],
    ["é", "é"],
    ["e\u0301", '"e\u0301"'],
    ["a: 1; b", '"a: 1; b"'],
    ["[f()]", '"[f()]"'],
    ["a\n", '"a\\n"'],
    ['"', '"\\""'],
    ["\u2028", '"\\u2028"'],
  ])("%j", (name, want) => expect(key(name)).toBe(want));
});

describe("ident", () => {
  test.each(["a", "A1", "_", "$", "dag_id", "delete", "élève", "用户"])("%j is one", (name) =>
    expect(ident(name)).toBe(name),
  );
  test.each(["", "1", "a-b", "a b", "a;b", "a\n", "\na", "e\u0301", "a.b", "a<b>", "\u202ea"])("%j is none", (name) =>
    expect(() => ident(name)).toThrow(`not an identifier: ${JSON.stringify(name)}`),
  );
});

describe("specifier", () => {
  test.each(["./a.js", "../models/DagRun.js", "../runtime/auth/http-auth.js", "./$a_1.js"])("%j is one", (path) =>
    expect(specifier(path)).toBe(path),
  );
  test.each([
    ...["", "a.js", "/a.js", ".../a.js", "./a", "./a.ts", "./a.jsx", "./ajs", "./.js/", "./.js", "x./a.js", "node:fs"],
    ...['./a".js', "./a b.js", "./a\n.js", "./a.js\n", "\n./a.js", "./a\\.js", "https://a/b.js"],
  ])("%j is none", (path) =>
    expect(() => specifier(path)).toThrow(`not a module of the package: ${JSON.stringify(path)}`),
  );
});

describe("num", () => {
  test.each([
    [0, "0"],
    [-0, "0"],
    [-1, "-1"],
    [0.1, "0.1"],
    [1e-7, "1e-7"],
    [1e21, "1e+21"],
    [Number.MAX_SAFE_INTEGER, "9007199254740991"],
    [Number.MAX_VALUE, "1.7976931348623157e+308"],
    [Number.MIN_VALUE, "5e-324"],
  ])("%d", (value, want) => {
    expect(num(value)).toBe(want);
    expect(evaluate(num(value))).toBe(value === 0 ? 0 : value);
  });
  test.each([NaN, Infinity, -Infinity])("%d cannot be written", (value) =>
    expect(() => num(value)).toThrow(`not a finite number: ${value}`),
  );
});

describe("literal", () => {
  test.each([
    ["null", '"null"'],
    ['a"</b', '"a\\"<\\/b"'],
    [1.5, "1.5"],
    [-0, "0"],
    [true, "true"],
    [false, "false"],
    [null, "null"],
  ])("%j", (value, want) => expect(literal(value)).toBe(want));
  test("no number that JSON does not have", () => expect(() => literal(NaN)).toThrow("not a finite number"));
});

describe("doc", () => {
  test.each([
    ["", ""],
    ["  a  ", "a"],
    ["a  \n  b\t\n", "a\n  b"],
    ["a\r\nb\rc\nd", "a\nb\nc\nd"],
    ["a\n\n\nb", "a\n\n\nb"],
    ["a\tb", "a\tb"],
    ["*/ f(); /*", "*\\/ f(); /*"],
    ["**/*/", "**\\/*\\/"],
    ["*\u200b/", "*\\u200b/"],
    ["a\u2028b\u2029c", "a\\u2028b\\u2029c"],
    ["\u202ea\u2066\ufeff", "\\u202ea\\u2066\\ufeff"],
    ["\0\u001b\u0085", "\\u0000\\u001b\\u0085"],
    ["\u{e0001}", "\\u{e0001}"],
    ["\ud800", "\\ud800"],
    ["@deprecated", "\\@deprecated"],
    ["a\n  @see b\n\t@c", "a\n  \\@see b\n\t\\@c"],
    ["\r@a", "\\@a"],
    ["mail@example.com @b", "mail@example.com @b"],
    ["é 日本 😀", "é 日本 😀"],
    ["`${a}` \\ \"'", "`${a}` \\ \"'"],
  ])("%j", (text, want) => expect(doc(text)).toBe(want));

  test("no text ends the comment that it stands in", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("*", "/", "\n", "\r", "\u200b", "\u2028", "@", "a", " ")), (parts) => {
        expect(runInNewContext(`${docComment(doc(parts.join("")))}\n1`)).toBe(1);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});

test.each([
  ["", ""],
  ["a", "/**\n * a\n */\n"],
  ["a\n\nb", "/**\n * a\n *\n * b\n */\n"],
  ["/", "/**\n * /\n */\n"],
])("docComment of %j", (text, want) => expect(docComment(doc(text))).toBe(want));

test.each([
  ["deprecated", "", "@deprecated"],
  ["see", "[A](a.md)", "@see [A](a.md)"],
  ["default", "*/", "@default *\\/"],
  ["throws", "{Error} a\nb", "@throws {Error} a\nb"],
] as const)("tag %s with %j", (name, text, want) => expect(tag(name, doc(text))).toBe(want));
