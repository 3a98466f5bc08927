/** Modules of the user's, in TypeScript or JavaScript: config files and targets. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { packageRoot } from "../package-root.js";
import { runUserCode } from "./user-code.js";

/** Whether a file of that name is a module. */
export function isModule(file: string): boolean {
  return /\.[cm]?[jt]s$/.test(file);
}

/** A module that was run. */
export interface RanModule {
  /** The default export, or what it is a promise of; undefined where there is none. */
  readonly value: unknown;
  /** The module and those that it imports, without packages: absolute paths. */
  readonly files: readonly string[];
}

/**
 * Runs a module as it is now: one that has changed since is run again. TypeScript is understood on every Node, with the modules that it
 * imports; there `import … from "airflow-codegen"` and its `/helpers` are always this package, which works where nothing is installed (`npx`).
 *
 * @param path absolute
 * @throws as {@link runUserCode}, and an error for text that does not parse
 */
export async function runModule(path: string): Promise<RanModule> {
  return runUserCode(() => (path.endsWith("ts") ? runTypeScript(path) : runJavaScript(path)));
}

async function runJavaScript(path: string): Promise<RanModule> {
  // Node runs a module once for each URL: one that has changed needs another URL.
  const hash = createHash("sha256").update(readFileSync(path)).digest("hex");
  const module = (await import(`${pathToFileURL(path).href}?sha256=${hash}`)) as { readonly default?: unknown };
  return { value: await module.default, files: [path] };
}

async function runTypeScript(path: string): Promise<RanModule> {
  const { createJiti } = await import("jiti");
  const [own, helpers] = await Promise.all(
    ["index.js", "helpers.js"].map((name): Promise<unknown> => import(new URL(`dist/${name}`, packageRoot).href)),
  );
  const jiti = createJiti(path, {
    ...{ fsCache: false, interopDefault: false, tryNative: false },
    virtualModules: { "airflow-codegen": own, "airflow-codegen/helpers": helpers },
  });
  const known = new Set(Object.keys(jiti.cache));
  const added = () => Object.keys(jiti.cache).filter((file) => !known.has(file));
  try {
    const module = await jiti.import<{ readonly default?: unknown }>(path, {});
    const value = await module.default;
    return { value, files: [...new Set([path, ...added()])].filter((file) => !/[\\/]node_modules[\\/]/.test(file)) };
  } finally {
    for (const file of added()) delete jiti.cache[file];
  }
}
