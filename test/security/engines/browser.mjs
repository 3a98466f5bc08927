/* global document, setTimeout */
/** Pages in a real browser: what runs there, and what is asked for. */
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const address = "http://docs.test/";
const vue = readFileSync(createRequire(import.meta.url).resolve("vue/dist/vue.global.prod.js"), "utf8");

/** A browser, or why there is none. It comes in a package, so that nothing else has to be installed. */
export async function openBrowser() {
  // The package unpacks the browser into the folder of temporary files.
  process.env.TMPDIR = join(import.meta.dirname, "node_modules", ".chromium");
  mkdirSync(process.env.TMPDIR, { recursive: true });
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    const { launch } = await import("puppeteer-core");
    const executablePath = await chromium.executablePath();
    return { browser: await launch({ executablePath, args: chromium.args, headless: "shell" }) };
  } catch (error) {
    return { missing: `there is no browser: ${error.message.split("\n")[0]}` };
  }
}

/** Opens documents one after the other: `[{ name, html, isTemplate }]`; the complaints about them. */
export async function lookAt(browser, documents) {
  const page = await browser.newPage();
  const complaints = [];
  let name = "";
  let html = "";
  const complain = (what) => complaints.push(`${name}: in the browser: ${what}`.slice(0, 250));
  page.on("dialog", (dialog) => {
    complain(`a dialog says ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => complain(`the console says ${message.text()}`));
  page.on("pageerror", (error) => complain(`an error: ${error.message}`));
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    const isOurs = request.url() === address && html !== undefined;
    const body = html;
    if (isOurs) html = undefined;
    if (isOurs) return request.respond({ body, contentType: "text/html; charset=utf-8" });
    // A click may lead away, but the page stays.
    if (!request.isNavigationRequest()) complain(`a request of ${request.url()}`);
    return request.respond({ status: 204 });
  });
  for (const document of documents) {
    ({ name } = document);
    html = documentOf(document);
    await page.goto(address);
    for (const url of await page.evaluate(clickAll)) complain(`something ran: ${url}`);
  }
  await page.close();
  return complaints;
}

function documentOf({ html, isTemplate }) {
  if (!isTemplate) return `<!doctype html><body>${html}</body>`;
  const text = JSON.stringify(html).replaceAll("<", "\\u003c");
  return `<!doctype html><body><div id="app"></div><script>${vue}</script>
    <script>Vue.createApp({ template: ${text} }).mount("#app")</script></body>`;
}

/** Runs in the page. Clicks each link, lets what follows happen, and tells whether a script of the spec has run. */
async function clickAll() {
  const ran = [];
  const later = () => new Promise((resolve) => setTimeout(resolve));
  const look = (where) => {
    if (globalThis.__pwned !== undefined) ran.push(where);
    delete globalThis.__pwned;
  };
  await later();
  look("when the page was opened");
  const links = new Map([...document.querySelectorAll("a, area, [onclick]")].map((link) => [link.outerHTML, link]));
  for (const [text, link] of links) {
    link.removeAttribute("target");
    link.click();
    if (!/^(https?:|mailto:)/.test(link.href)) await later();
    look(text.slice(0, 100));
  }
  return ran;
}
