/** One output: what a target makes of an API. */
import type { JobOutput } from "../../config/job.js";
import { failedTarget, invalidTarget, type TargetList } from "../../config/targets.js";
import type { Memory } from "../../emit/memory.js";
import type { DefinedTarget, OutputFacts, UntypedEmit, Warn } from "../../emit/target.js";
import type { Api } from "../../ir/model.js";
import type { OutputFile } from "../../output-file.js";
import { checkedFiles, checkedWarn, runTarget } from "./user-target.js";

/** What a target is told of an output. */
export interface Emission {
  readonly output: JobOutput;
  readonly api: Api;
  readonly values: Readonly<Record<string, unknown>>;
  readonly facts: Pick<OutputFacts, "airflow" | "server" | "published">;
  readonly memory: Memory;
  readonly warn: Warn;
}

/** @throws Failure `TARGET_FAILED` for whatever a target of the user's does wrong */
export async function emitOutput(
  target: DefinedTarget,
  { output, api, values, facts, memory, warn }: Emission,
): Promise<readonly OutputFile[]> {
  const { dialect, dialectVersion, definedIn: file } = output;
  const { airflow, server, published } = facts;
  const options = {
    ...values,
    ...(airflow !== undefined && { airflow }),
    ...(server !== undefined && { server }),
    ...(published !== undefined && { published }),
    ...(dialect !== undefined && { dialect }),
    ...(dialectVersion !== undefined && { dialectVersion }),
  };
  if (file === undefined) return ((await target.load()) as UntypedEmit)(api, options, memory, warn);
  // Other outputs are made from the same data: what the target changes in its copy is nothing to them.
  const own = structuredClone({ api, options });
  return runTarget(file, async () => {
    const emit: unknown = await target.load();
    if (typeof emit !== "function") throw failedTarget(file, "must have a `load` that returns a function", emit);
    return checkedFiles(file, await (emit as UntypedEmit)(own.api, own.options, memory, checkedWarn(file, warn)));
  });
}

/** Lets a target load what it will need. @throws Failure `TARGET_FAILED` where the target is the user's, and fails */
export async function prepareOutput(output: JobOutput, targets: TargetList): Promise<void> {
  const target = targetOf(output, targets);
  const { definedIn: file } = output;
  const prepare = () => target.prepare?.();
  await (file === undefined ? prepare() : runTarget(file, prepare));
}

/** @throws Failure `TARGET_INVALID` where a job names a target that this list does not have */
export function targetOf({ target: name, definedIn }: JobOutput, targets: TargetList): DefinedTarget {
  const target = targets.find(name);
  if (target === undefined) throw invalidTarget(definedIn ?? name, "is not among the targets of this run");
  return target;
}
