/** Which run of the reference generator a dialect imitates. */
import { dialectNames, dialectTable, type DialectName } from "../../generator/emit/docs/dialects/list.js";
import { splitDialect } from "../golden/make.js";

export interface Reference {
  /** With its version: `python@7.24`. */
  readonly dialect: string;
  readonly name: DialectName;
  /** Of the reference generator. */
  readonly release: string;
  /** What it calls the language. */
  readonly language: string;
  /** Additional properties of its run, and what ours is told. */
  readonly packageName?: string;
  readonly packageVersion?: string;
}

/** The last patch of a line that its pages are compared with; most had one. */
const releases: Readonly<Record<string, string>> = { "4.3": "4.3.1" };

const packages = {
  python: { packageName: "airflow_client.client", packageVersion: "2.9.0" },
  "python-5": { packageName: "airflow_client.client", packageVersion: "2.9.0" },
  "python-legacy": { packageName: "airflow_client", packageVersion: "1.0.0" },
  bash: {},
} as const;

/** `python-legacy@5.3` → release 5.3.0, `-g python-legacy`. Without a version: the newest pages of the dialect. */
export function referenceOf(dialect: string): Reference {
  const [name, given] = splitDialect(dialect);
  const version = given ?? dialectTable[name].defaultVersion;
  if (!dialectTable[name].versions.includes(version)) {
    throw new Error(`${name} has the versions ${dialectTable[name].versions.join(", ")}`);
  }
  return {
    dialect: `${name}@${version}`,
    name,
    release: releases[version] ?? version.replace(/^\d+\.\d+$/, "$&.0"),
    language: languageOf(name, version),
    ...packages[name],
  };
}

/** Each version of each dialect. */
export function everyVersion(): string[] {
  return dialectNames.flatMap((name) => dialectTable[name].versions.map((version) => `${name}@${version}`));
}

/** A release that is not among those that our versions are named after. */
export function releaseOf(dialect: string, release: string): Reference {
  const [name] = splitDialect(dialect);
  const [, line = ""] = /^(\d+\.\d+)\.\d+$/.exec(release) ?? [];
  if (line === "") throw new Error(`--release must be a version such as 7.25.0, not ${release}`);
  return { ...referenceOf(name), dialect: `${name}@${line}`, release, language: languageOf(name, line) };
}

/** The legacy pages were those of `python` until 5.0 gave the name to others. */
function languageOf(name: DialectName, version: string): string {
  if (name === "bash") return "bash";
  return name === "python-legacy" && !version.startsWith("4.") ? "python-legacy" : "python";
}

/** Releases before 7 refuse OpenAPI 3.1, though they read most of it. */
export function refuses31({ release }: Reference): boolean {
  return Number(release.split(".")[0]) < 7;
}

/** The document as one of 3.0, by its `openapi` line, wherever it stands. */
export function as30(text: string): string {
  return text.replace(/^(\s*"?openapi"?\s*:\s*["']?)3\.1\.\d+/m, "$13.0.3");
}
