/** Finds and reads a config file: TypeScript, JavaScript, JSON or YAML, to a value and the places of its keys. */
import { existsSync, readFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createHash } from "node:crypto";
import { Failure, failure, type Place } from "../diagnostics.js";
import { parseText, toPointer } from "../load/index.js";

/** A key on the way to a value: `["jobs", 0, "target"]`. */
export type KeyPath = readonly (string | number)[];

export interface ConfigFile {
  /** As the user named it. */
  readonly file: string;
  readonly value: unknown;
  /** The place of a key; the file alone where its format tells no more. */
  readonly placeOf: (path: KeyPath) => Place;
}

/** The names of config files that are found without being named. */
export const discovered: readonly string[] = ["ts", "js", "json", "yaml"].map(
  (ending) => `airflow-codegen.config.${ending}`,
);

/**
 * The config file of a folder, if it has one.
 *
 * @throws Failure `CONFIG_INVALID` where there are several: which one is meant is not for us to guess.
 */
export function findConfig(cwd: string): string | undefined {
  const [first, second] = discovered.filter((name) => existsSync(join(cwd, name)));
  if (second === undefined) return first;
  throw failure("CONFIG_INVALID", `Both \`${first}\` and \`${second}\` are here`, {
    fix: "Remove one of them, or choose with --config.",
  });
}

/** @throws Failure `CONFIG_INVALID` for a file that is not there, has another ending, or cannot be parsed or run. */
export async function readConfig(cwd: string, file: string): Promise<ConfigFile> {
  const path = resolve(cwd, file);
  const ending = extname(file).slice(1);
  if (/^(?:json|ya?ml)$/.test(ending)) return readData(file, readText(path, file));
  if (/^m?[jt]s$/.test(ending)) return { file, value: await run(file, path), placeOf: () => ({ file }) };
  throw invalid(file, `\`${file}\` is no config file: it must end in .ts, .js, .json, or .yaml`);
}

function readText(path: string, file: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw invalid(file, `\`${file}\` cannot be read: it is not there, not a file, or not permitted`);
  }
}

/** Read as a spec is, and so with places; what is wrong is the config's fault. */
function readData(file: string, text: string): ConfigFile {
  try {
    const { value, locate } = parseText(file, text);
    return { file, value, placeOf: (path) => locate(toPointer(path.map(String))) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const [{ message, place } = { message: "it cannot be parsed", place: undefined }] = error.findings;
    throw failure("CONFIG_INVALID", `\`${file}\` cannot be parsed as an object of options: ${message}`, {
      place: place ?? { file },
    });
  }
}

async function run(file: string, path: string): Promise<unknown> {
  const text = readText(path, file);
  let module: { readonly default?: unknown };
  try {
    module = (await import(await urlOf(path, text))) as typeof module;
  } catch (error) {
    throw invalid(file, `\`${file}\` cannot be run: ${firstLine(error)}`);
  }
  if (module.default === undefined) throw invalid(file, `\`${file}\` has no default export`);
  return module.default;
}

async function urlOf(path: string, text: string): Promise<string> {
  // Node reads a module once for each URL: a watched config that has changed needs another one.
  if (path.endsWith("js")) return `${pathToFileURL(path).href}?sha256=${sha256(text)}`;
  const { moduleUrl } = await import("./typescript.js");
  return moduleUrl(text, path);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function firstLine(error: unknown): string {
  return String(error).split("\n")[0] ?? "";
}

function invalid(file: string, message: string) {
  return failure("CONFIG_INVALID", message, { place: { file } });
}
