/** The options and examples of each command, as yargs wants them. */
import type { Argv as Yargs, Options } from "yargs";
import { kebab, type RunOptionName } from "../config/options.js";
import { severities } from "../diff/impact.js";
import { type ShownOption, yargsOptions } from "./arguments.js";
import { diffFormats } from "./diff-formats.js";
import { formats } from "./init.js";
import { defaultAuthFile } from "./init-auth.js";

/** What the commands with an action can do. */
export const actions = { specs: ["list", "pull", "path"], auth: ["list"] } as const;

type Builder = (command: Yargs) => Yargs;

export function generateOptions(shown: readonly ShownOption[]): Builder {
  return (command) =>
    command.options(yargsOptions(shown)).example([
      ["$0 generate", "the TypeScript client of the newest Airflow, in output/typescript"],
      ["$0 generate --airflow 2.11 --out client", "the one of Airflow 2.11, in client"],
      ["$0 generate --spec http://localhost:8080/openapi.json", "the one of a running Airflow"],
      ["$0 generate --include-tag 'DAG*' --exclude-deprecated", "a small one"],
      ["$0 generate --target docs --dialect python,bash", "docs in two other layouts, in output/docs"],
      ["$0 generate --target ./my-target.ts", "an output of your own"],
      ["$0 generate --spec openapi.yaml --watch", "again whenever the file changes"],
    ]);
}

/** What `check` has no use for. */
const ofGenerate: readonly string[] = ["dryRun", "force", "noPrune", "watch", "watchInterval"];

export function checkOptions(shown: readonly ShownOption[]): Builder {
  const options = yargsOptions(shown);
  for (const name of ofGenerate) Object.assign(options[kebab(name)] ?? {}, { hidden: true });
  return (command) =>
    command.options(options).example([["$0 check --airflow 3.3.2", "in CI: exit 1 where someone forgot to generate"]]);
}

/** Some of the options of a run. */
function some(shown: readonly ShownOption[], names: readonly RunOptionName[]): Record<string, Options> {
  return yargsOptions(shown.filter(({ name }) => names.some((one) => one === name)));
}

function inGroup(group: string, options: Record<string, Options>): Record<string, Options> {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, { ...option, group: `${group}:` }]));
}

export function diffOptions(shown: readonly ShownOption[]): Builder {
  return (command) =>
    command
      .positional("old", { type: "string", demandOption: true, describe: "an Airflow version, a file, a URL, or -" })
      .positional("new", { type: "string", demandOption: true, describe: "the one that it is compared with" })
      .options({
        format: {
          choices: diffFormats,
          describe:
            "text, json, markdown, or guide: how to migrate, with TypeScript of before and after [default: text]",
        },
        "fail-on": {
          choices: severities,
          describe: "exit code 1 where a change is so, or worse: breaking, additive, docs",
        },
        surface: { type: "boolean", describe: "also show what changes of the TypeScript client's public surface" },
        ...some(shown, ["specHeader", "allowRef"]),
        ...some(shown, ["includeTag", "excludeTag", "includeOperation", "excludeOperation", "excludeDeprecated"]),
        ...inGroup("Selection", some(shown, ["securitySchemes", "authFile"])),
        verbose: {
          type: "boolean",
          describe: "also list what changes words only, and every operation that is reached",
        },
        json: { type: "boolean", describe: "the same as --format json" },
      })
      .example([
        ["$0 diff 2.11 3.3", "what Airflow 3 changes"],
        ["$0 diff 3.2.2 3.3.2 --format markdown", "the same for a page or a pull request"],
        ["$0 diff old.yaml new.yaml --fail-on breaking", "in CI: exit 1 where callers break"],
        ["$0 diff 3.3.2 http://localhost:8080/openapi.json", "your server against the official spec"],
        ["$0 diff 3.2.2 3.3.2 --include-tag 'DAG*' --exclude-deprecated", "what is in your client"],
      ]);
}

export function specsOptions(command: Yargs): Yargs {
  return command
    .positional("action", {
      choices: actions.specs,
      demandOption: true,
      describe: "list the catalog, pull into the cache, or print the path of a cached spec",
    })
    .positional("versions", { type: "string", array: true, describe: "Airflow versions [default: the newest]" })
    .options({
      client: {
        type: "boolean",
        describe: "the specs of the Python client in place of the server's; made of the server's where there is none",
      },
      json: { type: "boolean", describe: "print JSON" },
    })
    .example([
      ["$0 specs list", "every catalogued version"],
      ["$0 specs pull 3.3.2 2.11", "pull two into the cache"],
      ["$0 specs path 3.3.2", "the path of the cached file"],
      ["$0 specs path 2.11 --client", "what the Python docs of 2.11 are made from"],
    ]);
}

export function authOptions(shown: readonly ShownOption[]): Builder {
  return (command) =>
    command
      .positional("action", {
        choices: actions.auth,
        demandOption: true,
        describe: "list the built-in security schemes, those of a spec, and those of an auth file",
      })
      .options({
        ...some(shown, ["airflow", "spec", "specHeader", "allowRef", "authFile", "json"]),
        airflow: { type: "string", nargs: 1, group: "Input:", describe: "VERSION: also those of that Airflow's spec" },
      })
      .example([
        ["$0 auth list", "the built-in ones"],
        ["$0 auth list --airflow 3.3.2", "and those of Airflow 3.3.2"],
        ["$0 auth list --spec http://localhost:8080/openapi.json", "and those of a running Airflow"],
        ["$0 auth list --auth-file airflow-codegen.auth.yaml", "and your own"],
      ]);
}

export function initOptions(command: Yargs): Yargs {
  return command
    .options({
      format: { choices: formats, describe: "ts (TypeScript, with types), js, or yaml [default: ts]" },
      "auth-file": {
        type: "string",
        describe: `write an example of every kind of security scheme in place of a config file [default: ${defaultAuthFile}]`,
      },
      force: { type: "boolean", describe: "overwrite the file if it exists" },
    })
    .conflicts("auth-file", "format")
    .example([
      ["$0 init --format yaml", "a config file in YAML"],
      ["$0 init --auth-file", `security schemes of your own, in ${defaultAuthFile}`],
    ]);
}
