/** Nothing that a spec says becomes code of Python. */
import { expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import {
  code,
  comment,
  docstring,
  ident,
  literal,
  moduleName,
  num,
  type PyCode,
  str,
} from "../../../generator/emit/python/code.js";

/** Texts that would be something else in Python where a careless program wrote them. */
const texts = [
  "plain",
  "",
  'in "double" quotes',
  "it's",
  `both ' and " and """ and '''`,
  "back\\slash \\n \\N{BULLET} \\u0041 \\",
  "line\nends\r\nof\rmany\u2028kinds\u2029and\u0085more",
  "\0\x07\x1b[31m\x7f\u009b",
  "\u202Eright to left\u2066\u2069",
  "\ud800 lone \udfff",
  "日本語 \u{1F600} \u{E0001}",
  '"""\nimport os\nos.system("true")\n"""',
  "{format} %s %(x)s f'{1+1}'",
  'ends with "',
  "ends with \\",
];

/** What Python makes of lines of code that each print nothing. */
function evaluated(lines: readonly string[]): unknown {
  const program = `import json, sys\nprint(json.dumps([${lines.join(",\n")}]))\n`;
  return JSON.parse(execFileSync("python3", ["-I", "-c", program], { encoding: "utf8" })) as unknown;
}

test("a string literal is the text, in ASCII controls and marks as escapes", () => {
  // Python has no lone surrogates in JSON but as escapes, which JSON.parse gives back.
  expect(evaluated(texts.map(str))).toEqual(texts);
  for (const text of texts) expect(str(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
});

test("the quotes of a literal are those that need fewer escapes", () => {
  expect(str("a")).toBe('"a"');
  expect(str('say "a"')).toBe(`'say "a"'`);
  expect(str(`"it's"`)).toBe(`'"it\\'s"'`);
  expect(str("it's")).toBe(`"it's"`);
});

test("a docstring is one string and nothing else", () => {
  const modules = texts.map((text) => docstring(text.split("\n")));
  const program = `import ast, json, sys
for source in json.load(sys.stdin):
    body = ast.parse(source).body
    assert len(body) == 1 and isinstance(body[0].value.value, str), source
`;
  execFileSync("python3", ["-I", "-W", "error", "-c", program], { input: JSON.stringify(modules) });
});

test("a comment ends where its line ends", () => {
  for (const text of texts) expect(comment(text).split(/[\n\r\u2028\u2029\u0085\f\v]/)).toHaveLength(1);
});

test.each(["", "1a", "a b", "a.b", "a\n", "def", "None", "é", "a;b"])("%j is no identifier", (name) => {
  expect(() => ident(name)).toThrow("not an identifier");
});

test.each(["", "a b", "..a;b", "a..b", "import", "./a"])("%j is no module", (name) => {
  expect(() => moduleName(name)).toThrow("not a module");
});

test("modules are absolute or relative", () => {
  expect(["a", "a.b", ".", "..a.b"].map(moduleName)).toEqual(["a", "a.b", ".", "..a.b"]);
});

test("numbers and scalars", () => {
  expect([1, -0, 1.5, 1e21, 5e-324].map(num)).toEqual(["1", "0", "1.5", "1e+21", "5e-324"]);
  expect([null, true, false, "a", 1].map(literal)).toEqual(["None", "True", "False", '"a"', "1"]);
  expect(() => num(Infinity)).toThrow("not a finite number");
});

/** What must not compile: nothing here runs. */
export function refused(): unknown[] {
  // @ts-expect-error a string is no code
  const a: PyCode = "text" as string;
  // @ts-expect-error a string cannot be interpolated
  const b = code`${"text" as string}`;
  return [a, b];
}
