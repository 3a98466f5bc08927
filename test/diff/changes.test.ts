/** What is called breaking, additive or docs-only, for whom: a row for each. */
import { describe, expect, test } from "@jest/globals";
import { rules } from "../../generator/diff/codes.js";
import { table } from "./changes.table.js";
import { changesBetween, lines } from "./support.js";

describe.each(Object.entries(table))("%s", (_, rows) => {
  test.each(rows)("$name", ({ old, new: new_, want }) => expect(lines(old, new_)).toEqual(want));

  test.each(rows)("$name: the other way round, something else is said or nothing, too", ({ old, new: new_, want }) => {
    expect(changesBetween(new_, old).length > 0).toBe(want.length > 0);
  });

  test.each(rows)("$name: compared with itself, nothing is said", ({ old, new: new_ }) => {
    expect([...lines(old, old), ...lines(new_, new_)]).toEqual([]);
  });
});

test("every code has a row", () => {
  const told = new Set(
    Object.values(table)
      .flat()
      .flatMap(({ want }) => want.map((line) => line.split(" | ")[0])),
  );
  expect(Object.keys(rules).filter((code) => !told.has(code))).toEqual([]);
});
