/** Between the options and yargs: what to declare, and what was given. */
import type { Options } from "yargs";
import {
  flag,
  type Given,
  type GivenValue,
  kebab,
  type RunOption,
  runOptionNames,
  runOptions,
} from "../config/options.js";
import type { SharedOption, TargetList } from "../config/targets.js";
import { failure } from "../diagnostics.js";

/** What yargs makes of a command line: options by the name they were given with. */
export type Argv = Readonly<Record<string, unknown>>;

/** An option as help shows it: one of the run, or one of a target. */
export interface ShownOption {
  readonly name: string;
  readonly type: RunOption["type"];
  readonly describe: string;
  readonly value?: string;
  readonly default?: string;
  readonly example?: string | readonly string[];
  /** The heading of the option in help. */
  readonly group: string;
  /** Belongs to one run, so only on the command line. */
  readonly run: boolean;
  /** The values that it may have, or most often has: for completion. */
  readonly choices?: readonly string[];
  /** The value names a file or folder. */
  readonly path?: unknown;
}

/** All options in the order of `--help`: those of the targets come after those that say where the output goes. */
export function allOptions(targets: TargetList): readonly ShownOption[] {
  const own = runOptionNames.map((name): ShownOption => {
    const { run = false, ...option } = runOptions[name];
    return { name, run, ...option, ...ofTargets(name, targets) };
  });
  const shared = [...targets.options].toSorted(
    ([, a], [, b]) => Number(b.targets.length > 1) - Number(a.targets.length > 1),
  );
  const ofTarget = shared.map(([name, one]): ShownOption => {
    return { name, run: false, ...one.option, group: groupOf(one) };
  });
  const isBefore = ({ group }: ShownOption) => group === "Input" || group === "Output";
  return [...own.filter(isBefore), ...ofTarget, ...own.filter((option) => !isBefore(option))];
}

function groupOf({ targets }: SharedOption): string {
  const names = targets.map(({ name }) => name).join(", ");
  return targets.length === 1 ? `Target ${names}` : `Targets ${names}`;
}

/** What help says of the options whose values are names of targets. */
function ofTargets(name: string, targets: TargetList): Partial<ShownOption> {
  if (name === "target") {
    const lines = targets.all.map((target) => `${target.name} (${target.describe})`);
    return {
      choices: targets.all.map((target) => target.name),
      describe: `what to generate: ${lines.join(", ")}, or the module of your own target, such as ./my-target.ts (repeatable, or comma separated)`,
    };
  }
  if (name !== "dialect") return {};
  const layouts = targets.all.flatMap(({ name: target, dialects }) => {
    const words = dialects?.map((dialect) =>
      dialect.note === undefined ? dialect.name : `${dialect.name} (${dialect.note})`,
    );
    return words === undefined ? [] : [`${target}: ${words.join(", ")}`];
  });
  const choices = targets.all.flatMap(({ dialects = [] }) => dialects.map((dialect) => dialect.name));
  return {
    choices,
    describe: `layout of the target ${layouts.join("; of the target ")}; ${runOptions.dialect.describe}`,
  };
}

/** Options as yargs wants them. Defaults only stand in the description: an option that is not given must stay absent. */
export function yargsOptions(options: readonly ShownOption[]): Record<string, Options> {
  return Object.fromEntries(options.map((option) => [kebab(option.name), yargsOption(option)]));
}

function yargsOption({ type, describe, group, value, default: preset }: ShownOption): Options {
  const described = value === undefined ? describe : `${value}: ${describe}`;
  return {
    type: type === "boolean" ? "boolean" : "string",
    ...(type !== "boolean" && { nargs: 1 }),
    describe: preset === undefined ? described : `${described} [default: ${preset}]`,
    group: `${group}:`,
  };
}

/** @throws Failure `USAGE` for an option without a value, or given too often. */
export function givenOptions(argv: Argv, targets: TargetList): Given {
  const own = runOptionNames.map((name) => [name, runOptions[name].type] as const);
  const ofTargets = [...targets.options].map(([name, { option }]) => [name, option.type] as const);
  const targetOptions = givenOf(argv, ofTargets);
  return {
    ...givenOf(argv, own),
    ...(Object.keys(targetOptions).length > 0 && { targetOptions }),
  };
}

function givenOf(argv: Argv, options: readonly (readonly [string, RunOption["type"]])[]): Record<string, GivenValue> {
  const entries = options.flatMap(([name, type]) => {
    const value = argv[kebab(name)];
    return value === undefined ? [] : [[name, checked(name, type, value)] as const];
  });
  return Object.fromEntries(entries);
}

function checked(name: string, type: RunOption["type"], value: unknown): GivenValue {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (values.includes("")) throw failure("USAGE", `${flag(name)} needs a value`);
  if (type === "string" && values.length > 1)
    throw failure("USAGE", `${flag(name)} is given more than once`, { fix: "Give it once." });
  // yargs has read the values by the types of yargsOption.
  return (type === "boolean" ? values.at(-1) : value) as GivenValue;
}

/** The values of some options on a command line, before yargs can be told which options there are. */
export function peek(args: readonly string[], name: string): readonly string[] {
  const long = flag(name);
  return args.flatMap((arg, index) => {
    if (arg.startsWith(`${long}=`)) return [arg.slice(long.length + 1)];
    const next = args[index + 1];
    return arg === long && next !== undefined ? [next] : [];
  });
}
