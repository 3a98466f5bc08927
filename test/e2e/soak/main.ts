/**
 * A generated client calls a real Airflow for minutes, at a bounded rate: `npm run soak -- --minutes 10 --rate 50 --airflow 3.3.2`.
 * Its memory, after each minute and a garbage collection, must stay what it was; and nothing may fail that was not meant to.
 */
import { build } from "esbuild";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { startAirflow } from "../support/server.js";

/** What the program tells after each minute. */
interface Sample {
  readonly minute: number;
  readonly heapMB: number;
  readonly rssMB: number;
  readonly calls: number;
  readonly perSecond: number;
  /** What came of the calls, as it was meant to, by kind. */
  readonly meant: Readonly<Record<string, number>>;
  /** And otherwise. */
  readonly failed: Readonly<Record<string, number>>;
}

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    rate: { type: "string", default: "50" },
    airflow: { type: "string", default: "3.3.2" },
  },
});
/** Tokens are renewed this often, in seconds: longer than the server's script needs for its runs, which it has one token for. */
const AIRFLOW_SERVER_TOKEN_LIFE = "120";
/** What the memory may grow by after the first minute: engines compile, and pools fill. */
const MOST_GROWTH_MB = 2;

const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-soak-"));
const server = await startAirflow(values.airflow, { AIRFLOW_SERVER_TOKEN_LIFE });
try {
  const samples = await soak(await makeProgram());
  console.table(samples.map(({ meant: _, failed, ...sample }) => ({ ...sample, failed: JSON.stringify(failed) })));
  console.table(samples.at(-1)?.meant);
  process.exitCode = faultOf(samples) ? 1 : 0;
  console.log(faultOf(samples) || "Memory is flat, and nothing failed that was not meant to.");
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** The client of this server, as a user makes it, in a bundle with the program. */
async function makeProgram(): Promise<string> {
  const cli = join(root, "dist/cli/main.js");
  const client = join(folder, "client");
  const spec = `${server.url}/openapi.json`;
  await promisify(execFile)(process.execPath, [cli, "generate", "--spec", spec, "--out", client, "--quiet"]);
  const outfile = join(folder, "program.mjs");
  await build({
    entryPoints: [join(root, "test/e2e/programs/soak.ts")],
    alias: { "airflow-client": join(client, "src/index.ts") },
    ...{ outfile, bundle: true, platform: "node", format: "esm", target: "node20", logLevel: "error" },
  });
  return outfile;
}

async function soak(program: string): Promise<Sample[]> {
  const samples: Sample[] = [];
  const args = ["--expose-gc", program, server.url, values.minutes, values.rate];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  for await (const line of createInterface(child.stdout)) {
    console.log(line);
    samples.push(JSON.parse(line) as Sample);
  }
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`the program ended with ${String(code)}`);
  return samples;
}

/** What does not hold; empty where all does. */
function faultOf(samples: readonly Sample[]): string {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last) return "There is no sample.";
  if (Object.keys(last.failed).length > 0) return `Calls failed: ${JSON.stringify(last.failed)}`;
  const growth = last.heapMB - first.heapMB;
  return growth > MOST_GROWTH_MB ? `The heap has grown by ${growth.toFixed(1)} MB.` : "";
}
