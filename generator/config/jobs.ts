/** From the command line and the config file to the jobs of a run. */
import { dirname, join, relative, resolve } from "node:path";
import { failure, Failure, type Finding } from "../diagnostics.js";
import { isObject } from "../load/index.js";
import type { ConfigFile, KeyPath } from "./file.js";
import type { Job } from "./job.js";
import { flag, type Given, kebab, type RunOption, runOptionNames, runOptions } from "./options.js";
import type { Request } from "./request.js";
import { resolveJob } from "./resolve.js";
import type { OptionContext } from "./context.js";
import { didYouMean } from "../suggest.js";
import type { TargetList } from "./targets.js";

/**
 * The jobs of a run: the one of the command line, or those of the config file, each overridden by the command line.
 *
 * @throws Failure `USAGE`, `CONFIG_INVALID`, `TARGET_UNKNOWN`, `DIALECT_UNKNOWN`, or `DIALECT_VERSION`.
 */
export function resolveJobs(given: Given, context: OptionContext, cwd: string): readonly Job[] {
  const { config } = context;
  if (config === undefined) return [resolveJob({ given, placeOf: () => undefined, base: "" }, context)];
  const requests = requestsOf(config, context.targets, cwd);
  if (requests.length > 1) assertForAll(given, config.file);
  const jobs = requests.map((request) => resolveJob(override(request, given), context));
  assertDistinct(jobs, config, cwd);
  return jobs;
}

/** Refuses options on the command line that must differ from job to job: with them, every job would make the same. */
function assertForAll(given: Given, file: string): void {
  const own = (["airflow", "spec", "specHeader", "out"] as const).find((option) => given[option] !== undefined);
  const name = own ?? (given.targetOptions?.["packageName"] === undefined ? undefined : "packageName");
  if (name === undefined) return;
  throw failure("USAGE", `${flag(name)} would apply to every job in \`${file}\``, {
    fix: "Set it in the config file, or pass a config file with a single job.",
  });
}

/**
 * The command line wins. Its spec or Airflow version takes the place of either in the config, and of the headers, which may hold a
 * secret for the server that the config names.
 */
function override(request: Request, given: Given): Request {
  const targetOptions = { ...request.given.targetOptions, ...given.targetOptions };
  const replaced: Given = { ...request.given, ...given, targetOptions };
  const source = ["airflow", "spec", "specHeader"] as const;
  const anew = given.airflow !== undefined || given.spec !== undefined;
  const dropped = new Set<string>(anew ? source.filter((name) => given[name] === undefined) : []);
  const isOfCommandLine = (name: string) =>
    Object.hasOwn(given, name) || Object.hasOwn(given.targetOptions ?? {}, name);
  return {
    ...request,
    given: Object.fromEntries(Object.entries(replaced).filter(([name]) => !dropped.has(name))),
    placeOf: (name) => (isOfCommandLine(name) ? undefined : request.placeOf(name)),
  };
}

function requestsOf(config: ConfigFile, targets: TargetList, cwd: string): Request[] {
  const base = relative(cwd, dirname(resolve(cwd, config.file)));
  const findings: Finding[] = [];
  if (!isObject(config.value)) throw invalid(config, [], `\`${config.file}\` must contain an object of options`);
  const { jobs, targets: _targets, ...shared } = config.value;
  if (jobs !== undefined && (!Array.isArray(jobs) || jobs.length === 0)) {
    throw invalid(config, ["jobs"], "`jobs` must be a list with at least one job");
  }
  const context = { config, findings, options: knownOptions(targets) };
  const common = jobOf(context, shared, []);
  const requests = ((jobs as unknown[] | undefined) ?? [{}]).map((value, index): Request => {
    const path = ["jobs", index];
    if (!isObject(value)) throw invalid(config, path, `\`jobs[${index}]\` must be an object of options`);
    const all = new Map([...common, ...jobOf(context, value, path)]);
    return { given: givenOf(all, base), placeOf: (name) => config.placeOf(all.get(name)?.path ?? path), base };
  });
  const [first, ...others] = findings;
  if (first !== undefined) throw new Failure(first, ...others);
  return requests;
}

/** What the reader of a config file needs to know of an option: one of the run, or one of a target. */
interface KnownOption {
  readonly type: RunOption["type"];
  readonly isPath: boolean;
  /** Belongs on the command line. */
  readonly isOfRun: boolean;
  readonly isOfTarget: boolean;
}

