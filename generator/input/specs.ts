/** Which spec each output of a job is made from, and where it is. */
import type { Job, JobOutput } from "../config.js";
import type { Finding } from "../diagnostics.js";
import type { OfficialDocs } from "../emit/docs/official.js";
import type { SpecSource } from "../load/index.js";
import type { Progress } from "../report.js";

/** A spec, and what is made from it. */
export interface Input {
  readonly source: SpecSource;
  readonly outputs: readonly JobOutput[];
  /** What to call it; absent: what the loader calls it. */
  readonly name?: string;
  /** The release that was meant, in full. */
  readonly airflow?: string;
  /** How the docs of the release were made, for the dialect `official`. */
  readonly official?: OfficialDocs;
  readonly findings: readonly Finding[];
}

/** `server`: of the release of Airflow. `client`: of its Python client. `official`: of the Python client's release of that number. */
type Need = "server" | "client" | "official";

/** The reference generator was run on the Python client's spec; everything else is better made from what the server says of itself. */
function needOf({ dialect = "typescript" }: JobOutput): Need {
  return dialect === "typescript" ? "server" : dialect === "official" ? "official" : "client";
}

/**
 * The specs of a job, in the order of its outputs; official ones are pulled where the cache does not have them yet.
 *
 * @throws Failure with what {@link airflowSpec} throws, and `DOCS_UNPUBLISHED`
 */
export async function findInputs({ source, outputs }: Job, progress: Progress): Promise<readonly Input[]> {
  if (source.kind !== "airflow") return [{ source, outputs, findings: [] }];
  const needs = new Set(outputs.map(needOf));
  const inputs: Input[] = [];
  for (const need of needs) {
    const found = await airflowInput(source.version, need, progress);
    inputs.push({ ...found, outputs: outputs.filter((output) => needOf(output) === need) });
  }
  return inputs;
}

async function airflowInput(version: string, need: Need, progress: Progress): Promise<Omit<Input, "outputs">> {
  const { airflowSpec, officialDocs, resolveVersion } = await import("../catalog/index.js");
  const pull = (release: string, kind: "server" | "client") =>
    progress.phase("pull", () => airflowSpec(release, kind, { onProgress: (text) => progress.note(text) }));
  if (need === "server") {
    const { path, airflow, findings } = await pull(version, "server");
    return { source: { kind: "file", path }, name: `Airflow ${airflow}`, airflow, findings };
  }
  const official = need === "official" ? officialDocs(version) : undefined;
  // One release for the whole job: `2.10` is the same one for the docs of the client and for a client.
  const release = official?.airflow ?? resolveVersion(version, "server").airflow;
  const { path, airflow, findings } = await pull(release, "client");
  return {
    source: { kind: "file", path },
    name: `Airflow ${airflow} (Python client)`,
    airflow,
    findings,
    ...(official !== undefined && { official: official.docs }),
  };
}
