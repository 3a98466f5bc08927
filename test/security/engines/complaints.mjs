/** What in a rendered page is more than the text that was put into it. */
import { parse } from "@vue/compiler-dom";

/** The elements of our pages, with their attributes. */
const elements = {
  ...Object.fromEntries(
    ["h1", "h2", "h3", "h4", "p", "ul", "li", "blockquote", "strong", "em", "s", "del"].map((tag) => [tag, []]),
  ),
  ...Object.fromEntries(["table", "thead", "tbody", "tr", "hr", "br", "pre", "span", "div"].map((tag) => [tag, []])),
  ...{ ol: ["start"], th: ["align"], td: ["align"], button: ["title"], code: ["live", "metastring"] },
  a: ["href", "ariaLabel", "target", "rel"],
};
const everywhere = ["className", "id", "tabIndex", "style", "vPre"];

/** Classes that renderers give to their own: highlighted code, links to headings, buttons. */
const classes = /^(header-anchor|language-\w*|vp-[\w-]+|copy|lang|shiki|line|github-\w+|shiki-themes|)$/;

/** Languages that are drawn or run. */
const drawn = /language-(mermaid|math|geojson|topojson|stl|mdx|plantuml|dot)\b/;

/** All complaints about a page of a renderer. `source`: the page as it was written. */
export function complaintsOf(name, { tree, html }, source) {
  const found = nodes(tree).flatMap(aboutNode);
  if (name === "VitePress") found.push(...inVue(html));
  const [wanted, got] = [plannedIn(source), headingsAndCode(tree)];
  if (wanted !== got) found.push(`headings and code are ${got} and not ${wanted}`);
  return [...new Set(found)].map((complaint) => `${name}: ${complaint}`.slice(0, 250));
}

export function nodes(node) {
  return [node, ...(node.children ?? []).flatMap(nodes)];
}

function aboutNode(node) {
  if (node.type === "root" || node.type === "text") return [];
  if (node.type === "comment") return node.value === "" ? [] : [`<!--${node.value}-->`];
  // Docusaurus adds a list of headings as code, and an element around the title.
  if (node.type === "mdxjsEsm" && (node.value ?? "") === "") return [];
  if (node.type === "mdxJsxFlowElement" && node.name === "header") return [];
  if (node.type !== "element") return [`${node.type} ${node.name ?? node.value ?? ""}`];
  return aboutElement(node);
}

function aboutElement({ tagName, properties = {} }) {
  const known = elements[tagName];
  if (known === undefined) return [`<${tagName}> is not planned`];
  return Object.entries(properties).flatMap(([key, value]) => {
    const isKnown = known.concat(everywhere).includes(key === "v-pre" ? "vPre" : key);
    return isKnown && isPlain(key, value) ? [] : [`<${tagName}> has ${key}=${String(value)}`];
  });
}

function isPlain(key, value) {
  if (key === "href") return isPlainUrl(value);
  if (key === "style") return /^(text-align:\s*\w+;?|(--shiki-[\w-]+:#?\w+;?)*)$/.test(value);
  if (key !== "className") return true;
  return !drawn.test(value.join(" ")) && value.every((one) => classes.test(one));
}

/** Addresses of the web and of mail, places in the page, and other pages. */
export function isPlainUrl(url) {
  return /^(https?:|mailto:|xmpp:|ftp:|#|\.{0,2}\/(?!\/)|[^:/]+(\/|$))/i.test(url);
}

/** What VitePress makes of a page is a template of Vue: what is not below `v-pre` runs. */
function inVue(html) {
  const errors = [];
  const template = parse(html, { onError: ({ message }) => errors.push(`Vue refuses it: ${message}`) });
  return errors.concat(
    nodes(template).flatMap((node) => {
      if (node.type === 5) return [`Vue runs ${node.loc.source}`];
      const directives = (node.type === 1 ? node.props : []).filter(({ type }) => type === 7);
      return directives.filter(({ name }) => name !== "pre").map(({ loc }) => `Vue runs ${loc.source}`);
    }),
  );
}

/** The headings of a page and its blocks of code, as its lines say. No other line of ours begins so. */
function plannedIn(source) {
  const found = [];
  let open;
  for (const line of source.split("\n")) {
    const [, ticks] = /^(`{3,})[\w+#-]*$/.exec(line) ?? [];
    const [, marks] = /^(#+) /.exec(line) ?? [];
    if (open !== undefined) {
      if (line === open) open = undefined;
    } else if (ticks !== undefined) {
      open = ticks;
      found.push("pre");
    } else if (marks !== undefined) {
      found.push(`h${marks.length}`);
    }
  }
  return found.join(" ");
}

function headingsAndCode(tree) {
  return nodes(tree)
    .map(({ tagName = "" }) => tagName)
    .filter((tag) => /^(h\d|pre)$/.test(tag))
    .join(" ");
}

/** Where each of the words `S1`, `S2`, … stands: the elements around it. */
export function placesOf(tree) {
  const found = {};
  const walk = (node, path) => {
    for (const [word] of (node.value ?? "").matchAll(/\bS\d+\b/g)) found[word] = path;
    const tag = /^(tbody|thead|span|div|header)$/.test(node.tagName) ? undefined : node.tagName;
    for (const child of node.children ?? []) walk(child, tag === undefined ? path : `${path} ${tag}`);
  };
  walk(tree, "");
  return found;
}
