/** Python environments for tests, made once and kept in the cache, and clients for them. */
import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../../../generator/catalog/cache.js";

/** A Python that has these packages and what they need. */
export function pythonWith(name: string, packages: readonly string[]): string {
  const home = join(cacheFolder(), "..", "python-client", name);
  const python = join(home, "bin/python");
  if (existsSync(python)) return python;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(join(home, ".."), { recursive: true });
  execFileSync("python3", ["-m", "venv", home]);
  try {
    execFileSync(join(home, "bin/pip"), ["install", "--quiet", "--disable-pip-version-check", ...packages], {
      stdio: "pipe",
    });
  } catch (error) {
    // A half-made environment must not pass for a whole one next time.
    renameSync(home, `${home}.broken`);
    rmSync(`${home}.broken`, { recursive: true, force: true });
    throw error;
  }
  return python;
}

/** A Python with all that our clients need, and the tools that build and check them. */
export function toolsPython(): string {
  const packages = ["pydantic==2.14.4", "urllib3==2.8.0", "mypy==2.4.1", "pyright==1.1.414"];
  return pythonWith("tools-1", [...packages, "hatchling==1.33.0", "build==1.6.1", "twine==7.0.0"]);
}

/** Generates our client of a release, as a user does. */
export function generateClient(version: string, out: string): void {
  const cli = join(import.meta.dirname, "../../../dist/cli/main.js");
  const options = ["--airflow", version, "--target", "python", "--quiet"];
  execFileSync(process.execPath, [cli, "generate", ...options, "--out", out]);
}

export interface Run {
  readonly input?: string;
  /** Where our client is, which is not installed. */
  readonly client?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** What a program of this folder prints. */
export function runPython(python: string, [program = "", ...args]: readonly string[], run: Run = {}): Promise<string> {
  const path = run.client === undefined ? {} : { PYTHONPATH: run.client };
  const env = { ...process.env, NO_PROXY: "127.0.0.1", PYTHONDONTWRITEBYTECODE: "1", ...path, ...run.environment };
  return new Promise((resolve, reject) => {
    const options = { env, maxBuffer: 256 << 20 };
    const child = execFile(python, [join(import.meta.dirname, program), ...args], options, (error, stdout, stderr) =>
      error ? reject(new Error(stderr || error.message)) : resolve(stdout),
    );
    child.stdin?.end(run.input);
  });
}
