/** Hostile pages before the engines of site generators: MDX as Docusaurus has it, and VitePress with what Vue makes of it. */
import { expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { emitDocs } from "../../generator/emit/typescript/index.js";
import type { OutputFile } from "../../generator/write/index.js";
import { installPackages } from "../support/packages.js";
import { attackWith } from "./attack.js";
import { options, plan } from "./pipeline.js";

const folder = fileURLToPath(new URL("engines/", import.meta.url));
await installPackages(folder);

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
  headings: `a\n===\nb\n---\n# c\n- # d\n> e\n> ===`,
};

/** All that the engines complain of, page by page: the text with something of ours behind it, and by itself. */
async function complaints(): Promise<readonly string[]> {
  const pages = await Promise.all(
    Object.entries(texts).flatMap(([name, text]) => [pagesOf(name, text, " p"), pagesOf(name, text)]),
  );
  const { stdout, stderr } = spawnSync(process.execPath, ["look.mjs"], {
    cwd: folder,
    input: JSON.stringify(pages.flat()),
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout) as string[];
}

async function pagesOf(name: string, text: string, end?: string): Promise<OutputFile[]> {
  const { document } = await attackWith({ name, text: (id) => (end === undefined ? text : `${text}${end}${id}`) });
  const { pack } = await plan(document);
  const pages = await emitDocs(pack.api, options);
  return pages.map((page) => ({ ...page, path: `${name}: ${page.path}` }));
}

const found = await complaints();

test.each(Object.keys(texts))("%s is text, and no element more", (name) => {
  expect(found.filter((complaint) => complaint.startsWith(`${name}: `))).toEqual([]);
});

test("the engines see what is live", () => {
  const input = JSON.stringify([
    { path: "a", text: "{{ 1 }} <img src=x>\n\n{1}" },
    { path: "b", text: "export const a = 1" },
  ]);
  const { stdout } = spawnSync(process.execPath, ["look.mjs"], { cwd: folder, input, encoding: "utf8" });
  const said = (JSON.parse(stdout) as string[]).join("\n");
  for (const part of ["a: Vue runs {{ 1 }}", "a: VitePress makes <img>", "b: MDX has mdxjsEsm export"])
    expect(said).toContain(part);
});
