/** What is called breaking, additive or docs-only, for whom: a row for each. */
import { describe, expect, test } from "@jest/globals";
import { rules } from "../../generator/diff/codes.js";
import { table } from "./changes.table.js";
import { changesBetween, type Doc, get, lines } from "./support.js";

describe.each(Object.entries(table))("%s", (_, rows) => {
  test.each(rows)("$name", ({ old, new: new_, want }) => expect(lines(old, new_)).toEqual(want));

  test.each(rows)("$name: the other way round, something else is said or nothing, too", ({ old, new: new_, want }) => {
    expect(changesBetween(new_, old).length > 0).toBe(want.length > 0);
  });

  test.each(rows)("$name: compared with itself, nothing is said", ({ old, new: new_ }) => {
    expect([...lines(old, old), ...lines(new_, new_)]).toEqual([]);
  });
});

/** The operation of a row as a webhook; undefined where its path says something. */
function asWebhook(document: Doc): Doc | undefined {
  const [entry, ...more] = Object.entries(document["paths"] as Readonly<Record<string, Doc>>);
  if (entry === undefined || more.length > 0 || entry[0] !== "/x") return undefined;
  return { ...document, ...get({}), webhooks: { x: entry[1] } };
}

const halves = ["parameters", "request bodies", "media types", "responses"].flatMap((name) => table[name] ?? []);

describe("of a webhook, requests are read and responses are sent", () => {
  test.each(halves)("$name", ({ old, new: new_, want }) => {
    const [before, after] = [asWebhook(old), asWebhook(new_)];
    if (before === undefined || after === undefined) return;
    const changes = changesBetween(before, after);
    expect(changes.length > 0).toBe(want.length > 0);
    const whom = (impact: object) => Object.keys(impact).sort().join(", ");
    const turned = { send: "read", read: "send", "read, send": "read, send" };
    const wanted = want.map((one) =>
      one
        .split(" | ")[1]
        ?.replace("names: ", "")
        .match(/send|read/g)
        ?.sort()
        .join(", "),
    );
    expect(new Set(changes.map(({ impact }) => whom(impact)))).toEqual(
      new Set(wanted.map((audience) => turned[audience as keyof typeof turned])),
    );
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
