/** From options as given to a job: checked, completed, nothing left to guess. */
import { fileURLToPath } from "node:url";
import type { Job, JobOutput } from "../config.js";
import { dialectLabel, resolveOutputs } from "./outputs.js";
import { resolvePackage } from "./package.js";
import { list, names, wrong, type Request } from "./request.js";

export type { Request } from "./request.js";

/** @throws Failure `USAGE`, `CONFIG_INVALID`, `TARGET_UNKNOWN`, `DIALECT_UNKNOWN`, or `DIALECT_VERSION`. */
export function resolveJob(request: Request): Job {
  const { given } = request;
  const { outputs, places } = resolveOutputs(request);
  return {
    source: resolveSource(request, outputs),
    allowRefs: list(given.allowRef),
    outputs,
    places,
    ...resolvePackage(request, outputs),
    ...resolveDocs(request, outputs),
    ...(given.securitySchemes !== undefined && { securitySchemes: resolveSchemes(request) }),
    ...(given.authFile !== undefined && { authFile: given.authFile }),
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

/** Each says how docs of the reference generator's dialects are written; nothing else has a use for it. */
function resolveDocs(
  request: Request,
  outputs: readonly JobOutput[],
): Pick<Job, "docsHeader" | "readmeTemplate" | "fixExamples"> {
  const { docsHeader, readmeTemplate, fixExamples } = request.given;
  const imitates = outputs.some(({ dialect }) => dialect !== undefined && dialect !== "typescript");
  for (const name of ["readmeTemplate", "fixExamples"] as const) {
    const isGiven = (request.given[name] ?? false) !== false;
    if (isGiven && !imitates) throw wrong(request, name, "is for the docs dialects other than `typescript`");
  }
  return {
    ...(docsHeader !== undefined && { docsHeader }),
    ...(readmeTemplate !== undefined && { readmeTemplate }),
    fixExamples: fixExamples ?? false,
  };
}

function resolveSource(request: Request, outputs: readonly JobOutput[]): Job["source"] {
  const { spec, airflow, specHeader } = request.given;
  if (spec !== undefined && airflow !== undefined) {
    throw wrong(request, "spec", "and an Airflow version exclude each other", "Give one of them.");
  }
  if (spec !== undefined && outputs.some(({ dialect }) => dialect === "official")) {
    const fix = "Name a release of the Python client with --airflow, or another dialect.";
    throw wrong(request, "spec", "does not go with the dialect `official`, which is what was published", fix);
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

function resolveSchemes(request: Request): readonly string[] {
  const schemes = names(request.given.securitySchemes);
  if (schemes.length === 0) throw wrong(request, "securitySchemes", "names nothing");
  return schemes;
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
    dialect: dialectLabel(output),
    layout: output.layout,
    packageName: job.packageName,
    packageVersion: job.packageVersion,
    docsHeader: fileName(job.docsHeader),
    readmeTemplate: fileName(job.readmeTemplate),
    fixExamples: job.fixExamples ? true : undefined,
    securitySchemes: job.securitySchemes,
    authFile: fileName(job.authFile),
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
  if (source.kind === "file") return { spec: fileName(source.path) };
  // User, password and query may hold secrets.
  const { origin, pathname } = new URL(source.url);
  return { spec: origin + pathname };
}

/** Without its folder, which is of this machine. */
function fileName<Path extends string | undefined>(path: Path): Path | string {
  return path?.split(/[\\/]/).at(-1) ?? path;
}
