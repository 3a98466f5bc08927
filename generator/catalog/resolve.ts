/** From a version as the user names it to the release whose package is pulled. */
import { failure } from "../diagnostics.js";
import { rulesOf, type ClientSpecRules } from "./preprocess/index.js";
import { catalogEntries, type SpecKind } from "./catalog.js";
import type { PublishedDocs } from "./published.js";

/** A release of Airflow or of its Python client, with all that a pull of its spec needs to know. */
export interface ResolvedRelease {
  readonly kind: SpecKind;
  /** The release the user meant, in full. */
  readonly airflow: string;
  readonly package: string;
  readonly version: string;
  /** Paths of the spec inside the wheel, tried in this order. A release of the catalog has one. */
  readonly files: readonly string[];
  /** The hash the catalog pins; absent for a release that is not in it. */
  readonly sha256?: string;
  /** The rules that make the client's spec of the file; `null`: the file is the spec as it is. */
  readonly rules: ClientSpecRules | null;
}

const exactRelease = /^(0|[1-9]\d{0,3})(?:\.(?:0|[1-9]\d{0,3})){2}(?:(?:a|b|rc)[1-9]\d{0,2})?$/;
const releaseLine = /^[1-9]\d{0,3}(?:\.(?:0|[1-9]\d{0,3}))?$/;

/** Paths of the spec inside the wheels, by package; those of newer releases first. */
const paths = {
  "apache-airflow": ["airflow/api_connexion/openapi/v1.yaml"],
  "apache-airflow-core": [
    "airflow/api_fastapi/core_api/openapi/v2-rest-api-generated.yaml",
    "airflow/api_fastapi/core_api/openapi/v1-rest-api-generated.yaml",
  ],
  "apache-airflow-client": ["v2.yaml", "v1.yaml", "spec/v2.yaml", "spec/v1.yaml"],
} as const;

/**
 * The release that a version names: `latest`, a line (`3`, `2.11`: its newest catalogued release), or an exact release
 * (`3.3.2`), which need not be in the catalog.
 *
 * @throws Failure VERSION_UNKNOWN for anything else, and for releases from before the REST API
 */
export function resolveVersion(named: string, kind: SpecKind): ResolvedRelease {
  const entries = catalogEntries(kind);
  const entry = newestOf(entries, named);
  if (entry) {
    const { file, docs: _docs, ...rest } = entry;
    return { ...rest, kind, files: [file], rules: entry.rules ?? null };
  }
  const version = untagged(named);
  const major = Number(exactRelease.exec(version)?.[1] ?? 0);
  if (major >= 2) return uncatalogued(version, kind, major);
  const name = JSON.stringify(version.slice(0, 40));
  const of = kind === "client" ? " of the Python client" : "";
  throw failure(
    "VERSION_UNKNOWN",
    `${name} is not a known release${of}. Known: ${entries.map((e) => e.airflow).join(", ")}.`,
    {
      fix: "Use one of these, `latest`, a minor version such as `3.3`, or the full version of any other release, such as `3.3.1`.",
    },
  );
}

/** The newest entry that a name means; undefined where it means none. Entries are sorted, oldest first. */
function newestOf<Entry extends { readonly airflow: string }>(entries: readonly Entry[], named: string) {
  const version = untagged(named);
  return entries.findLast(
    ({ airflow }) =>
      version === "latest" || airflow === version || (releaseLine.test(version) && airflow.startsWith(`${version}.`)),
  );
}

/** `v3.3.2`, as tags are called, is `3.3.2`. */
function untagged(named: string): string {
  return named.replace(/^v(?=\d)/, "");
}

/** A release the catalog does not list; its file may be pinned all the same, as the source of another entry. */
function uncatalogued(version: string, kind: SpecKind, major: number): ResolvedRelease {
  const name = kind === "client" ? "apache-airflow-client" : major < 3 ? "apache-airflow" : "apache-airflow-core";
  const release = { kind, airflow: version, package: name, version, rules: null };
  const pinned = catalogEntries("client").find((entry) => entry.package === name && entry.version === version);
  return pinned ? { ...release, files: [pinned.file], sha256: pinned.sha256 } : { ...release, files: paths[name] };
}

/**
 * The release that the client's spec of a version is of: a catalogued one, or else the server's, with the rules of its era. Whether there
 * is a client of that number which the catalog does not list is not asked: the rules make the same of the server's spec.
 *
 * @throws Failure VERSION_UNKNOWN
 */
export function resolveClient(named: string): ResolvedRelease {
  if (newestOf(catalogEntries("client"), named) !== undefined) return resolveVersion(named, "client");
  const release = resolveVersion(named, "server");
  return { ...release, kind: "client", rules: rulesOf(release.airflow) };
}

/**
 * How the docs of the Python client for a release were made: of the client of that number, or else of the newest before it. Undefined
 * where the catalog does not know of any.
 */
export function clientDocs(airflow: string): PublishedDocs | undefined {
  const wanted = numbersOf(airflow);
  return catalogEntries("client").findLast(
    (entry) => entry.docs !== undefined && !isAfter(numbersOf(entry.airflow), wanted),
  )?.docs;
}

function numbersOf(version: string): readonly number[] {
  return version.split(".").map((part) => Number.parseInt(part, 10));
}

function isAfter(one: readonly number[], other: readonly number[]): boolean {
  const index = one.findIndex((part, at) => part !== other[at]);
  return index >= 0 && (one[index] ?? 0) > (other[index] ?? 0);
}

/**
 * How the docs of a release of the Python client were published. `latest` and a line name the newest release with docs.
 *
 * @throws Failure VERSION_UNKNOWN, or DOCS_UNPUBLISHED for a release without
 */
export function publishedDocs(named: string): { readonly airflow: string; readonly docs: PublishedDocs } {
  const entries = catalogEntries("client").flatMap(({ airflow, docs }) => (docs ? [{ airflow, docs }] : []));
  const found = newestOf(entries, named);
  if (found !== undefined) return found;
  const { airflow } = resolveVersion(named, "server");
  throw failure(
    "DOCS_UNPUBLISHED",
    `No docs of the Python client ${airflow} were published. There are: ${entries.map((e) => e.airflow).join(", ")}.`,
  );
}
