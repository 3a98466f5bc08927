/** Runs a script in a page and prints what its `globalThis.report` comes to: `node browser.mjs CHROMIUM SCRIPT`. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { chromium } from "playwright-core";

const [executablePath, script] = process.argv.slice(2);

// An origin of its own: what the script calls is on another one.
const pages = createServer((request, response) => {
  const isScript = request.url === "/script.js";
  response.writeHead(200, { "content-type": isScript ? "text/javascript" : "text/html" });
  response.end(
    isScript ? readFileSync(script) : '<!doctype html><meta charset="utf-8"><script src="script.js"></script>',
  );
});
await new Promise((resolve) => pages.listen(0, "127.0.0.1", resolve));

const quiet = ["background-networking", "component-update", "sync", "gpu"].map((name) => `--disable-${name}`);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--no-first-run", ...quiet] });
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.goto(`http://127.0.0.1:${pages.address().port}/`);
  console.log(await page.evaluate(() => globalThis.report));
} finally {
  await browser.close();
  pages.close();
}
