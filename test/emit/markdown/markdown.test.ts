/** The escapes of Markdown, judged by what a real renderer makes of them. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import {
  anchorOf,
  cell,
  description,
  descriptionLine,
  externalLink,
  fence,
  inlineCode,
  type Markdown,
  plain,
} from "../../../generator/emit/markdown/index.js";

// As permissive as a renderer can be: HTML goes through, and every address is a link.
const renderer = new MarkdownIt({ html: true });
renderer.validateLink = () => true;

interface Seen {
  readonly text: string;
  readonly kinds: ReadonlySet<string>;
  readonly links: readonly string[];
}

/** What a reader of the rendered text would meet. */
function look(markdown: string): Seen {
  const tokens = renderer.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]);
  const said = tokens.filter(({ type }) =>
    ["text", "text_special", "code_inline", "fence", "code_block"].includes(type),
  );
  return {
    text: said.map(({ content }) => content).join(""),
    kinds: new Set(tokens.map(({ type }) => type)),
    links: tokens.flatMap((token) => String(token.attrGet("href") ?? token.attrGet("src") ?? "") || []),
  };
}

/** Nothing in it does anything but be read, or lead to a plain address. */
function expectHarmless(markdown: string, allowed: readonly string[] = []): void {
  const { kinds, links } = look(markdown);
  const active = ["html_block", "html_inline", "image", "heading_open"].filter((kind) => kinds.has(kind));
  expect({ active, links: links.filter((link) => !/^(https?:\/\/|mailto:)/.test(link)) }).toEqual({
    active: allowed,
    links: [],
  });
}

const hostile: readonly string[] = [
  "<script>alert(1)</script>",
  "\\<script>alert(1)</script>",
  "\\\\<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<!-- x --> <!--@include: /etc/passwd-->",
  "<javascript:alert(1)>",
  "<https://example.com>",
  "[a](javascript:alert(1))",
  "[a]( <javascript:alert(1)> )",
  "[a](java&#115;cript:alert(1))",
  "[a](data:text/html,x)",
  "[a](//evil.example)",
  "[a](https://good@evil.example/)",
  "[a][](b)(javascript:alert(1))",
  "[a][](b): javascript:alert(1)\n\n[a]",
  "[a]&#58; javascript:alert(1)\n\n[a]",
  "[a]: javascript:alert(1)\n\n[a] [b][a]",
  "[a\n](javascript:alert(1))",
  "[a](\njavascript:alert(1))",
  "[[a](x)](javascript:alert(1))",
  "[^1] and\n\n[^1]: note <b>",
  "![x](https://evil.example/pixel.png)",
  "!![x](https://evil.example/pixel.png)",
  "![x][y]\n\n[y]: https://evil.example/pixel.png",
  "a ` b\nc ` <img src=x> ` d",
  "`` ` <img src=x> ``` x",
  "[a ` b](https://example.com) ` <img src=x>",
  "| a | b |\n| --- | --- |\n| ` | <img src=x> ` |",
  "# heading\n\n## heading {#x onclick=alert(1)}",
  "> # heading\n- # heading\n1. # heading",
  "heading\n===\n\nheading\n---",
  "> heading\n> ===\n> heading\n> ---",
  "- heading\n  ===\n- heading\n  ---",
  "    ```\n\n<script>alert(1)</script>",
  "- ```\n  ```\n<script>alert(1)</script>",
  "> ```\n\n<script>alert(1)</script>\n```",
  "- ~~~\n<script>alert(1)</script>\n~~~",
  "```\n<script>alert(1)</script>",
  "````\n```\n<script>\n````\n<script>",
  "~~~ ` info\n<script>\n~~~\n<script>",
  "``` a`b\n<script>alert(1)</script>\n```",
  "\t```\n<script>alert(1)</script>",
  "&lt;b&gt; &#60;script&#62;alert(1)&#x3c;/script&#x3E;",
  "&Tab;&NewLine;&lbrace;&lbrace;",
  "a\u2028# b\r# c\r\n<b>",
  "\u202e<b>\u200b",
];

