/** The command line: commands, their help, and how every run ends. yargs is used here and in command-options.ts alone. */
import yargs, { type Argv as Yargs } from "yargs";
import { failure, type Failure } from "../diagnostics.js";
import { type Given, kebab } from "../config/options.js";
import { list } from "../config/request.js";
import { readContext, type OptionContext } from "../config/context.js";
import { targetList } from "../config/targets.js";
import type { Severity } from "../diff/impact.js";
import { registry } from "../emit/registry.js";
import type { DefinedTarget } from "../emit/target.js";
import { configHashes } from "../memory/commands.js";
import { didYouMean } from "../suggest.js";
import { name, version } from "../version.js";
import { allOptions, type Argv, givenOptions, peek } from "./arguments.js";
import {
  actions,
  authOptions,
  checkOptions,
  diffOptions,
  generateOptions,
  initOptions,
  specsOptions,
} from "./command-options.js";
import { type DiffFormat, standardInput } from "./diff-formats.js";
import { reportError } from "./errors.js";
import type { Format } from "./init.js";
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
    const options = given(argv, invoked);
    const { specHeader, allowRef, json = false, verbose = false } = options;
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
      given: options,
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
