/** One output: what a target makes of an API. A target of the user's is not believed, and what it throws is its own fault. */
import type { JobOutput } from "../../config/job.js";
import { invalidTarget, type TargetList } from "../../config/targets.js";
import { Failure, failure } from "../../diagnostics.js";
import type { Memory } from "../../emit/memory.js";
import type { DefinedTarget, OutputFacts, UntypedEmit, Warn } from "../../emit/target.js";
import type { Api } from "../../ir/model.js";
import type { OutputFile } from "../../output-file.js";

/** What a target is told of an output. */
export interface Emission {
  readonly output: JobOutput;
  readonly api: Api;
  readonly values: Readonly<Record<string, unknown>>;
  readonly facts: Pick<OutputFacts, "airflow" | "published">;
  readonly memory: Memory;
  readonly warn: Warn;
}

/** @throws Failure `TARGET_FAILED` for whatever a target of the user's throws that is no Failure, or returns that is no files */
export async function emitOutput(target: DefinedTarget, { output, api, values, facts, memory, warn }: Emission) {
  const { dialect, dialectVersion, definedIn } = output;
  const { airflow, published } = facts;
  const options = {
    ...values,
    ...(airflow !== undefined && { airflow }),
    ...(published !== undefined && { published }),
    ...(dialect !== undefined && { dialect }),
    ...(dialectVersion !== undefined && { dialectVersion }),
  };
  const work = async () => ((await target.load()) as UntypedEmit)(api, options, memory, warn);
  return definedIn === undefined ? work() : guarded(definedIn, work);
}

async function guarded(file: string, work: () => Promise<unknown>): Promise<readonly OutputFile[]> {
  let made: unknown;
  try {
    made = await work();
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw targetFailure(file, `failed: ${String(error).split("\n")[0] ?? ""}`, error);
  }
  if (Array.isArray(made) && made.every(isFile)) return made;
  throw targetFailure(file, "must return a list of files, each with a `path` and a `text`", made);
}

function isFile(value: unknown): value is OutputFile {
  const { path, text } = (value ?? {}) as Partial<OutputFile>;
  return typeof path === "string" && typeof text === "string";
}

function targetFailure(file: string, problem: string, cause: unknown): Failure {
  const error = failure("TARGET_FAILED", `The target of \`${file}\` ${problem}`, { place: { file } });
  error.cause = cause;
  return error;
}

/** @throws Failure `TARGET_INVALID` where a job names a target that this list does not have */
export function targetOf({ target: name, definedIn }: JobOutput, targets: TargetList): DefinedTarget {
  const target = targets.find(name);
  if (target === undefined) throw invalidTarget(definedIn ?? name, "is not among the targets of this run");
  return target;
}