describe("hostile text does nothing", () => {
  test.each(hostile)("%j as a description", (text) => expectHarmless(description(text)));
  test.each(hostile)("%j in the midst of a line", (text) => expectHarmless(`a: ${descriptionLine(text)}`));
  test.each(hostile)("%j in a heading", (text) => expectHarmless(`# ${plain(text)}`, ["heading_open"]));
  test.each(hostile)("%j in a link", (text) => expectHarmless(externalLink(plain(text), "https://example.com")));
  test.each(hostile)("%j as code", (text) => expectHarmless(`a ${inlineCode(text)} b`));
  test.each(hostile)("%j in a fence", (text) => expectHarmless(fence("text", text)));
  test.each(hostile)("%j in a cell", (text) => {
    const row = [plain, descriptionLine, inlineCode].map((escape) => cell(escape(text)));
    const html = renderer.render(`| a | b | c |\n| --- | --- | --- |\n| ${row.join(" | ")} |\n\nend`);
    expect(html.match(/<td/g)).toHaveLength(3);
    expect(html.trim().endsWith("<p>end</p>")).toBe(true);
    expectHarmless(`| a | b | c |\n| --- | --- | --- |\n| ${row.join(" | ")} |`);
  });

  test("also in every other combination", () => {
    const pieces = [
      "`",
      "``",
      "```",
      "~~~",
      "\n",
      "\n\n",
      " ",
      "    ",
      "\t",
      "- ",
      "> ",
      "|",
      "[",
      "](",
      ")",
      "]:",
      "!",
      "#",
      "=",
    ];
    const texts = [
      "<b>",
      "javascript:alert(1)",
      "https://example.com",
      "\\",
      "&#60;",
      "&#58;",
      "a",
      "\n---\n",
      "*",
      "{{",
      "<!--",
    ];
    const text = fc.array(fc.constantFrom(...pieces, ...texts), { maxLength: 25 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (made) => {
        expectHarmless(description(made));
        expectHarmless(`a: ${cell(descriptionLine(made))}`);
        expectHarmless(`a: ${plain(made)}`);
        expectHarmless(`${description(made)}\n\n| a | b |\n| --- | --- |\n| ${cell(inlineCode(made))} | b |`);
      }),
      { numRuns: 3000, seed: 1 },
    );
  });
});

/** Words of the page itself must stay what they are, whatever a description leaves open. */
test.each(hostile)("nothing of %j reaches what stands below it", (text) => {
  const tokens = renderer.parse(`${description(text)}\n\n### Ours`, {});
  expect(tokens.slice(-3).map(({ type, content }) => [type, content])).toEqual([
    ["heading_open", ""],
    ["inline", "Ours"],
    ["heading_close", ""],
  ]);
});

test.each([
  ["{{ constructor }}", "&#123; &#123; constructor }}"],
  ["\\{\\{ x }}", "&#123; &#123; x }}"],
  ["&#123;&#123; x }}", "&#123; &#123; x }}"],
  ["{% include x %}", "&#123; % include x %}"],
  ["{{< shortcode >}}", "&#123; &#123;&lt; shortcode >}}"],
  ["a {b} c", "a &#123;b} c"],
  ["`{{ x }}`", "`{ { x }}`"],
  ["[[toc]]", "\\[\\[toc]]"],
  ["[toc] [_TOC_] ${toc}", "\\[toc] \\[_TOC_] \\$&#123;toc}"],
  ["@startuml", "\\@startuml"],
  ["!!! note", "\\!!! note"],
  ["??? note", "\\??? note"],
  ["a\n: b", "a\n\\: b"],
  ["a\n:", "a\n\\:"],
  ["a:name[y] :smile: 10:30", "a\\:name[y] \\:smile: 10:30"],
  ["==a== a == b ===c", "\\=\\=a== a == b \\=\\=\\=c"],
  ["++a++ C++ and", "\\+\\+a++ C++ and"],
  ["a^b^ ^[c]", "a\\^b\\^ \\^[c]"],
  ["H~2~O ~~b~~ ~5 minutes", "H\\~2~O ~~b~~ ~5 minutes"],
  ["//e.com a://b", "\\//e.com a://b"],
  ["$5 $`x`$", "\\$5 \\$`x`\\$"],
  ['`--8<-- "x"`', '`--8 <-- "x"`'],
  ["`<!--@include: /etc/passwd-->`", "`<! --@include: /etc/passwd-->`"],
  ["import x from 'y'", "&#105;mport x from 'y'"],
  ["a\nexport const b = 1", "a\n&#101;xport const b = 1"],
  ["::: danger", "\\::: danger"],
  ["<<< /etc/passwd", "&lt;&lt;&lt; /etc/passwd"],
  ['--8<-- "x"', '--8&lt;-- "x"'],
  ["$$x$$", "\\$\\$x\\$\\$"],
])("no site generator runs %j", (text, want) => expect(`${description(`.\n${text}`)}`.slice(2)).toBe(want));

