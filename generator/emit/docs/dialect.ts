/**
 * The docs dialects that imitate the reference generator: which there are, in which versions, and where their code is. A new one is a
 * folder in `dialects/` and an entry here. No dialect is loaded before it is used: a run pays only for what it makes.
 */
import type { Api } from "../../ir/model.js";
import type { OutputFile } from "../../output-file.js";
import type { Warn } from "./compat/pages.js";
import type { RenderReadme } from "./readme-template.js";

/** What a dialect may know beside the API. */
export interface DialectOptions {
  /** One of the versions of the dialect, such as `7.24`. */
  readonly version: string;
  /** As the examples import it; empty where the dialect has no package. */
  readonly packageName: string;
  readonly packageVersion: string;
  /** Writes the examples right where the reference generator has them wrong. */
  readonly fixExamples: boolean;
  readonly warn: Warn;
  /** Makes the README in place of the dialect's own. */
  readonly renderReadme?: RenderReadme;
}

/** Makes `README.md` and `docs/*.md`, in memory. Pure: the same input gives the same bytes. */
export type EmitDialect = (api: Api, options: DialectOptions) => Promise<OutputFile[]> | OutputFile[];

/** A dialect, as far as it can be told without loading it. */
export interface DialectEntry {
  /** The versions of the reference generator (without the patch) at which its pages changed, oldest first. */
  readonly versions: readonly string[];
  readonly defaultVersion: string;
  /** The name of the documented package where none is given; absent where the pages name none. */
  readonly packageName?: string;
  readonly load: () => Promise<EmitDialect>;
}

const table = {
  python: {
    versions: ["7.13", "7.18", "7.19", "7.21", "7.24"],
    defaultVersion: "7.24",
    packageName: "airflow_client.client",
    load: async () => (await import("./dialects/python/index.js")).emitPython,
  },
  "python-5": {
    versions: ["5.1", "5.3", "5.4"],
    defaultVersion: "5.4",
    packageName: "airflow_client.client",
    load: async () => (await import("./dialects/python-5/index.js")).emitPython5,
  },
  "python-legacy": {
    versions: ["4.3", "5.3"],
    defaultVersion: "4.3",
    packageName: "airflow_client",
    load: async () => (await import("./dialects/python-legacy/index.js")).emitPythonLegacy,
  },
  bash: {
    versions: ["4.3", "7.13"],
    defaultVersion: "4.3",
    load: async () => (await import("./dialects/bash/index.js")).emitBash,
  },
} as const satisfies Record<string, DialectEntry>;

export type DialectName = keyof typeof table;

/** The dialects by name, in the order of `--help`. */
export const dialectTable: Readonly<Record<DialectName, DialectEntry>> = table;
export const dialectNames = Object.keys(table) as readonly DialectName[];

export function isDialectName(name: string): name is DialectName {
  return Object.hasOwn(table, name);
}
