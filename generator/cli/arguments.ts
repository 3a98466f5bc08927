/** Between the table of options and yargs: what to declare, and what was given. */
import { flag, kebab, optionNames, options, type Given, type OptionName } from "../config.js";
import { failure } from "../diagnostics.js";
import type { Options } from "yargs";

/** What yargs makes of a command line: options by the name they were given with. */
export type Argv = Readonly<Record<string, unknown>>;

/**
 * Options of the table as yargs wants them. Defaults are only told: what is not given must stay absent.
 *
 * @param isShown whether the help of the command tells of it
 */
export function yargsOptions(
  names: readonly OptionName[] = optionNames,
  isShown: (name: OptionName) => boolean = () => true,
): Record<string, Options> {
  return Object.fromEntries(names.map((name) => [kebab(name), yargsOption(name, isShown(name))]));
}

function yargsOption(name: OptionName, isShown: boolean): Options {
  const { type, describe, group, value, default: preset } = options[name];
  const described = value === undefined ? describe : `${value}: ${describe}`;
  return {
    type: type === "boolean" ? "boolean" : "string",
    ...(type !== "boolean" && { nargs: 1 }),
    describe: preset === undefined ? described : `${described} [default: ${preset}]`,
    group: `${group}:`,
    hidden: !isShown,
  };
}

/** @throws Failure `USAGE` for an option without a value, or given too often. */
export function givenOptions(argv: Argv): Given {
  const entries = optionNames.flatMap((name) => {
    const value = argv[kebab(name)];
    return value === undefined ? [] : [[name, checked(name, value)] as const];
  });
  return Object.fromEntries(entries);
}

function checked(name: OptionName, value: unknown): unknown {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (values.includes("")) throw failure("USAGE", `${flag(name)} needs a value`);
  if (options[name].type === "string" && values.length > 1)
    throw failure("USAGE", `${flag(name)} is given more than once`);
  return options[name].type === "boolean" ? values.at(-1) : value;
}
