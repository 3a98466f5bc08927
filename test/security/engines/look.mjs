/**
 * Shows pages to the renderers of code hosts and site generators, and to a browser what they make of them. On stdin: pages
 * `[{ group, path, text }]`; `pieces`, pages whose words `S1`, `S2`, … stand where they stand in the first of them; and `python`, which has
 * cmarkgfm, if any has. On stdout: the complaints, and what could not be tried.
 */
import { text } from "node:stream/consumers";
import { lookAt, openBrowser } from "./browser.mjs";
import { complaintsOf, placesOf } from "./complaints.mjs";
import { htmlOf, onGitHub, renderers } from "./renderers.mjs";

const { pages, pieces = [], python } = JSON.parse(await text(process.stdin));
const texts = [...new Set([...pages, ...pieces].map((page) => page.text))];
// Without MDX, Docusaurus reads Markdown as it does with MDX. To find the HTML in it takes long, and is tried with the random texts.
const slow = "Docusaurus without MDX";
const few = pieces.map((page) => page.text);
const complaints = [];
const documents = [];

for (const [name, render] of Object.entries(renderers))
  await tell(name, await allBy(render, name === slow ? few : texts));
if (python !== undefined) await tell("GitHub", new Map(onGitHub(python, texts).map((made, at) => [texts[at], made])));
const { browser, missing } = await openBrowser();
if (browser !== undefined) {
  complaints.push(...(await lookAt(browser, documents)));
  await browser.close();
}
process.stdout.write(JSON.stringify({ complaints, missing }));

async function allBy(render, some) {
  const made = new Map();
  for (const page of some) {
    try {
      made.set(page, await render(page));
    } catch (error) {
      made.set(page, { error: error.cause?.message ?? error.message });
    }
  }
  return made;
}

/** Complains of what a renderer made, and keeps it for the browser: one document for each group of pages. */
function tell(name, made) {
  const shown = new Map();
  for (const { group, path, text: page } of [...pages, ...pieces]) {
    if (!made.has(page)) continue;
    const { error, ...result } = made.get(page);
    const about = error === undefined ? complaintsOf(name, result, page) : [`${name} refuses it: ${error}`];
    complaints.push(...about.map((complaint) => `${group}: ${path}: ${complaint}`));
    if (error === undefined) shown.set(group, (shown.get(group) ?? new Map()).set(page, htmlOf(result)));
  }
  for (const [group, parts] of shown) {
    documents.push({
      name: `${group}: ${name}`,
      html: [...parts.values()].join("\n"),
      isTemplate: name === "VitePress",
    });
  }
  tellPlaces(name, made);
}

function tellPlaces(name, made) {
  const [benign, ...others] = pieces.map((page) => ({ ...page, ...made.get(page.text) }));
  if (benign?.tree === undefined) return;
  const wanted = Object.entries(placesOf(benign.tree));
  for (const { group, path, tree } of others.filter((page) => page.tree !== undefined)) {
    const got = placesOf(tree);
    for (const [word, place] of wanted) {
      const where = `${word} stands in${got[word] ?? " nothing"}, and not in${place}`;
      if (got[word] !== place) complaints.push(`${group}: ${path}: ${name}: ${where}`);
    }
  }
}
