/** `airflow-codegen auth list`: the security schemes that a build may have, and where each comes from. */
import type { Job } from "../config/job.js";
import type { Given } from "../config/options.js";
import { list } from "../config/request.js";
import { resolveOverlays, resolveSource } from "../config/resolve.js";
import { failure, type Finding } from "../diagnostics.js";
import type { Api, OAuthFlow, SecurityScheme } from "../ir/model.js";
import { parse } from "../parse/index.js";
import { loadOverlaid, readOverlays } from "../run/job/overlays.js";
import { findSpec } from "../run/job/specs.js";
import { readAuthFile } from "../security/auth-file.js";
import { builtinSchemes } from "../security/builtin.js";
import { selectSchemes } from "../security/select.js";
import { findingJson, noteLine } from "./errors.js";
import { jsonText, visible, type Io } from "./io.js";
import { liveProgress } from "./progress.js";
import { table } from "./table.js";

/** Where schemes come from, in the order in which a name is looked for. */
const sources = ["auth file", "spec", "built-in"] as const;
type Source = (typeof sources)[number];

/** What one name means. */
interface Row {
  readonly scheme: SecurityScheme;
  readonly from: Source;
  /** Where the name has another meaning, which this one hides. */
  readonly hides: readonly Source[];
  /** How many operations of the spec take it; undefined where the spec does not know it. */
  readonly operations?: number;
}

/**
 * Lists what `--security-schemes` may name. Returns the exit code.
 *
 * @throws Failure with what {@link readAuthFile}, {@link findSpec}, {@link loadOverlaid} and parse throw, and `USAGE`
 */
export async function runAuth(given: Given, io: Io): Promise<number> {
  const source = resolveSource({ given, placeOf: () => undefined, base: "" });
  const hasSpec = given.airflow !== undefined || given.spec !== undefined;
  if (given.overlay !== undefined && !hasSpec) {
    throw failure("USAGE", "--overlay needs a spec to change", { fix: "Pass --airflow or --spec." });
  }
  const own = given.authFile === undefined ? [] : (await readAuthFile(given.authFile)).schemes;
  const spec = hasSpec ? await readSpec(source, given, io) : undefined;
  const rows = rowsOf(
    { "auth file": own, spec: spec?.api.securitySchemes ?? [], "built-in": builtinSchemes },
    spec?.api,
  );
  const findings = spec?.findings ?? [];
  if (given.json) {
    io.stdout(jsonText({ schemes: rows.map(rowJson), findings: findings.map(findingJson) }));
    return 0;
  }
  io.stdout(table(["NAME", "TYPE", "FROM", "OPERATIONS", "DETAILS"], rows.map(cellsOf)));
  for (const finding of findings) io.stderr(noteLine(finding));
  return 0;
}

interface Spec {
  readonly api: Api;
  /** Findings about its security, its overlays, and where it was pulled from. */
  readonly findings: readonly Finding[];
}

async function readSpec(source: Job["source"], given: Given, io: Io): Promise<Spec> {
  const progress = liveProgress(io, given.json ?? false);
  try {
    const found = await findSpec(source, progress);
    const { overlays, noOverlay } = resolveOverlays({ given });
    const options = { own: await readOverlays({ overlays }), noOverlay, allowRefs: list(given.allowRef) };
    const { loaded, findings: unapplied } = await progress.phase("load", () => loadOverlaid(found, options));
    const { api, findings } = await progress.phase("parse", () => parse(loaded));
    const security = findings
      .filter(({ code }) => code === "QUIRK_SECURITY")
      .map((finding) => ({ ...finding, place: loaded.locate(finding.pointer ?? "#") }));
    // A document that is silent about who takes what offers all to all.
    return { api: selectSchemes(api, {}), findings: [...found.findings, ...unapplied, ...security] };
  } finally {
    progress.clear();
  }
}

/** One row for each name, whatever it means in sources that are looked at later. */
function rowsOf(schemes: Readonly<Record<Source, readonly SecurityScheme[]>>, api: Api | undefined): Row[] {
  const all = sources.flatMap((from) => schemes[from].map((scheme) => ({ scheme, from })));
  const names = [...new Set(all.map(({ scheme }) => scheme.name))];
  return names.flatMap((name) => {
    const [first, ...hidden] = all.filter(({ scheme }) => scheme.name === name);
    if (first === undefined) return [];
    const isOfSpec = [first, ...hidden].some(({ from }) => from === "spec");
    return [
      {
        ...first,
        hides: hidden.map(({ from }) => from),
        ...(isOfSpec && api !== undefined && { operations: operationsOf(name, api) }),
      },
    ];
  });
}

function operationsOf(name: string, { operations }: Api): number {
  return operations.filter(({ security }) => security.flat().some(({ scheme }) => scheme === name)).length;
}

function rowJson({ scheme, from, hides, operations }: Row): object {
  return { ...scheme, from, hides, ...(operations !== undefined && { operations }) };
}

function cellsOf({ scheme, from, hides, operations }: Row): string[] {
  // That a spec has a name of its own for what is built in is as it should be.
  const source = from === "auth file" && hides.length > 0 ? `${from} (hides ${hides.join(", ")})` : from;
  return [
    scheme.name,
    scheme.type,
    source,
    String(operations ?? "-"),
    detailsOf(scheme) + (scheme.deprecated ? " (deprecated)" : ""),
  ].map(visible);
}

/** How the scheme differs from others of its type. */
function detailsOf(scheme: SecurityScheme): string {
  switch (scheme.type) {
    case "apiKey":
      return `${scheme.in} ${scheme.parameterName}`;
    case "http":
      return scheme.bearerFormat === undefined ? scheme.scheme : `${scheme.scheme} (${scheme.bearerFormat})`;
    case "oauth2":
      return scheme.flows.map(flowText).join("; ");
    case "openIdConnect":
      return scheme.openIdConnectUrl;
    case "mutualTLS":
      return "client certificate";
  }
}

function flowText({ flow, authorizationUrl, deviceAuthorizationUrl, tokenUrl }: OAuthFlow): string {
  return [flow, authorizationUrl, deviceAuthorizationUrl, tokenUrl].filter((part) => part !== undefined).join(" ");
}
