/** The command line: commands, their help, and how every run ends. yargs is used here and in command-options.ts alone. */
import yargs, { type Argv as Yargs } from "yargs";
import { failure } from "../diagnostics.js";
import type { Given } from "../config/options.js";
import { list } from "../config/request.js";
import { readContext, type OptionContext } from "../config/context.js";
import { targetList } from "../config/targets.js";
import type { Severity } from "../diff/impact.js";
import { registry } from "../emit/registry.js";
import type { DefinedTarget } from "../emit/target.js";
import { configHashes } from "../memory/commands.js";
import { name, version } from "../version.js";
import { allOptions, type Argv, givenOptions, peek } from "./arguments.js";
import { type actions, type CommandName, commandNames, commandOf, declared, type Shell } from "./command-options.js";
import { type DiffFormat, standardInput } from "./diff-formats.js";
import { reportError } from "./errors.js";
import type { Format } from "./init.js";
import { processIo, visible, type Io } from "./io.js";
import type { Invocation } from "./jobs.js";
import { usageFailure } from "./usage.js";
import { asksForHelp, assertWords, commandIn } from "./words.js";

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
  if (!configured.includes(commandIn(args) ?? "")) return { args, own, configs, context: plain };
  const given = { target: peek(args, "target"), ...(config !== undefined && { config }) };
  try {
    return { args, own, configs, context: await readContext(given, own, process.cwd()) };
  } catch (error) {
    if (!asksForHelp(args)) throw error;
    return { args, own, configs, context: plain };
  }
}

/** What a command line asks for: a command's work, or the help that it asked for. */
async function chosen(invoked: Invocation, io: Io): Promise<() => Promise<number> | number> {
  const help: string[] = [];
  const { args } = invoked;
  if (!asksForHelp(args)) assertWords(args, allOptions(invoked.context.targets));
  try {
    await commandLine(invoked, io).parseAsync(
      withoutDashes(args),
      {},
      (_error, _argv, output) => void help.push(output),
    );
  } catch (error) {
    if (error instanceof Chosen) return error.work;
    throw usageFailure(error, args);
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
  "Exit codes: 0 success; 1 check found a difference, or diff found a change of the --fail-on severity; 2 wrong usage, config or spec; 3 could not read, download or write; 70 a bug.";

/** Makes a command, which returns its exit code, into what yargs calls. */
function handle(work: Work): (argv: Argv) => never {
  return (argv) => {
    throw new Chosen(() => work(argv));
  };
}

function commandLine(invoked: Invocation, io: Io): Yargs {
  const shown = allOptions(invoked.context.targets);
  const line = (yargs() as Yargs & UsageConfiguration)
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
    });
  const work = workOf(invoked, io);
  for (const one of commandNames) {
    const command = commandOf(one, shown);
    line.command([one, command.words ?? ""].join(" ").trim(), command.describe, declared(command), handle(work[one]));
  }
  return line.demandCommand(1).epilogue(epilogue).strict().fail(false);
}

type Work = (argv: Argv) => Promise<number>;

function workOf(invoked: Invocation, io: Io): Readonly<Record<CommandName, Work>> {
  return {
    generate: generateCommand(invoked, io),
    check: checkCommand(invoked, io),
    diff: diffCommand(invoked, io),
    specs: specsCommand(io),
    auth: authCommand(invoked, io),
    init: initCommand(invoked, io),
    completion: completionCommand(invoked, io),
  };
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
      throw failure("USAGE", `--json and --format ${format} cannot be used together`);
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

function completionCommand({ context }: Invocation, io: Io) {
  return async (argv: Argv) => {
    const { runCompletion } = await import("./completion/index.js");
    return runCompletion(argv["shell"] as Shell | undefined, allOptions(context.targets), io);
  };
}
