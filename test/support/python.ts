/** Packages of Python that a test needs: in an environment of their own, beside what needs them. */
import { execFileSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A Python that has packages; undefined, and a line on stderr, where it cannot be had.
 *
 * @param home the folder of the environment
 * @param packages with their versions: `cmarkgfm==1.0`
 */
export function pythonWith(home: string, packages: readonly string[]): string | undefined {
  const python = join(home, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const done = join(home, `${packages.join("+")}.done`);
  if (existsSync(done)) return python;
  try {
    rmSync(home, { recursive: true, force: true });
    execFileSync("python3", ["-m", "venv", home], { stdio: "pipe" });
    execFileSync(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...packages], {
      stdio: "pipe",
    });
    writeFileSync(done, "");
    return python;
  } catch (error) {
    process.stderr.write(`No Python with ${packages.join(", ")}: ${String(error).split("\n")[0] ?? ""}\n`);
    return undefined;
  }
}
