/** The peers have a package file of their own beside this one, so that nobody else installs them. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { here, versionOf } from "./peers.js";

/** Installs the peers, where they are not those of the package file. */
export function installPeers(): void {
  if (isInstalled()) return;
  console.error("Installing the peers …");
  const args = ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  // What npm says goes where progress goes.
  execFileSync("npm", args, { cwd: here, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
}

function isInstalled(): boolean {
  const { dependencies } = JSON.parse(readFileSync(join(here, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  try {
    return Object.entries(dependencies).every(([name, wanted]) => wanted.split("@").at(-1) === versionOf(name));
  } catch {
    return false;
  }
}
