/** The completion script of fish. */
import type { CompletedCommand, CompletedOption, Values } from "./commands.js";

export function fishScript(program: string, commands: readonly CompletedCommand[]): string {
  const names = commands.map((command) => command.name).join(" ");
  const complete = `complete -c ${program}`;
  const lines = commands.flatMap((command) => {
    const within = `${complete} -n '__fish_seen_subcommand_from ${command.name}'`;
    return [
      `${complete} -n 'not __fish_seen_subcommand_from ${names}' -a ${command.name} -d ${quoted(command.describe)}`,
      ...command.words.flatMap((values, index) =>
        wordLine(`${complete} -n ${quoted(placeOf(command, index))}`, values),
      ),
      ...command.options.map((option) => optionLine(within, option)),
    ];
  });
  return `# Completion of ${program} for fish. Load it with: ${program} completion fish | source
${complete} -f
${complete} -l help -d 'Show help'
${complete} -l version -d 'Show the version'
${lines.join("\n")}
`;
}

/** Whether the first word after the command is typed, or one of those that follow. */
function placeOf({ name, words }: CompletedCommand, index: number): string {
  const within = `__fish_seen_subcommand_from ${name}`;
  const [first] = words;
  if (first === undefined || words.length === 1) return within;
  return `${within}; and ${index === 0 ? "not " : ""}__fish_seen_subcommand_from ${first.words.join(" ")}`;
}

function wordLine(within: string, { words, files }: Values): string[] {
  const path = files === "none" ? "" : " -F";
  if (words.length === 0) return path === "" ? [] : [`${within}${path}`];
  return [`${within}${path} -a ${quoted(words.join(" "))}`];
}

function optionLine(within: string, { name, describe, values }: CompletedOption): string {
  const option = `${within} -l ${name.slice(2)} -d ${quoted(describe)}`;
  if (values === undefined) return option;
  const { words, files, isList } = values;
  const list = isList ? `(__fish_complete_list , "printf '%s\\n' ${words.join(" ")}")` : words.join(" ");
  const offered = [
    ...(words.length === 0 ? [] : [list]),
    ...(files === "folders" ? [`(__fish_complete_directories)`] : []),
  ];
  const required = files === "files" ? "-r -F" : "-x";
  return `${option} ${required}${offered.length === 0 ? "" : ` -a ${quoted(offered.join(" "))}`}`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
