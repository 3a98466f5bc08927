/** Names in Python. */
import { describe, expect, test } from "@jest/globals";
import { isIdentifier, isReserved } from "../../../generator/emit/language/python.js";

/** `python3 -c "import keyword; print(*keyword.kwlist)"`: the same in Python 3.10, 3.11, 3.12, 3.13 and 3.14. */
const keywords =
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(
    " ",
  );

test("there are 35 keywords", () => expect(new Set(keywords).size).toBe(35));

test.each(keywords)("%s is a keyword", (word) => {
  expect(isReserved(word)).toBe(true);
  expect(isIdentifier(word)).toBe(false);
  expect(isIdentifier(`${word}_`)).toBe(true);
});

describe("no keyword", () => {
  // Soft keywords, keywords of Python 2, built-in names, and keywords in other letters.
  test.each(["_", "case", "match", "type", "print", "exec", "self", "list", "none", "FALSE", "Import", "__proto__"])(
    "%s can be a name",
    (name) => expect([isReserved(name), isIdentifier(name)]).toEqual([false, true]),
  );
});

describe("the form of a name", () => {
  test.each(["a", "A", "_1", "airflow_client"])("%j is one", (name) => expect(isIdentifier(name)).toBe(true));
  test.each(["", "1", "1a", "a-b", "a.b", "a b", "$a", "é", "a\n", "\na"])("%j is none", (name) =>
    expect([isIdentifier(name), isReserved(name)]).toEqual([false, false]),
  );
});
