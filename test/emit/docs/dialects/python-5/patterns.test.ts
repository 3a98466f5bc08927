import { expect, test } from "@jest/globals";
import {
  clippedExampleOfPattern,
  exampleOfPattern,
} from "../../../../../generator/emit/docs/dialects/python-5/patterns/index.js";
import { javaRandom } from "../../../../../generator/emit/docs/dialects/python-5/patterns/random.js";

test("java.util.Random", () => {
  const random = javaRandom(42n);
  expect([10, 10, 16, 7, 1000].map(random.below)).toEqual([0, 3, 10, 3, 970]);
  expect([random.flip(), random.flip(), random.flip()]).toEqual([true, false, true]);
});

test.each([
  ["^a+$", "a"],
  ["^[\\w.-]+$", "2"],
  ["^#[a-fA-F0-9]{3,6}$", "#2ECB0"],
  ["abc", "ab"],
  ["^(a|b|cd){2,}$", "cdcdacdbacdcdaaaaabbabacdcdabababcdabaabbbbabcdacdabaaabbacdbcdcd"],
  ["/^[a-z]{4}$/i", "AEiO"],
  ["/Abc def/i", "aBc def"],
  ["(x)\\1{3}y", "xxxx"],
  ["^\\d{3}-\\d{2}[^a-y]?$", "048-07"],
  ["[\\d_]{5}-", "62310"],
  [".{6}$", "/jUR,r"],
  ["^(?!\\s)", "o"],
  ["(?!ab)c$", "/jc"],
  ["\\x41\\Q.*\\E+$", "A.*"],
  ["^[a-]{3}[-b]{3}[^-~]{2}$", "aa----c%"],
  ["\\S\\W\\D\\s?$", "o~i"],
  ["(a|)b*$", "b".repeat(28)],
  ["a{2,1}b$", "aab"],
  ["(ab", "a"],
  ["[éa]{4}$", "ééaa"],
  // What the library cannot read has no example.
  ["\\p{L}+$", undefined],
  ["*a$", undefined],
  ["[a$", undefined],
  // Nor has what would be larger than any page.
  ["(a{50000}){50000}$", undefined],
])("an example of %s", (pattern, want) => {
  expect(exampleOfPattern(pattern)).toBe(want);
});

// Of what would be larger than any page, deeper than any stack, or of more symbols than anybody can list, there is none.
test.each<[string, string, string | undefined]>([
  [
    "doublings",
    `(a)${Array.from({ length: 28 }, (_, index) => `(\\${index + 1}\\${index + 1})`).join("")}$`,
    undefined,
  ],
  ["long text", `${"(?:ab)".repeat(30_000)}{9}$`, "ab".repeat(30_008)],
  ["long text, repeated", `(?:${"ab".repeat(30_000)}){9}$`, undefined],
  ["more times than there are numbers", `a{1,${"9".repeat(400)}}$`, undefined],
  ["digits without an end", `a{${"1".repeat(100_000)}$`, undefined],
  ["groups in groups", `${"(".repeat(100_000)}a${")".repeat(100_000)}$`, undefined],
  ["repeats of repeats", `a${"*".repeat(100_000)}$`, undefined],
  ["ranges", `[${"\0-\uffff".repeat(10_000)}]$`, undefined],
])("an example of hostile %s", (_, pattern, want) => {
  expect(exampleOfPattern(pattern)).toBe(want);
});

test("before 5.3 the example loses its last character", () => {
  expect(["^abcd$", "a", "^/x/yz$"].map(clippedExampleOfPattern)).toEqual(["abc", "a", "x/y"]);
});
