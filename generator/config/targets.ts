/** The targets that a run may make: those of this project, and those that the user brings. */
import { failure, type Failure } from "../diagnostics.js";
import type { DefinedTarget, Dialect, SpecChoice, TargetOption } from "../emit/target.js";
import type { YamlReading } from "../load/index.js";
import type { JobOutput } from "./job.js";
import { type Known, targetProblem } from "./target-problem.js";
import { causeOf } from "./user-code.js";

/** A target that the user brings, and the file that defines it: a module, or the config file. */
export interface UserTarget {
  readonly target: unknown;
  readonly file: string;
}

/** An option, and the targets that have it. */
export interface SharedOption {
  readonly option: TargetOption;
  readonly targets: readonly [DefinedTarget, ...DefinedTarget[]];
}

/** All targets, in the order of `--help`. */
export interface TargetList {
  readonly all: readonly DefinedTarget[];
  readonly find: (name: string) => DefinedTarget | undefined;
  /** The file that defines a target of the user's; undefined for one of this project. */
  readonly definedIn: (name: string) => string | undefined;
  /** The options of all targets, by name. */
  readonly options: ReadonlyMap<string, SharedOption>;
}

/**
 * @param own those of this project
 * @throws Failure `TARGET_INVALID` for a target of the user's that cannot be one, with what is wrong
 */
export function targetList(own: readonly DefinedTarget[], users: readonly UserTarget[] = []): TargetList {
  const byName = new Map(own.map((target) => [target.name, target]));
  const files = new Map<string, string>();
  const options = new Map<string, SharedOption>();
  for (const target of own) addOptions(options, target);
  for (const { target, file } of users) {
    const owners = [...byName.keys()].map((name) => [name, ownerOf(files.get(name))] as const);
    const problem = problemOf(target, { options, names: new Map(owners) });
    if (problem !== undefined) throw invalidTarget(file, problem);
    const sound = target as DefinedTarget;
    byName.set(sound.name, sound);
    files.set(sound.name, file);
    addOptions(options, sound);
  }
  return {
    all: [...byName.values()],
    find: (name) => byName.get(name),
    definedIn: (name) => files.get(name),
    options,
  };
}

function ownerOf(file: string | undefined): string {
  return file === undefined ? "a target of this project" : `the target of \`${file}\``;
}

function problemOf(target: unknown, known: Known): string | undefined {
  try {
    return targetProblem(target, known);
  } catch (error) {
    return `cannot be read: ${causeOf(error)}`;
  }
}

/** The failure of a target of the user's that cannot be one. */
export function invalidTarget(file: string, problem: string): Failure {
  return failure("TARGET_INVALID", `The target of \`${file}\` ${problem}`, { place: { file } });
}

/** The failure of a target of the user's whose code goes wrong. */
export function failedTarget(file: string, problem: string, cause?: unknown): Failure {
  const failed = failure("TARGET_FAILED", `The target of \`${file}\` ${problem}`, { place: { file } });
  failed.cause = cause;
  return failed;
}

function addOptions(options: Map<string, SharedOption>, target: DefinedTarget): void {
  for (const [name, option] of Object.entries(target.options ?? {})) {
    const known = options.get(name);
    options.set(
      name,
      known === undefined ? { option, targets: [target] } : { ...known, targets: [...known.targets, target] },
    );
  }
}

/**
 * Why an option cannot be given: the end of a sentence that begins with the option.
 *
 * @param others the targets that have the option, none of which the job makes
 */
export function notAskedFor(others: readonly DefinedTarget[]): string {
  const list = others.map(({ name }) => `\`${name}\``).join(", ");
  return others.length === 1
    ? `is for the target ${list}, which is not selected`
    : `is for the targets ${list}, none of which is selected`;
}

type Chosen = Pick<JobOutput, "target" | "dialect" | "dialectVersion">;

/** Which spec an output is made of. */
export function specChoice(output: Chosen, targets: TargetList): SpecChoice {
  return dialectOf(output, targets)?.spec ?? targets.find(output.target)?.spec ?? "server";
}

/** How the YAML of its spec is read for an output. */
export function yamlReading(output: Chosen, targets: TargetList): YamlReading {
  const { yaml = "1.2" } = dialectOf(output, targets) ?? {};
  return typeof yaml === "string" ? yaml : (yaml[output.dialectVersion ?? ""] ?? "1.2");
}

function dialectOf({ target, dialect }: Chosen, targets: TargetList): Dialect | undefined {
  return targets.find(target)?.dialects?.find(({ name }) => name === dialect);
}
