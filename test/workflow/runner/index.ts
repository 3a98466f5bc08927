/**
 * Runs the shell steps of our action and of the example workflows as a runner of GitHub does: each `run` in a bash of its own, with the
 * environment files. GitHub itself cannot be had in a test: a bare repository stands for its git, `gh.mjs` for its command line.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { type Command, commandsIn } from "./commands.js";
import { type Context, filledIn, holds } from "./expressions.js";

export const actionFolder = fileURLToPath(new URL("../../../.github/actions/airflow-codegen", import.meta.url));

type Texts = Readonly<Record<string, string>>;

/** As it stands in a YAML file. */
export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly "working-directory"?: string;
  readonly with?: Texts;
  readonly env?: Texts;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

interface Workflow {
  readonly env?: Texts;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

/** A machine with a checkout of a repository. */
export interface Machine {
  /** The checkout. */
  readonly workspace: string;
  /** Empty, and outside of the checkout. */
  readonly temp: string;
  /** Stand-ins for programs, before those of the machine. */
  readonly bin?: string;
  /** The context of that name. */
  readonly github?: Texts;
  /** What the machine has besides the variables of the runner. */
  readonly env?: Texts;
  /** In place of our own: its folder. */
  readonly action?: string;
}

/** What a run left behind. */
export interface Outcome {
  readonly exitCode: number;
  readonly log: string;
  readonly commands: readonly Command[];
  readonly outputs: Texts;
  /** Of all steps. */
  readonly summary: string;
}

/** Reads a YAML file of the action's folder. */
export function readYaml<T>(name: string, folder = actionFolder): T {
  return parse(readFileSync(join(folder, name), "utf8")) as T;
}

/** Runs the action with these inputs. */
export async function runAction(inputs: Texts, machine: Machine): Promise<Outcome> {
  const run = new Run(machine);
  const { exitCode, outputs } = await run.action(inputs, {});
  return run.outcome(exitCode, outputs);
}

/** Runs the one job of an example. `variables`: what people are asked to change in its `env`. */
export async function runExample(name: string, variables: Texts, machine: Machine): Promise<Outcome> {
  const { env: preset = {}, jobs } = readYaml<Workflow>(`examples/${name}`);
  for (const variable of Object.keys(variables)) expectKnown(variable, preset);
  const [job, ...others] = Object.values(jobs);
  if (job === undefined || others.length > 0) throw new Error("an example has one job");
  const env = { ...preset, ...variables };
  const run = new Run(machine);
  const context = { env, github: machine.github, runner: { temp: machine.temp } };
  return run.outcome((await run.steps(job.steps, context, env)).exitCode, {});
}

/** Runs a workflow of this repository: its jobs, one after the other, each on a machine that has what the one before left in the checkout. */
export async function runWorkflow(name: string, machine: Machine, vars: Texts = {}): Promise<Outcome> {
  const { env: preset = {}, jobs } = readYaml<Workflow>(`../../workflows/${name}`);
  const run = new Run(machine);
  const around = { vars, github: machine.github, runner: { temp: machine.temp } };
  const env = allFilledIn(preset, around);
  for (const { steps } of Object.values(jobs)) {
    const { exitCode } = await run.steps(steps, { ...around, env }, env);
    if (exitCode !== 0) return run.outcome(exitCode, {});
  }
  return run.outcome(0, {});
}

/** The steps of an example, or of the action. */
export function stepsOf(name: string): readonly Step[] {
  const file = readYaml<Action | Workflow>(name);
  return "runs" in file ? file.runs.steps : Object.values(file.jobs).flatMap((job) => job.steps);
}

interface Ended {
  readonly exitCode: number;
  readonly outputs: Texts;
}

class Run {
  private readonly machine: Machine;
  private log = "";
  private summary = "";

  constructor(machine: Machine) {
    this.machine = machine;
  }

  outcome(exitCode: number, outputs: Texts): Outcome {
    return { exitCode, log: this.log, commands: commandsIn(this.log), outputs, summary: this.summary };
  }

