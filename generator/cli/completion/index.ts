/** `airflow-codegen completion`: a script of the user's shell that completes this command line. It starts no program while somebody types. */
import { catalogEntries } from "../../catalog/catalog.js";
import { failure } from "../../diagnostics.js";
import { name } from "../../version.js";
import type { ShownOption } from "../arguments.js";
import { type Shell, shells } from "../command-options.js";
import type { Io } from "../io.js";
import { bashScript } from "./bash.js";
import { completedCommands } from "./commands.js";
import { fishScript } from "./fish.js";
import { zshScript } from "./zsh.js";

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const satisfies Record<Shell, unknown>;

/**
 * Prints the script of a shell. Returns the exit code.
 *
 * @param shell absent: the one of the environment
 * @throws Failure `USAGE` where no shell is named and that of the environment is another one
 */
export function runCompletion(shell: Shell | undefined, shown: readonly ShownOption[], io: Io): number {
  const versions = [...new Set(catalogEntries("server").map(({ airflow }) => airflow)), "latest"];
  io.stdout(scripts[shell ?? shellOf(process.env["SHELL"])](name, completedCommands(shown, versions)));
  return 0;
}

function shellOf(path = ""): Shell {
  const word = path.split("/").at(-1) ?? "";
  const shell = shells.find((one) => one === word);
  if (shell !== undefined) return shell;
  const cause = word === "" ? "SHELL is not set" : `There is no completion for \`${word}\`, which SHELL names`;
  throw failure("USAGE", cause, { fix: `Name the shell: \`airflow-codegen completion ${shells.join("|")}\`.` });
}
