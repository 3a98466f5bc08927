/**
 * The seam between a run and what it makes. A target says here, once, all that a run must know of it: its name, its options, its
 * dialects, the spec that it is made of, and how to emit its files. Help, config files, errors, manifests, watching and folders follow.
 *
 * A target of this project is `emit/<name>/target.ts` and a line in `registry.ts`. A user's is a module whose default export is made
 * with {@link defineTarget}. This file imports nothing but types: to know a target costs no time, only to load what emits does.
 */
import type { PublishedDocs } from "../catalog/published.js";
import type { Finding } from "../diagnostics.js";
import type { Api } from "../ir/model.js";
import type { YamlReading } from "../load/reading.js";
import type { OutputFile } from "../output-file.js";
import type { Memory } from "./memory.js";

/**
 * The version of what a target and a run expect of each other. It changes when a target that was written for the version before
 * could go wrong.
 */
export const targetApi = 1;

/** An option of a target. On the command line `scriptName` is spelled `--script-name`, in a config file `scriptName`. */
export interface TargetOption {
  /** `list`: may be repeated. `names`: may also be separated by commas. */
  readonly type: "string" | "boolean" | "list" | "names";
  /** What `--help`, and the config file that `init` writes, say of the option. */
  readonly describe: string;
  /** What `--help` calls the value, such as `FILE`. */
  readonly value?: string;
  /** What counts where the option is not given. A run only shows the default: the target itself applies it. */
  readonly default?: string;
  /** What the config file that `init` writes shows as a value; absent: the default. */
  readonly example?: string | readonly string[];
  /**
   * The value names a file, or a folder with all files below it. In a config file its path is relative to that file. A run reads,
   * watches and hashes what it names, and gives the target the texts.
   */
  readonly path?: "file" | "folder";
  /** `false`: the option makes no difference to any file, so the manifest does not tell of it. */
  readonly shapes?: false;
  /** The dialects that the option is for; absent: all of them. */
  readonly dialects?: readonly string[];
  /**
   * What is wrong with a value, as a sentence that begins with the option: `must be a name that npm allows`.
   *
   * @param rules whose rules the package names of all outputs of the job follow
   * @returns undefined for a value that is right
   */
  readonly problem?: (value: string, rules: ReadonlySet<PackageRule>) => string | undefined;
}

export type TargetOptions = Readonly<Record<string, TargetOption>>;

/** Whose rules the name of a generated package follows. */
export type PackageRule = "npm" | "python" | "none";

/**
 * Which spec a target is made of, where a version of Airflow is named. `server`: the one that Airflow itself serves. `client`: the
 * one that the Python client is made from. `published`: the one that the docs of the Python client's release were made from.
 */
export type SpecChoice = "server" | "client" | "published";

/** A layout of a target's output, which `--dialect` chooses. */
export interface Dialect {
  readonly name: string;
  /** Its versions, oldest first; none: it has no versions, and `name@version` is an error. */
  readonly versions?: readonly string[];
  /**
   * The newest version that writes as the last of `versions` does. With it, the versions are those at which something changed, and
   * every version between the first and the newest is taken. Absent: only `versions` are.
   */
  readonly newest?: string;
  /** Must be given where there are versions. */
  readonly defaultVersion?: string;
  /** In place of the target's own. */
  readonly spec?: SpecChoice;
  /** How it reads YAML, in all its versions or by version; absent: as YAML 1.2. */
  readonly yaml?: YamlReading | Readonly<Record<string, YamlReading>>;
  /** In place of the target's own. */
  readonly packageRule?: PackageRule;
  /** What `--help` adds to the name. */
  readonly note?: string;
}

/** A file that an option names: its path as the user gave it, and what is in it. Of a folder, the path below it. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

interface ValueTypes {
  readonly string: string;
  readonly boolean: boolean;
  readonly list: readonly string[];
  readonly names: readonly string[];
}

/** The value of an option as the target gets it. */
export type ValueOf<Option extends TargetOption> = Option extends { readonly path: "file" }
  ? TextFile
  : Option extends { readonly path: "folder" }
    ? readonly TextFile[]
    : ValueTypes[Option["type"]];

