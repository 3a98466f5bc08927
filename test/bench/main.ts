/** `npm run bench`: the promises of speed and size, measured side by side with peers. Nothing here passes or fails: it writes what it saw. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { chart } from "./chart.js";
import { progress, stopChildren } from "./measure.js";
import { help, type Options, type PartName, partNames, readOptions } from "./options.js";
import { installPackages } from "../support/packages.js";
import { here, root } from "./peers.js";
import * as again from "./parts/again.js";
import * as call from "./parts/call.js";
import * as cold from "./parts/cold.js";
import * as docs from "./parts/docs.js";
import * as scale from "./parts/scale.js";
import * as size from "./parts/size.js";
import * as tsc from "./parts/tsc.js";
import { betweenMarks, page, speedLines } from "./report.js";
import { type Part, type PartResult, Workshop } from "./workshop.js";

const parts: Readonly<Record<PartName, Part>> = { cold, again, docs, tsc, size, call, scale };

async function main(args: readonly string[]): Promise<void> {
  const options = optionsOf(args);
  if (options === undefined) return void process.stdout.write(help);
  await installPackages(here);
  // What is measured is what the sources say now.
  execFileSync(process.execPath, [join(root, "generator/build.mjs")], { stdio: ["ignore", 2, 2] });
  const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-bench-"));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      void stopChildren().then(() => {
        clear();
        process.exit(130);
      });
    });
  }
  try {
    keep(options, await measureAll(folder, options));
  } finally {
    clear();
  }
}

/** Ends the program with 2, where they are wrong. */
function optionsOf(args: readonly string[]): Options | undefined {
  try {
    return readOptions(args, here);
  } catch (error) {
    console.error(
      `${error instanceof Error ? error.message : String(error)}\nnpm run bench -- --help says what there is.`,
    );
    process.exit(2);
  }
}

async function measureAll(folder: string, options: Options): Promise<Map<PartName, PartResult>> {
  const shop = new Workshop(folder, options);
  const results = new Map<PartName, PartResult>();
  for (const name of partNames.filter((one) => options.parts.includes(one))) {
    const started = performance.now();
    progress("");
    console.error(`${name}: ${parts[name].title} …`);
    results.set(name, await parts[name].measure(shop));
    progress("");
    console.error(`${name}: done in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
  return results;
}

/** On standard output always; in files where that is asked for. */
function keep({ rounds, out, isWhole }: Options, results: ReadonlyMap<PartName, PartResult>): void {
  const about = { cores: availableParallelism(), node: process.versions.node, rounds };
  const sections = [...results].map(([name, { markdown }]) => ({ title: parts[name].title, markdown }));
  const lines = [...results.values()].flatMap((result) => result.lines);
  const text = page(about, sections, lines);
  console.log(text);
  if (out === undefined) return;
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "results.md"), text);
  writeFileSync(join(out, "results.svg"), chart([...results.values()].flatMap((result) => result.chart ?? [])));
  if (isWhole && out === here) keepInDocs(speedLines(lines));
}

function keepInDocs(content: string): void {
  const path = join(root, "docs/speed.md");
  const text = betweenMarks(readFileSync(path, "utf8"), content);
  if (text !== undefined) writeFileSync(path, text);
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  progress("");
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 3;
});
