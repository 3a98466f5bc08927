/**
 * Runs a program of ours as it stands, without a build: `node test/golden/typescript.mjs FILE.ts …`. Sources are read from
 * `generator/` itself, so that what they find relative to themselves (`templates/`, `specs/`) is there.
 */
import { register } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

register("./typescript-hooks.mjs", import.meta.url);
const [, , program] = process.argv;
process.argv.splice(1, 1);
await import(pathToFileURL(resolve(program)).href);
