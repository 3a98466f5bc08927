/** Our side of each disagreement with oasdiff, without oasdiff: what we call breaking is, and what we do not is not. */
import { describe, expect, test } from "@jest/globals";
import type { Change } from "../../generator/diff/model.js";
import { airflowDiff } from "./neighbours.js";
import { disagreements } from "./oasdiff/disagreements.js";
import { codes } from "./oasdiff/opinions.js";

/** The codes of what breaks an operation. */
async function breaking([old, new_, operation]: (typeof disagreements)[number]["example"]): Promise<readonly string[]> {
  const { changes } = await airflowDiff(old, new_);
  const isAbout = ({ operations }: Change) =>
    operation === "the API"
      ? operations.length === 0
      : operations.some(({ method, path }) => `${method} ${path}` === operation);
  return changes.filter((change) => change.severity === "breaking" && isAbout(change)).map(({ code }) => code);
}

const rows = disagreements.map((row) => ({ ...row, name: `${[row.about].flat()[0]} of ${row.example.join(" ")}` }));

describe("what we call breaking", () => {
  test.each(rows.filter(({ who }) => who === "ours"))("$name", async ({ about, example }) => {
    const found = await breaking(example);
    expect([about].flat().some((code) => found.includes(code))).toBe(true);
  });
});

describe("what we do not call breaking", () => {
  // Of what both tell in their own way, we tell another code.
  test.each(rows.filter(({ who, right }) => who === "oasdiff" && right !== "both"))(
    "$name",
    async ({ about, example }) => {
      const found = await breaking(example);
      const same = [about].flat().flatMap((id) => codes[id] ?? []);
      expect(found.filter((code) => (same as readonly string[]).includes(code))).toEqual([]);
    },
  );
});
