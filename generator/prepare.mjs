/**
 * `npm run prepare`, which npm calls before this repository becomes a package: after `npm ci` in a clone, where it is installed from git, and
 * at the first `npx airflow-codegen` in a clone.
 *
 * Installed from git with `--global`, as pre-commit does it, npm hands that option on to the install inside of the clone, which then brings no
 * dependencies. They are fetched here.
 */
import { execSync } from "node:child_process";
import { existsSync } from "node:fs";
import { build } from "./build.mjs";

await build({
  install: () => {
    if (!existsSync("node_modules/esbuild")) execSync("npm ci --global=false --ignore-scripts", { stdio: "inherit" });
  },
});
