/** `npm run mutants`: changes one thing of a source at a time, and runs the tests that go through it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installPackages } from "../support/packages.js";
import { areas, filesAt } from "./areas.js";
import { help, type Options, readOptions } from "./options.js";
import { figuresOf, type Mutant, report, wantedShare } from "./report.js";
import { sampleOf } from "./sample.js";

/** Of Stryker, whose package is not there when types are checked. */
interface Engine {
  readonly Stryker: new (settings: object) => { runMutationTest(): Promise<Mutant[]> };
}

async function main(options: Options): Promise<void> {
  await installPackages(fileURLToPath(new URL("./", import.meta.url)));
  const name = "@stryker-mutator/core";
  const { Stryker } = (await import(name)) as Engine;
  for (const area of options.areas)
    await withFolder(async (folder) => {
      const mutants = await new Stryker(settingsOf(area, options, folder)).runMutationTest();
      process.stdout.write(report(area, mutants, options.seed));
      if (figuresOf(mutants).share < wantedShare) process.exitCode = 1;
    });
}

/** A folder of the system for the copy of the tree that is mutated: no mutant is ever in the tree itself. */
async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-mutants-"));
  const clear = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.once("exit", clear);
  try {
    await work(folder);
  } finally {
    process.off("exit", clear);
    clear();
  }
}

function settingsOf(name: string, options: Options, folder: string): object {
  const { sources = [], tests = [] } = areas[name] ?? {};
  const files = options.files.length > 0 ? options.files : sources.flatMap(filesAt);
  const spec = tests.flatMap(filesAt).filter((file) => file.endsWith(".test.ts"));
  return {
    mutate: sampleOf(files, options.lines, options.seed),
    plugins: ["@stryker-mutator/mocha-runner"],
    testRunner: "mocha",
    testRunnerNodeArgs: ["--import", new URL("./register.mjs", import.meta.url).href],
    mochaOptions: { spec, extension: ["ts"], "no-config": true, "no-package": true },
    coverageAnalysis: "perTest",
    ignoreStatic: !options.withStatic,
    warnings: { slow: false },
    concurrency: options.jobs,
    tempDirName: folder,
    cleanTempDir: "always",
    ignorePatterns: ["/dist", "/output", "node_modules", "/test/mutation"],
    reporters: ["progress-append-only"],
    allowConsoleColors: false,
    timeoutMS: 5_000,
    timeoutFactor: 3,
    dryRunTimeoutMinutes: 10,
  };
}

function optionsOf(args: readonly string[]): Options | undefined {
  try {
    return readOptions(args);
  } catch (error) {
    console.error(`${messageOf(error)}\nnpm run mutants -- --help says what there is.`);
    process.exit(2);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const options = optionsOf(process.argv.slice(2));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
if (options === undefined) process.stdout.write(help);
else {
  await main(options).catch((error: unknown) => {
    console.error(messageOf(error));
    process.exitCode = 3;
  });
}
