/** The options that several targets have in common: each is documented once, and a target takes those that it has a use for. */
import { npmNameProblem, pythonNameProblem, versionProblem } from "./language/package-names.js";
import type { PackageRule, TargetOption } from "./target.js";

export const packageName = {
  type: "string",
  value: "NAME",
  describe:
    "name of the generated package [default: from the spec's title, such as airflow-client; airflow_client.client in the Python client and its docs]",
  example: "airflow-client",
  problem: (name: string, rules: ReadonlySet<PackageRule>) =>
    (rules.has("npm") ? npmNameProblem(name) : undefined) ??
    (rules.has("python") ? pythonNameProblem(name) : undefined),
} as const satisfies TargetOption;

export const packageVersion = {
  type: "string",
  value: "VERSION",
  describe: "version of the generated package [default: the spec's version; 1.0.0 in the Python docs]",
  example: "1.0.0",
  problem: versionProblem,
} as const satisfies TargetOption;

export const noDocs = {
  type: "boolean",
  describe: "omit the pages in docs/, but keep the README",
} as const satisfies TargetOption;

export const docsHeader = {
  type: "string",
  value: "FILE",
  path: "file",
  describe: "file with text for the top of every Markdown page",
  example: "licence.md",
} as const satisfies TargetOption;
