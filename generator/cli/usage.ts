/** What yargs refuses, in our words. */
import { failure, type Failure } from "../diagnostics.js";
import { didYouMean } from "../suggest.js";
import { actions } from "./command-options.js";
import { commandIn, wrongUse } from "./words.js";

/** The failure for a command line that yargs refuses. What {@link assertWords} refuses does not get there. */
export function usageFailure(error: unknown, args: readonly string[]): Failure {
  const message = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ");
  const command = commandIn(args) ?? "generate";
  if (message.startsWith("Not enough non-option arguments")) {
    if (command === "diff") {
      const fix = "Pass both: `airflow-codegen diff OLD NEW`. Each is an Airflow version, a file, or a URL.";
      return failure("USAGE", "`diff` needs two specs", { fix });
    }
    const known = command === "specs" || command === "auth" ? actions[command] : [];
    return wrongUse(command, `\`${command}\` needs an action: ${known.join(", ")}`);
  }
  const exclusive = /^Arguments (\S+) and (\S+) are mutually exclusive/.exec(message);
  if (exclusive !== null) {
    const [, one = "", other = ""] = exclusive;
    return failure("USAGE", `--${one} and --${other} cannot be used together`, { fix: "Remove one of them." });
  }
  const value = /^Invalid values: Argument: (\S+), Given: (.*), Choices: (.*)$/.exec(message);
  if (value === null) return wrongUse(command, `The command line cannot be understood (${message})`);
  const [, name = "", given = "", choices = ""] = value;
  return wrongValue(args, name, unquoted(given), choices.split(", ").map(unquoted));
}

function wrongValue(args: readonly string[], name: string, given: string, choices: readonly string[]): Failure {
  const command = commandIn(args) ?? "generate";
  const fix = `Use ${choices.length > 1 ? "one of: " : ""}${choices.join(", ")}.`;
  const hint = didYouMean(given, choices);
  if (name === "action") return failure("USAGE", `\`${command} ${given}\` is not a command${hint}`, { fix });
  if (name === "shell") return failure("USAGE", `There is no completion for \`${given}\`${hint}`, { fix });
  return failure("USAGE", `--${name} cannot be \`${given}\`${hint}`, { fix });
}

function unquoted(text: string): string {
  return text.replace(/^"(.*)"$/, "$1");
}
