/** Runs the built command line as a user does: in a process of its own, in a folder of its own. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The binary; `test/support/global-setup.js` has built it. */
export const binary = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

export interface Ran {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunSettings {
  readonly cwd: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another installation than {@link binary}. */
  readonly program?: string;
}

/** Runs `airflow-codegen` with these arguments to its end. */
export function airflowCodegen(
  args: readonly string[],
  { cwd, stdin = "", env = {}, program = binary }: RunSettings,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd, env: { ...process.env, ...env } });
    const output = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => (output[name] += text));
    }
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, ...output }));
    // A run that fails early has closed its end: what it did not read is not missed.
    child.stdin.on("error", () => undefined);
    child.stdin.end(stdin);
  });
}

/** Gives a test an empty folder, and removes it afterwards whatever happens. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-cli-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
