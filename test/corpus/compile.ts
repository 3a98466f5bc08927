/** The compiler's word on many clients at once: one program for all of them, with everything strict. */
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { resolutions, strictFlags, tscOf } from "../support/compiler.js";

/** Shown of each client. */
const shown = 20;
const running = new Set<{ kill(signal: "SIGKILL"): boolean }>();

/** Ends every compiler, for good: for who ends this program. */
export function endCompilers(): void {
  for (const child of running) child.kill("SIGKILL");
}

/**
 * Compiles the clients `<folder>/<name>/typescript` with TypeScript 7.
 *
 * @returns what it says of each client, by the name of its folder: only of those that it complains about
 */
export async function compile(
  folder: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const include = names.map((name) => `${name}/typescript/src`);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: { types: [] }, include }));
  return complaintsByClient(
    await outputOf(folder, ["-p", ".", "--pretty", "false", ...strictFlags, ...resolutions.nodenext]),
  );
}

/** All that the compiler writes; nothing where all is well. */
function outputOf(cwd: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [tscOf("7.0"), ...args],
      { cwd, maxBuffer: 2 ** 28 },
      (error, stdout, stderr) => {
        running.delete(child);
        resolve(error === null ? "" : stdout + stderr || error.message);
      },
    );
    running.add(child);
  });
}

/** `stripe.com/typescript/src/x.ts(1,2): error TS2322: …`, by what stands before `/typescript/`; the rest is of nobody: `""`. */
export function complaintsByClient(output: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const line of output.split("\n")) {
    if (line === "" || line.startsWith(" ")) continue;
    const [, name = "", rest = line] = /^([^/\s]+)\/typescript\/(.*)$/.exec(line) ?? [];
    const lines = found.get(name) ?? [];
    if (lines.length < shown) lines.push(rest);
    found.set(name, lines);
  }
  return found;
}
