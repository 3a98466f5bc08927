/** Patterns are matched as the engine of the language matches them, and never for long. */
import { describe, expect, test } from "@jest/globals";
import { hasMatch, parsePattern } from "../../generator/ir/pattern.js";
import { exampleOf } from "../../generator/ir/example/index.js";
import { fits } from "../../generator/ir/fits.js";
import { contextOf } from "../support/examples.js";
import { parseDocument } from "../parse/support.js";

const patterns = [
  ...[
    "",
    "^$",
    "a",
    "^a*$",
    "^(a|ab)(c|bcd)$",
    "a+?b",
    "^(?:a{2,3}){2}$",
    "[^a-c]",
    "^[\\w.-]+@\\w+$",
    "^\\s*\\S",
    "(a)(b)?\\2$",
  ],
  ...[
    "^(?=.*\\d)(?!.*z)[a-z\\d]+$",
    "(?<=a)b",
    "(?<!a)b",
    "\\bab\\b",
    "\\Bb",
    "(?<x>a|b)\\k<x>",
    "^.$",
    "^..$",
    "^\\u{1F600}$",
  ],
  ...["^\\p{L}+$", "^\\P{L}$", "a|b|", "(a*)*b", "^(a?){3}a{3}$", "[\\d-]$", "^[^]$", "\\cA", "^(?:)*$"],
];
const texts = [
  "",
  "a",
  "b",
  "ab",
  "aab",
  "abcd",
  "abc",
  "aaaa",
  "aaaaaa",
  "a1",
  "1z",
  "cab",
  "x@y",
  " a",
  "\n",
  "😀",
  "日本",
  "bb",
  "a b",
  "-",
];

describe.each(patterns)("%j", (source) => {
  test.each(texts)("%j", (text) => {
    const pattern = parsePattern(source);
    if (pattern === undefined) throw new Error("not read");
    expect(hasMatch(pattern, text, { left: 100_000 })).toBe(new RegExp(source, pattern.flags).test(text));
  });
});

test.each(["(?i)a", "(", "[z-a]", "a".repeat(5_000), "(?P<n>a)"])("is no pattern: %#", (source) => {
  expect(parsePattern(source)).toBeUndefined();
});

/** Patterns that take the engine of the language years, or memory without end. */
const hostile = [
  ...["^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "^([a-z]+)*\\d$", "^(.*)*(.*)*(.*)*x$", "(x+x+)+y", "^(?:(?:(?:a*)*)*)*b$"],
  ...["^(?=(a+)+$)(?=(a|a)*b).*$", "^a{1000000}$", "^(a{1000}){1000}$", "^((a{0,100}){0,100}){0,100}b$", "(?<=(a+)+)b"],
  ...["(".repeat(400) + "a" + ")*".repeat(400), "(a*)*".repeat(300), "[^\\u{0}-\\u{10ffff}]", "(?!)", "^(?!.*)$"],
];

test.each(hostile)("makes no run wait: %#", (source) => {
  const given = `${"a".repeat(150)}!`;
  const schemas = { Tested: { type: "string", pattern: source, default: given, minLength: 20 } };
  const { api } = parseDocument({ components: { schemas } });
  const tested = api.schemas[0]?.schema;
  if (tested === undefined) throw new Error("no schema");
  const began = performance.now();
  expect(exampleOf(contextOf(api), tested, { name: "it" })).toBeDefined();
  expect([true, false]).toContain(fits(given, tested, contextOf(api)));
  // Some hundredths of a second, on a machine that has other things to do.
  expect(performance.now() - began).toBeLessThan(3_000);
});