describe("what a description says is kept", () => {
  test.each([
    ["Get *one* dag, `a|b` and [docs](https://example.com/a?b=1&c=2).", undefined],
    ["- a\n  - b\n\n1. c", undefined],
    ["| a | b |\n|---|---|\n| `c` | d |", undefined],
    ['```json\n{"a": "<b>"}\n```', undefined],
    ["Use ``POST /auth/token`` or `{ ds }`.", undefined],
    ["# A title\ntext", "**A title**\n\ntext"],
    ["#   *A* **title** \ntext", "**A title**\n\ntext"],
    ["# **\ntext", "text"],
    ["```  json x\n1\n```", "```json\n1\n```"],
    ["[a]( https://example.com/b )", "[a](https://example.com/b)"],
    ["Title\n=====\n\ntext", "Title\n\ntext"],
    ["a\n---\nb", "a\n\n* * *\n\nb"],
    ["a &lt; b &amp; c", undefined],
    ["*Changed in version 2*&#58; text", "*Changed in version 2*: text"],
    ["a < b", "a &lt; b"],
    ["a! b !", undefined],
    [
      "see https://example.com:port/a, or www.a..b_",
      "see `https://example.com:port/a`, or [www\\.a..b](http://www.a..b/)_",
    ],
    ["http://e.com![a](http://e.com/b.png)!", "[http\\://e.com](http://e.com/)[a](http://e.com/b.png)!"],
    ["C:\\www.example.com", "C:\\\\[www\\.example.com](http://www.example.com/)"],
    ["https://user@example.com", "`https://user@example.com`"],
    [
      "see https://example.com/a_b, or (www.example.com).",
      "see [https\\://example.com/a\\_b](https://example.com/a_b), or ([www\\.example.com](http://www.example.com/)).",
    ],
    ["[section](#section/a) and [page](/x)", "section and page"],
    ["![logo](https://example.com/x.png)", "[logo](https://example.com/x.png)"],
    ["```mermaid\ngraph TD\n```", "```\ngraph TD\n```"],
    ["    ```\n    x", "\\`\\`\\`\n    x"],
  ])("%j", (text, want) => expect(description(text)).toBe(want ?? text));
});

describe("positions", () => {
  test.each([
    ["a `b` c", "``a `b` c``"],
    ["`", "`` ` ``"],
    ["", "`  `"],
    ["a\n|b", "`a |b`"],
  ])("inline code of %j", (text, want) => {
    expect(inlineCode(text)).toBe(want);
  });

  test.each([
    ["a|b", "a|b"],
    ["a\\|b", "a\\|b"],
    ["a\\", "a\\"],
    ["a\\\\|b", "a\\\\|b"],
    ["`|`", "`|`"],
  ])("a cell shows %j", (text, want) => {
    for (const escape of [plain, inlineCode]) {
      const { text: shown } = look(`| x | y |\n| --- | --- |\n| ${cell(escape(text))} | end |`);
      expect(shown).toBe(`xy${want}end`);
    }
  });

  test("a fence is longer than what it holds", () => {
    expect(fence("ts", "a\n`````\nb")).toBe("``````ts\na\n`````\nb\n``````");
    expect(fence("js onload=x", "a")).toBe("```\na\n```");
  });

  test.each([
    ["https://example.com/a b(c)", "[x](https://example.com/a%20b%28c%29)"],
    ["mailto:a@example.com", "[x](mailto:a@example.com)"],
    ["javascript:alert(1)", "x"],
    ["https://user:secret@example.com", "x"],
    ["/relative", "x"],
    ["", "x"],
  ])("a link to %j", (url, want) => expect(externalLink("x" as Markdown, url)).toBe(want));

  test("anchors are those of code hosts", () => {
    expect(["getDagRuns", "API endpoints", "a.b_c-d", "Über uns!"].map(anchorOf)).toEqual([
      "getdagruns",
      "api-endpoints",
      "ab_c-d",
      "über-uns",
    ]);
  });

  test("long text ends", () => {
    for (const piece of ["`", "[", "[a](", "# ", " ", "\n", "<", "![", "&#5", "- ", "\\", "](", "a` ", "`` ` "]) {
      description(piece.repeat(50_000));
      descriptionLine(piece.repeat(50_000));
      cell(plain(piece.repeat(50_000)));
    }
  });
});
