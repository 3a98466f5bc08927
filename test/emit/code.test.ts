/** Generated text keeps to its language. */
import { expect, test } from "@jest/globals";
import { type Code, composersOf, type Doc } from "../../generator/emit/code.js";
import {
  code,
  docComment,
  join,
  paragraphs,
  tag,
  type TsCode,
  type TsDoc,
} from "../../generator/emit/typescript/code.js";

const python = composersOf<"python">();
const py: Code<"python"> = python.code`None`;
const pyDoc: Doc<"python"> = python.paragraphs();
const text: string = "text of a spec";

/** What must not compile. The type check of the tests fails where a line of these does; nothing here runs. */
export function refused(): unknown[] {
  // @ts-expect-error Python is not TypeScript
  const a: TsCode = py;
  // @ts-expect-error a string is no code
  const b: TsCode = text;
  // @ts-expect-error nor is a literal
  const c: TsCode = "null";
  // @ts-expect-error TypeScript is not Python
  const d: Code<"python"> = code`null`;
  // @ts-expect-error Python cannot be interpolated in TypeScript
  const e = code`${py}`;
  // @ts-expect-error a string cannot be interpolated
  const f = code`${text}`;
  // @ts-expect-error TypeScript cannot be interpolated in Python
  const g = python.code`${code`null`}`;
  // @ts-expect-error pieces of two languages cannot be joined
  const h = join([code`null`, py], ", ");
  // @ts-expect-error documentation of another language is not TypeScript's
  const i: TsDoc = pyDoc;
  // @ts-expect-error documentation is no code
  const j: TsCode = paragraphs();
  // @ts-expect-error code is no documentation
  const k: TsDoc = code`null`;
  // @ts-expect-error a comment is made of documentation alone
  const l = docComment(text);
  // @ts-expect-error so is a tag
  const m = tag("see", pyDoc);
  // @ts-expect-error code that may be of several languages is of none in particular
  const n: TsCode = py as Code<"python" | "typescript">;
  return [a, b, c, d, e, f, g, h, i, j, k, l, m, n];
}

test("what is composed is what was given, in its order", () => {
  const { code: of, join: joined, lines, paragraphs: parts } = composersOf<"any">();
  const doc = (value: string) => value as Doc<"any">;
  expect(of`a ${of`b`} c ${of``}\\n`).toBe("a b c \\n");
  expect(joined([of`a`, of``, of`b`], "; ")).toBe("a; ; b");
  expect(joined([], "; ")).toBe("");
  expect(lines(doc("a"), undefined, doc(""), doc("b"))).toBe("a\nb");
  expect(parts(doc("a"), undefined, doc(""), doc("b"))).toBe("a\n\nb");
  expect(parts()).toBe("");
});
