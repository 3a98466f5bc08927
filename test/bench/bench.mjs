/**
 * `npm run bench`: the claims of speed and size, measured side by side with peers in one run, as ratios. Peers have a package file
 * of their own beside this file, so that nobody else installs them. Runs alternate, so that a busy machine slows both; the median
 * counts. Nothing here passes or fails: it prints what it saw.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));
const cli = join(root, "dist/cli/main.js");
const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const version = "3.2.1";

if (!existsSync(join(here, "node_modules"))) {
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: here, stdio: "inherit" });
}

/** Wall seconds of one run; throws where it fails, since a failed run is fast. */
function seconds(args, cwd) {
  const started = performance.now();
  const run = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  if (run.status !== 0) throw new Error(`${args.join(" ")}\n${run.stdout}${run.stderr}`);
  return (performance.now() - started) / 1000;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Orval 8 needs a Node newer than 20. */
function orvalCommand(folder) {
  const [major] = process.versions.node.split(".").map(Number);
  const [name, bin] = major >= 22 ? ["orval-8", "bin/orval.mjs"] : ["orval-7", "bin/orval.js"];
  const config = join(folder, "orval.config.cjs");
  writeFileSync(
    config,
    `module.exports = { airflow: { input: "./spec.yaml", output: { mode: "tags-split", client: "fetch", target: "./orval/api.ts" } } };`,
  );
  return { label: name, args: [join(here, "node_modules", name, "dist", bin), "--config", config] };
}

function speed(folder) {
  const spec = execFileSync(process.execPath, [cli, "specs", "path", version], { encoding: "utf8" }).trim();
  execFileSync("cp", [spec, join(folder, "spec.yaml")]);
  const orval = orvalCommand(folder);
  const ours = (name) => [cli, "generate", "--spec", "spec.yaml", "--out", name, "--quiet"];
  const cold = [];
  const peer = [];
  seconds(orval.args, folder);
  seconds(ours("warm-up"), folder);
  for (let round = 0; round < rounds; round++) {
    peer.push(seconds(orval.args, folder));
    cold.push(seconds(ours(`out-${round}`), folder));
  }
  console.log(
    `\nGenerating from the local ${version} spec, Node ${process.versions.node}, median of ${rounds}, wall seconds\n`,
  );
  console.log(`| ${orval.label} | airflow-codegen, docs included | ratio |\n| --- | --- | --- |`);
  console.log(
    `| ${median(peer).toFixed(2)} | ${median(cold).toFixed(2)} | ${(median(cold) / median(peer)).toFixed(2)} |`,
  );
}

/** A program with one API class and one call, as a bundler would ship it. */
async function size(folder) {
  const esbuild = await import(pathToFileURL(createRequire(join(here, "package.json")).resolve("esbuild")).href);
  const programs = {
    "airflow-codegen, DagRunApi": `import { DagRunApi } from "./out-0/src/index.js";
      const api = new DagRunApi({ baseUrl: location.origin });
      console.log(await api.getDagRun({ dag_id: "a", dag_run_id: "b" }));`,
    "airflow-codegen, DagRunApi with login": `import { DagRunApi, login } from "./out-0/src/index.js";
      const api = new DagRunApi({ baseUrl: location.origin, auth: login({ username: "a", password: "b" }) });
      console.log(await api.getDagRun({ dag_id: "a", dag_run_id: "b" }));`,
    "airflow-codegen, MonitorApi": `import { MonitorApi } from "./out-0/src/index.js";
      console.log(await new MonitorApi({ baseUrl: location.origin }).getHealth());`,
    "openapi-fetch": `import createClient from ${JSON.stringify(join(here, "node_modules/openapi-fetch/dist/index.mjs"))};
      const client = createClient({ baseUrl: location.origin });
      console.log(await client.GET("/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}", { params: { path: { dag_id: "a", dag_run_id: "b" } } }));`,
    "hey-api": heyApi(folder),
  };
  console.log(`\nOne API class and one call, esbuild, minified, gzip -9, bytes\n\n| program | bytes |\n| --- | --- |`);
  for (const [name, program] of Object.entries(programs)) {
    const file = join(folder, "program.ts");
    writeFileSync(file, program);
    const built = await esbuild.build({ entryPoints: [file], bundle: true, minify: true, format: "esm", write: false });
    console.log(`| ${name} | ${gzipSync(built.outputFiles[0].contents, { level: 9 }).length} |`);
  }
}

function heyApi(folder) {
  const bin = join(here, "node_modules/@hey-api/openapi-ts/bin/run.js");
  seconds([bin, "--input", "spec.yaml", "--output", "hey-api", "--client", "@hey-api/client-fetch"], folder);
  return `import { getDagRun } from "./hey-api/index.js";
    console.log(await getDagRun({ path: { dag_id: "a", dag_run_id: "b" } }));`;
}

const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-bench-"));
try {
  speed(folder);
  await size(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
