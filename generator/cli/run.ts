/** The command line: commands, their help, and how every run ends. yargs is used here and nowhere else. */
import yargs, { type Argv as Yargs, type Options } from "yargs";
import { failure, type Failure } from "../diagnostics.js";
import { type Given, kebab, type RunOptionName } from "../config/options.js";
import { list } from "../config/request.js";
import { readContext, type OptionContext } from "../config/context.js";
import { targetList } from "../config/targets.js";
import { severities, type Severity } from "../diff/impact.js";
import { registry } from "../emit/registry.js";
import type { DefinedTarget } from "../emit/target.js";
import { configHashes } from "../memory/commands.js";
import { didYouMean } from "../suggest.js";
import { name, version } from "../version.js";
import { allOptions, type Argv, givenOptions, peek, type ShownOption, yargsOptions } from "./arguments.js";
import { type DiffFormat, diffFormats, standardInput } from "./diff-formats.js";
import { reportError } from "./errors.js";
import { formats, type Format } from "./init.js";
import { defaultAuthFile } from "./init-auth.js";
import { processIo, visible, type Io } from "./io.js";
import type { Invocation } from "./jobs.js";

/** Missing in the type package of yargs. */
interface UsageConfiguration {
  usageConfiguration(configuration: { readonly "hide-types": boolean }): Yargs;
}

/**
 * Runs a command line to its exit code. Never throws.
 *
 * @param own the targets of this project
 */
export async function run(
  args: readonly string[],
  io: Io = processIo(process),
  own: readonly DefinedTarget[] = registry,
): Promise<number> {
  const json = args.includes("--json") || givesJson(args);
  try {
    const invoked = await invocation(args, own);
    return await (
      await chosen(invoked, io)
    )();
  } catch (error) {
    return reportError(error, json, io);
  }
}

/** The commands whose options depend on the config: it may bring targets with options of their own. */
const configured: readonly string[] = ["generate", "check"];

/** Reads what must be known before the options can be: for help, only as far as it can be read. */
async function invocation(args: readonly string[], own: readonly DefinedTarget[]): Promise<Invocation> {
  const plain: OptionContext = { config: undefined, targets: targetList(own), modules: [], targetName: (word) => word };
  const [config] = peek(args, "config");
  const configs = configHashes(config === undefined ? {} : { config });
  if (!configured.includes(args[0] ?? "")) return { args, own, configs, context: plain };
  const isHelp = args.includes("--help") || args.includes("-h");
  const given = { target: peek(args, "target"), ...(config !== undefined && { config }) };
  try {
    return { args, own, configs, context: await readContext(given, own, process.cwd()) };
  } catch (error) {
    if (!isHelp) throw error;
    return { args, own, configs, context: plain };
  }
}

/** What a command line asks for: a command's work, or the help that it asked for. */
async function chosen(invoked: Invocation, io: Io): Promise<() => Promise<number> | number> {
  const help: string[] = [];
  const { args } = invoked;
  try {
    await commandLine(invoked, io).parseAsync(
      withoutDashes(args),
      {},
      (_error, _argv, output) => void help.push(output),
    );
  } catch (error) {
    if (error instanceof Chosen) return error.work;
    throw usageFailure(error, invoked);
  }
  return () => {
    io.stdout(
      help
        .filter((text) => text !== "")
        .map((text) => `${text}\n`)
        .join(""),
    );
    return 0;
  };
}

/**
 * Ends the parser as soon as it knows the command. It would go on to lay out the help of that command, in case it fails, which takes
 * longer than all of the rest of it.
 */
class Chosen extends Error {
  readonly work: () => Promise<number>;

  constructor(work: () => Promise<number>) {
    super();
    this.work = work;
  }
}

/** yargs makes nothing of a dash that stands where a word should. */
function withoutDashes(args: readonly string[]): string[] {
  return args.map((arg) => (arg === "-" && args[0] === "diff" ? standardInput : arg));
}

/** `diff --format json`: whoever reads the report as JSON reads the errors so, too. */
function givesJson(args: readonly string[]): boolean {
  return args[0] === "diff" && peek(args, "format").includes("json");
}

