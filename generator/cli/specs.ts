/** `airflow-codegen specs list | pull | path`: what the catalog knows and what the cache holds. No yargs in here. */
import { cachedPath, cachedReleases, readNote } from "../catalog/cache.js";
import { airflowSpec, catalogEntries, type PulledSpec, type ClientSpecRules, type SpecKind } from "../catalog/index.js";
import { failure, fixOf } from "../diagnostics.js";
import { jsonText } from "./io.js";
import { table } from "./table.js";

/** What the command line says. */
export interface SpecsArgs {
  readonly versions: readonly string[];
  /** The specs of the Python client in place of the server's. */
  readonly client: boolean;
  readonly json: boolean;
}

/** Where the answer goes, and where messages about progress go. */
export interface SpecsIo {
  readonly stdout: (text: string) => void;
  readonly progress: (text: string) => void;
}

/** A line of `specs list`. */
interface Row {
  readonly airflow: string;
  readonly kind: SpecKind;
  readonly package: string;
  readonly version: string;
  readonly file: string;
  readonly sha256: string;
  readonly rules: ClientSpecRules | null;
  readonly pinned: boolean;
  readonly cached: boolean;
}

/**
 * Runs one of the `specs` commands.
 * `list`: the catalog, and what else is in the cache. `pull`: no version is `latest`, `all` is the whole catalog.
 * `path`: the file of one version, which is pulled when it is not cached.
 *
 * @throws Failure USAGE, and what {@link airflowSpec} throws
 */
export async function runSpecs(command: "list" | "pull" | "path", args: SpecsArgs, io: SpecsIo): Promise<void> {
  if (command === "list" && args.versions.length > 0) {
    const fix = "Remove the version. `airflow-codegen specs path VERSION` prints the path of one spec.";
    throw failure("USAGE", "`specs list` takes no version, because it lists the whole catalog", { fix });
  }
  if (command === "list") return list(args, io);
  if (command === "pull") return pull(args, io);
  const [version, ...more] = args.versions;
  if (version === undefined || more.length > 0) {
    throw failure("USAGE", "`specs path` takes exactly one version", {
      fix: "For example: `airflow-codegen specs path 3.3.2`.",
    });
  }
  const spec = await get(version, args.client ? "client" : "server", io);
  io.stdout(args.json ? jsonText(spec) : `${spec.path}\n`);
}

async function list({ client, json }: SpecsArgs, io: SpecsIo): Promise<void> {
  const rows = (await allRows()).filter(({ kind }) => !client || kind === "client");
  io.stdout(json ? jsonText(rows) : formatRows(rows));
}

async function pull({ versions, client, json }: SpecsArgs, io: SpecsIo): Promise<void> {
  const requested = requestedSpecs(versions.length > 0 ? versions : ["latest"], client);
  const specs: PulledSpec[] = [];
  // One after another: the package index is a shared service.
  for (const [version, kind] of requested) {
    const spec = await get(version, kind, io);
    specs.push(spec);
    if (!json) io.stdout(`${spec.path}\n`);
  }
  if (json) io.stdout(jsonText(specs));
}

function requestedSpecs(versions: readonly string[], client: boolean): [version: string, kind: SpecKind][] {
  const all: SpecKind[] = client ? ["client"] : ["server", "client"];
  return versions.flatMap((version): [string, SpecKind][] =>
    version === "all"
      ? all.flatMap((kind) => catalogEntries(kind).map(({ airflow }): [string, SpecKind] => [airflow, kind]))
      : [[version, client ? "client" : "server"]],
  );
}

async function get(version: string, kind: SpecKind, { progress }: SpecsIo): Promise<PulledSpec> {
  const spec = await airflowSpec(version, kind, { onProgress: progress });
  for (const finding of spec.findings) progress(`${finding.code}: ${finding.message} ${fixOf(finding)}`);
  return spec;
}

/** The catalogued releases of both kinds, then those that only the cache knows. */
async function allRows(): Promise<Row[]> {
  const inCache = await cachedReleases();
  const cachedPaths = new Set(inCache.map(cachedPath));
  const known = (["server", "client"] as const).flatMap((kind) =>
    catalogEntries(kind).map((entry): Row => ({
      kind,
      ...entry,
      rules: entry.rules ?? null,
      pinned: true,
      cached: cachedPaths.has(cachedPath(entry)),
    })),
  );
  const knownPaths = new Set(known.map(cachedPath));
  const others = inCache.filter((release) => !knownPaths.has(cachedPath(release)));
  const unpinned = others.map(async (release): Promise<Row> => {
    const kind = release.package === "apache-airflow-client" ? "client" : "server";
    const note = (await readNote(release)) ?? { sha256: "", file: "" };
    return { airflow: release.version, kind, ...release, ...note, rules: null, pinned: false, cached: true };
  });
  return [...known, ...(await Promise.all(unpinned))];
}

function formatRows(rows: readonly Row[]): string {
  const yesNo = (value: boolean) => (value ? "yes" : "no");
  const cells = rows.map((row) => [
    row.airflow,
    row.kind,
    `${row.package} ${row.version}`,
    yesNo(row.pinned),
    yesNo(row.cached),
    row.file,
  ]);
  return table(["AIRFLOW", "KIND", "PACKAGE", "PINNED", "CACHED", "FILE"], cells);
}