function knownOptions({ options }: TargetList): ReadonlyMap<string, KnownOption> {
  return new Map([
    ...runOptionNames.map((name): [string, KnownOption] => {
      const { type, path = false, run = false } = runOptions[name];
      return [name, { type, isPath: path, isOfRun: run, isOfTarget: false }];
    }),
    ...[...options].map(([name, { option }]): [string, KnownOption] => [
      name,
      { type: option.type, isPath: option.path !== undefined, isOfRun: false, isOfTarget: true },
    ]),
  ]);
}

interface JobContext {
  readonly config: ConfigFile;
  readonly options: ReadonlyMap<string, KnownOption>;
  /** Takes what is wrong. */
  readonly findings: Finding[];
}

type Values = ReadonlyMap<string, { readonly option: KnownOption; readonly value: unknown; readonly path: KeyPath }>;

/** The options of one job by name. A name may be in kebab case, too. */
function jobOf(
  { config, options, findings }: JobContext,
  record: Readonly<Record<string, unknown>>,
  path: KeyPath,
): Values {
  const words = [...options].flatMap(([name, { isOfRun }]) => (isOfRun ? [] : [name]));
  const entries = Object.entries(record).flatMap(([key, value]) => {
    const [name, option] = [...options].find(([known]) => known === key || kebab(known) === key) ?? [];
    const cause =
      name === undefined || option === undefined
        ? `is not an option${didYouMean(key, [...words, "jobs"])}`
        : wrongValue(name, option, value);
    if (cause !== undefined) findings.push(...invalid(config, [...path, key], `\`${key}\` ${cause}`).findings);
    return name === undefined || option === undefined ? [] : [[name, { option, value, path: [...path, key] }] as const];
  });
  return new Map(entries);
}

/** The values as the command line would give them, with paths that are relative to the working directory. */
function givenOf(values: Values, base: string): Given {
  const all = [...values].map(([name, { option, value }]) => ({
    ...{ name, option },
    value: option.isPath ? rebase(value, base) : value,
  }));
  const record = (some: typeof all) => Object.fromEntries(some.map(({ name, value }) => [name, value]));
  return {
    ...record(all.filter(({ option }) => !option.isOfTarget)),
    targetOptions: record(all.filter(({ option }) => option.isOfTarget)) as Given["targetOptions"] & {},
  };
}

function wrongValue(name: string, { type, isOfRun }: KnownOption, value: unknown): string | undefined {
  if (isOfRun) return `belongs on the command line (${flag(name)})`;
  const isText = (item: unknown) => typeof item === "string" && item !== "";
  if (type === "boolean") return typeof value === "boolean" ? undefined : "must be true or false";
  if (type === "string") return isText(value) ? undefined : `must be a string in quotes${hintOf(value)}`;
  return isText(value) || (Array.isArray(value) && value.every(isText))
    ? undefined
    : "must be a string or a list of strings";
}

/** YAML reads `3.10` as the number 3.1. */
function hintOf(value: unknown): string {
  return typeof value === "number" ? `, not the number ${value}` : "";
}

/** Paths in a config are relative to the config file. */
function rebase(value: unknown, base: string): unknown {
  const one = (item: unknown) =>
    typeof item !== "string" || item === "-" || /^[a-z][a-z0-9+.-]+:/i.test(item) ? item : rebasePath(item, base);
  return Array.isArray(value) ? value.map(one) : one(value);
}

function rebasePath(path: string, base: string): string {
  return resolve(path) === path ? path : join(base, path);
}

/** Two outputs in one folder would each prune the other's files. */
function assertDistinct(jobs: readonly Job[], config: ConfigFile, cwd: string): void {
  const paths = new Map<string, number>();
  for (const [index, job] of jobs.entries()) {
    for (const { dir } of job.outputs) {
      const path = resolve(cwd, dir);
      const first = paths.get(path);
      if (first !== undefined && first !== index) {
        const cause = `\`jobs[${first}]\` and \`jobs[${index}]\` both write to \`${dir}\``;
        throw invalid(config, ["jobs", index], cause, "Give each job its own `out`.");
      }
      paths.set(path, index);
    }
  }
}

function invalid(config: ConfigFile, path: KeyPath, message: string, fix?: string): Failure {
  return failure("CONFIG_INVALID", message, { place: config.placeOf(path), ...(fix !== undefined && { fix }) });
}
