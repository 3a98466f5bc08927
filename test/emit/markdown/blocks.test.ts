/** What becomes of a description, line by line and to the letter: what is a block, and what only looks like one. */
import { describe, expect, test } from "@jest/globals";
import { description, inlineCode, plain } from "../../../generator/emit/markdown/index.js";

describe("fences", () => {
  test.each([
    ["~~~~js\na\n~~~\nb\n~~~~\nc", "```js\na\n~~~\nb\n```\n\nc"],
    ["~~~ js x\na\nb\n~~~~~ \t", "```js\na\nb\n```"],
    ["~~ a", "~~ a"],
    ["```\na\n    ```\nb\n```", "````\na\n    ```\nb\n````"],
    ["````\na\n``` b\n```c\n````", "````\na\n``` b\n```c\n````"],
    ["```\na\n``` b\n```c", "````\na\n``` b\n```c\n````"],
    ["```\na\n~~~\nb", "```\na\n~~~\nb\n```"],
    ["``` a`b", "\\`\\`\\` a\\`b"],
  ])("%j", (text, want) => expect(description(text)).toBe(want));
});

describe("headings, rules and marks of lists", () => {
  test.each([
    ["a # b", "a # b"],
    ["a\n###### b\nc", "a\n\n**b**\n\nc"],
    ["####### b", "\\####### b"],
    ["#a", "\\#a"],
    ["a\n#\nb", "a\n\nb"],
    ["a\n===\nb", "a\n\nb"],
    ["> a\n> ==\nb", "> a\n\nb"],
    ["a =\nb==", "a =\nb=="],
    ["a\n== b", "a\n== b"],
    ["a ---", "a ---"],
    ["12. > a", "12. > a"],
    ["12) # a", "12) \\# a"],
    ["***", "\\***"],
    ["> ~~", "> \\~~"],
    ["> ===", ""],
    ["=== note", "\\=\\== note"],
  ])("%j", (text, want) => expect(description(text)).toBe(want));
});

describe("addresses", () => {
  test.each([
    ["!http://e.com", "\\![http\\://e.com](http://e.com/)"],
    ["!!https://e.com", "\\!\\![https\\://e.com](https://e.com/)"],
    ["No! See www.e.com", "No! See [www\\.e.com](http://www.e.com/)"],
    ["https://a.www.com", "[https\\://a.www.com](https://a.www.com/)"],
  ])("%j", (text, want) => expect(description(text)).toBe(want));
});

test.each([
  ["&#65;&#x42;&#X43;", "ABC"],
  ["&#x3c;b&#62;", "&lt;b>"],
  ["&#x1f600;", "😀"],
  ["&#; &lt;", "&#; &lt;"],
  ["\\* \\< \\{ \\& \\[", "\\* &lt; &#123; &amp; \\["],
])("characters by number, and escaped ones: %j", (text, want) => expect(description(text)).toBe(want));

test.each([
  ["12. a", "12\\. a"],
  ["1.", "1\\."],
  ["1)", "1\\)"],
  ["version 1. a", "version 1. a"],
  ["an import of a", "an import of a"],
  ["\u202e\u200b", ""],
])("words: %j", (text, want) => expect(plain(text)).toBe(want));

test("code that is nothing but hidden marks is empty", () => expect(inlineCode("\u200b\u202e")).toBe("`  `"));
