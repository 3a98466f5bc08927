/** The targets: name → what makes its files. A new target is one folder beside this file and one line here. */
import type { Target } from "../config.js";
import type { Api } from "../ir/model.js";
import type { OutputFile } from "../output-file.js";

/** What a target may know beside the API. */
export interface TargetOptions {
  readonly packageName: string;
  /** A semantic version. */
  readonly packageVersion: string;
  /** The Airflow release that the spec is of, where that is known. */
  readonly airflow?: string;
}

/** Makes all files of an output, in memory. Pure: the same input gives the same bytes. */
export type Emit = (api: Api, options: TargetOptions) => Promise<OutputFile[]>;

/** Loaded when used, so that a run pays only for what it makes. */
export const registry: Readonly<Record<Target, () => Promise<Emit>>> = {
  typescript: async () => (await import("./typescript/index.js")).emitPackage,
  docs: async () => (await import("./typescript/index.js")).emitDocs,
};
