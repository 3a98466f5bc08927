/**
 * What is said of each change of the table, with its places, as it is committed beside this file: to read whether a sentence says what
 * happened. UPDATE_SENTENCES=1 writes it anew.
 */
import { expect, test } from "@jest/globals";
import { readFileSync, writeFileSync } from "node:fs";

import { explanation, headingOf, partOf } from "../../generator/diff/report/explain.js";
import { textOf } from "../../generator/diff/sentence.js";
import type { Change } from "../../generator/diff/model.js";
import { table } from "./changes.table.js";
import { changesBetween, type Doc } from "./support.js";
import { more } from "./sentences.table.js";

function said(change: Change): string {
  const part = partOf(change);
  const places = change.places.map(({ old = "", new: new_ = "" }) => `${old} → ${new_}`).join(", ");
  const sentence = `${part === undefined ? "" : `\`${part}\`: `}${textOf(explanation(change))}`;
  const { confidence, reasons = [] } = change;
  const sure =
    confidence === undefined ? "" : ` | ${confidence}: ${reasons.map((reason) => textOf(reason)).join(", ")}`;
  return `  ${change.severity} ${textOf(headingOf(change))} | ${sentence} | ${places}${sure}`;
}

const linesOf = (old: Doc, new_: Doc): string[] => changesBetween(old, new_).map(said);

test("what is said of each change is what is committed", () => {
  const rows = [...Object.entries(table), ["more", more] as const].flatMap(([kind, rows]) =>
    rows.flatMap(({ name, old, new: new_ }) => [
      `${kind}: ${name}`,
      ...linesOf(old, new_),
      " the other way round",
      ...linesOf(new_, old),
    ]),
  );
  const file = new URL("sentences.txt", import.meta.url);
  const text = `${rows.join("\n")}\n`;
  if (process.env["UPDATE_SENTENCES"] === "1") writeFileSync(file, text);
  expect(text.split("\n")).toEqual(readFileSync(file, "utf8").split("\n"));
});
