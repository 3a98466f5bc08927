/** The words of a command line, looked at before yargs sees them: what is no option, has no value, or is one word too many. */
import type { Options } from "yargs";
import { flag } from "../config/options.js";
import { failure, type Failure } from "../diagnostics.js";
import { didYouMean } from "../suggest.js";
import type { ShownOption } from "./arguments.js";
import { type Command, type CommandName, commandNames, commandOf } from "./command-options.js";

/** The command that a command line names. Options may stand before it. */
export function commandIn(args: readonly string[]): CommandName | undefined {
  const isCommand = (word: string): word is CommandName => commandNames.some((name) => name === word);
  const word = args[0]?.startsWith("-") === true ? args.find(isCommand) : args[0];
  return word !== undefined && isCommand(word) ? word : undefined;
}

/** Whether help or the version is asked for, whatever else stands there. */
export function asksForHelp(args: readonly string[]): boolean {
  return ["--help", "-h", "--version"].some((word) => args.includes(word));
}

/**
 * Checks that a command has the options and takes the words.
 *
 * @throws Failure `USAGE`
 */
export function assertWords(args: readonly string[], shown: readonly ShownOption[]): void {
  const name = commandIn(args);
  if (name === undefined) throw noCommand(args);
  const command = commandOf(name, shown);
  const context = { name, command, shown };
  let left = wordsOf(command) + 1;
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? "";
    if (word === "--") {
      if (index < args.length - 1) throw wrongUse(name, "No words may follow `--`", "Remove the `--`.");
    } else if (isOption(word)) {
      if (takesNext(context, word, args[index + 1])) index += 1;
    } else {
      left -= 1;
      if (left < 0) throw surplus(context, word);
    }
  }
}

/** A failure that leads to the help of a command. */
export function wrongUse(command: CommandName, cause: string, fix?: string): Failure {
  return failure("USAGE", cause, { fix: fix ?? `See \`airflow-codegen ${command} --help\`.` });
}

interface Context {
  readonly name: CommandName;
  readonly command: Command;
  readonly shown: readonly ShownOption[];
}

function isOption(word: string): boolean {
  return /^-./.test(word);
}

/** How many words may follow the name of a command. */
function wordsOf({ words = "" }: Command): number {
  return words.includes("..") ? Infinity : words.split(" ").filter((word) => word !== "").length;
}

/** Whether the word after an option is its value. Throws where an option is none, or has no value. */
function takesNext(context: Context, word: string, next: string | undefined): boolean {
  const [dashed = "", value] = split(word);
  const option = optionCalled(context.command, dashed);
  if (option === undefined) throw unknownOption(context, dashed);
  const kind = kindOf(option);
  if (kind === "flag") {
    if (value !== undefined && !isTruth(value)) throw needless(context.name, dashed, value);
    return value === undefined && next !== undefined && isTruth(next);
  }
  if (value === "" || (value === undefined && kind === "value" && !isValue(next)))
    throw wrongUse(context.name, `${dashed} needs a value: ${valueOf(context.shown, dashed, option)}`);
  return value === undefined && isValue(next);
}

function split(word: string): readonly [string, string?] {
  const at = word.indexOf("=");
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}

function optionCalled({ options }: Command, dashed: string): Options | undefined {
  const name = dashed.replace(/^--/, "");
  return dashed.startsWith("--") && Object.hasOwn(options, name) ? options[name] : undefined;
}

/** What may follow an option. */
function kindOf({ type, nargs, choices }: Options): "flag" | "value" | "value or nothing" {
  if (type === "boolean") return "flag";
  return nargs === 1 || choices !== undefined ? "value" : "value or nothing";
}

function isTruth(word: string): boolean {
  return word === "true" || word === "false";
}

/** What begins with a dash is the next option; a number may, and `-` is standard input. */
function isValue(word: string | undefined): word is string {
  return word !== undefined && word !== "" && !/^-[^\d]/.test(word);
}

/** What help calls the value of an option. */
function valueOf(shown: readonly ShownOption[], dashed: string, { choices }: Options): string {
  const known = shown.find(({ name }) => flag(name) === dashed);
  return choices?.join(", ") ?? known?.value ?? "TEXT";
}

function needless(command: CommandName, dashed: string, value: string): Failure {
  return wrongUse(command, `${dashed} takes no value, but has \`${value}\``, `Write only ${dashed}.`);
}

/** The option of another command, the near one of this command, or one letter in place of a word. */
function unknownOption({ name, command, shown }: Context, dashed: string): Failure {
  const word = dashed.replace(/^-+/, "");
  const others = commandNames.filter((other) => Object.hasOwn(commandOf(other, shown).options, word));
  if (dashed.startsWith("--") && others.length > 0) {
    const owners = others.map((other) => `\`${other}\``).join(" and ");
    return wrongUse(name, `${dashed} is an option of ${owners}, not of \`${name}\``);
  }
  const known = Object.entries(command.options).flatMap(([option, { hidden }]) => (hidden ? [] : [`--${option}`]));
  const hint = didYouMean(`--${word}`, [...known, "--help", "--version"]);
  const isShort = !dashed.startsWith("--") && hint === "";
  return wrongUse(
    name,
    `\`${dashed}\` is not an option of \`${name}\`${hint}`,
    isShort
      ? `Write the full name of the option, with two dashes. \`airflow-codegen ${name} --help\` lists all options.`
      : undefined,
  );
}

function surplus(context: Context, word: string): Failure {
  const { name, command } = context;
  const count = wordsOf(command);
  const guess = optionFor(context, word);
  const hint = guess === undefined ? "" : `; did you mean \`${guess}\`?`;
  if (count > 0)
    return wrongUse(
      name,
      `\`${name}\` takes ${count === 1 ? "one argument" : "two arguments"}, and \`${word}\` is one too many`,
    );
  return wrongUse(name, `\`${name}\` takes only options, and \`${word}\` is not an option${hint}`);
}

/** The option that a word was most likely meant for. */
function optionFor({ command: { options }, shown }: Context, word: string): string | undefined {
  const has = (option: string) => Object.hasOwn(options, option);
  if (has(word)) return `--${word}`;
  if (has("airflow") && /^(?:\d+(?:\.\d+)*|latest)$/.test(word)) return `--airflow ${word}`;
  if (has("spec") && /^(?:https?:|-$)|\.(?:json|ya?ml)$/i.test(word)) return `--spec ${word}`;
  const targets = shown.find((option) => option.name === "target")?.choices ?? [];
  return has("target") && targets.includes(word) ? `--target ${word}` : undefined;
}

function noCommand(args: readonly string[]): Failure {
  const fix = `The commands are: ${commandNames.join(", ")}. See \`airflow-codegen --help\`.`;
  const [first] = args;
  if (first === undefined) return failure("USAGE", "No command was given", { fix });
  if (isOption(first)) return failure("USAGE", `The command must come first, but \`${first}\` is an option`, { fix });
  return failure("USAGE", `\`${first}\` is not a command${didYouMean(first, commandNames)}`, { fix });
}
