/** Code is laid out as `ruff format` has it. */
import { expect, test } from "@jest/globals";
import { code, ident, type PyCode, str } from "../../../generator/emit/python/code.js";
import {
  assignment,
  call,
  choice,
  laidOut,
  list,
  prefixed,
  subscript,
  tuple,
} from "../../../generator/emit/python/layout.js";

const none = code``;
const name = (letter: string, count: number): PyCode => ident(letter.repeat(count));

test("what fits stays on one line", () => {
  expect(laidOut(call(code`f`, [code`a`, list(none, [str("b")])]))).toBe('f(a, ["b"])');
  expect(laidOut(call(code`f`, []))).toBe("f()");
});

test("what does not fit has an item on each line, and a comma behind the last", () => {
  const long = call(code`f`, [name("a", 50), list(code`b=`, [name("b", 20), name("c", 20)])]);
  expect(laidOut(long)).toBe(`f(\n    ${"a".repeat(50)},\n    b=[${"b".repeat(20)}, ${"c".repeat(20)}],\n)`);
});

test("the column where a line begins counts", () => {
  const edge = call(code`f`, [name("a", 42), name("b", 41)]);
  expect(laidOut(edge, 0)).toHaveLength(88);
  expect(laidOut(edge, 1)).toContain("\n");
});

test("a list of one type has no comma: it would be another type", () => {
  expect(laidOut(subscript(code`list`, [name("a", 90)]))).toBe(`list[\n    ${"a".repeat(90)}\n]`);
  expect(laidOut(subscript(code`dict`, [name("a", 50), name("b", 50)]))).toMatch(/b,\n\]$/);
});

test("a tuple of one has a comma", () => {
  expect([tuple([]), tuple([code`a`]), tuple([code`a`, code`b`])].map((one) => laidOut(one))).toEqual([
    "()",
    "(a,)",
    "(a, b)",
  ]);
});

test("a union has each member once", () => {
  expect(laidOut(choice([code`A`, choice([code`B`, code`A`]), code`None`]))).toBe("A | B | None");
  expect(laidOut(choice([code`A`, code`A`]))).toBe("A");
});

test("a union that does not fit is in parentheses where it stands alone", () => {
  const type = choice([name("A", 40), name("B", 40), code`None`]);
  expect(assignment(prefixed(code`x: `, type), code`None`)).toBe(
    `x: (\n    ${"A".repeat(40)} | ${"B".repeat(40)} | None\n) = None`.replace(
      `${"A".repeat(40)} | ${"B".repeat(40)} | None`,
      [`${"A".repeat(40)}`, `| ${"B".repeat(40)}`, "| None"].join("\n    "),
    ),
  );
});

test.each([
  ["x", 10, "opened behind the bracket"],
  ["y", 82, "in parentheses"],
])("an assignment of %s × %i is %s", (letter, count) => {
  const value = call(ident("make"), [name("a", 30), name("b", 50)]);
  const text = assignment(name(letter, count), value);
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(88);
  expect(text).toMatchSnapshot();
});
