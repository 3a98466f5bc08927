/** From the command line and the config file to the jobs of a run. */
import { dirname, join, relative, resolve } from "node:path";
import { flag, kebab, optionNames, options, type Given, type Job, type OptionName } from "../config.js";
import { failure, Failure, type Finding } from "../diagnostics.js";
import { findConfig, readConfig, type ConfigFile, type KeyPath } from "./file.js";
import { resolveJob, type Request } from "./resolve.js";
import { didYouMean } from "../suggest.js";

const jobOptions = optionNames.filter((name) => !options[name].run);

/**
 * The jobs of a run: the one of the command line, or those of the config file, each overridden by the command line.
 *
 * @throws Failure `USAGE`, `CONFIG_INVALID`, `TARGET_UNKNOWN`, `DIALECT_UNKNOWN`, or `DIALECT_VERSION`.
 */
export async function loadJobs(given: Given, cwd: string): Promise<readonly Job[]> {
  const file = given.config ?? findConfig(cwd);
  if (file === undefined) return [resolveJob({ given, placeOf: () => undefined, base: "" })];
  const config = await readConfig(cwd, file);
  const requests = requestsOf(config, cwd);
  if (requests.length > 1) assertForAll(given, file);
  const jobs = requests.map((request) => resolveJob(override(request, given)));
  assertDistinct(jobs, config, cwd);
  return jobs;
}

/** What tells jobs apart cannot be said of all of them at once: each would become the same one in another folder. */
function assertForAll(given: Given, file: string): void {
  const own: readonly OptionName[] = ["airflow", "spec", "specHeader", "out", "packageName"];
  const name = own.find((option) => given[option] !== undefined);
  if (name === undefined) return;
  throw failure("USAGE", `${flag(name)} would hold for each of the jobs in \`${file}\``, {
    fix: "Say it in the config file, or name a config file with one job with --config.",
  });
}

/**
 * The command line wins. Its spec or Airflow version takes the place of either in the config, and of the headers, which may hold a
 * secret for the server that the config names.
 */
function override(request: Request, given: Given): Request {
  const replaced: Given = { ...request.given, ...given };
  const source: readonly OptionName[] = ["airflow", "spec", "specHeader"];
  const anew = given.airflow !== undefined || given.spec !== undefined;
  const dropped = new Set<string>(anew ? source.filter((name) => given[name] === undefined) : []);
  return {
    ...request,
    given: Object.fromEntries(Object.entries(replaced).filter(([name]) => !dropped.has(name))),
    placeOf: (name) => (given[name] === undefined ? request.placeOf(name) : undefined),
  };
}

function requestsOf(config: ConfigFile, cwd: string): Request[] {
  const base = relative(cwd, dirname(resolve(cwd, config.file)));
  const findings: Finding[] = [];
  if (!isRecord(config.value)) throw invalid(config, [], `\`${config.file}\` must hold an object of options`);
  const { jobs, ...shared } = config.value;
  if (jobs !== undefined && (!Array.isArray(jobs) || jobs.length === 0)) {
    throw invalid(config, ["jobs"], "`jobs` must be a list with at least one job");
  }
  const common = jobOf(config, shared, [], findings);
  const requests = ((jobs as unknown[] | undefined) ?? [{}]).map((value, index): Request => {
    const path = ["jobs", index];
    if (!isRecord(value)) throw invalid(config, path, `\`jobs[${index}]\` must be an object of options`);
    const own = jobOf(config, value, path, findings);
    const keys = new Map([...common, ...own].map(([name, { path }]) => [name, path]));
    return {
      given: Object.fromEntries([...common, ...own].map(([name, { value }]) => [name, rebase(name, value, base)])),
      placeOf: (name) => config.placeOf(keys.get(name) ?? path),
      base,
    };
  });
  const [first, ...others] = findings;
  if (first !== undefined) throw new Failure(first, ...others);
  return requests;
}

type Values = ReadonlyMap<OptionName, { readonly value: unknown; readonly path: KeyPath }>;

/** The options of one job by name; what is wrong with them goes to `findings`. Kebab case is as good as camel case. */
function jobOf(
  config: ConfigFile,
  record: Readonly<Record<string, unknown>>,
  path: KeyPath,
  findings: Finding[],
): Values {
  const entries = Object.entries(record).flatMap(([key, value]) => {
    const name = optionNames.find((known) => known === key || kebab(known) === key);
    const cause =
      name === undefined ? `is not an option${didYouMean(key, [...jobOptions, "jobs"])}` : wrongValue(name, value);
    if (cause !== undefined) findings.push(...invalid(config, [...path, key], `\`${key}\` ${cause}`).findings);
    return name === undefined ? [] : [[name, { value, path: [...path, key] }] as const];
  });
  return new Map(entries);
}

function wrongValue(name: OptionName, value: unknown): string | undefined {
  const { type, run } = options[name];
  if (run) return `belongs on the command line (${flag(name)})`;
  const isText = (item: unknown) => typeof item === "string" && item !== "";
  if (type === "boolean") return typeof value === "boolean" ? undefined : "must be true or false";
  if (type === "string") return isText(value) ? undefined : `must be a text in quotes${hintOf(value)}`;
  return isText(value) || (Array.isArray(value) && value.every(isText))
    ? undefined
    : "must be a text, or a list of texts";
}

/** YAML reads `3.10` as the number 3.1. */
function hintOf(value: unknown): string {
  return typeof value === "number" ? `, not the number ${value}` : "";
}

/** Paths in a config are relative to the config file. */
function rebase(name: OptionName, value: unknown, base: string): unknown {
  if (!options[name].path) return value;
  const one = (item: unknown) =>
    typeof item !== "string" || item === "-" || /^[a-z][a-z0-9+.-]+:/i.test(item) ? item : rebasePath(item, base);
  return Array.isArray(value) ? value.map(one) : one(value);
}

function rebasePath(path: string, base: string): string {
  return resolve(path) === path ? path : join(base, path);
}

/** Two outputs in one folder would each prune the other's files. */
function assertDistinct(jobs: readonly Job[], config: ConfigFile, cwd: string): void {
  const taken = new Set<string>();
  for (const { dir } of jobs.flatMap((job) => job.outputs)) {
    const path = resolve(cwd, dir);
    if (taken.has(path)) {
      throw invalid(config, ["jobs"], `Two jobs write to \`${dir}\``, "Give each job an `out` of its own.");
    }
    taken.add(path);
  }
}

function invalid(config: ConfigFile, path: KeyPath, message: string, fix?: string): Failure {
  return failure("CONFIG_INVALID", message, { place: config.placeOf(path), ...(fix !== undefined && { fix }) });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
