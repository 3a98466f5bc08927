/** From options as given to a job: checked, completed, nothing left to guess. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  dialects,
  flag,
  optionNames,
  options,
  targets,
  type Dialect,
  type Given,
  type Job,
  type JobOutput,
  type OptionName,
  type Target,
} from "../config.js";
import { failure, type Failure, type Place } from "../diagnostics.js";
import { didYouMean } from "./suggest.js";

/** Options with where they came from, so that an error can name the place. */
export interface Request {
  readonly given: Given;
  /** Where an option stands in a config file; undefined for one of the command line. */
  readonly placeOf: (name: OptionName) => Place | undefined;
  /** The folder that the default output is in. */
  readonly base: string;
}

/** @throws Failure `USAGE`, `CONFIG_INVALID`, `TARGET_UNKNOWN`, or `DIALECT_UNKNOWN`. */
export function resolveJob(request: Request): Job {
  const { given } = request;
  for (const name of optionNames) {
    if (options[name].later && given[name] !== undefined) throw wrong(request, name, "is not in this version yet");
  }
  return {
    source: resolveSource(request),
    allowRefs: list(given.allowRef),
    outputs: resolveOutputs(request),
    ...resolvePackage(request),
    ...(given.securitySchemes !== undefined && { securitySchemes: resolveSchemes(request) }),
    filters: {
      includeTags: list(given.includeTag),
      excludeTags: list(given.excludeTag),
      includeOperations: list(given.includeOperation),
      excludeOperations: list(given.excludeOperation),
      excludeDeprecated: given.excludeDeprecated ?? false,
    },
    prune: !(given.noPrune ?? false),
    force: given.force ?? false,
    dryRun: given.dryRun ?? false,
  };
}

/** Says what is wrong with an option: where it stands, in the words of that place. */
function wrong(request: Request, name: OptionName, cause: string, fix?: string): Failure {
  const place = request.placeOf(name);
  const more = { ...(place !== undefined && { place }), ...(fix !== undefined && { fix }) };
  return place === undefined
    ? failure("USAGE", `${flag(name)} ${cause}`, more)
    : failure("CONFIG_INVALID", `\`${name}\` ${cause}`, more);
}

function resolveSource(request: Request): Job["source"] {
  const { spec, airflow, specHeader } = request.given;
  if (spec !== undefined && airflow !== undefined) {
    throw wrong(request, "spec", "and an Airflow version exclude each other", "Give one of them.");
  }
  const isUrl = spec !== undefined && /^https?:\/\//i.test(spec);
  if (specHeader !== undefined && !isUrl) throw wrong(request, "specHeader", "needs a spec that is a URL");
  if (spec === undefined) return { kind: "airflow", version: airflow ?? "latest" };
  if (spec === "-") return { kind: "stdin" };
  if (isUrl) return resolveUrl(request, spec);
  if (/^file:\/\//i.test(spec)) return { kind: "file", path: fileOf(request, spec) };
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(spec)) throw wrong(request, "spec", "takes http: and https: URLs only");
  return { kind: "file", path: spec };
}

function resolveUrl(request: Request, url: string): Job["source"] {
  if (!URL.canParse(url)) throw wrong(request, "spec", "is not a valid URL");
  const headers = list(request.given.specHeader).map((header) => headerOf(request, header));
  return { kind: "url", url, ...(headers.length > 0 && { headers }) };
}

/** The value of a header is often a secret: no message shows it. */
function headerOf(request: Request, header: string): readonly [string, string] {
  const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\t\x20-\x7e\x80-\xff]+)$/.exec(header) ?? [];
  if (name === undefined || value === undefined) throw wrong(request, "specHeader", "must read `Name: value`");
  return [name, value.trimEnd()];
}

function fileOf(request: Request, url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    throw wrong(request, "spec", "is not a valid file: URL");
  }
}