const epilogue =
  "Exit codes: 0 done; 1 check found a difference, or diff what --fail-on names; 2 bad usage, config or spec; 3 could not read, pull or write; 70 a bug.";

const commands = ["generate", "check", "diff", "specs", "auth", "init"] as const;

/** What the commands with an action can do. */
const actions = { specs: ["list", "pull", "path"], auth: ["list"] } as const;

/** All that may have been meant. */
const commandWords: readonly string[] = commands;
const ownWords = ["client", "fail-on", "format", "help", "surface", "version"];

/** Makes a command, which returns its exit code, into what yargs calls. */
function handle(work: (argv: Argv) => Promise<number>): (argv: Argv) => never {
  return (argv) => {
    throw new Chosen(() => work(argv));
  };
}

function commandLine(invoked: Invocation, io: Io): Yargs {
  const shown = allOptions(invoked.context.targets);
  return (yargs() as Yargs & UsageConfiguration)
    .usageConfiguration({ "hide-types": true })
    .scriptName(name)
    .version(version)
    .alias({ h: "help" })
    .locale("en")
    .wrap(io.width)
    .usage(
      "$0 <command> [options]\n\nGenerates clients and docs for Apache Airflow's REST API, and for any other OpenAPI document.",
    )
    .parserConfiguration({
      "boolean-negation": false,
      "camel-case-expansion": false,
      "dot-notation": false,
      "parse-numbers": false,
      "parse-positional-numbers": false,
    })
    .command("generate", "Generate clients and docs", generateOptions(shown), handle(generateCommand(invoked, io)))
    .command(
      "check",
      "Compare the output with what would be generated; write nothing",
      checkOptions(shown),
      handle(checkCommand(invoked, io)),
    )
    .command(
      "diff <old> <new>",
      "Tell what changed between two specs, and for whom",
      diffOptions(shown),
      handle(diffCommand(invoked, io)),
    )
    .command(
      "specs <action> [versions..]",
      "List, pull or locate the specs of Airflow versions",
      specsOptions,
      handle(specsCommand(io)),
    )
    .command(
      "auth <action>",
      "List the security schemes that a build may have",
      authOptions(shown),
      handle(authCommand(invoked, io)),
    )
    .command("init", "Write a commented config file, or an auth file", initOptions, handle(initCommand(invoked, io)))
    .demandCommand(1, `No command was given; there are ${commands.join(", ")}`)
    .epilogue(epilogue)
    .strict()
    .fail(false);
}

type Builder = (command: Yargs) => Yargs;

function generateOptions(shown: readonly ShownOption[]): Builder {
  return (command) =>
    command.options(yargsOptions(shown)).example([
      ["$0 generate", "the TypeScript client of the newest Airflow, in output/typescript"],
      ["$0 generate --airflow 2.11 --out client", "the one of Airflow 2.11, in client"],
      ["$0 generate --spec http://localhost:8080/openapi.json", "the one of a running Airflow"],
      ["$0 generate --include-tag 'DAG*' --exclude-deprecated", "a small one"],
      ["$0 generate --target docs --dialect python,bash", "docs in two other layouts, in output/docs"],
      ["$0 generate --spec openapi.yaml --watch", "again whenever the file changes"],
    ]);
}

/** What `check` has no use for. */
const ofGenerate: readonly string[] = ["dryRun", "force", "noPrune", "watch", "watchInterval"];

function checkOptions(shown: readonly ShownOption[]): Builder {
  const options = yargsOptions(shown);
  for (const name of ofGenerate) Object.assign(options[kebab(name)] ?? {}, { hidden: true });
  return (command) =>
    command.options(options).example([["$0 check --airflow 3.3.2", "in CI: exit 1 where someone forgot to generate"]]);
}

/** Some of the options of a run. */
function some(shown: readonly ShownOption[], names: readonly RunOptionName[]): Record<string, Options> {
  return yargsOptions(shown.filter(({ name }) => names.some((one) => one === name)));
}

function diffOptions(shown: readonly ShownOption[]): Builder {
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
      ]);
}

