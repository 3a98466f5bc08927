/** Which spec each output of a job is made from, and where it is. */
import type { PublishedDocs } from "../../catalog/published.js";
import type { Job, JobOutput } from "../../config/job.js";
import { specChoice, type TargetList, yamlReading } from "../../config/targets.js";
import { Failure, type Finding } from "../../diagnostics.js";
import type { SpecChoice } from "../../emit/target.js";
import { readAs, type ReadSpec, readSpec, resolveSpec, type SpecSource, type YamlReading } from "../../load/index.js";
import { parse } from "../../parse/index.js";
import type { Progress } from "../../report.js";

/** A spec that was found. */
export interface FoundSpec {
  readonly source: SpecSource;
  /** What to call it; absent: what the loader calls it. */
  readonly name?: string;
  /** The release that was meant, in full. */
  readonly airflow?: string;
  /** The spec is the one that servers of the release serve. */
  readonly isServed?: true;
  /** How the docs of the Python client were made, for an output of its spec. */
  readonly published?: PublishedDocs;
  readonly findings: readonly Finding[];
}

/** A spec, and what is made from it. */
export interface Input extends FoundSpec {
  readonly outputs: readonly JobOutput[];
}

/** A spec as it was written, and what is made from it. */
export interface ReadInput extends Input {
  readonly written: ReadSpec;
  /** The same spec came before, in another reading of YAML. */
  readonly isAgain: boolean;
}

/**
 * The specs of a job, read: one after the other, since few of them are large. A spec comes once more for outputs whose dialect reads its
 * YAML otherwise, if that makes a difference.
 *
 * @throws Failure as {@link findInputs} and readSpec do
 */
export async function* readInputs(job: Job, targets: TargetList, progress: Progress): AsyncGenerator<ReadInput> {
  for (const input of await findInputs(job, targets, progress)) {
    const read = await progress.phase("load", () => readSpec(input.source));
    const byReading = new Map(input.outputs.map((output) => [yamlReading(output, targets), read]));
    for (const reading of byReading.keys()) byReading.set(reading, await inReading(read, reading, job.allowRefs));
    const all = new Set(byReading.values());
    for (const [index, written] of [...all].entries()) {
      const outputs = input.outputs.filter((output) => byReading.get(yamlReading(output, targets)) === written);
      yield { ...input, outputs, written, isAgain: index > 0 };
    }
  }
}

/**
 * A spec in another reading of YAML. The same one where that finds nothing else, or loses so much that no API is left: older parsers
 * lose what an alias stands for.
 */
export async function inReading(read: ReadSpec, reading: YamlReading, allowRefs: readonly string[]): Promise<ReadSpec> {
  const other = readAs(read, reading);
  if (other === read) return read;
  try {
    parse(await resolveSpec(other, { allowRefs }));
    return other;
  } catch (error) {
    if (error instanceof Failure) return read;
    throw error;
  }
}

/**
 * The specs of a job, in the order of its outputs; official ones are pulled where the cache does not have them yet.
 *
 * @throws Failure with what airflowSpec throws, and `DOCS_UNPUBLISHED`
 */
export async function findInputs(
  { source, outputs }: Job,
  targets: TargetList,
  progress: Progress,
): Promise<readonly Input[]> {
  if (source.kind !== "airflow") return [{ source, outputs, findings: [] }];
  const choices = new Map(outputs.map((output) => [output, specChoice(output, targets)]));
  const inputs: Input[] = [];
  for (const choice of new Set(choices.values())) {
    const found = await findSpec(source, progress, choice);
    inputs.push({ ...found, outputs: outputs.filter((output) => choices.get(output) === choice) });
  }
  return inputs;
}

/**
 * The spec of a source; an official one is pulled where the cache does not have it yet.
 *
 * @throws Failure with what airflowSpec throws, and `DOCS_UNPUBLISHED`
 */
export async function findSpec(
  source: Job["source"],
  progress: Progress,
  choice: SpecChoice = "server",
): Promise<FoundSpec> {
  if (source.kind !== "airflow") return { source, findings: [] };
  const { airflowSpec, clientDocs, publishedDocs, resolveVersion } = await import("../../catalog/index.js");
  const { version } = source;
  const pull = (release: string, kind: "server" | "client") =>
    progress.phase("pull", () => airflowSpec(release, kind, { onProgress: (text) => progress.note(text) }));
  if (choice === "server") {
    const { path, airflow, findings } = await pull(version, "server");
    return { source: { kind: "file", path }, name: `Airflow ${airflow}`, airflow, isServed: true, findings };
  }
  const published = choice === "published" ? publishedDocs(version) : undefined;
  // One release for the whole job: `2.10` is the same one for the docs of the client and for a client.
  const release = published?.airflow ?? resolveVersion(version, "server").airflow;
  const { path, airflow, findings } = await pull(release, "client");
  const docs = published?.docs ?? clientDocs(airflow);
  return {
    source: { kind: "file", path },
    name: `Airflow ${airflow} (Python client)`,
    airflow,
    findings,
    ...(docs !== undefined && { published: docs }),
  };
}
