/**
 * `npm run catalog:refresh`, for maintainers: asks the package client which releases there are now, pulls the new ones,
 * and writes specs/catalog.json. The difference is then read by a person and committed.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argv, stderr } from "node:process";
import { fileURLToPath } from "node:url";
import { Failure, failure } from "../diagnostics.js";
import { catalog, catalogFile, formatCatalog, type Catalog, type CatalogEntry, type SpecKind } from "./catalog.js";
import { obtain } from "./index.js";
import { causeOf, findPython, run } from "./python.js";
import { resolveVersion } from "./resolve.js";

/** Final releases of each package, in any order. */
export type Published = Readonly<
  Record<"apache-airflow" | "apache-airflow-core" | "apache-airflow-client", readonly string[]>
>;

/** The releases a catalog should hold: of the server the newest of each minor from 2.0, of the client every one. */
export function wantedReleases(published: Published): Readonly<Record<SpecKind, readonly string[]>> {
  const { "apache-airflow": whole, "apache-airflow-core": core, "apache-airflow-client": client } = published;
  const servers = [...whole.filter((version) => version.startsWith("2.")), ...core].sort(byRelease);
  const newest = new Map(servers.map((version) => [version.split(".", 2).join("."), version]));
  return { server: [...newest.values()], client: [...client].sort(byRelease) };
}

/** The catalog with the entries that are new, asked of `describe`. Known releases keep their line. */
export async function refreshed(
  current: Catalog,
  published: Published,
  describe: (version: string, kind: SpecKind) => Promise<CatalogEntry>,
): Promise<Catalog> {
  const wanted = wantedReleases(published);
  const entries = async (kind: SpecKind, kept: readonly string[]) => {
    const result: CatalogEntry[] = [];
    for (const version of [...new Set([...wanted[kind], ...kept])].sort(byRelease)) {
      result.push(current[kind].find(({ airflow }) => airflow === version) ?? (await describe(version, kind)));
    }
    return result;
  };
  // A withdrawn release of the client stays: its users are still there.
  const clients = current.client.map(({ airflow }) => airflow);
  return { ...current, server: await entries("server", []), client: await entries("client", clients) };
}

function byRelease(left: string, right: string): number {
  return left.localeCompare(right, "en", { numeric: true });
}

/** A pull without a pin: this is where pins come from. */
async function describe(version: string, kind: SpecKind): Promise<CatalogEntry> {
  const release = resolveVersion(version, kind);
  const { file, sha256 } = await obtain(release, { onProgress: (text) => stderr.write(`${text}\n`) });
  const entry = { airflow: version, package: release.package, version: release.version, file, sha256 };
  return kind === "client" ? { ...entry, rules: null } : entry;
}

/** Pre-releases and withdrawn releases are not among them. */
async function publishedReleases(): Promise<Published> {
  const folder = await mkdtemp(join(tmpdir(), "airflow-codegen-"));
  try {
    const python = await findPython(folder);
    const versionsOf = async (name: string) => {
      const args = ["-m", "pip", "index", "versions", "--ignore-requires-python", "--disable-pip-version-check", name];
      const outcome = await run(python, args, folder);
      const list = /^Available versions: (.*)$/m.exec(outcome.stdout)?.[1];
      if (list === undefined) throw failure("PULL_FAILED", `pip did not list ${name}: ${causeOf(outcome.stderr)}`);
      return list.split(", ").filter((version) => /^\d+\.\d+\.\d+$/.test(version));
    };
    return {
      "apache-airflow": await versionsOf("apache-airflow"),
      "apache-airflow-core": await versionsOf("apache-airflow-core"),
      "apache-airflow-client": await versionsOf("apache-airflow-client"),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await writeFile(catalogFile, formatCatalog(await refreshed(catalog(), await publishedReleases(), describe)));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}