/** The values of a target's own options; what was not given is absent. */
export type ValuesOf<Options extends TargetOptions> = { readonly [Name in keyof Options]?: ValueOf<Options[Name]> };

/** What a run tells every target beside the values of its options. */
export interface OutputFacts {
  /** The dialect that was chosen, where the target has dialects. */
  readonly dialect?: string;
  /** The version of the dialect, where the dialect has versions. */
  readonly dialectVersion?: string;
  /** The release of Airflow that the spec is of, where that is known. */
  readonly airflow?: string;
  /** Where the server is that the spec was got from, for examples: its URL without what may be secret in it. */
  readonly server?: string;
  /** How the docs of the Python client for the release were published, for what is made of the `client` or the `published` spec. */
  readonly published?: PublishedDocs;
}

/** Takes what the user should know of an output: a quirk or a warning. */
export type Warn = (finding: Finding) => void;

/**
 * Makes all files of an output in memory. Pure: the same input gives the same bytes.
 *
 * @param options the values of the target's own options, and what the run knows of the output
 * @param memory the texts that an earlier run made of the same, which need not be made again
 */
export type Emit<Options extends TargetOptions = TargetOptions> = (
  api: Api,
  options: ValuesOf<Options> & OutputFacts,
  memory: Memory,
  warn: Warn,
) => Promise<readonly OutputFile[]> | readonly OutputFile[];

/** An {@link Emit} whose options have lost their types: what a run calls, with values that it made by the target's own table. */
export type UntypedEmit = (
  api: Api,
  options: Readonly<Record<string, unknown>>,
  memory: Memory,
  warn: Warn,
) => ReturnType<Emit>;

/** A target without how it emits: all that help, config files and folders follow from. */
export interface TargetFacts<Options extends TargetOptions = TargetOptions> {
  /** Lower case letters, digits and dashes. It is also the name of the folder that the output goes to. */
  readonly name: string;
  /** One line for `--help`. */
  readonly describe: string;
  readonly options?: Options;
  /** The layouts that `--dialect` chooses from; the first is the default. Absent: there is one layout. */
  readonly dialects?: readonly Dialect[];
  /** Absent: `server`. */
  readonly spec?: SpecChoice;
  /** Absent: `none`. */
  readonly packageRule?: PackageRule;
}

/** A kind of output. */
export interface Target<Options extends TargetOptions = TargetOptions> extends TargetFacts<Options> {
  /** Begins to load what emitting will need, while the spec is read. */
  readonly prepare?: () => void | Promise<void>;
  /** Gets what emits: a run pays only for what it makes. */
  readonly load: () => Emit<Options> | Promise<Emit<Options>>;
}

/** A target that {@link defineTarget} made. Its options have lost their types: the list of targets holds all kinds. */
export interface DefinedTarget extends TargetFacts {
  readonly targetApi: typeof targetApi;
  readonly prepare?: () => void | Promise<void>;
  // A method, so that a target whose options have types is one of these.
  load(): Emit<never> | Promise<Emit<never>>;
}

/**
 * Defines a target, with types for the values of its options.
 *
 * @example
 * export default defineTarget({
 *   name: "csv",
 *   describe: "a table of operations",
 *   options: { separator: { type: "string", describe: "between two cells", default: "," } },
 *   load: () => (api, { separator = "," }) => [
 *     { path: "operations.csv", text: api.operations.map(({ id, path }) => [id, path].join(separator)).join("\n") },
 *   ],
 * });
 */
export function defineTarget<const Options extends TargetOptions = Readonly<Record<never, never>>>(
  target: Target<Options>,
): Target<Options> & { readonly targetApi: typeof targetApi } {
  return { ...target, targetApi };
}