function specsOptions(command: Yargs): Yargs {
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

function authOptions(shown: readonly ShownOption[]): Builder {
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

function initOptions(command: Yargs): Yargs {
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

// Each command is loaded when it is run: what it needs is slow to load, and `--help` needs none of it.
function generateCommand(invoked: Invocation, io: Io) {
  return async (argv: Argv) => (await import("./generate.js")).runGenerate(given(argv, invoked), invoked, io);
}

function checkCommand(invoked: Invocation, io: Io) {
  return async (argv: Argv) => (await import("./check.js")).runCheck(given(argv, invoked), invoked, io);
}

function given(argv: Argv, { context }: Invocation): Given {
  return givenOptions(argv, context.targets);
}

function diffCommand(invoked: Invocation, io: Io) {
  return async (argv: Argv) => {
    const format = only<DiffFormat>(argv, "format");
    const failOn = only<Severity>(argv, "fail-on");
    const { specHeader, allowRef, json = false, verbose = false } = given(argv, invoked);
    if (json && (format ?? "json") !== "json")
      throw failure("USAGE", `--json and --format ${format} exclude each other`);
    const args = {
      old: String(argv["old"]),
      new: String(argv["new"]),
      format: json ? "json" : (format ?? "text"),
      surface: argv["surface"] === true,
      verbose,
      specHeaders: list(specHeader),
      allowRefs: list(allowRef),
      ...(failOn !== undefined && { failOn }),
    } as const;
    return (await import("./diff.js")).runDiff(args, io);
  };
}

/** The value of an option that yargs has checked. */
function only<Value extends string>(argv: Argv, name: string): Value | undefined {
  if (Array.isArray(argv[name])) throw failure("USAGE", `--${name} is given more than once`);
  return argv[name] as Value | undefined;
}

function specsCommand(io: Io) {
  return async (argv: Argv) => {
    const { runSpecs } = await import("./specs.js");
    const versions = (argv["versions"] ?? []) as readonly string[];
    const flags = { client: argv["client"] === true, json: argv["json"] === true };
    await runSpecs(
      argv["action"] as (typeof actions.specs)[number],
      { versions, ...flags },
      {
        stdout: io.stdout,
        progress: (text) => io.stderr(`${visible(text)}\n`),
      },
    );
    return 0;
  };
}

function authCommand(invoked: Invocation, io: Io) {
  return async (argv: Argv) => (await import("./auth.js")).runAuth(given(argv, invoked), io);
}

function initCommand(invoked: Invocation, io: Io) {
  return async (argv: Argv) => {
    const format = argv["format"] as Format | undefined;
    const authFile = argv["auth-file"];
    if (Array.isArray(authFile)) throw failure("USAGE", "--auth-file is given more than once");
    const args = { force: argv["force"] === true, ...(format !== undefined && { format }) };
    const { runInit } = await import("./init.js");
    return runInit({ ...args, ...(typeof authFile === "string" && { authFile }) }, invoked.context.targets, io);
  };
}

/** The failure for a command line that yargs refuses, in our words. */
function usageFailure(error: unknown, { args, context }: Invocation): Failure {
  const message = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ");
  const command = (["specs", "auth"] as const).find((known) => args[0] === known);
  if (command !== undefined && message.startsWith("Not enough non-option arguments")) {
    const fix = `See \`airflow-codegen ${command} --help\`.`;
    return failure("USAGE", `\`${command}\` needs to be told what to do: ${actions[command].join(", ")}`, { fix });
  }
  const unknown = /^Unknown (?:argument|command)s?: ([^,]+)/.exec(message)?.[1];
  if (unknown === undefined) return failure("USAGE", message);
  // yargs takes the dashes off; a command is not spelled with any, so what it calls an argument was an option.
  const isOption = message.startsWith("Unknown argument") && args.some((arg) => arg.startsWith(`--${unknown}`));
  const dashes = isOption ? "--" : "";
  const optionWords = [...allOptions(context.targets).map((option) => kebab(option.name)), ...ownWords];
  const known = isOption ? optionWords : commandWords;
  const hint = didYouMean(
    `${dashes}${unknown}`,
    known.filter((word) => word !== unknown).map((word) => `${dashes}${word}`),
  );
  return failure("USAGE", `\`${dashes}${unknown}\` is no ${isOption ? "option" : "command"} here${hint}`);
}
