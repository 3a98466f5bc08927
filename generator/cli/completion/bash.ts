/** The completion script of bash, from version 3.2 on, which macOS has. */
import type { CompletedCommand, Values } from "./commands.js";

export function bashScript(program: string, commands: readonly CompletedCommand[]): string {
  const name = `_${program.replace(/\W/g, "_")}`;
  const options = commands.flatMap((command) =>
    command.options.flatMap(({ name: option, values }) =>
      values === undefined ? [] : [`    ${command.name}:${option}) ${call(name, values) ?? ":"}; return ;;`],
    ),
  );
  const words = commands.flatMap((command) =>
    command.words.map((values, index, { length }) => {
      const count = index === length - 1 ? "*" : String(index);
      return `    ${command.name}:${count}) ${call(name, values) ?? `${name}_words "$flags"`} ;;`;
    }),
  );
  const flags = commands.map((command) => {
    const list = command.options.map((option) => option.name);
    return `    ${command.name}) flags=${quoted(list.join("\n"))} ;;`;
  });
  const names = commands.map((command) => command.name);
  return `# Completion of ${program} for bash. Load it with: source <(${program} completion bash)

# The words that begin as what was typed. Of a list with commas, the last part is completed.
${name}_words() {
  local start=
  if [[ -n $2 && $cur == *,* ]]; then start=\${cur%,*},; fi
  COMPREPLY+=( $(compgen -P "$start" -W "$1" -- "\${cur#"$start"}") )
}

${name}_paths() {
  compopt -o filenames 2>/dev/null
  COMPREPLY+=( $(compgen "$1" -- "$cur") )
}

${name}() {
  local IFS=$'\\n' flags=$'--help\\n--version' cur=\${COMP_WORDS[COMP_CWORD]} option=\${COMP_WORDS[COMP_CWORD-1]} command= count=0 index word
  # Bash makes three words of --name=value.
  if [[ $cur == = ]]; then cur=; elif [[ $option == = ]]; then option=\${COMP_WORDS[COMP_CWORD-2]}; fi
  for (( index = 1; index < COMP_CWORD; index++ )); do
    word=\${COMP_WORDS[index]}
    if [[ -z $command ]]; then
      case $word in ${names.join("|")}) command=$word ;; esac
    elif [[ $word != -* ]]; then
      (( count += 1 ))
    fi
  done
  COMPREPLY=()
  case $command in
${flags.join("\n")}
  esac
  case $command:$option in
${options.join("\n")}
  esac
  if [[ $cur == -* ]]; then ${name}_words "$flags"; return; fi
  case $command:$count in
    :*) ${name}_words ${quoted(names.join("\n"))} ;;
${words.join("\n")}
  esac
}

complete -F ${name} ${program}
`;
}

/** What offers the values; undefined: there are none to offer. */
function call(name: string, { words, files, isList }: Values): string | undefined {
  const calls = [
    ...(words.length === 0 ? [] : [`${name}_words ${quoted(words.join("\n"))}${isList ? " list" : ""}`]),
    ...(files === "none" ? [] : [`${name}_paths ${files === "folders" ? "-d" : "-f"}`]),
  ];
  return calls.length === 0 ? undefined : calls.join("; ");
}

/** A text in single quotes; of several lines, in those of \`$'…'\`. */
function quoted(text: string): string {
  return `$'${text.replace(/[\\']/g, "\\$&").replaceAll("\n", "\\n")}'`;
}
