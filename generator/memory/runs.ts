/**
 * The last run of a job: what it read, and what it left. Where all of that is still so, byte for byte, there is nothing to do, and
 * nothing is parsed to find that out.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { hasUserTarget, type Job, type JobOutput, namedFiles } from "../config/job.js";
import { catalogue, type Finding } from "../diagnostics.js";
import type { SpecReport } from "../report.js";
import { resolveOutput } from "../write/disk.js";
import { formerOutputs } from "../write/former.js";
import { hashOfFile, manifestText, readLastRun, sha256 } from "../write/manifest.js";
import { manifestPath, ownFolder } from "../write/paths.js";
import type { Output } from "../write/plan.js";
import { isOnDisk, pathHash } from "./digest.js";
import { isWithoutPlaces } from "./findings.js";
import { keep, recall } from "./store.js";

/** What a run did that would do the same again. */
export interface KnownRun {
  readonly specs: readonly SpecReport[];
  readonly findings: readonly Finding[];
  readonly outputs: readonly (JobOutput & { readonly files: readonly string[] })[];
}

interface RunRecord {
  /** sha256 by path. */
  readonly inputs: Readonly<Record<string, string>>;
  /** sha256 of the manifest of each output folder, which has those of all its files. */
  readonly outputs: readonly string[];
  readonly specs: readonly SpecReport[];
  readonly findings: readonly Finding[];
}

/** What the run of a job is asked for beside the job. */
export interface RunContext {
  /** The folders of all outputs of the run. */
  readonly dirs: readonly string[];
  /** Whether somebody looks at the places of quirks. */
  readonly places: boolean;
}

/** The files of a job beside its spec, by path, as they are now. Taken before and after a run, it says whether one changed meanwhile. */
export function jobFiles(job: Job): Readonly<Record<string, string>> {
  return Object.fromEntries(namedFiles(job).map((path) => [path, pathHash(path) ?? "none"]));
}

/** The last run of a job, if another one would read the same and leave the same. Never fails. */
export function knownRun(job: Job, { dirs, places }: RunContext): KnownRun | undefined {
  if (job.force || !isRepeatable(job)) return undefined;
  try {
    const record = recall("jobs", keyOf(job));
    if (!isRecord(record) || record.outputs.length !== job.outputs.length) return undefined;
    if (places && isWithoutPlaces(record.findings)) return undefined;
    if (Object.entries(record.inputs).some(([path, hash]) => pathHash(path) !== hash)) return undefined;
    if (job.prune && formerOutputs(job.places, dirs).length > 0) return undefined;
    const outputs = job.outputs.flatMap((output, index) => {
      const files = filesLeft(output.dir, record.outputs[index]);
      return files === undefined ? [] : [{ ...output, files }];
    });
    if (outputs.length !== job.outputs.length) return undefined;
    return { specs: record.specs, findings: record.findings, outputs };
  } catch {
    return undefined;
  }
}

export interface FinishedRun extends Omit<KnownRun, "outputs"> {
  /** sha256 by path. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What the job asked for. Where more lies there, because older files were kept, the next run has something to find out. */
  readonly outputs: readonly Output[];
}

/** Keeps what a run read and left. Never fails. */
export function keepRun(job: Job, { specs, findings, inputs, outputs }: FinishedRun): void {
  if (!isRepeatable(job)) return;
  const record: RunRecord = { inputs, outputs: outputs.map(manifestHash), specs, findings };
  keep("jobs", keyOf(job), record);
}

function manifestHash({ files, about }: Output): string {
  const hashes = new Map(files.map((file) => [file.path, hashOfFile(file)]));
  return about === undefined ? "" : sha256(manifestText(about, hashes));
}

/** What comes over the network or a pipe, and what a target of the user's makes, may be different each time. */
function isRepeatable(job: Job): boolean {
  const { source, allowRefs } = job;
  return (source.kind === "file" || source.kind === "airflow") && allowRefs.length === 0 && !hasUserTarget(job);
}

/** Paths of a job are relative to where it runs. */
function keyOf({ force: _force, dryRun: _dryRun, prune: _prune, ...job }: Job): unknown {
  return [process.cwd(), job];
}

/** What was generated into a folder, if all of it is as it was; undefined also where a run is at work, or was killed. */
function filesLeft(dir: string, manifest: string | undefined): readonly string[] | undefined {
  const root = resolveOutput(dir);
  const isTidy = readdirSync(join(root, ownFolder)).length === 1;
  if (!isTidy || manifest === undefined || !isOnDisk(root, new Map([[manifestPath, manifest]]))) return undefined;
  const { files } = readLastRun(root);
  return isOnDisk(root, files) ? [...files.keys()] : undefined;
}

function isRecord(value: unknown): value is RunRecord {
  const { inputs, outputs, specs, findings } = (value ?? {}) as Partial<RunRecord>;
  return (
    typeof inputs === "object" &&
    Array.isArray(outputs) &&
    Array.isArray(specs) &&
    Array.isArray(findings) &&
    findings.every(({ code }: Finding) => Object.hasOwn(catalogue, code))
  );
}
