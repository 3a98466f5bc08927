import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import buildGenerator from "../../support/global-setup.js";
import { pairs, workFolder } from "./pairs.js";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../../..");

/**
 * Starts every server that the pairs need, all at once, and generates every client with the built command line.
 *
 * `E2E_SERVERS='{"3.3.2":"http://127.0.0.1:8080"}'` names servers that run already, for whoever writes these tests.
 */
export default async function setup() {
  await buildGenerator();
  await rm(workFolder, { recursive: true, force: true });
  const urls = JSON.parse(process.env.E2E_SERVERS ?? "{}");
  const missing = [...new Set(pairs.map(({ server }) => server))].filter((version) => !urls[version]);
  const { startAirflow } = await serverModule();
  // Asked for by the teardown. Whatever happens before it, the servers end with this process.
  const started = await Promise.all(missing.map((version) => startAirflow(version)));
  globalThis.stopServers = () => Promise.all(started.map((server) => server.stop()));
  for (const { version, url } of started) urls[version] = url;
  process.env.E2E_SERVERS = JSON.stringify(urls);
  for (const pair of pairs) await makeClient(pair, urls[pair.server]);
}

/** The helper is TypeScript, and a global setup of jest cannot import that. */
async function serverModule() {
  const outfile = join(workFolder, "server.mjs");
  const dirnameOfHelper = JSON.stringify(here);
  await build({
    ...options,
    entryPoints: [join(here, "server.ts")],
    define: { "import.meta.dirname": dirnameOfHelper },
    outfile,
  });
  return import(outfile);
}

const options = { bundle: true, platform: "node", format: "esm", target: "node20", logLevel: "error" };

/** As a user does it: the command line, against the URL where the server shows its spec; then a bundler. */
async function makeClient({ client, server, major, folder, bundle }, url) {
  const ownSpec = `${url}${major === "2" ? "/api/v1/openapi.yaml" : "/openapi.json"}`;
  const source = client === server ? ["--spec", ownSpec] : ["--airflow", client];
  const cli = join(root, "dist/cli/main.js");
  await promisify(execFile)(process.execPath, [cli, "generate", ...source, "--out", folder, "--quiet"], {
    cwd: workFolder,
  });
  const entryPoints = { client: join(folder, "src/index.ts"), operations: join(folder, "src/operations/index.ts") };
  await build({ ...options, entryPoints, outdir: dirname(bundle), splitting: true, outExtension: { ".js": ".mjs" } });
}