function resolveOutputs(request: Request): readonly JobOutput[] {
  const { given } = request;
  const wanted = names(given.target ?? options.target.default).map((name) => targetOf(request, name));
  const layouts = names(given.dialect ?? options.dialect.default).map((name) => dialectOf(request, name));
  if (given.dialect !== undefined && !wanted.includes("docs")) {
    throw wrong(request, "dialect", "is for the target `docs`, which is not asked for");
  }
  const outputs = wanted.flatMap((target): Omit<JobOutput, "dir">[] =>
    target === "docs" ? layouts.map((dialect) => ({ target, dialect })) : [{ target }],
  );
  if (outputs.length === 0) throw wrong(request, given.target === undefined ? "dialect" : "target", "names nothing");
  const single = outputs.length === 1;
  return outputs.map((output) => {
    if (single && given.out !== undefined) return { ...output, dir: given.out };
    const folder = join(given.out ?? join(request.base, "output"), output.target);
    return {
      ...output,
      dir: layouts.length > 1 && output.dialect !== undefined ? join(folder, output.dialect) : folder,
    };
  });
}

function targetOf(request: Request, name: string): Target {
  const target = targets.find((known) => known === name);
  if (target !== undefined) return target;
  const place = request.placeOf("target");
  const cause = `There is no target \`${name}\`${didYouMean(name, targets)}`;
  const fix = `This version has: ${targets.join(", ")}.`;
  throw failure("TARGET_UNKNOWN", cause, { fix, ...(place !== undefined && { place }) });
}

function dialectOf(request: Request, name: string): Dialect {
  const dialect = dialects.find((known) => known === name);
  if (dialect !== undefined) return dialect;
  const place = request.placeOf("dialect");
  const cause = `There is no docs dialect \`${name}\`${didYouMean(name, dialects)}`;
  const fix = `This version has: ${dialects.join(", ")}.`;
  throw failure("DIALECT_UNKNOWN", cause, { fix, ...(place !== undefined && { place }) });
}

/** Both become part of a package.json and of commands that people copy from a README. */
function resolvePackage(request: Request): Pick<Job, "packageName" | "packageVersion"> {
  const { packageName, packageVersion } = request.given;
  if (
    packageName !== undefined &&
    !/^(?=.{1,214}$)(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(packageName)
  ) {
    throw wrong(request, "packageName", "must be a name that npm allows: lower case letters, digits, `-`, `.`, `_`");
  }
  if (
    packageVersion !== undefined &&
    !/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/.test(packageVersion)
  ) {
    throw wrong(request, "packageVersion", "must be a version such as 1.2.3 or 1.2.3-beta.1");
  }
  return {
    ...(packageName !== undefined && { packageName }),
    ...(packageVersion !== undefined && { packageVersion }),
  };
}

function resolveSchemes(request: Request): readonly string[] {
  const schemes = names(request.given.securitySchemes);
  if (schemes.length === 0) throw wrong(request, "securitySchemes", "names nothing");
  return schemes;
}

function list(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}

/** Splits at commas, without repetitions. */
function names(value: string | readonly string[] | undefined): readonly string[] {
  const all = list(value).flatMap((item) => item.split(",").map((name) => name.trim()));
  return [...new Set(all.filter((name) => name !== ""))];
}

/**
 * What of a job shaped one of its outputs, for the manifest: no paths of this machine, no secrets, and nothing that only says how
 * the run was made. `airflow`: the release that was meant, where one was named; `latest` is another one tomorrow.
 */
export function shapingOptions({ source, filters, ...job }: Job, output: JobOutput, airflow?: string) {
  const { includeTags, excludeTags, includeOperations, excludeOperations, excludeDeprecated } = filters;
  const shaping = {
    ...(airflow === undefined ? sourceOption(source) : { airflow }),
    target: output.target,
    dialect: output.dialect,
    packageName: job.packageName,
    packageVersion: job.packageVersion,
    securitySchemes: job.securitySchemes,
    includeTag: includeTags,
    excludeTag: excludeTags,
    includeOperation: includeOperations,
    excludeOperation: excludeOperations,
    excludeDeprecated: excludeDeprecated ? true : undefined,
  };
  return Object.fromEntries(
    Object.entries(shaping).flatMap(([name, value]) =>
      value === undefined || (typeof value === "object" && value.length === 0) ? [] : [[name, value] as const],
    ),
  );
}

function sourceOption(source: Job["source"]): { readonly airflow: string } | { readonly spec: string } {
  if (source.kind === "airflow") return { airflow: source.version };
  if (source.kind === "stdin") return { spec: "-" };
  if (source.kind === "file") return { spec: source.path.split(/[\\/]/).at(-1) ?? "" };
  // User, password and query may hold secrets.
  const { origin, pathname } = new URL(source.url);
  return { spec: origin + pathname };
}
