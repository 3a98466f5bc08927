/** `npm run oracle`: what generated clients send, beside what others would send and read. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { help, type Options, readOptions } from "./options.js";
import { report } from "./report.js";
import { runTrials, trialsOf } from "./run.js";

async function main(args: readonly string[]): Promise<void> {
  const options = optionsOf(args);
  if (options === undefined) return void process.stdout.write(help);
  const { seed, runs, only, json } = options;
  const all = trialsOf(seed, runs);
  const trials = only === undefined ? all : all.slice(only, only + 1);
  if (only !== undefined) console.log(JSON.stringify(trials, null, 1));
  const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-oracle-"));
  try {
    const findings = await runTrials(
      trials,
      folder,
      (done) => void process.stderr.write(`\r${done} of ${trials.length}`),
    );
    process.stderr.write("\n");
    console.log(report(findings, trials.length, seed));
    if (json !== undefined) writeFileSync(json, JSON.stringify(findings.differences, null, 1));
    if (findings.differences.length + findings.types.length > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Ends the program with 2, where they are wrong. */
function optionsOf(args: readonly string[]): Options | undefined {
  try {
    return readOptions(args);
  } catch (error) {
    console.error(
      `${error instanceof Error ? error.message : String(error)}\nnpm run oracle -- --help says what there is.`,
    );
    process.exit(2);
  }
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 3;
});
