/** The authorization code flow in a real browser, against a real provider. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import * as esbuild from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProvider, type TestProvider } from "../oauth/support/provider.js";
import { type Handler, withServer } from "../runtime/server.js";
import { chromium, installRuntimes, output, support } from "./support/runtimes.js";

let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "airflow-codegen-sign-in-"));
  await installRuntimes();
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The page and its script; it may ask to have a token revoked. */
async function pages(provider: () => TestProvider): Promise<Handler> {
  const entryPoints = [`${support}sign-in-page.ts`];
  const { outputFiles } = await esbuild.build({ entryPoints, bundle: true, write: false, target: "es2022" });
  return ({ url, body }, response) => {
    const { issuer, api } = provider();
    const settings = `const settings = ${JSON.stringify({ issuer, api: api.url })};`;
    if (url === "/revoke")
      return provider()
        .revoke(body)
        .then(() => response.end());
    const isScript = url === "/script.js";
    response.writeHead(200, { "content-type": isScript ? "text/javascript" : "text/html" });
    return response.end(
      isScript
        ? settings + outputFiles[0]?.text
        : '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script src="script.js"></script>',
    );
  };
}

const why = chromium === undefined ? ": no browser found, CHROMIUM can name one" : "";
(chromium === undefined ? test.skip : test)(`Chromium${why}`, async () => {
  let provider: TestProvider | undefined;
  const handler = await pages(() => provider as TestProvider);
  await withServer(handler, async ({ url }) => {
    const address = `${url}/page`;
    const started = await startProvider({ pageUri: address });
    provider = started;
    try {
      const got = await output(folder, process.execPath, [`${support}sign-in.mjs`, chromium ?? "", address]);
      const answer = expect.objectContaining({ active: true, sub: "alice", client_id: "page" });
      const nobody = { name: "ConfigError", message: "No user has signed in: call begin(), then complete()" };
      expect(JSON.parse(got)).toEqual({
        before: nobody,
        "signs in": Array.from({ length: 50 }, () => answer),
        "leaves nothing behind": [0, 0, "", true],
        renews: [true, Array.from({ length: 50 }, () => answer)],
        "forgets when it is loaded again": nobody,
        "a callback from elsewhere": {
          name: "ClientError",
          message: "The callback belongs to no sign-in that began here",
        },
        "somebody who cancels": {
          name: "BadRequestError",
          message: "400 from GET authorizationUrl: access_denied: End-User aborted interaction",
          body: { error: "access_denied", detail: "access_denied: End-User aborted interaction" },
        },
        "a page that came by http": { name: "ConfigError", message: "A page must come by https to sign in (PKCE)" },
      });
      // For the code, and for what was revoked.
      expect(started.tokenRequests()).toBe(2);
    } finally {
      await started.close();
    }
  });
});
