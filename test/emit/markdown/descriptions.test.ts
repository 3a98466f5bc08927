/** What pages take out of a document beside whole descriptions. */
import { describe, expect, test } from "@jest/globals";
import { firstParagraph, notesOn, seeAlso } from "../../../generator/emit/markdown/index.js";
import type { ExternalDocs, Schema } from "../../../generator/ir/model.js";

test.each([
  [undefined, ""],
  ["a\nb", "a\nb"],
  ["a\nb\n\nc\n\nd", "a\nb"],
  ["a\n \t\nb", "a"],
])("the first paragraph of %j", (text, want) => expect(firstParagraph(text)).toBe(want));

test.each<[ExternalDocs | undefined, string]>([
  [undefined, ""],
  [{ url: "https://example.com/a" }, "[https\\://example.com/a](https://example.com/a)"],
  [{ url: "https://example.com", description: "a\n<b>" }, "[a &lt;b>](https://example.com/)"],
  [{ url: "javascript:alert(1)", description: "a" }, "a"],
  [{ url: "https://a.b:c/" }, "`https://a.b:c/`"],
  [
    { url: "https://a.b/", description: "[c](http://d) ] \\\\] [" },
    "[\\[c\\](http\\://d) \\] \\\\\\] \\[](https://a.b/)",
  ],
])("a link to %j", (docs, want) => expect(seeAlso(docs)).toBe(want));

describe("notes on a value", () => {
  const base = { nullable: false, deprecated: false, readOnly: false, writeOnly: false, pointer: "#" } as const;
  test.each<[Schema, boolean, readonly string[]]>([
    [{ ...base, kind: "boolean" }, false, []],
    [{ ...base, kind: "boolean", default: false }, false, ["default `false`"]],
    [{ ...base, kind: "boolean" }, true, ["deprecated"]],
    [{ ...base, kind: "boolean", deprecated: true }, false, ["deprecated"]],
    [{ ...base, kind: "integer", minimum: 0, maximum: 9 }, false, ["at least `0`", "at most `9`"]],
    [{ ...base, kind: "number", default: 0.5, maximum: 1 }, false, ["default `0.5`", "at most `1`"]],
    [{ ...base, kind: "string", format: "uuid", pattern: "^`|$" }, false, ["format `uuid`", "pattern ``^`|$``"]],
    [{ ...base, kind: "string", default: "a" }, false, ['default `"a"`']],
    [{ ...base, kind: "string", default: "a".repeat(98) }, false, [`default \`"${"a".repeat(98)}"\``]],
    [{ ...base, kind: "string", default: "a".repeat(99) }, false, [`default \`"${"a".repeat(99)}…\``]],
  ])("%j, deprecated: %j", (schema, deprecated, want) => expect(notesOn(schema, { deprecated })).toEqual(want));
});
