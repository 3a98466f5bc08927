/** What of a job shaped one of its outputs: what the manifest of the output tells of options. */
import { dialectLabel, type Job, type JobOutput, type OptionValue } from "../../config/job.js";
import type { DefinedTarget } from "../../emit/target.js";
import type { About } from "../../write/index.js";
import type { JobOverlay } from "./overlays.js";

/**
 * No paths of this machine, no secrets, and nothing that only says how the run was made.
 *
 * @param overlays those of the spec: what is in them shapes the output as the spec does
 * @param airflow the release that was meant, where one was named; `latest` is another one tomorrow
 */
export function manifestOptions(
  job: Job,
  output: JobOutput,
  target: DefinedTarget,
  airflow?: string,
  overlays: readonly JobOverlay[] = [],
): About["options"] {
  const { includeTags, excludeTags, includeOperations, excludeOperations, excludeDeprecated } = job.filters;
  const all = {
    ...(airflow === undefined ? sourceOption(job.source) : { airflow }),
    overlay: overlays.map(({ name, sha256 }) => `${fileName(name)} sha256:${sha256}`),
    target: output.target,
    dialect: dialectLabel(output),
    layout: output.layout,
    ...ownOptions(output, target),
    securitySchemes: job.securitySchemes,
    authFile: job.authFile === undefined ? undefined : fileName(job.authFile),
    includeTag: includeTags,
    excludeTag: excludeTags,
    includeOperation: includeOperations,
    excludeOperation: excludeOperations,
    excludeDeprecated: excludeDeprecated ? true : undefined,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) =>
      value === undefined || (typeof value === "object" && value.length === 0) ? [] : [[name, value] as const],
    ),
  );
}

function ownOptions({ options }: JobOutput, target: DefinedTarget): About["options"] {
  const shaping = Object.entries(options).filter(([name]) => target.options?.[name]?.shapes !== false);
  return Object.fromEntries(shaping.map(([name, value]) => [name, withoutFolder(value)]));
}

function withoutFolder(value: OptionValue): string | boolean | readonly string[] {
  if (typeof value !== "object") return value;
  if ("file" in value) return fileName(value.file);
  return "folder" in value ? fileName(value.folder) : value;
}

function sourceOption(source: Job["source"]): { readonly airflow: string } | { readonly spec: string } {
  if (source.kind === "airflow") return { airflow: source.version };
  if (source.kind === "stdin") return { spec: "-" };
  if (source.kind === "file") return { spec: fileName(source.path) };
  // User, password and query may hold secrets.
  const { origin, pathname } = new URL(source.url);
  return { spec: origin + pathname };
}

/** The last part of a path: its folder is of this machine. */
function fileName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== "") ?? path;
}
