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
      ["$0 generate --airflow 2.11 --out client", "the one of Airflow 2.11, in client"],
      ["$0 generate --spec http://localhost:8080/openapi.json", "the one of a running Airflow"],
      ["$0 generate --include-tag 'DAG*' --exclude-deprecated", "a small one"],
      ["$0 generate --target docs --dialect python,bash", "docs in two other layouts, in output/docs"],
      ["$0 generate --target ./my-target.ts", "an output of your own"],
      ["$0 generate --spec openapi.yaml --watch", "again whenever the file changes"],
    ],
  };
}

/** What `check` has no use for. */
const ofGenerate: readonly string[] = ["dryRun", "force", "noPrune", "watch", "watchInterval"];

function check(shown: readonly ShownOption[]): Command {
  const options = yargsOptions(shown);
  for (const name of ofGenerate) Object.assign(options[kebab(name)] ?? {}, { hidden: true });
  return {
    describe: "Compare the output with what would be generated; write nothing",
    options,
    examples: [["$0 check --airflow 3.3.2", "in CI: exit 1 where someone forgot to generate"]],
  };
}

/** Some of the options of a run. */
function some(shown: readonly ShownOption[], names: readonly RunOptionName[]): Record<string, Options> {
  return yargsOptions(shown.filter(({ name }) => names.some((one) => one === name)));
}

function inGroup(group: string, options: Record<string, Options>): Record<string, Options> {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, { ...option, group: `${group}:` }]));
}

function diff(shown: readonly ShownOption[]): Command {
  return {
    describe: "Tell what changed between two specs, and for whom",
    words: "<old> <new>",
    positionals: {
      old: { type: "string", demandOption: true, describe: "an Airflow version, a file, a URL, or -" },
      new: { type: "string", demandOption: true, describe: "the one that it is compared with" },
    },
    options: {
      format: {
        choices: diffFormats,
        describe: "text, json, markdown, or guide: how to migrate, with TypeScript of before and after [default: text]",
      },
      "fail-on": {
        choices: severities,
        describe: "exit code 1 where a change is so, or worse: breaking, additive, docs",
      },
      surface: { type: "boolean", describe: "also show what changes of the TypeScript client's public surface" },
      ...some(shown, ["specHeader", "allowRef"]),
      ...some(shown, ["includeTag", "excludeTag", "includeOperation", "excludeOperation", "excludeDeprecated"]),
      ...inGroup("Selection", some(shown, ["securitySchemes", "authFile"])),
      verbose: { type: "boolean", describe: "also list what changes words only, and every operation that is reached" },
      json: { type: "boolean", describe: "the same as --format json" },
    },
    examples: [
      ["$0 diff 2.11 3.3", "what Airflow 3 changes"],
      ["$0 diff 3.2.2 3.3.2 --format markdown", "the same for a page or a pull request"],
      ["$0 diff old.yaml new.yaml --fail-on breaking", "in CI: exit 1 where callers break"],
      ["$0 diff 3.3.2 http://localhost:8080/openapi.json", "your server against the official spec"],
      ["$0 diff 3.2.2 3.3.2 --include-tag 'DAG*' --exclude-deprecated", "what is in your client"],
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
        describe: "list the catalog, pull into the cache, or print the path of a cached spec",
      },
      versions: { type: "string", array: true, describe: "Airflow versions [default: the newest]" },
    },
    options: {
      client: {
        type: "boolean",
        describe: "the specs of the Python client in place of the server's; made of the server's where there is none",
      },
      json: { type: "boolean", describe: "print JSON" },
    },
    examples: [
      ["$0 specs list", "every catalogued version"],
      ["$0 specs pull 3.3.2 2.11", "pull two into the cache"],
      ["$0 specs path 3.3.2", "the path of the cached file"],
      ["$0 specs path 2.11 --client", "what the Python docs of 2.11 are made from"],
    ],
  };
}

function auth(shown: readonly ShownOption[]): Command {
  return {
    describe: "List the security schemes that a build may have",
    words: "<action>",
    positionals: {
      action: {
        choices: actions.auth,
        demandOption: true,
        describe: "list the built-in security schemes, those of a spec, and those of an auth file",
      },
    },
    options: {
      ...some(shown, ["airflow", "spec", "specHeader", "allowRef", "authFile", "json"]),
      airflow: { type: "string", nargs: 1, group: "Input:", describe: "VERSION: also those of that Airflow's spec" },
    },
    examples: [
      ["$0 auth list", "the built-in ones"],
      ["$0 auth list --airflow 3.3.2", "and those of Airflow 3.3.2"],
      ["$0 auth list --spec http://localhost:8080/openapi.json", "and those of a running Airflow"],
      ["$0 auth list --auth-file airflow-codegen.auth.yaml", "and your own"],
    ],
  };
}

function init(): Command {
  return {
    describe: "Write a commented config file, or an auth file",
    options: {
      format: { choices: formats, describe: "ts (TypeScript, with types), js, or yaml [default: ts]" },
      "auth-file": {
        type: "string",
        describe: `write an example of every kind of security scheme in place of a config file [default: ${defaultAuthFile}]`,
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
    describe: "Print what makes your shell complete this command line",
    words: "[shell]",
    positionals: { shell: { choices: shells, describe: "bash, zsh or fish [default: the one of $SHELL]" } },
    options: {},
    examples: [
      ["source <($0 completion bash)", "in ~/.bashrc"],
      ["source <($0 completion zsh)", "in ~/.zshrc, after compinit"],
      ["$0 completion fish | source", "in ~/.config/fish/config.fish"],
    ],
  };
}
