/** The commands as data: their words, options and examples. yargs, completion, and errors about a command line are made from it. */
import type { Argv as Yargs, Options, PositionalOptions } from "yargs";
import { kebab, type RunOptionName } from "../config/options.js";
import { severities } from "../diff/impact.js";
import { type ShownOption, yargsOptions } from "./arguments.js";
import { diffFormats } from "./diff-formats.js";
import { formats } from "./init.js";
import { defaultAuthFile } from "./init-auth.js";

/** What the commands with an action can do. */
export const actions = { specs: ["list", "pull", "path"], auth: ["list"] } as const;

/** The shells that can complete a command line. */
export const shells = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof shells)[number];

export const commandNames = ["generate", "check", "diff", "specs", "auth", "init", "completion"] as const;
export type CommandName = (typeof commandNames)[number];

/** A command as a user types it. */
export interface Command {
  readonly describe: string;
  /** The words after the name, as yargs spells them: `<old> <new>`. */
  readonly words?: string;
  readonly positionals?: Readonly<Record<string, PositionalOptions>>;
  /** Of each option its name without dashes. */
  readonly options: Readonly<Record<string, Options>>;
  readonly conflicts?: readonly [string, string];
  readonly examples: readonly [command: string, describe: string][];
}

type MakeCommand = (shown: readonly ShownOption[]) => Command;

const makers: Readonly<Record<CommandName, MakeCommand>> = { generate, check, diff, specs, auth, init, completion };

/** @param shown the options of runs and targets */
export function commandOf(name: CommandName, shown: readonly ShownOption[]): Command {
  return makers[name](shown);
}

/** Declares a command for yargs. */
export function declared({ options, positionals = {}, conflicts, examples }: Command): (yargs: Yargs) => Yargs {
  return (yargs) => {
    for (const [name, positional] of Object.entries(positionals)) yargs.positional(name, positional);
    if (conflicts !== undefined) yargs.conflicts(...conflicts);
    return yargs.options(options).example(examples);
  };
}

function generate(shown: readonly ShownOption[]): Command {
  return {
    describe: "Generate clients and docs",
    options: yargsOptions(shown),
    examples: [
      ["$0 generate", "the TypeScript client of the newest Airflow, in output/typescript"],
      ["$0 generate --airflow 2.11 --out client", "the TypeScript client of Airflow 2.11, in client"],
      ["$0 generate --spec http://localhost:8080/openapi.json", "the client of a running Airflow"],
      ["$0 generate --include-tag 'DAG*' --exclude-deprecated", "a client with only some of the operations"],
      ["$0 generate --target docs --dialect python,bash", "docs in the Python and Bash layouts, in output/docs"],
      ["$0 generate --target ./my-target.ts", "the output of your own target"],
      ["$0 generate --spec openapi.yaml --watch", "generate again when the file changes"],
    ],
  };
}

/** What `check` has no use for. */
const ofGenerate: readonly string[] = ["dryRun", "force", "noPrune", "watch", "watchInterval"];

function check(shown: readonly ShownOption[]): Command {
  const options = yargsOptions(shown);
  for (const name of ofGenerate) Object.assign(options[kebab(name)] ?? {}, { hidden: true });
  return {
    describe: "Check that the output is up to date; write nothing",
    options,
    examples: [["$0 check --airflow 3.3.2", "in CI: exit 1 if the output is out of date"]],
  };
}

/** Some of the options of a run. */
function some(shown: readonly ShownOption[], names: readonly RunOptionName[]): Record<string, Options> {
  return yargsOptions(shown.filter(({ name }) => names.some((one) => one === name)));
}

function inGroup(group: string, options: Record<string, Options>): Record<string, Options> {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, { ...option, group: `${group}:` }]));
}

/** The options about overlays, in the words of a command that does something else with them. */
function overlays(
  shown: readonly ShownOption[],
  words: Readonly<Record<"overlay" | "no-overlay", string>>,
): Record<string, Options> {
  const options = some(shown, ["overlay", "noOverlay"]);
  return Object.fromEntries(Object.entries(words).map(([name, describe]) => [name, { ...options[name], describe }]));
}

