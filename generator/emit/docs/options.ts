/** The dialects of the docs, and the options of the target: some are for some of the dialects. */
import { clientName } from "../typescript/options.js";
import { docsHeader, packageName, packageVersion } from "../shared-options.js";
import type { Dialect, TargetOption } from "../target.js";
import { dialectNames, dialectTable } from "./dialects/list.js";

/** The dialects that imitate the reference generator, which was run on the Python client's spec. */
const imitations = dialectNames.map((name): Dialect => {
  const { versions, newest, defaultVersion, yaml, packageName: named } = dialectTable[name];
  return {
    ...{ name, versions, defaultVersion, yaml, spec: "client", packageRule: named === undefined ? "none" : "python" },
    ...(newest !== undefined && { newest }),
  };
});

const official: Dialect = {
  name: "official",
  spec: "published",
  note: "as published; --airflow must be a release of the Python client",
};

export const docsDialects: readonly Dialect[] = [
  { name: "typescript", spec: "server", packageRule: "npm" },
  ...imitations,
  official,
];

/** The pages of the reference generator, published ones among them. */
const imitating = [...imitations, official].map(({ name }) => name);

/** The pages of a release have the names that they were published with, and those of Bash name no package. */
const naming = docsDialects.filter(({ packageRule = "none" }) => packageRule !== "none").map(({ name }) => name);

const readmeTemplate = {
  type: "string",
  value: "FILE",
  path: "file",
  describe: "Handlebars file that replaces the README of the Python and Bash docs",
  example: "README.hbs",
  dialects: imitating,
} as const satisfies TargetOption;

const fixExamples = {
  type: "boolean",
  describe: "correct the examples of the docs where those of the reference generator are wrong",
  dialects: imitating,
} as const satisfies TargetOption;

/** The options of the target `docs`. */
export const docsOptions = {
  packageName: { ...packageName, dialects: naming },
  packageVersion,
  clientName: { ...clientName, dialects: ["typescript"] },
  docsHeader,
  readmeTemplate,
  fixExamples,
} as const;
