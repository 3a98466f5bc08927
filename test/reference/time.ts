/** `npm run reference -- --time`: how long both take for all dialects of one spec, as commands, side by side. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Spec } from "./compare-specs.js";
import type { Reference } from "./generators.js";
import { jarOf } from "./jars.js";
import { javaOptions, propertiesOf, writeIgnoreFile } from "./runner.js";

const binary = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const rounds = 7;

/** A dialect, with the spec that the reference generator is given. */
export interface Timed {
  readonly reference: Reference;
  readonly spec: Spec;
}

/** Prints the median wall time of both, each as a user calls it: one command for ours, one a dialect for the reference. */
export function timeSpec(
  { name, path }: Spec,
  all: readonly Timed[],
  { work, print }: { readonly work: string; readonly print: (line: string) => void },
): void {
  if (!existsSync(binary)) throw new Error("Build first: npm run build");
  const [theirs, ours]: [number[], number[]] = [[], []];
  for (const { reference } of all) jarOf(reference.release);
  const dialects = all.map(({ reference }) => reference.dialect).join(",");
  for (let round = 0; round < rounds; round++) {
    theirs.push(all.reduce((sum, timed) => sum + timeReference(timed, work), 0));
    ours.push(timeOurs(path, dialects, join(work, `ours-${round}`)));
  }
  const [slow, fast] = [median(theirs), median(ours)];
  print(`${name} in ${dialects}; median of ${rounds}, wall seconds`);
  print(`reference ${slow.toFixed(2)}, ours ${fast.toFixed(2)}: 1/${(slow / fast).toFixed(1)}`);
}

function timeReference({ reference, spec }: Timed, work: string): number {
  const properties = propertiesOf(reference).flatMap((property) => ["--additional-properties", property]);
  return seconds("java", [
    ...[...javaOptions, "-jar", jarOf(reference.release), "generate", "-g", reference.language, "-i", spec.path],
    ...["-o", join(work, reference.dialect), "--skip-validate-spec", "--ignore-file-override", writeIgnoreFile(work)],
    ...properties,
  ]);
}

function timeOurs(spec: string, dialects: string, out: string): number {
  const options = ["--spec", spec, "--target", "docs", "--dialect", dialects, "--out", out];
  return seconds(process.execPath, [binary, "generate", ...options, "--quiet"]);
}

/** Throws where the run fails, since a failed run is fast. */
function seconds(command: string, args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr, stdout } = spawnSync(command, args, { encoding: "utf8", env: { ...process.env, TZ: "UTC" } });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}\n${stdout}${stderr}`.slice(0, 2000));
  return (performance.now() - started) / 1000;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
