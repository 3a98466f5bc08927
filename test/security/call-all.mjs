/** Imports bundles of clients, constructs each and calls every method of it; prints what was sent and whether anything ran. */
const baseUrl = "http://127.0.0.1:9/base";
const urls = [];
const fetch = async (...request) => {
  urls.push(new URL(new globalThis.Request(...request).url));
  return globalThis.Response.json({ pets: [], total_entries: 0 });
};

/** Parameters of every name, so that each method finds what it wants. A method without any takes it for options, of which a signal must be one. */
const anything = new Proxy(
  {},
  {
    get: (_, name) => (name === "signal" ? undefined : "dummy"),
    getOwnPropertyDescriptor: () => ({ value: "dummy", enumerable: true, configurable: true, writable: true }),
  },
);

async function call(api, method) {
  const answer = api[method](anything, {});
  if (Symbol.asyncIterator in answer) await answer.next();
  else await answer;
}

const called = [];
for (const bundle of process.argv.slice(2)) {
  // It is called after the title, whatever that is.
  const [Root] = Object.values(await import(bundle)).filter(({ name }) => /.Client\d*$/.test(name ?? ""));
  const before = urls.length;
  for (const api of Object.values(new Root({ baseUrl, fetch, retries: 0 }))) {
    for (const method of Object.getOwnPropertyNames(Object.getPrototypeOf(api))) {
      // A method may refuse what it is given; it may not run what it was made of.
      if (method !== "constructor") await call(api, method).catch(() => undefined);
    }
  }
  called.push(urls.length - before);
}
const origins = [...new Set(urls.map(({ origin }) => origin))];
const outside = urls.filter(({ pathname }) => !pathname.startsWith("/base/")).map(String);
process.stdout.write(JSON.stringify({ pwned: globalThis.__pwned ?? null, called, origins, outside }));