function diff(shown: readonly ShownOption[]): Command {
  return {
    describe: "Show what changed between two specs, and who is affected",
    words: "<old> <new>",
    positionals: {
      old: {
        type: "string",
        demandOption: true,
        describe: "the old spec: an Airflow version, a file, a URL, or - for standard input",
      },
      new: { type: "string", demandOption: true, describe: "the new spec, given in the same way" },
    },
    options: {
      format: {
        choices: diffFormats,
        describe: "text, json, markdown, or guide, a migration guide with TypeScript before and after [default: text]",
      },
      "fail-on": {
        choices: severities,
        describe: "exit with code 1 if a change is of this severity or worse: breaking, additive, docs",
      },
      surface: { type: "boolean", describe: "also show what changes in the public types of the TypeScript client" },
      ...some(shown, ["specHeader", "allowRef"]),
      ...overlays(shown, {
        overlay: "FILE: OpenAPI Overlay in JSON or YAML, applied to both specs (repeatable, applied in order)",
        "no-overlay":
          "do not apply the built-in overlay of generate --airflow, which is applied if both specs are Airflow versions",
      }),
      ...some(shown, ["includeTag", "excludeTag", "includeOperation", "excludeOperation", "excludeDeprecated"]),
      ...inGroup("Selection", some(shown, ["securitySchemes", "authFile"])),
      verbose: { type: "boolean", describe: "also list changes of texts only, and every affected operation" },
      json: { type: "boolean", describe: "the same as --format json" },
    },
    examples: [
      ["$0 diff 2.11 3.3", "what changes from Airflow 2.11 to 3.3"],
      ["$0 diff 3.2.2 3.3.2 --format markdown", "a report for a web page or a pull request"],
      ["$0 diff old.yaml new.yaml --fail-on breaking", "in CI: exit 1 on a breaking change"],
      ["$0 diff 3.3.2 http://localhost:8080/openapi.json", "your server compared with the official spec"],
      ["$0 diff 3.2.2 3.3.2 --include-tag 'DAG*' --exclude-deprecated", "only the operations of your client"],
    ],
  };
}

function specs(): Command {
  return {
    describe: "List, pull or locate the specs of Airflow versions",
    words: "<action> [versions..]",
    positionals: {
      action: {
        choices: actions.specs,
        demandOption: true,
        describe: "list shows the catalog, pull downloads specs into the cache, path prints the path of a cached spec",
      },
      versions: { type: "string", array: true, describe: "Airflow versions [default: the newest]" },
    },
    options: {
      client: {
        type: "boolean",
        describe:
          "use the specs of the Python client instead of the server's; a missing one is made from the server's spec",
      },
      json: { type: "boolean", describe: "print JSON" },
    },
    examples: [
      ["$0 specs list", "all versions of the catalog"],
      ["$0 specs pull 3.3.2 2.11", "download two specs into the cache"],
      ["$0 specs path 3.3.2", "the path of the cached file"],
      ["$0 specs path 2.11 --client", "the spec for the Python docs of 2.11"],
    ],
  };
}

function auth(shown: readonly ShownOption[]): Command {
  return {
    describe: "List the security schemes that a client can support",
    words: "<action>",
    positionals: {
      action: {
        choices: actions.auth,
        demandOption: true,
        describe: "list the security schemes: built-in, of a spec, and of an auth file",
      },
    },
    options: {
      ...some(shown, ["airflow", "spec", "specHeader", "allowRef", "overlay", "noOverlay", "authFile", "json"]),
      airflow: {
        type: "string",
        nargs: 1,
        group: "Input:",
        describe: "VERSION: also list the schemes of this Airflow version",
      },
    },
    examples: [
      ["$0 auth list", "the built-in schemes"],
      ["$0 auth list --airflow 3.3.2", "also the schemes of Airflow 3.3.2"],
      ["$0 auth list --spec http://localhost:8080/openapi.json", "also the schemes of a running Airflow"],
      ["$0 auth list --auth-file airflow-codegen.auth.yaml", "also your own schemes"],
    ],
  };
}

function init(): Command {
  return {
    describe: "Write a commented config file or auth file",
    options: {
      format: { choices: formats, describe: "ts (TypeScript, with types), js, or yaml [default: ts]" },
      "auth-file": {
        type: "string",
        describe: `write an auth file with an example of each kind of security scheme, instead of a config file [default: ${defaultAuthFile}]`,
      },
      force: { type: "boolean", describe: "overwrite the file if it exists" },
    },
    conflicts: ["auth-file", "format"],
    examples: [
      ["$0 init --format yaml", "a config file in YAML"],
      ["$0 init --auth-file", `security schemes of your own, in ${defaultAuthFile}`],
    ],
  };
}

function completion(): Command {
  return {
    describe: "Print the completion script for your shell",
    words: "[shell]",
    positionals: { shell: { choices: shells, describe: "bash, zsh or fish [default: the shell in $SHELL]" } },
    options: {},
    examples: [
      ["source <($0 completion bash)", "in ~/.bashrc"],
      ["source <($0 completion zsh)", "in ~/.zshrc, after compinit"],
      ["$0 completion fish | source", "in ~/.config/fish/config.fish"],
    ],
  };
}
