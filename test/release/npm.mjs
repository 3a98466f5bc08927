#!/usr/bin/env node
/**
 * Stands in for npm in a rehearsal. What only takes time here is left out: `npm ci` takes what this repository has installed and built,
 * `npm test` and `npm audit` are steps of their own. Provenance needs the servers of GitHub. All else is npm's own.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, symlinkSync } from "node:fs";
import { argv, env, exit } from "node:process";

const [command = "", ...args] = argv.slice(2);
if (command === "test" || command === "audit") exit(0);
if (command === "ci") {
  if (!existsSync("node_modules")) symlinkSync(`${env.REHEARSED}/node_modules`, "node_modules");
  cpSync(`${env.REHEARSED}/dist`, "dist", { recursive: true });
  exit(0);
}
const PATH = env.PATH.split(":").slice(1).join(":");
const given = [command, ...args.filter((arg) => arg !== "--provenance")];
exit(spawnSync("npm", given, { stdio: "inherit", env: { ...env, PATH } }).status ?? 1);
