/**
 * Shows pages to the engines of site generators, and says what in them is more than text: code that they would run, and elements that no
 * page has. Pages as `[{ path, text }]` on stdin; a list of complaints on stdout.
 */
import { text } from "node:stream/consumers";
import { createProcessor } from "@mdx-js/mdx";
import { parse } from "@vue/compiler-dom";
import remarkGfm from "remark-gfm";
import { createMarkdownRenderer } from "vitepress";

/** The elements of our pages, with their attributes. */
const elements = {
  ...Object.fromEntries(
    ["h1", "h2", "h3", "h4", "p", "ul", "li", "blockquote", "strong", "em", "s"].map((tag) => [tag, []]),
  ),
  ...Object.fromEntries(
    ["table", "thead", "tbody", "tr", "hr", "br", "pre", "code", "span", "div"].map((tag) => [tag, []]),
  ),
  ...{ ol: ["start"], th: [], td: [], button: [] },
  a: ["href", "aria-label", "target", "rel"],
};

const pages = JSON.parse(await text(process.stdin));
const vitepress = await createMarkdownRenderer(".", { html: true, linkify: true });
// Docusaurus: MDX with GFM.
const mdx = createProcessor({ remarkPlugins: [remarkGfm] });

const complaints = pages.flatMap(({ path, text: page }) =>
  [...inMdx(page), ...inVitePress(page)].map((complaint) => `${path}: ${complaint}`),
);
process.stdout.write(JSON.stringify(complaints));

function inMdx(page) {
  try {
    return nodes(mdx.parse(page))
      .filter(({ type, url = "https:" }) => /^(mdx|html|image|definition|footnote)/.test(type) || !isPlain(url))
      .map(({ type, name, value, url }) => `MDX has ${type} ${name ?? value ?? url ?? ""}`.slice(0, 200));
  } catch (error) {
    return [`MDX refuses it: ${error.message}`];
  }
}

function nodes(node) {
  return [node, ...(node.children ?? []).flatMap(nodes)];
}

/** What VitePress makes of a page is a template of Vue: what is not below `v-pre` runs. */
function inVitePress(page) {
  const html = vitepress.render(page, { path: "page.md", relativePath: "page.md" });
  const errors = [];
  const template = parse(html, { onError: ({ message }) => errors.push(`Vue refuses it: ${message}`) });
  return errors.concat(
    nodes(template).flatMap((node) => {
      if (node.type === 5) return [`Vue runs ${node.loc.source}`.slice(0, 200)];
      if (node.type !== 1) return [];
      const known = elements[node.tag];
      if (known === undefined) return [`VitePress makes <${node.tag}>`];
      return node.props.flatMap(({ type, name, value, loc }) => {
        const isKnown = known.concat("class", "id", "tabindex", "style").includes(name) && type === 6;
        const isSafe = isKnown && (name !== "href" || isPlain(value?.content ?? ""));
        return isSafe || loc.source === "v-pre" || isCopyButton(node) ? [] : [`<${node.tag}> has ${loc.source}`];
      });
    }),
  );
}

function isPlain(url) {
  return /^(https?:|mailto:|#|[\w.-]+(\/|$|\.md|\.html)|\.\.?\/)/.test(url);
}

function isCopyButton({ tag, loc }) {
  return tag === "button" && loc.source === '<button title="Copy Code" class="copy"></button>';
}
