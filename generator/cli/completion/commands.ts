/** What there is to complete: commands, their options, and what may follow each. It knows no shell. */
import type { Options } from "yargs";
import { kebab } from "../../config/options.js";
import { builtinSchemes } from "../../security/builtin.js";
import type { ShownOption } from "../arguments.js";
import { actions, type Command, type CommandName, commandNames, commandOf, shells } from "../command-options.js";

/** What may be typed at a place. */
export interface Values {
  readonly words: readonly string[];
  readonly files: "none" | "files" | "folders";
  /** Several, with commas between them. */
  readonly isList: boolean;
}

export interface CompletedOption {
  /** With its dashes. */
  readonly name: string;
  readonly describe: string;
  /** Absent: it is a flag. */
  readonly values?: Values;
  readonly isRepeatable: boolean;
}

export interface CompletedCommand {
  readonly name: CommandName;
  readonly describe: string;
  readonly options: readonly CompletedOption[];
  /** What the words after the command may be; the last one stands for all that follow. */
  readonly words: readonly Values[];
}

/** @param versions of Airflow */
export function completedCommands(
  shown: readonly ShownOption[],
  versions: readonly string[],
): readonly CompletedCommand[] {
  const byName = new Map(shown.map((option) => [kebab(option.name), option]));
  return commandNames.map((name) => {
    const command = commandOf(name, shown);
    const visible = Object.entries(command.options).filter(([, { hidden }]) => hidden !== true);
    const options = visible.map(([option, about]) => optionOf(option, about, byName.get(option), versions));
    return { name, describe: command.describe, options: [...options, help], words: wordsOf(name, command, versions) };
  });
}

const help: CompletedOption = { name: "--help", describe: "Show help", isRepeatable: false };

const nothing: Values = { words: [], files: "none", isList: false };

function optionOf(
  name: string,
  { type, choices, describe = "" }: Options,
  shown: ShownOption | undefined,
  versions: readonly string[],
): CompletedOption {
  const about = {
    name: `--${name}`,
    describe: short(shown?.describe ?? describe),
    isRepeatable: shown?.type === "list" || shown?.type === "names",
  };
  if (type === "boolean") return about;
  const words = choices ?? wordsFor(name, versions) ?? shown?.choices ?? [];
  return {
    ...about,
    values: { words: words.map(String), files: filesOf(name, shown), isList: shown?.type === "names" },
  };
}

function wordsFor(name: string, versions: readonly string[]): readonly string[] | undefined {
  if (name === "airflow") return versions;
  return name === "security-schemes" ? builtinSchemes.map((scheme) => scheme.name) : undefined;
}

function filesOf(name: string, shown: ShownOption | undefined): Values["files"] {
  if (name === "out") return "folders";
  return shown?.path !== undefined || name === "config" || name === "auth-file" || name === "target" ? "files" : "none";
}

function wordsOf(name: CommandName, { words = "" }: Command, versions: readonly string[]): readonly Values[] {
  switch (name) {
    case "specs":
      return [
        { ...nothing, words: actions.specs },
        { ...nothing, words: versions },
      ];
    case "auth":
      return [{ ...nothing, words: actions.auth }, nothing];
    case "completion":
      return [{ ...nothing, words: shells }, nothing];
    default:
      return words === "" ? [nothing] : [{ ...nothing, words: versions, files: "files" }];
  }
}

const longest = 72;

/** The beginning of a description, for one line of a list. */
function short(describe: string): string {
  const line = describe.replace(/\s*[[(;].*$/, "");
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
}
