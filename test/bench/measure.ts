/** Time and memory of commands, side by side: they run in turn, so that a busy machine slows all of them. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { median } from "./statistics.js";

/** A program and how it is called. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Runs before each round, and does not count. */
  readonly before?: () => void;
  /** How often it runs at most, for those that take long. */
  readonly atMost?: number;
}

export interface Run {
  readonly seconds: number;
  /** Of the largest process; undefined where no GNU time is. */
  readonly megabytes: number | undefined;
  readonly output: string;
}

/** The medians of some runs. */
export type Measured = Omit<Run, "output">;

/** Why a program has no figures, in one phrase. */
export interface Failed {
  readonly fails: string;
}

export type Outcome = Measured | Failed;

/** GNU time knows the most memory (resident set) that the largest process of a command had. */
const time = "/usr/bin/time";
const knowsMemory = existsSync(time) && process.platform === "linux";
const timeout = 10 * 60 * 1000;
const children = new Set<ChildProcess>();
let isStopping = false;

/**
 * Runs all commands in turn, `rounds` times, and gives the medians of each. One that fails once has no figures, but a reason: a failed
 * run is fast.
 */
export async function alternate(
  commands: ReadonlyMap<string, Command | Failed>,
  rounds: number,
): Promise<Map<string, Outcome>> {
  const runs = new Map<string, Run[]>([...commands.keys()].map((name) => [name, []]));
  const failures = new Map<string, Failed>();
  for (let round = 1; round <= rounds; round++) {
    for (const [name, command] of commands) {
      if ("fails" in command) failures.set(name, command);
      if ("fails" in command || failures.has(name) || round > (command.atMost ?? rounds)) continue;
      progress(`  ${name}, round ${round} of ${Math.min(rounds, command.atMost ?? rounds)}`);
      const outcome = await tryRun(command);
      if ("fails" in outcome) failures.set(name, outcome);
      else runs.get(name)?.push(outcome);
    }
  }
  return new Map([...runs].map(([name, all]) => [name, failures.get(name) ?? mediansOf(all)]));
}

function mediansOf(runs: readonly Run[]): Measured {
  const megabytes = runs.flatMap((run) => run.megabytes ?? []);
  return {
    seconds: median(runs.map(({ seconds }) => seconds)),
    megabytes: megabytes.length === 0 ? undefined : median(megabytes),
  };
}

/** As {@link run}, for programs of others. */
export async function tryRun(command: Command): Promise<Run | Failed> {
  try {
    return await run(command);
  } catch (error) {
    return { fails: reasonOf(error instanceof Error ? error.message : String(error)) };
  }
}

/** @throws Error with all that the program said, where it does not end with 0. */
export async function run({ command, args, cwd, env, before }: Command): Promise<Run> {
  before?.();
  const all = knowsMemory ? [time, "-f", "%M", command, ...args] : [command, ...args];
  const [program = command, ...rest] = all;
  const started = performance.now();
  // A group of its own, so that what it starts ends with it.
  const child = spawn(program, rest, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"], detached: true }); // prettier-ignore
  const [out, error]: [string[], string[]] = [[], []];
  child.stdout.setEncoding("utf8").on("data", (text: string) => out.push(text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => error.push(text));
  const timer = setTimeout(() => endGroup(child), timeout);
  const status = await endOf(child).finally(() => clearTimeout(timer));
  const seconds = (performance.now() - started) / 1000;
  const said = error.join("");
  if (seconds * 1000 >= timeout) throw new Error(`it does not end within ${timeout / 60_000} minutes`);
  if (status !== 0) throw new Error(`${out.join("")}\n${said}`);
  const megabytes = knowsMemory ? Number(said.trim().split("\n").at(-1)) / 1024 : undefined;
  return { seconds, megabytes, output: out.join("") };
}

/** The exit code, once nobody writes any more. Never, when everything is being stopped: nothing new may start then. */
function endOf(child: ChildProcess): Promise<number | null> {
  children.add(child);
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", (status) => {
      children.delete(child);
      if (!isStopping) resolve(status);
    });
  });
}

/** Ends what runs, for good: for who ends this program. */
export async function stopChildren(): Promise<void> {
  isStopping = true;
  const ends = [...children].map((child) => once(child, "close"));
  for (const child of children) endGroup(child);
  await Promise.all(ends);
}

function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // It ended by itself.
  }
}

/** `TypeError: …`, as runtimes print what was thrown. */
const named = /^[\w.]*(?:Error|Exception)\b[^:]*:/;
const telling = /error|exception|fail|cannot|could not|unexpected|not found/i;

/** The line of an output that says why, without colours, places of this machine, and without an end. */
export function reasonOf(output: string): string {
  const lines = stripVTControlCharacters(output)
    .split("\n")
    .map((line) => line.trim());
  const said = lines.filter((line) => line !== "" && !line.startsWith("at "));
  const line =
    said.find((one) => named.test(one)) ?? said.find((one) => telling.test(one)) ?? said[0] ?? "it says nothing";
  const plain = line.replace(/(?:file:\/\/)?(?:\/[\w.@-]+){2,}\/?/g, "…").replace(/\s+/g, " ");
  return plain.length > 90 ? `${plain.slice(0, 89)}…` : plain;
}

/** One line on a terminal; nothing elsewhere. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
}
