/** Hints for slips of the keyboard. */
import { expect, test } from "@jest/globals";
import { closest, didYouMean, editDistance } from "../../generator/suggest.js";

test.each([
  ["targt", "; did you mean `target`?"],
  ["TARGET", "; did you mean `target`?"],
  ["include-tags", "; did you mean `include-tag`?"],
  ["zzzz", ""],
  ["", ""],
  ["x".repeat(100_000), ""],
])("%.20s", (word, want) => expect(didYouMean(word, ["target", "include-tag", "out"])).toBe(want));

test.each([
  ["out", ["ours", "out", "outs"], "out"],
  ["ot", ["in", "out"], "out"],
  ["tr", ["out"], undefined],
  ["abcdefghijkl", ["abcdefgh"], "abcdefgh"],
  ["abcdefghijklmno", ["abcdefghij"], undefined],
  ["a", [], undefined],
])("the closest to %j of %j", (word, candidates, want) => expect(closest(word, candidates)).toBe(want));

test.each([
  ["", "", 0],
  ["", "abc", 3],
  ["abc", "", 3],
  ["dag", "DAG", 0],
  ["dag", "dog", 1],
  ["dag", "dags", 1],
  ["dags", "dag", 1],
  ["ab", "ba", 1],
  ["kitten", "sitting", 3],
  ["abcdef", "fabcde", 2],
])("from %j to %j it takes %d edits", (from, to, want) => expect(editDistance(from, to)).toBe(want));
