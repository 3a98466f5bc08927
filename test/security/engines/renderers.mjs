/** The renderers that pages are shown to. Each makes a tree of elements (hast) of a page, or throws where it refuses the page. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { createProcessor } from "@mdx-js/mdx";
import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";
import MarkdownIt from "markdown-it";
import abbr from "markdown-it-abbr";
import anchor from "markdown-it-anchor";
import attrs from "markdown-it-attrs";
import container from "markdown-it-container";
import deflist from "markdown-it-deflist";
import { full as emoji } from "markdown-it-emoji";
import footnote from "markdown-it-footnote";
import ins from "markdown-it-ins";
import mark from "markdown-it-mark";
import sub from "markdown-it-sub";
import sup from "markdown-it-sup";
import toc from "markdown-it-toc-done-right";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import { createMarkdownRenderer } from "vitepress";

const require = createRequire(import.meta.url);
const settings = { html: true, linkify: true, typographer: true };

const markdownIt = new MarkdownIt(settings);
const plugged = [abbr, anchor, attrs, deflist, emoji, footnote, ins, mark, sub, sup, toc].reduce(
  (renderer, plugin) => renderer.use(plugin),
  new MarkdownIt(settings),
);
for (const name of ["tip", "warning", "danger", "details", "raw"]) plugged.use(container, name);
const vitepress = await createMarkdownRenderer(".", { html: true, linkify: true });

let seen;
/** Keeps the tree that MDX is about to make code of. */
const keep = () => (tree) => {
  seen = JSON.parse(JSON.stringify(tree));
};
const mdx = createProcessor({ remarkPlugins: [remarkGfm, remarkMath], rehypePlugins: [keep] });

// Docusaurus: its own loader, with what a new site has and what sites often switch on.
const { createProcessors } = require("@docusaurus/mdx-loader/lib/processor.js");
const preprocess = require("@docusaurus/mdx-loader/lib/preprocessor.js").default;
const ignore = { onBrokenMarkdownLinks: "ignore", onBrokenMarkdownImages: "ignore" };
const compatible = { comments: true, admonitions: true, headingIds: true };
const markdownConfig = { mermaid: true, emoji: true, mdx1Compat: compatible, anchors: {}, hooks: ignore };
const loader = { markdownConfig, admonitions: true, staticDirs: [], siteDir: import.meta.dirname };
const docusaurus = await createProcessors({ options: { ...loader, rehypePlugins: [keep] } });

async function inDocusaurus(processor, page) {
  const filePath = "page.md";
  const content = preprocess({ fileContent: page, filePath, ...loader });
  await processor.process({ content, filePath, frontMatter: {}, compilerName: "client" });
  return { tree: seen };
}

const ofHtml = (html) => ({ html, tree: fromHtml(html, { fragment: true }) });

/** Name → page → what is made of it: the tree, and the HTML where that is what the renderer makes. */
export const renderers = {
  "markdown-it": (page) => ofHtml(markdownIt.render(page)),
  "markdown-it with plugins": (page) => ofHtml(plugged.render(page)),
  VitePress: (page) => ofHtml(vitepress.render(page, { path: "page.md", relativePath: "page.md" })),
  MDX: async (page) => {
    await mdx.process(page);
    return { tree: seen };
  },
  Docusaurus: (page) => inDocusaurus(docusaurus.mdxProcessor, page),
  "Docusaurus without MDX": (page) => inDocusaurus(docusaurus.mdProcessor, page),
};

/** What GitHub makes of pages before it takes out what is not allowed there. `python` has cmarkgfm. */
export function onGitHub(python, pages) {
  const script = `
import json, sys
import cmarkgfm
from cmarkgfm.cmark import Options
options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
extensions = ["table", "autolink", "strikethrough", "tasklist"]
render = lambda page: cmarkgfm.markdown_to_html_with_extensions(page, options, extensions)
json.dump([render(page) for page in json.load(sys.stdin)], sys.stdout)`;
  const ended = spawnSync(python, ["-c", script], {
    input: JSON.stringify(pages),
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  if (ended.status !== 0) throw new Error(ended.stderr);
  return JSON.parse(ended.stdout).map(ofHtml);
}

/** What a browser gets. */
export function htmlOf({ html, tree }) {
  return html ?? toHtml(withoutCode(tree), { allowDangerousHtml: true });
}

/** Code of MDX is not HTML; it is complained of where it stands. */
function withoutCode(node) {
  if (node.children === undefined) return node;
  const children = node.children.filter(({ type }) => !/^mdx\w*(Expression|Esm)$/.test(type)).map(withoutCode);
  if (!node.type.startsWith("mdxJsx")) return { ...node, children };
  return { type: "element", tagName: node.name ?? "div", properties: {}, children };
}
