/** What the targets are told beside the API, and what each of them makes of what was left open. */
import type { Dialect } from "../config.js";
import type { Api } from "../ir/model.js";
import type { Warn } from "./docs/dialect.js";
import type { OfficialDocs } from "./docs/official.js";
import type { ReadmeTemplate } from "./docs/readme-template.js";
import type { Memory } from "./memory.js";

/** What a job says of one of its outputs. */
export interface OutputOptions {
  readonly packageName?: string;
  readonly packageVersion?: string;
  /** The Airflow release that the spec is of, where that is known. */
  readonly airflow?: string;
  readonly dialect?: Dialect;
  /** Where the dialect has versions. */
  readonly dialectVersion?: string;
  /** How the docs of the release were published, for the dialect `official`. */
  readonly official?: OfficialDocs;
  readonly readmeTemplate?: ReadmeTemplate;
  readonly fixExamples: boolean;
  /** Takes what the user should know of an output. */
  readonly warn?: Warn;
  /** What an earlier run made. Makes a run faster, and nothing else. */
  readonly memory?: Memory;
}

/** What a TypeScript package is told. */
export interface TargetOptions {
  readonly packageName: string;
  /** A semantic version. */
  readonly packageVersion: string;
  /** The Airflow release that the spec is of, where that is known. */
  readonly airflow?: string;
  readonly memory?: Memory;
}

export function packageOptions(api: Api, options: OutputOptions): TargetOptions {
  const { packageName, packageVersion, airflow, memory } = options;
  return {
    packageName: packageName ?? "airflow-client",
    packageVersion: packageVersion ?? airflow ?? semanticVersion(api.info.version),
    ...(airflow === undefined ? {} : { airflow }),
    ...(memory === undefined ? {} : { memory }),
  };
}

/** `2` → `2.0.0`. The version of a document is any text; that of a package is three numbers. */
function semanticVersion(version: string): string {
  const [, major = "0", minor = "0", patch = "0"] = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?/.exec(version) ?? [];
  return [major, minor, patch].map(Number).join(".");
}
