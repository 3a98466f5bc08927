/** Packages that few commands need have package files of their own, beside what needs them: these are installed when they are needed. */
import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { replaceFolder } from "../../generator/swap.mjs";

/**
 * Installs the packages of a package file, where those that are installed are not the ones it names. No script of them runs.
 *
 * @param folder holds `package.json`, which names exact versions, and `package-lock.json`; gets `node_modules`
 * @throws Error where npm fails
 */
export async function installPackages(folder: string): Promise<void> {
  if (isInstalled(folder)) return;
  process.stderr.write(`Installing the packages of ${folder} …\n`);
  // Not `npm ci`: it refuses a lock without the platforms that the registry it was made with did not have.
  const args = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  await replaceFolder(join(folder, "node_modules"), (workshop) => {
    for (const file of ["package.json", "package-lock.json"]) copyFileSync(join(folder, file), join(workshop, file));
    // What npm says goes where progress goes.
    execFileSync("npm", args, { cwd: workshop, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  });
}

function isInstalled(folder: string): boolean {
  const { dependencies } = read<{ readonly dependencies: Readonly<Record<string, string>> }>(folder, "package.json");
  try {
    return Object.entries(dependencies).every(
      ([name, wanted]) => wanted.split("@").at(-1) === installedVersion(folder, name),
    );
  } catch {
    return false;
  }
}

/** The version of a package that is installed in a folder. */
export function installedVersion(folder: string, name: string): string {
  return read<{ readonly version: string }>(folder, "node_modules", name, "package.json").version;
}

function read<T>(...path: readonly string[]): T {
  return JSON.parse(readFileSync(join(...path), "utf8")) as T;
}
