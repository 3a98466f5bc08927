/** What the user calls a version → the release whose package is pulled. */
import { failure } from "../diagnostics.js";
import { catalogEntries, type Rules, type SpecKind } from "./catalog.js";

/** One release, ready to be pulled. */
export interface Release {
  readonly kind: SpecKind;
  /** The release the user meant, in full. */
  readonly airflow: string;
  readonly package: string;
  readonly version: string;
  /** Where the wheel may hold the spec, tried in this order. A pinned release has one. */
  readonly files: readonly string[];
  /** The hash the catalog pins; absent for a release that is not in it. */
  readonly sha256?: string;
  /** What the file still lacks to be the client's spec; `null`: nothing. */
  readonly rules: Rules | null;
}

const exactRelease = /^(0|[1-9]\d{0,3})(?:\.(?:0|[1-9]\d{0,3})){2}(?:(?:a|b|rc)[1-9]\d{0,2})?$/;
const releaseLine = /^[1-9]\d{0,3}(?:\.(?:0|[1-9]\d{0,3}))?$/;

/** Paths inside the wheels, newest habit first. */
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
export function resolveVersion(named: string, kind: SpecKind): Release {
  // As tags are called.
  const version = named.replace(/^v(?=\d)/, "");
  const entries = catalogEntries(kind);
  const entry = entries.findLast(
    ({ airflow }) =>
      version === "latest" || airflow === version || (releaseLine.test(version) && airflow.startsWith(`${version}.`)),
  );
  if (entry) {
    const { file, ...rest } = entry;
    return { ...rest, kind, files: [file], rules: entry.rules ?? null };
  }
  const major = Number(exactRelease.exec(version)?.[1] ?? 0);
  if (major >= 2) return uncatalogued(version, kind, major);
  const name = JSON.stringify(version.slice(0, 40));
  const of = kind === "client" ? " of the Python client" : "";
  throw failure(
    "VERSION_UNKNOWN",
    `${name} is no known release${of}. Known: ${entries.map((e) => e.airflow).join(", ")}.`,
    {
      fix: "Name one of these, `latest`, a line such as `3.3`, or any other release in full, such as `3.3.1`.",
    },
  );
}

/** A release the catalog does not list; its file may be pinned all the same, as the source of another entry. */
function uncatalogued(version: string, kind: SpecKind, major: number): Release {
  const name = kind === "client" ? "apache-airflow-client" : major < 3 ? "apache-airflow" : "apache-airflow-core";
  const release = { kind, airflow: version, package: name, version, rules: null };
  const pinned = catalogEntries("client").find((entry) => entry.package === name && entry.version === version);
  return pinned ? { ...release, files: [pinned.file], sha256: pinned.sha256 } : { ...release, files: paths[name] };
}
