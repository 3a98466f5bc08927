/**
 * `npm run prepare`, which npm calls before this repository becomes a package: after `npm ci` in a clone, and where it is installed from git.
 *
 * Installed from git with `--global`, as pre-commit does it, npm hands that option on to the install inside of the clone, which then brings no
 * dependencies. They are fetched here.
 */
import { execSync } from "node:child_process";
import { existsSync } from "node:fs";

if (!existsSync("node_modules/esbuild")) run("npm ci --global=false --ignore-scripts");
run("npm run build --global=false");

function run(command) {
  execSync(command, { stdio: "inherit" });
}
