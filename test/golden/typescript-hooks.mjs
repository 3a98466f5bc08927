/** Hooks of Node's module loader: `./x.js` is `./x.ts` where a source says so, and loses its types on the way in. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { withoutTypes } from "../support/transform.mjs";

export function resolve(specifier, context, next) {
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.endsWith(".ts")) {
    const source = new URL(specifier.replace(/\.js$/, ".ts"), context.parentURL);
    if (existsSync(source)) return { url: source.href, shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.startsWith("file:") || !url.endsWith(".ts")) return next(url, context);
  const filename = fileURLToPath(url);
  const source = await withoutTypes(readFileSync(filename, "utf8"), filename);
  return { format: "module", source, shortCircuit: true };
}
