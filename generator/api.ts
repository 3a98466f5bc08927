/** `generate`, `check`, `diff` and `loadSpec` for programs: what the commands of those names do, without a terminal. */
import type { ConfigOf, JobConfigOf } from "./config/config.js";
import type { ConfigFile } from "./config/file.js";
import type { Job } from "./config/job.js";
import type { JobOptions } from "./config/options.js";
import type { Finding, Place } from "./diagnostics.js";
import type { registry } from "./emit/registry.js";
import type { DefinedTarget } from "./emit/target.js";
import type { Api } from "./ir/model.js";
import type { Progress } from "./report.js";
import type { Run } from "./run/index.js";
import type { DriftReport, GenerateReport } from "./run/outcome.js";
import type { SpecDiff } from "./diff/specs.js";

/** A target of this project. */
type OwnTarget = (typeof registry)[number];

/** What a config file holds: one job, or several. Options beside `jobs` are shared by all of them. */
export type Config<Targets extends readonly DefinedTarget[] = readonly []> = ConfigOf<OwnTarget, Targets>;

/** One job of a config file. The options are those of `airflow-codegen generate --help`. */
export type JobConfig = JobConfigOf<OwnTarget>;

/** Gives an editor the types of a config file; returns what it is given. */
export function defineConfig<const Targets extends readonly DefinedTarget[] = readonly []>(
  config: Config<Targets>,
): Config<Targets> {
  return config;
}

/** How a run is made, beside what its config says. */
export interface RunSettings {
  /** Overwrite files that nobody generated. */
  readonly force?: boolean;
  /** Do everything but write. */
  readonly dryRun?: boolean;
  /** Told of each step by its name, such as `parse`. */
  readonly onStep?: (name: string) => void;
}

/**
 * Generates what a config asks for, as `airflow-codegen generate` does: all files of all jobs are written, or none. Paths are relative
 * to the working directory of the process.
 *
 * @param config what a config file would hold, such as `{ airflow: "3.3.2", target: "docs" }`
 * @returns a report for each job
 * @throws Failure where something is wrong with the config, the spec, a target of yours, or the output folder; nothing is written then
 */
export async function generate<const Targets extends readonly DefinedTarget[] = readonly []>(
  config: Config<Targets>,
  settings: RunSettings = {},
): Promise<readonly GenerateReport[]> {
  return (await import("./engine.js")).generateAll(await runOf(config, settings));
}

/**
 * Compares what lies in the output folders with what a config asks for, as `airflow-codegen check` does. Writes nothing.
 *
 * @returns a report for each job: nothing differs where `missing`, `changed` and `stale` are empty in each of its outputs
 * @throws Failure as {@link generate}
 */
export async function check<const Targets extends readonly DefinedTarget[] = readonly []>(
  config: Config<Targets>,
  settings: RunSettings = {},
): Promise<readonly DriftReport[]> {
  return (await import("./engine.js")).checkAll(await runOf(config, settings));
}

async function runOf(config: object, { force = false, dryRun = false, onStep }: RunSettings): Promise<Run> {
  const { contextOf, registry, resolveJobs } = await import("./engine.js");
  const cwd = process.cwd();
  const file: ConfigFile = { file: "config", value: config, placeOf: () => ({ file: "config" }), modules: [] };
  const context = await contextOf(file, {}, registry, cwd);
  return {
    jobs: resolveJobs({ force, dryRun }, context, cwd),
    targets: context.targets,
    progress: silent(onStep),
    places: true,
  };
}

/** Where a spec is. */
export type SpecRequest =
  | { /** A version of Airflow: its official spec. */ readonly airflow: string }
  | {
      /** A file or a URL. */
      readonly spec: string;
      /** `Name: value`, for a URL; never sent to another origin. */
      readonly specHeader?: readonly string[];
    };

export interface SpecOptions {
  /** The origins and folders that external references may lead to. */
  readonly allowRef?: readonly string[];
  /** Files of OpenAPI Overlays, applied in their order. Paths are relative to the working directory. */
  readonly overlay?: string | readonly string[];
  /** Do not apply the built-in overlay, which adds to the spec of an Airflow version what it omits. */
  readonly noOverlay?: boolean;
}

/** A spec that was read. */
export interface Spec {
  /** What targets read. */
  readonly api: Api;
  /** What the spec gets wrong, and what else there is to say. */
  readonly findings: readonly Finding[];
  /** As shown to users: `Airflow 3.3.2`, the path as given, or the URL. */
  readonly name: string;
  /** Of the bytes as read, in hexadecimal. */
  readonly sha256: string;
  /** The place of a JSON pointer, such as `#/paths/~1dags`, in the text. */
  readonly locate: (pointer: string) => Place;
}

/**
 * Reads a spec, with its overlays, to the model that all targets read.
 *
 * @throws Failure for a spec that cannot be read or is none
 */
export async function loadSpec(request: SpecRequest, options: SpecOptions = {}): Promise<Spec> {
  const { findSpec, loadOverlaid, parse, readOverlays, resolveOverlays } = await import("./engine.js");
  const found = await findSpec(await sourceOf(request), silent());
  const { allowRef: allowRefs = [], ...given } = options;
  const { overlays, noOverlay } = resolveOverlays({ given });
  const own = await readOverlays({ overlays });
  const { loaded, findings: unapplied } = await loadOverlaid(found, { own, noOverlay, allowRefs });
  const { api, findings } = parse(loaded);
  const { sha256, locate, name } = loaded;
  return { api, findings: [...found.findings, ...unapplied, ...findings], name: found.name ?? name, sha256, locate };
}

/** Which operations and which security schemes count, as in a config. Paths are relative to the working directory. */
export type Selection = Pick<
  JobOptions,
  | "includeTag"
  | "excludeTag"
  | "includeOperation"
  | "excludeOperation"
  | "excludeDeprecated"
  | "securitySchemes"
  | "authFile"
>;

export interface DiffOptions extends SpecOptions, Selection {
  /** Also compare the public surface of the TypeScript clients. */
  readonly surface?: boolean;
}

/** What changed between two specs. */
export type Diff = SpecDiff;

/**
 * Compares two specs: what changed, for whom, and under which other name. Overlays are applied to both; the built-in one only where both
 * are of Airflow versions.
 *
 * @throws Failure for a spec that cannot be read or is none
 */
export async function diff(old: SpecRequest, new_: SpecRequest, options: DiffOptions = {}): Promise<Diff> {
  const { allowRef: allowRefs = [], surface = false, ...given } = options;
  const { diffSpecs, resolveOverlays, resolveSelection } = await import("./engine.js");
  const sources = { old: await sourceOf(old), new: await sourceOf(new_) };
  const selection = resolveSelection({ given, placeOf: () => undefined, base: "" });
  return diffSpecs({ ...sources, ...resolveOverlays({ given }), ...selection, allowRefs, surface }, silent());
}

async function sourceOf(request: SpecRequest): Promise<Job["source"]> {
  const { resolveSource } = await import("./engine.js");
  return resolveSource({ given: request, placeOf: () => undefined, base: "" });
}

function silent(onStep: (name: string) => void = () => undefined): Progress {
  return {
    phase: async (name, work) => {
      onStep(name);
      return await work();
    },
    note: () => undefined,
    warn: () => undefined,
  };
}
