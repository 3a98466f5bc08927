/** What each escape writes, to the letter; what a renderer makes of it is in markdown.test.ts. */
import { describe, expect, test } from "@jest/globals";
import { cell, externalLink, fence, inlineCode, type Markdown, plain } from "../../../generator/emit/markdown/index.js";

const markdown = (text: string) => text as Markdown;

test.each([
  ["", ""],
  ["  a \t b\nc  ", "a b c"],
  ["\\ ` * _ [ ] < > { } | ~ # & $", "\\\\ \\` \\* \\_ \\[ \\] &lt; \\> &#123; \\} | \\~ \\# &amp; \\$"],
  ["a - b + c. (d) ! : = ' \"", "a - b + c. (d) ! : = ' \""],
  ["__proto__", "\\_\\_proto\\_\\_"],
  ["{{ x }} {% y %} {# z #}", "&#123; &#123; x \\}\\} &#123; % y %\\} &#123; \\# z \\#\\}"],
  ["{a}", "&#123;a\\}"],
  ["http://a www.b WWW.c ftp://d a://b", "`http://a` `www.b` `WWW.c` `ftp://d` a://b"],
  ["(see https://a.b/c?d.), xhttps://e:f", "(see `https://a.b/c?d`.), x`https://e:f`"],
  ["a:b 1:2 :c: a//b.c a==b ==c== a++b C++ d^e", "a\\:b 1:2 \\:c: a\\//b.c a\\=\\=b \\=\\=c== a\\+\\+b C++ d\\^e"],
  [": a", "\\: a"],
  ["- a", "\\- a"],
  ["-a", "-a"],
  ["1. a", "1\\. a"],
  ["1.5", "1.5"],
  ["+ a", "\\+ a"],
  ["---", "\\---"],
  ["===", "\\=\\=="],
  ["::: a", "\\::: a"],
  ["export const a", "&#101;xport const a"],
  ["import", "&#105;mport"],
  ["exports", "exports"],
  ["a\rb\r\nc\u2028d\u2029e", "a b c d e"],
  ["a\0b\u0085c\u200bd\u202ee\u{e0001}f\ufeffg", "abcdefg"],
  ["a\u200b\u202e\0", "a"],
  ["é 日本 😀", "é 日本 😀"],
])("plain: %j", (text, want) => expect(plain(text)).toBe(want));

test.each([
  ["", "`  `"],
  ["a", "`a`"],
  ["<b> {{ x }} \\ |", "`<b> { { x }} \\ |`"],
  ["{{{% <!-- @include", "`{ { { % <! -- @include`"],
  [" a ", "`  a  `"],
  ["a\r\n\tb", "`a b`"],
  ["a`", "`` a` ``"],
  ["`a", "`` `a ``"],
  ["a ``` b ` c", "````a ``` b ` c````"],
  ["\u202ea\u200b", "`a`"],
  ["a\\|b|c\\|\\|", "`a\\`|`b|c\\`|`\\`|"],
  ['--8<-- "a" --8<b', '`--8 <-- "a" --8<b`'],
])("inlineCode: %j", (text, want) => expect(inlineCode(text)).toBe(want));

describe("fence", () => {
  test.each([
    ["ts", "ts"],
    ["c++", "c++"],
    ["JSON", "JSON"],
    ["objective-c", "objective-c"],
    ["", ""],
    ["1a", ""],
    ["a b", ""],
    ["a`", ""],
    ["mermaid", ""],
    ["Math", ""],
    ["GeoJSON", ""],
    ["topojson", ""],
    ["stl", ""],
    ["mdx-code-block", ""],
    ["plantuml", ""],
  ])("of the language %j", (language, want) => expect(fence(language, "a")).toBe(`\`\`\`${want}\na\n\`\`\``));

  test.each([
    ["", "```\n\n```"],
    ["a\n  b\t\n\n", "```\na\n  b\n```"],
    ["  a", "```\n  a\n```"],
    ["a\rb\r\nc\u2028d\u2029e", "```\na\nb\nc\nd\ne\n```"],
    ["\u202ea\0\u200b", "```\na\n```"],
    ["``", "```\n``\n```"],
    ["```", "````\n```\n````"],
    ["`` ````` ```", "``````\n`` ````` ```\n``````"],
    ["{{ a }} {%- b %}", "```\n{ { a }} { %- b %}\n```"],
    ["```mdx-code-block", "````\n```mdx -code-block\n````"],
    ["a // [!code --]", "```\na // [! code --]\n```"],
  ])("of %j", (text, want) => expect(fence("", text)).toBe(want));

  test("strings of programs keep their value", () =>
    expect(fence("ts", 'f("{{a}} {%b {#c")')).toBe('```ts\nf("{\\u007ba}} {\\u0025b {\\u0023c")\n```'));
});

test.each([
  [" a | b\nc ", "a \\| b c"],
  ["\\| \\\\| \\\\\\|", "\\| \\\\\\| \\\\\\|"],
  ["\n\n", ""],
])("cell: %j", (text, want) => expect(cell(markdown(text))).toBe(want));

describe("externalLink", () => {
  test.each([
    ["http://example.com/a", "http://example.com/a"],
    ["HTTPS://EXAMPLE.COM", "https://example.com/"],
    ["https://example.com/(a)<b>[c]\\`d`{e}|'\"", "https://example.com/%28a%29%3Cb%3E%5Bc%5D/%60d%60%7Be%7D%7C%27%22"],
    ["mailto:a@example.com", "mailto:a@example.com"],
    ["https://example.com/?a=1&lt;b&c&#40;$d$", "https://example.com/?a=1&amp;lt;b&c&amp;#40;%24d%24"],
  ])("leads to %j", (url, want) => expect(externalLink(markdown("x"), url)).toBe(`[x](${want})`));

  test.each(
    [
      "javascript:x",
      "data:x",
      "file:///x",
      "ftp://x",
      "xhttp://a/",
      "http-x://a/",
      "https-x://a/",
      "x-mailto:a",
      "//a/",
    ].concat(["https://a@b/", "https://:a@b/", "https://a:b@c/", "http://", "a", ""]),
  )("does not lead to %j", (url) => {
    expect(externalLink(markdown("x"), url)).toBe("x");
    expect(externalLink(markdown("x"), url, markdown("y"))).toBe("y");
  });
});
