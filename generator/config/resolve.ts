/** From options as given to a job: checked, completed, nothing left to guess. */
import { fileURLToPath } from "node:url";
import type { Job, JobOutput } from "./job.js";
import { resolveOutputs } from "./outputs.js";
import { list, names, wrong, type Request } from "./request.js";
import type { OptionContext } from "./context.js";
import { specChoice } from "./targets.js";

/** @throws Failure `USAGE`, `CONFIG_INVALID`, `TARGET_UNKNOWN`, `DIALECT_UNKNOWN`, or `DIALECT_VERSION`. */
export function resolveJob(request: Request, context: OptionContext): Job {
  const { given } = request;
  const { outputs, places } = resolveOutputs(request, context);
  assertOfRelease(request, outputs, context);
  return {
    source: resolveSource(request),
    allowRefs: list(given.allowRef),
    ...resolveOverlays(request),
    outputs,
    places,
    ...resolveSelection(request),
    prune: !(given.noPrune ?? false),
    force: given.force ?? false,
    dryRun: given.dryRun ?? false,
  };
}

/** What changes the spec before it is parsed. */
export function resolveOverlays({ given }: Pick<Request, "given">): Pick<Job, "overlays" | "noOverlay"> {
  return { overlays: list(given.overlay), noOverlay: given.noOverlay ?? false };
}

/**
 * Which operations and which security schemes count.
 *
 * @throws Failure `USAGE` or `CONFIG_INVALID`
 */
export function resolveSelection(request: Request): Pick<Job, "securitySchemes" | "authFile" | "filters"> {
  const { given } = request;
  return {
    ...(given.securitySchemes !== undefined && { securitySchemes: resolveSchemes(request) }),
    ...(given.authFile !== undefined && { authFile: given.authFile }),
    filters: {
      includeTags: list(given.includeTag),
      excludeTags: list(given.excludeTag),
      includeOperations: list(given.includeOperation),
      excludeOperations: list(given.excludeOperation),
      excludeDeprecated: given.excludeDeprecated ?? false,
    },
  };
}

/** What was published was made from the spec of a release, and from no other. */
function assertOfRelease(request: Request, outputs: readonly JobOutput[], { targets }: OptionContext): void {
  if (request.given.spec === undefined) return;
  const output = outputs.find((one) => specChoice(one, targets) === "published");
  if (output === undefined) return;
  const fix = "Pass a release of the Python client to --airflow, or use another dialect.";
  const what = output.dialect === undefined ? `target \`${output.target}\`` : `dialect \`${output.dialect}\``;
  throw wrong(request, "spec", `cannot be used with the ${what}, which contains published docs`, fix);
}

/**
 * Where the spec is.
 *
 * @throws Failure `USAGE` or `CONFIG_INVALID`
 */
export function resolveSource(request: Request): Job["source"] {
  const { spec, airflow, specHeader } = request.given;
  if (spec !== undefined && airflow !== undefined) {
    throw wrong(request, "spec", "and an Airflow version cannot be used together", "Give one of them.");
  }
  const isUrl = spec !== undefined && /^https?:\/\//i.test(spec);
  if (specHeader !== undefined && !isUrl) {
    throw wrong(request, "specHeader", "needs a spec that is a URL", "Pass a URL to --spec, or remove the header.");
  }
  if (spec === undefined) return { kind: "airflow", version: airflow ?? "latest" };
  if (spec === "-") return { kind: "stdin" };
  if (isUrl) return resolveUrl(request, spec);
  if (/^file:\/\//i.test(spec)) return { kind: "file", path: fileOf(request, spec) };
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(spec)) {
    throw wrong(
      request,
      "spec",
      "takes only URLs that begin with http:// or https://",
      "Save the document to a file and pass the file.",
    );
  }
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
  if (name === undefined || value === undefined) throw wrong(request, "specHeader", "must have the form `Name: value`");
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
  if (schemes.length === 0) throw wrong(request, "securitySchemes", "is empty");
  return schemes;
}
