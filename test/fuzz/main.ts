/** `npm run fuzz`: documents that nobody wrote, through all of the generator. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endCompilers } from "../corpus/compile.js";
import { help, type Options, readOptions } from "./options.js";
import { faultsOf, report } from "./report.js";
import { fuzz, nameOf, type Result } from "./run.js";
import { realSpecs } from "./sources.js";

async function main(options: Options): Promise<void> {
  const started = performance.now();
  const results: Result[] = [];
  const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-fuzz-"));
  const clear = (): void => {
    endCompilers();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once("exit", clear);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
  process.stderr.write(`Seed ${options.seed}\n`);
  await fuzz(await realSpecs(), {
    ...options,
    folder,
    onResult: (result) => {
      results.push(result);
      tell(result, results.length, options);
    },
  });
  process.stdout.write(report(results, options.seed, (performance.now() - started) / 60_000));
  if (results.length === 0 || results.some((result) => faultsOf(result).length > 0)) process.exitCode = 1;
}

/** What is wrong is said at once, and kept; else a line for each hundred. */
function tell(result: Result, done: number, { keep }: Options): void {
  const [first] = faultsOf(result);
  const { tried } = result;
  if (first !== undefined) {
    process.stderr.write(`${nameOf(tried)}: ${first.slice(0, 300)}\n`);
    if (keep !== undefined) {
      mkdirSync(keep, { recursive: true });
      writeFileSync(join(keep, nameOf(tried)), tried.document);
    }
  }
  if (done % 100 === 0) process.stderr.write(`${done}\n`);
}

function optionsOf(args: readonly string[]): Options | undefined {
  try {
    return readOptions(args);
  } catch (error) {
    console.error(`${messageOf(error)}\nnpm run fuzz -- --help says what there is.`);
    process.exit(2);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const options = optionsOf(process.argv.slice(2));
if (options === undefined) process.stdout.write(help);
else {
  await main(options).catch((error: unknown) => {
    console.error(messageOf(error));
    process.exitCode = 3;
  });
}
