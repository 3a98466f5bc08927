/**
 * Hostile pages before the renderers of code hosts and site generators, and before a browser what these make of them: GitHub's, markdown-it
 * alone and with plugins, VitePress with what Vue makes of it, MDX, and Docusaurus.
 */
import { expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import {
  cell,
  description,
  descriptionLine,
  fence,
  inlineCode,
  plain,
  prose,
  seeAlso,
} from "../../generator/emit/markdown/index.js";
import { emitDocs } from "../../generator/emit/typescript/index.js";
import type { OutputFile } from "../../generator/write/index.js";
import { installPackages } from "../support/packages.js";
import { pythonWith } from "../support/python.js";
import { attackWith } from "./attack.js";
import { benignParts } from "./base.js";
import { options, plan } from "./pipeline.js";

const folder = fileURLToPath(new URL("engines/", import.meta.url));
await installPackages(folder);
const python = pythonWith(`${folder}node_modules/.python`, ["cmarkgfm==2025.10.22"]);

const run = "globalThis.__pwned=1";
const texts: Readonly<Record<string, string>> = {
  mustache: `{{''.constructor.constructor('${run}')()}}`,
  "mustache in code": `\`{{${run}}}\` \`\`{{${run}}}\`\``,
  "mustache, escaped": `\\{\\{${run}}} &#123;&#123;${run}}} &lbrace;&lbrace;${run}}}`,
  "mustache behind an address": `See https://e.com/x\\{{${run}}} and http://e/{{${run}}}`,
  "HTML behind an address": `See http://e/<img src=x onerror=${run}> and www.e.com/<b onclick=${run}>x`,
  "HTML behind an address, escaped": `http://e/\\<img src=x onerror=${run}> http://e/\\\\<svg/onload=${run}>`,
  "HTML in code behind an address": `http://e/\`a <img src=x onerror=${run}> b\` c`,
  "code that an address swallows": `http://e/\` <img src=x> \` <img src=x onerror=${run}> \``,
  "a script": `<script>${run}</script><script setup>${run}</script>`,
  "a directive": `<b v-html="${run}" :title="${run}" @click="${run}">x</b>`,
  attributes: `x {onclick=${run}}\n\n# y {v-html=${run}}\n\n\`z\`{:title=${run}}`,
  "an export": `export const a = ${run}`,
  "an import": `import a from "data:text/javascript,${run}"`,
  "an export in a list": `- export const a = ${run}\n\nexport const b = ${run}\n> export const c = ${run}`,
  "an expression": `{${run}} \\{${run}} a{/* x */}b`,
  "a comment": `<!-- ${run} --> {/* ${run} */}`,
  "a component": `<Content/> <ClientOnly>x</ClientOnly> <component :is="${run}"/>`,
  "a table of contents": "[[toc]]\n\n[[TOC]]\n\n[toc]",
  "a container": `::: danger ${run}\nx\n:::\n\n::: raw\n:::\n\n::leaf{a=b} :text[x]{y=z}`,
  "a file": "<<< /etc/passwd\n\n<!--@include: /etc/passwd-->\n\n`<!--@include: /etc/passwd-->`",
  "front matter": `---\nhead: [[script, {}, "${run}"]]\n---\n\nx`,
  "a link": `[a](javascript:${run}) <javascript:${run}> [b]: javascript:${run}\n\n[b]`,
  "a link over an address": `[http://e](javascript:${run}) http://e/[x](javascript:${run}) http://e/\\[x](javascript:${run})`,
  "an image": "![a](http://e/a.png) !http://e/b.png !!www.e.com ![b][c]\n\n[c]: http://e/c.png",
  "a footnote": `a[^1]\n\n[^1]: <b> {${run}}`,
  "a task": "- [ ] a\n- [x] b",
  "a cell": `| a | <b> |\n| --- | --- |\n| \`|\` <i> {${run}} | x |`,
  "a fence": `~~~\n{{${run}}}\n~~~\n\`\`\`js {1} [x]\n{{${run}}}\n\`\`\`\n\`\`\`\``,
  "a fence that is open": `\`\`\`\n{{${run}}} <b>`,
  "an image behind an address": "http://e/![a](http://e/a.png) www.e.com!![b](//e/b.png) http://e/a![c][d]",
  "an address that is none":
    "http://e.com:port/ www.e.com<b> https://a.b@c.d/ http://[ //e.com \\www.e.com http://e..com:99999/",
  "the text of a link": "[a](http://e/) ] [b] [c](javascript:x) ![d](http://e/d.png) [[e]](f) \\\\]",
  "a link by its parts": "http://e/?a=1&lbrace;&lbrace;b&#40; [a](http://e/?a&#41;&lt;b&gt;$c$)",
  "pipes and backslashes": "a\\|b \\\\|c `d\\|e` |\\|",
  "marks of plugins": "==a== ++b++ c^d^ e~f~ ^[g] *[HTML]: h\n: i\n~ j\n\n:smile: :-)",
  "lists of contents": "[toc]\n\n[_toc_]\n\n[[_TOC_]]\n\n${toc}\n\n@[toc]",
  mathematics: "$a$ $`b`$ $$c$$\n\n$$\nd\n$$\n\n```math\ne\n```\n~~~mermaid\nf\n~~~",
  directives: "a:name[x] :name[y](http://e) b:c\n\n::leaf[x]\n\n:::note[x]\ny\n:::\n\n:::note x\ny\n:::",
  "code to run": `\`\`\`mdx-code-block\n<b>{${run}}</b>\n\`\`\`\n\n\`\`\`\`\n\`\`\`mdx-code-block\n<b>\n\`\`\`\`\n\n\`\`\`jsx live\n<b/>\n\`\`\``,
  alerts: '> [!NOTE]\n> a\n\n> [!WARNING] b\n\n!!! note\n    c\n\n??? d\n\n=== "e"\n    f\n\n/// details | g',
  templates:
    '{% raw %}{{ a }}{% endraw %} {{< b >}} {{% c %}} {#- d -#} {: .e} {::nomarkdown} --8<-- "f"\n\n--8<-- "f"\n@startuml',
  headings: `a\n===\nb\n---\n# c\n- # d\n> e\n> ===`,
};

/** Marks that open something in every second place, and close it in the others. */
const halves: readonly (readonly [string, string])[] = [
  ["<!--", "-->"],
  ["<details>", "</details>"],
  ["`", "`"],
  ["```", "```"],
  ["~~~js", "~~~"],
  ["[x", `](javascript:${run})`],
  ["[x]", `[x]: javascript:${run}`],
  ["[^x]", `[^x]: <img src=x onerror=${run}>`],
  ["{{", "}}"],
  ["{", `{${run}}}`],
  ["<img src=x", `onerror=${run}>`],
  ["<script>", `${run}</script>`],
  ["$$", "$$"],
  ["::: v-pre", ":::"],
  ["![", "](http://e/a.png)"],
  ["<", `svg/onload=${run}>`],
];

interface Page {
  readonly group: string;
  readonly path: string;
  readonly text: string;
}

/** The pages of all attacks. In every second place a text stands by itself, else with something of ours behind it. */
async function attacks(): Promise<readonly Page[]> {
  const all = [
    ...Object.entries(texts).map(([name, text]) =>
      pagesOf(name, (id) => (Number.parseInt(id, 10) % 2 === 0 ? text : `${text} p${id}`)),
    ),
    ...shifts.map((shift) => pagesOf(halvesName(shift), (id) => half(Number.parseInt(id, 10), shift, id))),
  ];
  return (await Promise.all(all)).flat();
}

/** How far the pairs are moved along the places. */
const shifts: readonly number[] = [0, 5, 10, 15];

function half(place: number, shift: number, id: string): string {
  const [open, close] = halves[((place >> 1) + shift) % halves.length] ?? ["", ""];
  return (place + shift) % 2 === 0 ? `${open} p${id}` : `p${id} ${close}`;
}

function halvesName(shift: number): string {
  return `what opens in one place and closes in another, moved by ${shift}`;
}

async function pagesOf(group: string, text: (id: string) => string): Promise<readonly Page[]> {
  const { document } = await attackWith({ name: group, text });
  return (await docsOf(document)).map((page) => ({ group, path: page.path, text: withoutOurs(page.text) }));
}

async function docsOf(document: unknown): Promise<readonly OutputFile[]> {
  const { pack } = await plan(document);
  return emitDocs(pack.api, options);
}

const programs = /^```typescript\n[^]*?\n```$/gm;
const harmless = new Set((await docsOf(benignParts().document)).flatMap(({ text }) => text.match(programs) ?? []));

/** Without the programs that every page has: it takes long to colour them. */
function withoutOurs(page: string): string {
  return page.replace(programs, (program) => (harmless.has(program) ? "" : program));
}

/** What random texts are made of. */
const atoms: readonly string[] = [
  ..."< > { } [ ] ( ) ! ` ~ \\ | # * - + _ ^ = : $ & / \" ' @ % ; , . ? 1. a é 😀 `` ``` ~~~ {{ }} ]( ][ ![ [^ ]: \\\\ \\| \\[".split(
    " ",
  ),
  ..."<b> <!-- --> <?a ]]> <http://e/> <a@b.c> http://e/ https://e.com/a www.e.com a@b.c //e.com e.com:x".split(" "),
  ..."::: :a[b] ::a ==a== ++ $$ ** __ ~~ [toc] [x] [!NOTE] [a](http://e) [a](b:c) [a][b] &lt; &#60; &lbrace; &NewLine;".split(
    " ",
  ),
  ...[
    "\n",
    "\n\n",
    "\n    ",
    "\n---\n",
    "\n===\n",
    "\n> ",
    "\n- ",
    "\n: ",
    "\n| - | - |\n",
    "\n```\n",
    "\n```mdx-code-block\n",
  ],
  ...[
    " ",
    "  ",
    "\t",
    "import a",
    "export const a = 1",
    "> [!NOTE]",
    "| a | b |",
    "<<< a",
    "--8<-- b",
    "\u200b",
    "\u00a0",
  ],
];

/** Pages of random texts with words of ours between them, which must stand where they stand in the first, harmless one. */
function pieces(count: number): readonly Page[] {
  let state = 1;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const text = (): string =>
    Array.from({ length: 1 + below(7) }, () => `${atoms[below(atoms.length)] ?? ""}${" ".repeat(below(6) % 2)}`).join(
      "",
    );
  const made = Array.from({ length: count }, (): [string, string, string] => [text(), text(), text()]);
  const all: readonly [string, string, string][] = [["a", "b", "c"], ...made];
  return all.map((three) => ({
    group: randomGroup,
    path: JSON.stringify(three),
    text: piecesPage(...three),
  }));
}

const randomGroup = "random texts";

function piecesPage(a: string, b: string, c: string): string {
  return `# ${plain(a)}

${plain(b)}

> ${inlineCode(a)} says S1

| a | b | c |
| --- | --- | --- |
| ${cell(inlineCode(a))} | ${cell(descriptionLine(b))} | S2 |
| ${cell(plain(a))} | ${cell(descriptionLine(a))} | S3 ${cell(inlineCode(c))} |
| ${cell(prose`${inlineCode(b)}, ${inlineCode(c)}`)} | ${cell(plain(c))} | S4 |

- ${inlineCode(a)}: ${descriptionLine(b)}
- ${plain(c)} S5 ${descriptionLine(c)}

S6

${description(a)}

## S7 a

${description(b)}

## S8 b

${description(c)}

## S9 c

${fence("json", a)}

S10 [${plain(a)}](docs/x.md) S11 ${seeAlso({ url: "https://e.com/", description: c })} S12

${inlineCode(a)} says ${inlineCode(b)} S13

[${plain(c)}](#x) S14
`;
}

interface Answer {
  readonly complaints: readonly string[];
  /** Why there is no browser. */
  readonly missing?: string;
}

/** What renderers and the browser complain of. */
function look(pages: readonly Page[], some: readonly Page[] = []): Answer {
  const { stdout, stderr } = spawnSync(process.execPath, ["look.mjs"], {
    cwd: folder,
    input: JSON.stringify({ pages, pieces: some, python }),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout) as Answer;
}

/** Pages that would be live, each with what must be said of it: those who look must see it. */
const live: readonly (readonly [string, ...string[]])[] = [
  ["{{ 1 }}", "VitePress: Vue runs {{ 1 }}"],
  ["<img src=x>", "markdown-it: <img> is not planned", "GitHub: <img> is not planned", "MDX refuses it: "],
  ["{1}", "MDX: mdxFlowExpression 1", "Docusaurus: mdxFlowExpression 1"],
  ["export const a = 1", "MDX: mdxjsEsm export const a = 1"],
  ["==c==", "markdown-it with plugins: <mark> is not planned"],
  [":::note\nd\n:::", "Docusaurus: <admonition> is not planned"],
  ["```mdx-code-block\n<x/>\n```", "Docusaurus: mdxJsxFlowElement x", "Docusaurus: headings and code are  and not pre"],
  [`[x](javas&#99;ript:${run})`, `GitHub: <a> has href=javascript:${run}`, "GitHub: in the browser: something ran"],
  ["<img src=x onerror=y>", "markdown-it: in the browser: a request of http://docs.test/x"],
  [`<svg onload="${run}"></svg>`, "GitHub: in the browser: something ran"],
  ['<a href="javascript:alert(1)">y</a>', "markdown-it: in the browser: a dialog says 1"],
  [`{{ ''.constructor.constructor('${run}')() }}`, "VitePress: in the browser: something ran"],
  ["<script>console.log(1)</script>", "markdown-it: in the browser: the console says 1"],
];

const livePages = live.map(([text], at) => ({ group: `live ${at}`, path: "page.md", text }));
const { complaints, missing } = look([...(await attacks()), ...livePages], pieces(100));
if (missing !== undefined) process.stderr.write(`No page was opened in a browser: ${missing}\n`);

const about = (group: string): readonly string[] =>
  complaints.filter((complaint) => complaint.startsWith(`${group}: `));
const inBrowser = (complaint: string): boolean => complaint.includes(": in the browser: ");
const isMissing = (renderer: string): boolean =>
  (missing !== undefined && renderer === "the browser") || (python === undefined && renderer === "GitHub");
const testWith = (renderer: string) => (isMissing(renderer) ? test.skip : test);
const groups = [...Object.keys(texts), ...shifts.map(halvesName), randomGroup];

test.each(groups)("%s: text, and no element more", (group) => {
  expect(about(group).filter((complaint) => !inBrowser(complaint))).toEqual([]);
});

testWith("the browser")("in a browser nothing of the pages runs, and nothing is asked for", () => {
  const ours = groups.flatMap(about);
  expect(ours.filter(inBrowser)).toEqual([]);
});

for (const [at, [text, ...wanted]] of live.entries())
  for (const part of wanted)
    testWith(/in the browser/.test(part) ? "the browser" : (part.split(":")[0] ?? ""))(
      `${JSON.stringify(text)} is seen: ${part}`,
      () => {
        expect(about(`live ${at}`).join("\n")).toContain(part);
      },
    );
