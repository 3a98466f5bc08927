/** Runs the reference generator on many specs, a few JVMs side by side. */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Reference } from "./generators.js";
import { jarOf } from "./jars.js";

export interface ReferenceRun {
  readonly spec: string;
  readonly folder: string;
}

/** After this answer the JVM ends. */
const endless = "failed: no end";

const program = fileURLToPath(new URL("Runner.java", import.meta.url));

/** What is not made, to save time: the pages do not depend on it. */
const ignored = ["**/*.py", "*.py", "*.sh", "*.txt", "*.toml", "*.cfg", "*.yml", "**/*.yml"];

/** Settings under which a run is the same on every machine. */
export const javaOptions = ["-Duser.timezone=UTC", "-Duser.language=en", "-Duser.country=US", "-Dfile.encoding=UTF-8"];

/** Additional properties of a run. */
export function propertiesOf({ packageName, packageVersion }: Reference): string[] {
  return [
    ...(packageName === undefined ? [] : [`packageName=${packageName}`]),
    ...(packageVersion === undefined ? [] : [`packageVersion=${packageVersion}`]),
  ];
}

/** Writes the file that says what is not made. */
export function writeIgnoreFile(folder: string): string {
  const path = join(folder, "ignore");
  writeFileSync(path, ignored.map((line) => `${line}\n`).join(""));
  return path;
}

/**
 * Runs all, at most `jobs` JVMs at a time, in the folder `work`. The answers stand in the order of `runs`: undefined, or why the
 * reference generator failed.
 */
export async function runReference(
  reference: Reference,
  runs: readonly ReferenceRun[],
  { jobs, work }: { readonly jobs: number; readonly work: string },
): Promise<(string | undefined)[]> {
  const jar = jarOf(reference.release);
  const ignore = writeIgnoreFile(work);
  const answers = new Array<string | undefined>(runs.length).fill("failed: its JVM ended");
  const properties = propertiesOf(reference);
  const args = [...javaOptions, "-XX:+UseSerialGC", "-cp", jar, program, reference.language, ignore, ...properties];
  const left = runs.map((run, index) => ({ ...run, index }));
  const machine = async () => {
    while (left.length > 0) await runJvm(args, left, answers);
  };
  await Promise.all(Array.from({ length: Math.min(jobs, runs.length) }, machine));
  return answers;
}

/** One JVM for as many runs as it takes; it ends early where a run does not end. */
function runJvm(
  args: readonly string[],
  left: (ReferenceRun & { readonly index: number })[],
  answers: (string | undefined)[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const java = spawn("java", args, { stdio: ["pipe", "pipe", "ignore"], env: { ...process.env, TZ: "UTC" } });
    let current: number | undefined;
    const send = () => {
      const run = left.shift();
      current = run?.index;
      if (run === undefined) java.stdin.end();
      else java.stdin.write(`${run.spec}\t${run.folder}\n`);
    };
    createInterface({ input: java.stdout }).on("line", (line) => {
      if (current !== undefined) answers[current] = line === "ok" ? undefined : line;
      if (!line.startsWith(endless)) send();
    });
    java.on("error", (error) => reject(new Error("java cannot be run", { cause: error })));
    java.on("close", () => resolve());
    // A JVM that ended has closed its end.
    java.stdin.on("error", () => undefined);
    send();
  });
}