  async action(given: Texts, env: Texts): Promise<Ended> {
    const { inputs, outputs, runs } = readYaml<Action>("action.yml", this.machine.action);
    for (const name of Object.keys(given)) expectKnown(name, inputs);
    const presets = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default]));
    const context = { inputs: { ...presets, ...given }, github: this.machine.github };
    const { exitCode, steps } = await this.steps(runs.steps, context, env);
    const values = Object.entries(outputs).map(([name, { value }]) => [name, filledIn(value, { steps })] as const);
    return { exitCode, outputs: Object.fromEntries(values) };
  }

  /** Runs one after another until one fails. */
  async steps(steps: readonly Step[], around: Context, env: Texts): Promise<{ exitCode: number; steps: Context }> {
    const done: Record<string, Context> = {};
    for (const step of steps) {
      const context = { ...around, steps: done };
      if (step.if !== undefined && !holds(step.if, context)) continue;
      const { exitCode, outputs } = await this.step(step, context, env);
      if (step.id !== undefined) done[step.id] = { outputs };
      if (exitCode !== 0) return { exitCode, steps: done };
    }
    return { exitCode: 0, steps: done };
  }

  private async step(step: Step, context: Context, env: Texts): Promise<Ended> {
    if (step.run !== undefined) return this.shell(step, context, env);
    const [name] = (step.uses ?? "").split("@");
    if (name === "actions/checkout" || name === "actions/setup-node") return { exitCode: 0, outputs: {} };
    if (name !== "OWNER/airflow-codegen/.github/actions/airflow-codegen") throw new Error(`cannot use: ${name}`);
    return this.action(allFilledIn(step.with ?? {}, context), env);
  }

  private async shell(step: Step, context: Context, env: Texts): Promise<Ended> {
    const folder = mkdtempSync(join(this.machine.temp, "step-"));
    const file = (name: string, text = ""): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const files = { GITHUB_OUTPUT: file("output"), GITHUB_STEP_SUMMARY: file("summary") };
    const script = file("script.sh", filledIn(step.run ?? "", context));
    const cwd = resolve(this.machine.workspace, filledIn(step["working-directory"] ?? ".", context));
    const given = { ...env, ...allFilledIn(step.env ?? {}, context) };
    const exitCode = await this.bash(script, cwd, { ...this.environment(), ...files, ...given });
    this.summary += readFileSync(files.GITHUB_STEP_SUMMARY, "utf8");
    return { exitCode, outputs: outputsIn(readFileSync(files.GITHUB_OUTPUT, "utf8")) };
  }

  /** Nothing of the developer's own settings of git. */
  private environment(): Texts {
    const { workspace, temp, bin, env = {}, action = actionFolder } = this.machine;
    const home = join(temp, "home");
    mkdirSync(home, { recursive: true });
    const { PATH = "", AIRFLOW_CODEGEN_CACHE, XDG_CACHE_HOME, HOME = "" } = process.env;
    return {
      PATH: bin === undefined ? PATH : `${bin}:${PATH}`,
      HOME: home,
      // The specs of Airflow that the tests have pulled.
      XDG_CACHE_HOME: XDG_CACHE_HOME ?? join(HOME, ".cache"),
      ...(AIRFLOW_CODEGEN_CACHE !== undefined && { AIRFLOW_CODEGEN_CACHE }),
      GIT_CONFIG_NOSYSTEM: "1",
      CI: "true",
      GITHUB_ACTIONS: "true",
      GITHUB_ACTION_PATH: action,
      GITHUB_WORKSPACE: workspace,
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_REPOSITORY: "o/r",
      GITHUB_RUN_ID: "7",
      RUNNER_TEMP: temp,
      ...env,
    };
  }

  private bash(script: string, cwd: string, env: Texts): Promise<number> {
    return new Promise((done, failed) => {
      const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
        cwd,
        env,
        stdio: ["ignore", "pipe", "pipe"],
      });
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (text: string) => (this.log += text));
      }
      child.on("error", failed);
      child.on("close", (exitCode) => done(exitCode ?? -1));
    });
  }
}

/** `name=value` lines, which are all that we write. */
function outputsIn(text: string): Texts {
  const lines = text.split("\n").filter((line) => line !== "");
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
      if (name === undefined || value === undefined) throw new Error(`not an output: ${line}`);
      return [name, value];
    }),
  );
}

function allFilledIn(texts: Texts, context: Context): Texts {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, filledIn(text, context)]));
}

function expectKnown(name: string, table: object): void {
  if (!Object.hasOwn(table, name)) throw new Error(`there is no ${name}`);
}
