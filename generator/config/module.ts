/** Modules of the user's, in TypeScript or JavaScript: config files and targets. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { packageRoot } from "../package-root.js";

/** Whether a file of that name is a module. */
export function isModule(file: string): boolean {
  return /\.[cm]?[jt]s$/.test(file);
}

/** A module that was run. */
export interface RanModule {
  /** The default export; undefined where there is none. */
  readonly value: unknown;
  /** The module and those that it imports, without packages: absolute paths. */
  readonly files: readonly string[];
}

/**
 * Runs a module as it is now: one that has changed since is run again. TypeScript is understood on every Node, with the modules that it
 * imports; there `import … from "airflow-codegen"` and its `/helpers` are always this package, which works where nothing is installed (`npx`).
 *
 * @param path absolute
 * @throws whatever the module throws, and an error for text that does not parse
 */
export async function runModule(path: string): Promise<RanModule> {
  if (path.endsWith("ts")) return runTypeScript(path);
  // Node runs a module once for each URL: one that has changed needs another URL.
  const hash = createHash("sha256").update(readFileSync(path)).digest("hex");
  const module = (await import(`${pathToFileURL(path).href}?sha256=${hash}`)) as { readonly default?: unknown };
  return { value: module.default, files: [path] };
}

async function runTypeScript(path: string): Promise<RanModule> {
  const { createJiti } = await import("jiti");
  const [own, helpers]: unknown[] = await Promise.all(
    ["index.js", "helpers.js"].map((name) => import(new URL(`dist/${name}`, packageRoot).href)),
  );
  const jiti = createJiti(path, {
    ...{ fsCache: false, interopDefault: false, tryNative: false },
    virtualModules: { "airflow-codegen": own, "airflow-codegen/helpers": helpers },
  });
  const known = new Set(Object.keys(jiti.cache));
  const added = () => Object.keys(jiti.cache).filter((file) => !known.has(file));
  try {
    const { default: value } = await jiti.import<{ readonly default?: unknown }>(path, {});
    return { value, files: [...new Set([path, ...added()])].filter((file) => !/[\\/]node_modules[\\/]/.test(file)) };
  } finally {
    for (const file of added()) delete jiti.cache[file];
  }
}

/** Why a module could not be run, in one line: of text that does not parse, with the line. */
export function causeOf(error: unknown): string {
  const [first = "", second = ""] = String(error).split("\n");
  const [, line] = /:(\d+):\d+$/.exec(second.trim()) ?? [];
  return line === undefined ? first : `${first.replace(/^Error: ParseError:/, "SyntaxError:").trim()} (line ${line})`;
}
