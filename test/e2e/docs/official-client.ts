/** The official Python client, installed once for each release, and programs run with it. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { pythonWith } from "../python/environment.js";

export interface Example {
  /** Page and operation: `XComApi.get_xcom_entry`. */
  readonly name: string;
  readonly text: string;
}

/** A Python that has `apache-airflow-client` at this version. */
export function officialClient(version: string): string {
  return pythonWith(version, [`apache-airflow-client==${version}`]);
}

/** What each example prints when it runs. */
export function runExamples(
  python: string,
  examples: readonly Example[],
  environment: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  return ask<Record<string, string>>(python, "run", examples, environment);
}

/** The names that each example uses and that nobody defines: builtins, imports and the package are looked up. */
export function unknownNames(python: string, examples: readonly Example[]): Promise<Record<string, string[]>> {
  return ask<Record<string, string[]>>(python, "names", examples, {});
}

function ask<Answer>(
  python: string,
  action: "run" | "names",
  examples: readonly Example[],
  environment: Readonly<Record<string, string>>,
): Promise<Answer> {
  const script = join(import.meta.dirname, "examples.py");
  const env = { ...process.env, ...environment, NO_PROXY: "127.0.0.1" };
  return new Promise((resolve, reject) => {
    const child = execFile(python, [script, action], { env, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      if (error) reject(new Error(stderr || error.message));
      else resolve(JSON.parse(stdout) as Answer);
    });
    child.stdin?.end(JSON.stringify(examples));
  });
}
