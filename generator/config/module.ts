/** Modules of the user's, in TypeScript or JavaScript: config files and targets. */
import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";

/** Whether a file of that name is a module. */
export function isModule(file: string): boolean {
  return /\.m?[jt]s$/.test(file);
}

/**
 * Runs a module and returns its default export; undefined where there is none. A module whose text has changed is run again.
 *
 * @throws whatever the module throws, and a SyntaxError for text that does not parse
 */
export async function defaultExport(text: string, path: string): Promise<unknown> {
  const module = (await import(await urlOf(text, path))) as { readonly default?: unknown };
  return module.default;
}

async function urlOf(text: string, path: string): Promise<string> {
  // Node reads a module once for each URL: a watched module that has changed needs another one.
  if (path.endsWith("js"))
    return `${pathToFileURL(path).href}?sha256=${createHash("sha256").update(text).digest("hex")}`;
  const { moduleUrl } = await import("./typescript.js");
  return moduleUrl(text, path);
}

/** The first line of what was thrown. */
export function firstLine(error: unknown): string {
  return String(error).split("\n")[0] ?? "";
}
