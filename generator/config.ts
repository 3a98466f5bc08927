/**
 * Every option, documented once: `--help`, the config file, and the example that `init` writes are all made from the table here.
 * On the command line an option is spelled `--include-tag`, in a config file `includeTag`.
 */
import { dialectNames, type DialectName } from "./emit/docs/dialects/list.js";
import type { OperationFilter } from "./ir/filter.js";
import type { SpecSource } from "./load/index.js";

interface Option {
  /** `list`: repeatable; `names`: also comma separated. */
  readonly type: "string" | "boolean" | "list" | "names";
  readonly describe: string;
  readonly group: "Input" | "Output" | "Selection" | "Run";
  /** How the value is called in `--help`. */
  readonly value?: string;
  readonly default?: string;
  /** The value names a file or folder: in a config file it is relative to that file. */
  readonly path?: true;
  /** Belongs to one run, so only on the command line. */
  readonly run?: true;
}

/** The targets of this version. */
export const targets = ["typescript", "docs"] as const;
export type Target = (typeof targets)[number];

/** The docs dialects of this version: our own, those of the reference generator, and what was published with one of them. */
export type Dialect = "typescript" | DialectName | "official";
export const dialects: readonly Dialect[] = ["typescript", ...dialectNames, "official"];

const table = {
  airflow: {
    type: "string",
    group: "Input",
    value: "VERSION",
    describe: "Airflow version, such as 3.3.2 or 2.11: its official spec, pulled once and cached",
    default: "latest",
  },
  spec: {
    type: "string",
    group: "Input",
    value: "FILE|URL|-",
    path: true,
    describe: "any OpenAPI 3.0 or 3.1 document in place of Airflow's; - is standard input",
  },
  specHeader: {
    type: "list",
    group: "Input",
    value: "'NAME: VALUE'",
    describe: "HTTP header to fetch the spec with; never sent to another origin (repeatable)",
  },
  allowRef: {
    type: "list",
    group: "Input",
    value: "ORIGIN|DIR",
    path: true,
    describe: "where external $refs may lead; elsewhere they are refused (repeatable)",
  },
  target: {
    type: "names",
    group: "Output",
    value: "NAME",
    describe: `what to generate: ${targets.join(", ")} (repeatable, or comma separated)`,
    default: "typescript",
  },
  dialect: {
    type: "names",
    group: "Output",
    value: "NAME[@VERSION]",
    describe: `layout of the docs target: ${dialects.join(", ")} (as published: --airflow names a release of the Python client); @VERSION, such as python@7.13, is that of the imitated generator (repeatable, or comma separated)`,
    default: "typescript",
  },
  out: {
    type: "string",
    group: "Output",
    value: "DIR",
    path: true,
    describe: "output folder; several targets go into DIR/<target> [default: output/<target>]",
  },
  packageName: {
    type: "string",
    group: "Output",
    value: "NAME",
    describe: "name of the generated package [default: airflow-client; in the Python docs airflow_client.client]",
  },
  packageVersion: {
    type: "string",
    group: "Output",
    value: "VERSION",
    describe: "version of the generated package [default: the spec's; in the Python docs 1.0.0]",
  },
  securitySchemes: {
    type: "names",
    group: "Output",
    value: "NAMES",
    describe:
      "security schemes the client supports, in place of the spec's own: names that `airflow-codegen auth list` shows (comma separated)",
  },
  authFile: {
    type: "string",
    group: "Output",
    value: "FILE",
    path: true,
    describe: "YAML or JSON file with security schemes of your own: OpenAPI Security Scheme Objects by name",
  },
  docsHeader: {
    type: "string",
    group: "Output",
    value: "FILE",
    path: true,
    describe: "text to put at the top of every Markdown page",
  },
  readmeTemplate: {
    type: "string",
    group: "Output",
    value: "FILE",
    path: true,
    describe: "Handlebars file in place of the README of the Python and Bash docs",
  },
  fixExamples: {
    type: "boolean",
    group: "Output",
    describe: "write the examples of the docs right where the reference generator has them wrong",
  },
  includeTag: {
    type: "list",
    group: "Selection",
    value: "GLOB",
    describe: "only operations of these tags (repeatable)",
  },
  excludeTag: { type: "list", group: "Selection", value: "GLOB", describe: "no operations of these tags (repeatable)" },
  includeOperation: {
    type: "list",
    group: "Selection",
    value: "GLOB",
    describe: "only operations with these operationIds (repeatable)",
  },
  excludeOperation: {
    type: "list",
    group: "Selection",
    value: "GLOB",
    describe: "no operations with these operationIds (repeatable)",
  },
  excludeDeprecated: { type: "boolean", group: "Selection", describe: "no deprecated operations" },
  noPrune: { type: "boolean", group: "Run", describe: "keep files of earlier runs that are no longer generated" },
  config: {
    type: "string",
    group: "Run",
    value: "FILE",
    run: true,
    describe: "config file with these options for one or several jobs [default: ./airflow-codegen.config.*]",
  },
  dryRun: { type: "boolean", group: "Run", run: true, describe: "do everything but write" },
  force: { type: "boolean", group: "Run", run: true, describe: "overwrite files that nobody generated" },
  quiet: { type: "boolean", group: "Run", run: true, describe: "print errors only" },
  verbose: {
    type: "boolean",
    group: "Run",
    run: true,
    describe: "list every finding and file, and the time of each phase",
  },
  json: { type: "boolean", group: "Run", run: true, describe: "print one JSON object on standard output" },
  watch: {
    type: "boolean",
    group: "Run",
    run: true,
    describe: "generate again whenever the spec, the config, or a file of the options changes",
  },
  watchInterval: {
    type: "string",
    group: "Run",
    value: "SECONDS",
    run: true,
    describe: "how often --watch asks for a spec that is a URL",
    default: "5",
  },
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof table;

/** The table of options, in the order of `--help`. */
export const options: Readonly<Record<OptionName, Option>> = table;
export const optionNames = Object.keys(table) as readonly OptionName[];

/** `includeTag` → `--include-tag`. */
export function flag(name: OptionName): string {
  return `--${kebab(name)}`;
}

/** `includeTag` → `include-tag`. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

interface ValueOf {
  readonly string: string;
  readonly boolean: boolean;
  readonly list: string | readonly string[];
  readonly names: string | readonly string[];
}

/** Options as given, by name. */
export type Given = { readonly [Name in OptionName]?: ValueOf[(typeof table)[Name]["type"]] };

type JobOption = {
  [Name in OptionName]: (typeof table)[Name] extends { readonly run: true } ? never : Name;
}[OptionName];

/** One job of a config file. The options are those of `airflow-codegen generate --help`. */
export type JobConfig = Pick<Given, JobOption>;

/** What a config file holds: one job, or several. Options beside `jobs` are shared by all of them. */
export type Config = JobConfig & { readonly jobs?: readonly JobConfig[] };

/** Gives an editor the types of a config file; returns what it is given. */
export function defineConfig(config: Config): Config {
  return config;
}

/** One thing a job makes, and where. */
export interface JobOutput {
  readonly target: Target;
  /** Where the target has dialects. */
  readonly dialect?: Dialect;
  /** Where the dialect has versions. */
  readonly dialectVersion?: string;
  readonly dir: string;
  /** Where it is in DIR (`docs/python`), where several outputs share one. */
  readonly layout?: string;
}

/** A folder where an output of a target goes in some layout of DIR; what was generated there before may have to go. */
export interface Place {
  readonly target: Target;
  readonly dir: string;
  /** As in {@link JobOutput}: tells it from a DIR of its own. */
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
  readonly outputs: readonly JobOutput[];
  /** Where these targets go in other layouts. */
  readonly places: readonly Place[];
  /** Undefined: each target has its own. */
  readonly packageName?: string;
  readonly packageVersion?: string;
  /** Files. */
  readonly docsHeader?: string;
  readonly readmeTemplate?: string;
  readonly fixExamples: boolean;
  /** Undefined: those of the auth file or, without one, of the spec. */
  readonly securitySchemes?: readonly string[];
  /** A file. */
  readonly authFile?: string;
  readonly filters: OperationFilter;
  readonly prune: boolean;
  readonly force: boolean;
  readonly dryRun: boolean;
}
