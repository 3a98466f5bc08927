/**
 * The options that every run has, each documented once: `--help`, the config file, and the example that `init` writes are made from
 * the table here and from the options of the targets. On the command line an option is spelled `--include-tag`, in a config file
 * `includeTag`.
 */
import type { TargetOption } from "../emit/target.js";

/** An option of a run. */
export interface RunOption extends Omit<TargetOption, "dialects" | "problem" | "shapes" | "path"> {
  readonly group: "Input" | "Output" | "Selection" | "Run";
  /** The value names a file or folder: in a config file it is relative to that file. */
  readonly path?: true;
  /** Belongs to one run, so only on the command line. */
  readonly run?: true;
}

const table = {
  airflow: {
    type: "string",
    group: "Input",
    value: "VERSION",
    describe: "Airflow version, such as 3.3.2 or 2.11; its official spec is downloaded once and cached",
    default: "latest",
  },
  spec: {
    type: "string",
    group: "Input",
    value: "FILE|URL|-",
    path: true,
    describe: "OpenAPI 3.0, 3.1 or 3.2 or Swagger 2.0 document to use instead of Airflow's; - is standard input",
    example: "openapi.yaml",
  },
  specHeader: {
    type: "list",
    group: "Input",
    value: "'NAME: VALUE'",
    describe: "HTTP header for the request of the spec; never sent to another origin (repeatable)",
    example: ["Accept: application/json"],
  },
  allowRef: {
    type: "list",
    group: "Input",
    value: "ORIGIN|DIR",
    path: true,
    describe: "origin or folder to which external $refs may point; all others are refused (repeatable)",
    example: ["./schemas"],
  },
  overlay: {
    type: "list",
    group: "Input",
    value: "FILE",
    path: true,
    describe: "OpenAPI Overlay 1.0 or 1.1 in JSON or YAML, applied to the spec (repeatable, applied in order)",
    example: ["overlay.yaml"],
  },
  noOverlay: {
    type: "boolean",
    group: "Input",
    describe: "do not apply the built-in overlay for --airflow, which adds what the official spec omits",
  },
  target: {
    type: "names",
    group: "Output",
    value: "NAME|FILE",
    describe: "what to generate (repeatable, or comma separated)",
    default: "typescript",
  },
  dialect: {
    type: "names",
    group: "Output",
    value: "NAME[@VERSION]",
    describe:
      "@VERSION, such as python@7.13, selects the version of the imitated generator (repeatable, or comma separated)",
    default: "typescript",
  },
  out: {
    type: "string",
    group: "Output",
    value: "DIR",
    path: true,
    describe: "output folder; with several targets, DIR/<target> each [default: output/<target>]",
    example: "output/typescript",
  },
  securitySchemes: {
    type: "names",
    group: "Output",
    value: "NAMES",
    describe:
      "security schemes that the client supports, instead of the spec's own; `airflow-codegen auth list` shows the names (comma separated)",
    example: ["Basic", "HTTPBearer"],
  },
  authFile: {
    type: "string",
    group: "Output",
    value: "FILE",
    path: true,
    describe: "YAML or JSON file with your own security schemes: OpenAPI Security Scheme Objects by name",
    example: "airflow-codegen.auth.yaml",
  },
  includeTag: {
    type: "list",
    group: "Selection",
    value: "GLOB",
    describe: "include only operations with these tags (repeatable)",
    example: ["DAG*"],
  },
  excludeTag: {
    type: "list",
    group: "Selection",
    value: "GLOB",
    describe: "exclude operations with these tags (repeatable)",
    example: ["experimental"],
  },
  includeOperation: {
    type: "list",
    group: "Selection",
    value: "GLOB",
    describe: "include only operations with these operationIds (repeatable)",
    example: ["get_*"],
  },
  excludeOperation: {
    type: "list",
    group: "Selection",
    value: "GLOB",
    describe: "exclude operations with these operationIds (repeatable)",
    example: ["bulk_*"],
  },
  excludeDeprecated: { type: "boolean", group: "Selection", describe: "exclude deprecated operations" },
  noPrune: { type: "boolean", group: "Run", describe: "keep files of earlier runs that are no longer generated" },
  config: {
    type: "string",
    group: "Run",
    value: "FILE",
    run: true,
    describe:
      "config file with these options for one or more jobs, in TypeScript, JavaScript, JSON or YAML [default: ./airflow-codegen.config.*, with .ts, .mts, .cts, .js, .mjs, .cjs, .json, .yaml or .yml]",
  },
  dryRun: { type: "boolean", group: "Run", run: true, describe: "do everything except writing files" },
  force: { type: "boolean", group: "Run", run: true, describe: "overwrite files that were not generated" },
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
    describe: "generate again when the spec, the config or a file of an option changes",
  },
  watchInterval: {
    type: "string",
    group: "Run",
    value: "SECONDS",
    run: true,
    describe: "how often --watch requests a spec that is a URL",
    default: "5",
  },
} as const satisfies Record<string, RunOption>;

export type RunOptionName = keyof typeof table;

/** The table of options, in the order of `--help`. */
export const runOptions: Readonly<Record<RunOptionName, RunOption>> = table;
export const runOptionNames = Object.keys(table) as readonly RunOptionName[];

/** `includeTag` → `--include-tag`. */
export function flag(name: string): string {
  return `--${kebab(name)}`;
}

/** `includeTag` → `include-tag`. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Values of options as they are given, by the type of the option. */
export interface GivenTypes {
  readonly string: string;
  readonly boolean: boolean;
  readonly list: string | readonly string[];
  readonly names: string | readonly string[];
}

export type GivenValue = GivenTypes[keyof GivenTypes];

/** The options of a run as given. */
type GivenOptions = { readonly [Name in RunOptionName]?: GivenTypes[(typeof table)[Name]["type"]] };

/** Options as given, by name: those of the run, and those of the targets. */
export interface Given extends GivenOptions {
  readonly targetOptions?: Readonly<Record<string, GivenValue>>;
}

type JobOption = {
  [Name in RunOptionName]: (typeof table)[Name] extends { readonly run: true } ? never : Name;
}[RunOptionName];

/** The options of a run that a config file may hold. */
export type JobOptions = Pick<GivenOptions, JobOption>;
