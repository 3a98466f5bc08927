/* global document */
/**
 * Measures pages as a code host lays them out. On stdin: `{ pages: [{ path, text }], widths, python }`, on stdout: for each page and width
 * what is wider than it may be.
 */
import { text } from "node:stream/consumers";
import { openBrowser } from "./browser.mjs";
import { htmlOf, onGitHub } from "./renderers.mjs";

/** What decides about widths in the style sheet of GitHub, in our words. */
const style = `
  body { margin: 0; font: 16px/1.5 sans-serif; }
  article { box-sizing: border-box; max-width: 894px; margin: 0 auto; padding: 16px; overflow-wrap: break-word; }
  table { display: block; width: max-content; max-width: 100%; overflow: auto; border-spacing: 0; border-collapse: collapse; }
  td, th { padding: 6px 13px; border: 1px solid; }
  code { padding: 0.2em 0.4em; font: 85% monospace; white-space: break-spaces; }
  pre { padding: 16px; overflow: auto; font-size: 85%; line-height: 1.45; }
  pre code { padding: 0; font-size: 100%; white-space: pre; }`;

const { pages, widths, python } = JSON.parse(await text(process.stdin));
const { browser, missing } = await openBrowser();
const faults = [];
if (browser !== undefined) {
  const made = onGitHub(
    python,
    pages.map((page) => page.text),
  );
  for (const [index, { path }] of pages.entries()) {
    for (const width of widths) {
      for (const what of await measured(htmlOf(made[index]), width)) faults.push(`${path} at ${width}: ${what}`);
    }
  }
  await browser.close();
}
process.stdout.write(JSON.stringify({ faults, missing }));

async function measured(html, width) {
  const page = await browser.newPage();
  try {
    await page.setViewport({ width, height: 900 });
    await page.setContent(`<!doctype html><style>${style}</style><article>${html}</article>`);
    return await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const room = document.querySelector("article").clientWidth;
      const parts = [...document.querySelectorAll("table, li, p")].filter((one) => {
        const isScrolled = one.matches("table") && document.documentElement.clientWidth < 600;
        return one.getBoundingClientRect().width > room || (!isScrolled && one.scrollWidth > one.clientWidth + 60);
      });
      const told = parts.map((one) => `${one.localName} of ${one.scrollWidth}: ${one.textContent.slice(0, 80)}`);
      return scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`, ...told] : told;
    });
  } finally {
    await page.close();
  }
}
