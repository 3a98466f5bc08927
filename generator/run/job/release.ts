/** Which Airflow a spec is of, where the user named the spec and no release: asked of the server that serves it, or known by its hash. */
import { failure, type Finding } from "../../diagnostics.js";
import { isAirflowTitle } from "../../ir/airflow.js";
import { fetchBytes, isObject, type ReadSpec, type SpecSource } from "../../load/index.js";

export interface ReleaseFacts {
  /** In full, such as `3.3.2`. */
  readonly airflow?: string;
  /** Where the server is. */
  readonly server?: string;
  readonly findings: readonly Finding[];
}

/** For everything that is asked: a run does not wait for a server that has served the spec already. */
const timeoutMs = 3_000;

/** Where releases tell their version. Who asks needs no permission. */
const versionPaths = ["/api/v2/version", "/api/v1/version"];

/** What can be found out of the Airflow behind a spec; nothing for other APIs. Never fails. */
export async function releaseFacts(source: SpecSource, { document, sha256 }: ReadSpec): Promise<ReleaseFacts> {
  if (!isAirflowTitle(titleOf(document.value))) return { findings: [] };
  if (source.kind !== "url") return { ...(await knownRelease(sha256)), findings: [] };
  const root = rootOf(source.url);
  const airflow = await askedRelease(root, source.headers ?? []);
  if (airflow !== undefined) return { airflow, server: root, findings: [] };
  const known = await knownRelease(sha256);
  const isServed = root !== new URL(source.url).origin || /^\/openapi\.json$/.test(new URL(source.url).pathname);
  return {
    ...known,
    ...(isServed && { server: root }),
    findings: known.airflow === undefined ? [unknownRelease(root)] : [],
  };
}

function titleOf(document: ReadSpec["document"]["value"]): string {
  const info = Object.hasOwn(document, "info") ? document["info"] : undefined;
  const title = isObject(info) && Object.hasOwn(info, "title") ? info["title"] : undefined;
  return typeof title === "string" ? title : "";
}

/** The root of the server that has a spec at this address: what stands before the path that Airflow has its spec at, or the origin. */
function rootOf(url: string): string {
  const { origin, pathname } = new URL(url);
  const [, before] = /^(.*?)(?:\/api\/v1)?\/openapi\.(?:json|yaml)$/.exec(pathname) ?? [];
  return origin + (before ?? "");
}

async function askedRelease(
  root: string,
  headers: readonly (readonly [string, string])[],
): Promise<string | undefined> {
  const end = Date.now() + timeoutMs;
  for (const path of versionPaths) {
    const left = end - Date.now();
    const version = left <= 0 ? undefined : await versionAt(new URL(root + path), headers, left);
    if (version !== undefined) return version;
  }
  return undefined;
}

async function versionAt(
  address: URL,
  headers: readonly (readonly [string, string])[],
  left: number,
): Promise<string | undefined> {
  try {
    const permit = ({ origin }: URL): void => {
      if (origin !== address.origin) throw failure("SPEC_UNREADABLE", "another server");
    };
    const { bytes } = await fetchBytes(address, { headers, permit, timeoutMs: left });
    const said: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const version = isObject(said) && Object.hasOwn(said, "version") ? said["version"] : undefined;
    // It becomes a part of names and pages: nothing but a version is taken.
    return typeof version === "string"
      ? /^\d{1,4}(?:\.\d{1,4}){2}(?:(?:a|b|rc|\.dev)\d{1,4})?/.exec(version)?.[0]
      : undefined;
  } catch {
    return undefined;
  }
}

async function knownRelease(sha256: string): Promise<{ readonly airflow?: string }> {
  const { catalogEntries } = await import("../../catalog/index.js");
  const airflow = catalogEntries("server").find((entry) => entry.sha256 === sha256)?.airflow;
  return airflow === undefined ? {} : { airflow };
}

function unknownRelease(root: string): Finding {
  const message = `No server at ${root} says which Airflow it is: ${versionPaths.join(" and ")} give no version.`;
  return { code: "WARN_RELEASE_UNKNOWN", message };
}
