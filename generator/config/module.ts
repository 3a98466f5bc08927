/** Modules of the user's, in TypeScript or JavaScript: config files and targets. */
import { readFileSync } from "node:fs";
import { extname } from "node:path";
import type { Jiti } from "jiti";
import { packageRoot } from "../package-root.js";
import { importMetaObject } from "./import-meta.js";
import { runUserCode } from "./user-code.js";

/** Whether a file of that name is a module. */
export function isModule(file: string): boolean {
  return /\.[cm]?[jt]s$/.test(file);
}

/** A module that was run. */
export interface RanModule {
  /** The default export, or what it is a promise of; of CommonJS `module.exports`. Undefined where there is none. */
  readonly value: unknown;
  /** The module and those that it imports, without packages: absolute paths. */
  readonly files: readonly string[];
}

/**
 * Runs a module as it is now, with the modules that it imports: what has changed since is run again. TypeScript is understood on every
 * Node; `import … from "airflow-codegen"` and its `/helpers` are always this package, which works where nothing is installed (`npx`).
 *
 * @param path absolute
 * @throws as {@link runUserCode}, and an error for text that does not parse
 */
export async function runModule(path: string): Promise<RanModule> {
  return runUserCode(async () => {
    const jiti = await newRunner(path);
    const known = new Set(Object.keys(jiti.cache));
    const added = () => Object.keys(jiti.cache).filter((file) => !known.has(file));
    try {
      const value = await defaultOf(path, await run(jiti, path));
      return { value, files: [...new Set([path, ...added()])].filter((file) => !/[\\/]node_modules[\\/]/.test(file)) };
    } finally {
      for (const file of added()) delete jiti.cache[file];
    }
  });
}

async function newRunner(path: string): Promise<Jiti> {
  const { createJiti } = await import("jiti");
  const [own, helpers] = await Promise.all(
    ["index.js", "helpers.js"].map((name): Promise<unknown> => import(new URL(`dist/${name}`, packageRoot).href)),
  );
  return createJiti(path, {
    ...{ fsCache: false, tryNative: false },
    transformOptions: { babel: { plugins: [importMetaObject] } },
    virtualModules: { "airflow-codegen": own, "airflow-codegen/helpers": helpers },
  });
}

/**
 * The exports of a module. It is run as CommonJS where it can be: Node itself would keep the JavaScript modules that it imports, and
 * would not say which they are. One that awaits at its top level is run as a module of the standard.
 */
async function run(jiti: Jiti, path: string): Promise<unknown> {
  try {
    jiti(path);
  } catch (error) {
    if (!needsModule(error)) throw error;
    await jiti.evalModule(readFileSync(path, "utf8"), {
      filename: path,
      ext: extname(path),
      async: true,
      forceTranspile: true,
    });
  }
  return jiti.cache[path]?.exports;
}

function needsModule(error: unknown): boolean {
  const { name, code, message } = (error ?? {}) as { readonly [Key in "name" | "code" | "message"]?: unknown };
  const ofModules = ["ERR_REQUIRE_ASYNC_MODULE", "ERR_REQUIRE_ESM", "ERR_PACKAGE_PATH_NOT_EXPORTED"];
  return (
    ofModules.some((one) => one === code) || (name === "SyntaxError" && /^await is only valid/.test(String(message)))
  );
}

function defaultOf(path: string, exported: unknown): unknown {
  if (typeof exported !== "object" || exported === null) return exported;
  if ("__esModule" in exported) return "default" in exported ? exported.default : undefined;
  // A module of the standard that exports nothing looks like one of CommonJS whose exports are empty.
  return Object.keys(exported).length > 0 || /\.c[jt]s$/.test(path) ? exported : undefined;
}
