/** What stands before options can be understood: the config file, and the targets that it or the command line brings. */
import { accessSync, constants, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { failure } from "../diagnostics.js";
import type { DefinedTarget } from "../emit/target.js";
import { isObject } from "../load/index.js";
import { type ConfigFile, findConfig, readConfig, whyUnreadable } from "./file.js";
import { isModule, type RanModule, runModule } from "./module.js";
import type { Given } from "./options.js";
import { names } from "./request.js";
import { invalidTarget, type TargetList, targetList, type UserTarget } from "./targets.js";
import { causeOf } from "./user-code.js";

export interface OptionContext {
  /** Undefined: there is no config file. */
  readonly config: ConfigFile | undefined;
  /** Those of this project, of the config file, and of modules that options name. */
  readonly targets: TargetList;
  /** The files that were run to read the config and the targets: absolute paths. */
  readonly modules: readonly string[];
  /** The name of the target that a module defines; another word is returned as it is. */
  readonly targetName: (word: string) => string;
}

/**
 * Reads the config file of a folder, and loads every target that it or the command line names by its module.
 *
 * @param given of the command line; only `config` and `target` are looked at
 * @param own the targets of this project
 * @throws Failure `CONFIG_INVALID` or `TARGET_INVALID`
 */
export async function readContext(
  given: Pick<Given, "config" | "target">,
  own: readonly DefinedTarget[],
  cwd: string,
): Promise<OptionContext> {
  const file = given.config ?? findConfig(cwd);
  return contextOf(file === undefined ? undefined : await readConfig(cwd, file), given, own, cwd);
}

/** The same of a config that was read already. */
export async function contextOf(
  config: ConfigFile | undefined,
  given: Pick<Given, "target">,
  own: readonly DefinedTarget[],
  cwd: string,
): Promise<OptionContext> {
  const base = config === undefined ? "" : relative(cwd, dirname(resolve(cwd, config.file)));
  const modules = new Map<string, RanModule>();
  for (const path of new Set([...modulesIn(given.target), ...configModules(config).map((path) => join(base, path))])) {
    modules.set(path, await readTarget(cwd, path));
  }
  const users = [
    ...targetsOf(config),
    ...[...modules].map(([path, { value }]): UserTarget => ({ target: value, file: path })),
  ];
  const targets = targetList(own, distinct(users));
  const files = [...(config?.modules ?? []), ...[...modules.values()].flatMap((module) => module.files)];
  return {
    config,
    targets,
    modules: files,
    targetName: (word) => nameIn(modules, word) ?? nameIn(modules, join(base, word)) ?? word,
  };
}

/** Whether a value of `--target` is the path of a module: it has a folder, or the ending of one. */
function isPath(word: string): boolean {
  return /[/\\]/.test(word) || isModule(word);
}

function modulesIn(target: unknown): readonly string[] {
  const isWords =
    typeof target === "string" || (Array.isArray(target) && target.every((one) => typeof one === "string"));
  return isWords
    ? names(target as string | readonly string[])
        .filter(isPath)
        .map((path) => join(path))
    : [];
}

function configModules(config: ConfigFile | undefined): readonly string[] {
  if (!isObject(config?.value)) return [];
  const { target, jobs } = config.value;
  const inJobs = Array.isArray(jobs)
    ? jobs.flatMap((job: unknown) => (isObject(job) ? modulesIn(job["target"]) : []))
    : [];
  return [...modulesIn(target), ...inJobs];
}

/** `targets` of the config: only a module can hold them. */
function targetsOf(config: ConfigFile | undefined): readonly UserTarget[] {
  if (config === undefined || !isObject(config.value) || config.value["targets"] === undefined) return [];
  const targets: unknown = config.value["targets"];
  if (!Array.isArray(targets) || targets.some((target) => !isObject(target))) {
    throw failure("CONFIG_INVALID", "`targets` must be a list of targets that `defineTarget` made", {
      place: config.placeOf(["targets"]),
      fix: "Name the module of a target with `target`, or write the config as a module.",
    });
  }
  return targets.map((target: unknown) => ({ target, file: config.file }));
}

async function readTarget(cwd: string, file: string): Promise<RanModule> {
  const path = resolve(cwd, file);
  try {
    accessSync(path, constants.R_OK);
    if (statSync(path).isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
  } catch (error) {
    throw invalidTarget(file, `cannot be read: ${whyUnreadable(error)}`);
  }
  if (!isModule(file))
    throw invalidTarget(file, "is not a module: its name must end in .ts, .mts, .cts, .js, .mjs or .cjs");
  const module = await runModule(path).catch((error: unknown) => {
    throw invalidTarget(file, `cannot be loaded: ${causeOf(error)}`);
  });
  if (module.value === undefined) throw invalidTarget(file, "cannot be loaded: its module has no default export");
  return module;
}

/** A target that the config lists twice is one. */
function distinct(users: readonly UserTarget[]): readonly UserTarget[] {
  return [...new Map(users.map((user) => [user.target, user])).values()];
}

function nameIn(modules: ReadonlyMap<string, RanModule>, word: string): string | undefined {
  const target = modules.get(join(word))?.value;
  return isObject(target) && typeof target["name"] === "string" ? target["name"] : undefined;
}
