/** Signs in with a browser and prints what came of it: `node sign-in.mjs CHROMIUM PAGE`. */
import { chromium } from "playwright-core";

const [executablePath, address] = process.argv.slice(2);

/** What a page makes of `run`, with its program at hand. */
const inPage = (page, run) =>
  page.evaluate(
    `program.then(${run}).catch((error) => ({ name: error.name, message: error.message, body: error.body }))`,
  );

const steps = {
  async before(page) {
    await page.goto(address);
    return inPage(page, "({ call }) => call(1)");
  },
  async "signs in"(page) {
    await inPage(page, "({ signIn }) => signIn()");
    await page.fill("[name=login]", "alice");
    await page.fill("[name=password]", "any");
    await page.click("[type=submit]");
    // What may be done in her name.
    await page.click("[type=submit]");
    await page.waitForURL(address);
    return inPage(page, "({ call }) => call(50)");
  },
  async "leaves nothing behind"(page) {
    const left = await page.evaluate("[sessionStorage.length, localStorage.length, document.cookie]");
    return [...left, page.url() === address];
  },
  async renews(page) {
    return [await inPage(page, "({ revoke }) => revoke()"), await inPage(page, "({ call }) => call(50)")];
  },
  async "forgets when it is loaded again"(page) {
    await page.reload();
    return inPage(page, "({ call }) => call(1)");
  },
  async "a callback from elsewhere"(page) {
    await page.goto(`${address}?code=c0de&state=st4te`);
    return inPage(page, "({ call }) => call(1)");
  },
  async "somebody who cancels"(page) {
    await page.context().clearCookies();
    await page.goto(address);
    await inPage(page, "({ signIn }) => signIn()");
    await page.click("text=Cancel");
    await page.waitForURL(address);
    return inPage(page, "({ call }) => call(1)");
  },
  async "a page that came by http"(page) {
    await page.goto(address.replace("127.0.0.1", "plain.example"));
    return inPage(page, "({ signIn }) => signIn()");
  },
};

const quiet = ["background-networking", "component-update", "sync", "gpu"].map((name) => `--disable-${name}`);
const names = "--host-resolver-rules=MAP plain.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--no-first-run", names, ...quiet] });
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  const report = {};
  for (const [name, run] of Object.entries(steps)) report[name] = await run(page);
  console.log(JSON.stringify(report));
} finally {
  await browser.close();
}
