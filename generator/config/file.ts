/** Finds and reads a config file: TypeScript, JavaScript, JSON or YAML, to a value and the places of its keys. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { Failure, failure, type Place } from "../diagnostics.js";
import { parseText, toPointer } from "../load/index.js";
import { discovered, endingWords, isData } from "./file-names.js";
import { isModule, type RanModule, runModule } from "./module.js";
import { causeOf } from "./user-code.js";

/** A key on the way to a value: `["jobs", 0, "target"]`. */
export type KeyPath = readonly (string | number)[];

export interface ConfigFile {
  /** As the user named it. */
  readonly file: string;
  readonly value: unknown;
  /** The place of a key; the file alone where its format has no places, as a program. */
  readonly placeOf: (path: KeyPath) => Place;
  /** The files that were run to read it, where it is a module: absolute paths. */
  readonly modules: readonly string[];
}

/**
 * The config file of a folder, if it has one.
 *
 * @throws Failure `CONFIG_INVALID` where there are several: which one is meant is not for us to guess.
 */
export function findConfig(cwd: string): string | undefined {
  const found = foundConfigs(cwd);
  const [first, ...more] = found;
  if (more.length === 0) return first;
  const names = found.map((name) => `\`${name}\``).join(" and ");
  throw failure("CONFIG_INVALID", `There are several config files: ${names}`, {
    fix: "Remove one of them, or choose with --config.",
  });
}

/** The config files of a folder, also those that are no use. */
export function foundConfigs(cwd: string): readonly string[] {
  return discovered.filter((name) => existsSync(join(cwd, name)));
}

/** @throws Failure `CONFIG_INVALID` for a file that is not there, has another ending, or cannot be parsed or run. */
export async function readConfig(cwd: string, file: string): Promise<ConfigFile> {
  const path = resolve(cwd, file);
  if (isData(file)) return readData(file, readText(path, file));
  if (isModule(file)) return run(file, path);
  const cause = isFolder(path)
    ? "is a folder, not a config file"
    : `is not a config file: its name must end in ${endingWords}`;
  throw invalid(file, `\`${file}\` ${cause}`);
}

function readText(path: string, file: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw failure("CONFIG_INVALID", `\`${file}\` cannot be read: ${whyUnreadable(error)}`, {
      place: { file },
      fix: "Correct the path; `airflow-codegen init` writes a commented example.",
    });
  }
}

/** Why a file of the user's cannot be read, as the end of a sentence. */
export function whyUnreadable(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR") return "the file does not exist";
  if (code === "EISDIR") return "it is a folder";
  return code === "EACCES" || code === "EPERM" ? "this user has no permission to read it" : (code ?? String(error));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Read as a spec is, and so with places; what is wrong is the config's fault. */
function readData(file: string, text: string): ConfigFile {
  try {
    const { value, locate } = parseText(file, text);
    return { file, value, placeOf: (path) => locate(toPointer(path.map(String))), modules: [] };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const [{ message, place } = { message: "it cannot be parsed", place: undefined }] = error.findings;
    const cause = message.startsWith(`${file}: `) ? message.slice(file.length + 2) : message;
    throw failure("CONFIG_INVALID", `\`${file}\` cannot be parsed as an object of options: ${cause}`, {
      place: place ?? { file },
    });
  }
}

async function run(file: string, path: string): Promise<ConfigFile> {
  readText(path, file);
  let module: RanModule;
  try {
    module = await runModule(path);
  } catch (error) {
    throw invalid(file, `\`${file}\` cannot be run: ${causeOf(error)}`);
  }
  const { value, files } = module;
  if (value === undefined) throw invalid(file, `\`${file}\` has no default export`);
  return { file, value, placeOf: () => ({ file }), modules: files };
}

function invalid(file: string, message: string) {
  return failure("CONFIG_INVALID", message, { place: { file } });
}
