/** The completion script of zsh. */
import type { CompletedCommand, CompletedOption, Values } from "./commands.js";

export function zshScript(program: string, commands: readonly CompletedCommand[]): string {
  const name = `_${program.replace(/\W/g, "_")}`;
  const described = commands.map((command) => `        ${quoted(`${command.name}:${escaped(command.describe)}`)}`);
  const cases = commands.map((command) => {
    const specs = [...command.options.map(optionSpec), ...command.words.map(wordSpec)];
    return `        ${command.name})\n          _arguments ${specs.map((spec) => `\\\n            ${quoted(spec)}`).join(" ")}\n          ;;`;
  });
  return `#compdef ${program}
# Completion of ${program} for zsh. Load it with: source <(${program} completion zsh)

${name}() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C '(- *)--help[Show help]' '(- *)--version[Show the version]' '1: :->command' '*:: :->words'
  case $state in
    command)
      local -a commands=(
${described.join("\n")}
      )
      _describe command commands
      ;;
    words)
      case $line[1] in
${cases.join("\n")}
      esac
      ;;
  esac
}

# As a file of fpath it is run to complete; sourced, it is declared.
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  ${name} "$@"
else
  compdef ${name} ${program}
fi
`;
}

function optionSpec({ name, describe, values, isRepeatable }: CompletedOption): string {
  const repeated = isRepeatable ? "*" : "";
  if (values === undefined) return `${name}[${escaped(describe)}]`;
  return `${repeated}${name}=[${escaped(describe)}]: :${actionOf(values)}`;
}

function wordSpec(values: Values, index: number, { length }: readonly Values[]): string {
  return `${index === length - 1 ? "*" : String(index + 1)}: :${actionOf(values)}`;
}

function actionOf({ words, files, isList }: Values): string {
  const paths = files === "folders" ? "_files -/" : "_files";
  const list = words.map(escaped).join(" ");
  if (words.length === 0) return files === "none" ? " " : paths;
  if (isList) return `{_sequence compadd - ${list}${files === "none" ? "" : `; ${paths}`}}`;
  return files === "none" ? `(${list})` : `{compadd - ${list}; ${paths}}`;
}

/** Text in a specification, where colons and brackets mean something. */
function escaped(text: string): string {
  return text.replace(/[\\:[\]]/g, "\\$&");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
