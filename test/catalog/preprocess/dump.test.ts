import { expect, test } from "@jest/globals";
import { dumpYaml } from "../../../generator/catalog/preprocess/dump.js";
import { isMapping, readYaml } from "../../../generator/catalog/preprocess/yaml.js";

function dumped(yaml: string): string {
  const document = readYaml(yaml);
  if (!isMapping(document)) throw new Error("a mapping was expected");
  return dumpYaml(document);
}

const words = (count: number) => Array.from({ length: count }, () => "word").join(" ");

/** What PyYAML 6.0.3 makes of `{"a": text}`. */
test.each<[text: string, want: string]>([
  ["x", "x"],
  ["", "''"],
  // What would be something else without quotes, and what only looks so.
  ["no", "'no'"],
  ["~", "'~'"],
  ["=", "'='"],
  ["<<", "'<<'"],
  ["07", "'07'"],
  ["0o7", "0o7"],
  ["1:30", "'1:30'"],
  ["1_000", "'1_000'"],
  ["1e5", "1e5"],
  ["1.5e+5", "'1.5e+5'"],
  [".inf", "'.inf'"],
  ["2020-01-01", "'2020-01-01'"],
  ["2020-1-1", "2020-1-1"],
  ["2020-01-01T00:00:00Z", "'2020-01-01T00:00:00Z'"],
  // Indicators.
  ["-", "'-'"],
  ["-x", "-x"],
  ["- x", "'- x'"],
  ["?", "'?'"],
  [":x", ":x"],
  ["x:", "'x:'"],
  ["x:y", "x:y"],
  ["x: y", "'x: y'"],
  ["x#y", "x#y"],
  ["x #y", "'x #y'"],
  ["*x", "'*x'"],
  ["%x", "'%x'"],
  ["---", "'---'"],
  ["x'y", "x'y"],
  ["'x", "'''x'"],
  [" x", "' x'"],
  ["x  ", "'x  '"],
  // Line ends, and what is not printable ASCII.
  ["x\n", "'x\n\n  '"],
  ["x\n\ny: z", "'x\n\n\n  y: z'"],
  ["x \ny", '"x \\ny"'],
  ["x\ty", '"x\\ty"'],
  ["\u2028\u00a0\u0007\u007f", '"\\L\\_\\a\\x7F"'],
  ["é\ufeff😀", '"\\xE9\\uFEFF\\U0001F600"'],
  // Folding, after column 80, at single spaces.
  [words(17), `${words(16)}\n  word`],
  [`it's: ${words(16)}`, `'it''s: ${words(15)}\n  word'`],
  [`é ${words(16)} w`, `"\\xE9 ${words(15)}\\\n  \\ word w"`],
  [`${"x".repeat(85)}  y z`, `${"x".repeat(85)}  y\n  z`],
  [`${"é".repeat(20)}yy`, `"${"\\xE9".repeat(20)}\\\n  yy"`],
])("%j is written as %j", (text, want) => {
  expect(dumpYaml(new Map([["a", text]]))).toBe(`a: ${want}\n`);
});

test.each<[what: string, yaml: string, want: string]>([
  ["keys are sorted as texts", "{b: 1, a: 2, B: 3, '10': 4, '9': 5}", "'10': 4\n'9': 5\nB: 3\na: 2\nb: 1\n"],
  ["beyond the BMP, by code point", '{"\\uffe5": 1, "\\U0001F600": 2}', '"\\uFFE5": 1\n"\\U0001F600": 2\n'],
  [
    "lists are as far left as their key",
    "a: [1, [2, []], {c: {}, d: [x]}]",
    "a:\n- 1\n- - 2\n  - []\n- c: {}\n  d:\n  - x\n",
  ],
  ["mappings are not", "a: {b: {c: 1}}", "a:\n  b:\n    c: 1\n"],
  ["a list of lists", "a: [[[1, 2]]]", "a:\n- - - 1\n    - 2\n"],
  ["an empty key, and one of two lines", '{"": 1, "a\\nb": {c: [1]}}', "? ''\n: 1\n? 'a\n\n  b'\n: c:\n  - 1\n"],
  ["a key as long as can be", `${"k".repeat(122)}: 1`, `${"k".repeat(122)}: 1\n`],
  ["a longer key", `{? ${"k".repeat(123)} : [1]}`, `? ${"k".repeat(123)}\n: - 1\n`],
  ["a key is not folded", `{? ${words(20)} : 1}`, `${words(20)}: 1\n`],
  ["values that are no text", "[yes, null, ~, 0x1f, 1:30, 007]", "- true\n- null\n- null\n- 31\n- 90\n- 7\n"],
  [
    "floats stay floats",
    "[0.0, -0.0, 1.0e+16, 1.0e-05, 123456789.5, 0.0001, .inf, -.inf, .nan]",
    "- 0.0\n- -0.0\n- 1.0e+16\n- 1.0e-05\n- 123456789.5\n- 0.0001\n- .inf\n- -.inf\n- .nan\n",
  ],
])("%s", (_, yaml, want) => {
  expect(dumped(yaml.startsWith("[") ? `a: ${yaml}` : yaml)).toBe(yaml.startsWith("[") ? `a:\n${want}` : want);
});

test("`__proto__` is a key like any other", () => {
  expect(dumped("{__proto__: {a: 1}, constructor: 2}")).toBe("__proto__:\n  a: 1\nconstructor: 2\n");
});
