/** Which spec each output of a job is made from, and where it is. */
import type { PublishedDocs } from "../../catalog/published.js";
import type { Job, JobOutput } from "../../config/job.js";
import { specChoice, type TargetList } from "../../config/targets.js";
import type { Finding } from "../../diagnostics.js";
import type { SpecChoice } from "../../emit/target.js";
import type { SpecSource } from "../../load/index.js";
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
  /** How the docs of the release were made, for an output of the published spec. */
  readonly published?: PublishedDocs;
  readonly findings: readonly Finding[];
}

/** A spec, and what is made from it. */
export interface Input extends FoundSpec {
  readonly outputs: readonly JobOutput[];
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
  const { airflowSpec, publishedDocs, resolveVersion } = await import("../../catalog/index.js");
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
  return {
    source: { kind: "file", path },
    name: `Airflow ${airflow} (Python client)`,
    airflow,
    findings,
    ...(published !== undefined && { published: published.docs }),
  };
}
