/** The machine's own Python package client: it knows the user's index, proxy and certificates, so nothing else has to. */
import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { env, platform } from "node:process";
import { failure } from "../diagnostics.js";

/** How to call a Python that has pip. */
export interface PythonCommand {
  readonly command: string;
  readonly args: readonly string[];
}

/** What a finished process left. */
export interface Outcome {
  /** The exit code; -1 where the process did not start or was stopped. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const tenMinutes = 600_000;

/**
 * The first Python that runs and has pip: AIRFLOW_CODEGEN_PYTHON alone if it is set, else `python3`, `python`, `py -3`.
 *
 * @param folder Where to run it: an empty folder, as Python imports from the folder it is started in
 * @throws Failure PYTHON_MISSING
 */
export async function findPython(folder: string): Promise<PythonCommand> {
  const candidates = pythons();
  for (const python of candidates) {
    const { code } = await run(python, ["-c", "import pip, zipfile"], folder);
    if (code === 0) return python;
  }
  const tried = candidates.map(({ command, args }) => [command, ...args].join(" ")).join(", ");
  throw failure("PYTHON_MISSING", `No Python with pip was found (tried: ${tried}).`);
}

function pythons(): PythonCommand[] {
  const chosen = env["AIRFLOW_CODEGEN_PYTHON"];
  // A path is made absolute: the process is started in another folder.
  if (chosen) return [{ command: /[/\\]/.test(chosen) ? resolve(chosen) : chosen, args: [] }];
  const usual = ["python3", "python"].map((command) => ({ command, args: [] }));
  return platform === "win32" ? [...usual, { command: "py", args: ["-3"] }] : usual;
}

/** Runs Python to its end, without a shell. Never rejects. */
export async function run(python: PythonCommand, args: readonly string[], folder: string): Promise<Outcome> {
  const options = {
    cwd: folder,
    env: { ...env, PYTHONIOENCODING: "utf-8" },
    maxBuffer: 2 ** 24,
    timeout: tenMinutes,
    windowsHide: true,
  };
  return new Promise<Outcome>((done) => {
    execFile(python.command, [...python.args, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
      done({ code, stdout, stderr });
    });
  }).catch((error: unknown) => ({ code: -1, stdout: "", stderr: String(error) }));
}

/**
 * The one line of pip's output that tells the cause of a failure, without credentials, object addresses and control characters.
 */
export function causeOf(stderr: string): string {
  const lines = stderr.split(/\r?\n/).filter((line) => line.trim() !== "");
  const cause =
    lines.findLast((line) => /broken by|Could not fetch|Errno|Error: |HTTP error|timed out/.test(line)) ?? lines.at(-1);
  return (cause ?? "pip said nothing")
    .replace(/\/\/[^\s@]*@/g, "//")
    .replace(/\?[^\s'")]+/g, "")
    .replace(/<[^<>]* object at 0x[0-9a-f]+>:? ?/g, "")
    .replace(/\p{Cc}/gu, "")
    .replace(/^\s*(?:WARNING|ERROR): (?:Retrying \(Retry\(.*?\)\) after )?/, "")
    .slice(0, 300);
}
