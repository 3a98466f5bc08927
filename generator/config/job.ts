/** What a run works on: options that were checked and completed, as plain data. */
import type { OperationFilter } from "../ir/filter.js";
import type { SpecSource } from "../load/index.js";

/** The value of a target's option. A path is relative to the working directory, or absolute. */
export type OptionValue =
  string | boolean | readonly string[] | { readonly file: string } | { readonly folder: string };

/** One thing a job makes, and where. */
export interface JobOutput {
  /** The name of the target. */
  readonly target: string;
  /** Where the target has dialects. */
  readonly dialect?: string;
  /** Where the dialect has versions. */
  readonly dialectVersion?: string;
  readonly dir: string;
  /** Where it is in DIR (`docs/python`), where several outputs share one. */
  readonly layout?: string;
  /** Those of the target's options that were given and are for the dialect. */
  readonly options: Readonly<Record<string, OptionValue>>;
  /** The file that defines the target, where the user brings it: a module, or the config file. */
  readonly definedIn?: string;
}

/** A folder where an output of a target goes in some layout of DIR; what was generated there before may have to go. */
export interface OutputPlace {
  readonly target: string;
  readonly dir: string;
  /** As in {@link JobOutput}; absent where DIR is the folder of this target alone. */
  readonly layout?: string;
}

/** An official spec of Airflow, from the catalog. */
export interface AirflowSource {
  readonly kind: "airflow";
  readonly version: string;
}

/** All a run needs to know, resolved and checked. Paths are relative to the working directory, or absolute. */
export interface Job {
  readonly source: AirflowSource | SpecSource;
  readonly allowRefs: readonly string[];
  /** Files, in the order in which they are applied. */
  readonly overlays: readonly string[];
  /** Our own overlay is not applied. */
  readonly noOverlay: boolean;
  readonly outputs: readonly JobOutput[];
  /** Where these targets go in other layouts. */
  readonly places: readonly OutputPlace[];
  /** Undefined: those of the auth file or, without one, of the spec. */
  readonly securitySchemes?: readonly string[];
  /** A file. */
  readonly authFile?: string;
  readonly filters: OperationFilter;
  readonly prune: boolean;
  readonly force: boolean;
  readonly dryRun: boolean;
}

/** As the user says it: `python@7.13`; undefined where the target has no dialects. */
export function dialectLabel({
  dialect,
  dialectVersion,
}: Pick<JobOutput, "dialect" | "dialectVersion">): string | undefined {
  return dialectVersion === undefined ? dialect : `${dialect}@${dialectVersion}`;
}

/** The files and folders that the options of a job name, its spec aside. */
export function namedFiles({ authFile, overlays, outputs }: Job): readonly string[] {
  const values = outputs.flatMap(({ options }) => Object.values(options));
  const paths = values.flatMap((value) => {
    if (typeof value !== "object") return [];
    return "file" in value ? [value.file] : "folder" in value ? [value.folder] : [];
  });
  return [...new Set([...(authFile === undefined ? [] : [authFile]), ...overlays, ...paths])];
}

/** Whether the code of a target that a job makes is the user's, and may be another one at each run. */
export function hasUserTarget({ outputs }: Job): boolean {
  return outputs.some(({ definedIn }) => definedIn !== undefined);
}
