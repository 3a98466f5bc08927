/**
 * The steps of `diff`: find both specs → load with overlays → parse → filter, security → compare. Without chosen security schemes, what
 * the documents say of security is compared.
 */
import type { Job } from "../config/job.js";
import type { Finding } from "../diagnostics.js";
import type { OperationFilter } from "../ir/filter.js";
import type { Api } from "../ir/model.js";
import { inText, type LoadedSpec, pathOf, resolvePointer, toPointer } from "../load/index.js";
import { parse } from "../parse/index.js";
import type { Progress } from "../report.js";
import { distinct } from "../run/job/findings.js";
import { loadOverlaid, type OverlaidLoad, readOverlays } from "../run/job/overlays.js";
import { findSpec } from "../run/job/specs.js";
import { schemeChoice } from "../security/choice.js";
import { type SchemeChoice, selectSchemes } from "../security/select.js";
import { diffApis } from "./index.js";
import type { ChangePlace } from "./model.js";
import type { DiffReport, Located, LocatedPlace, Side } from "./report/report.js";
import { type Compared, selected, withSchemes } from "./selection.js";

export interface DiffRequest {
  /** Where the specs are. */
  readonly old: Job["source"];
  readonly new: Job["source"];
  /** The origins and folders that external references may lead to. */
  readonly allowRefs: readonly string[];
  /** Files, which are applied to both specs in their order. */
  readonly overlays: readonly string[];
  /** Our own overlay is not applied, which otherwise is where both specs are of the catalog. */
  readonly noOverlay: boolean;
  readonly filters: OperationFilter;
  /** Undefined: those of the auth file or, without one, of each spec. */
  readonly securitySchemes?: readonly string[];
  /** A file. */
  readonly authFile?: string;
  /** Also compare the public surface of the TypeScript clients. */
  readonly surface: boolean;
}

export interface SpecDiff {
  readonly report: DiffReport;
  readonly apis: { readonly old: Api; readonly new: Api };
  /** Findings about where the specs come from. */
  readonly findings: readonly Finding[];
}

/**
 * Compares two specs.
 *
 * @throws Failure those of finding, loading and parsing a spec, of filters and of security schemes
 */
export async function diffSpecs(request: DiffRequest, progress: Progress): Promise<SpecDiff> {
  const choice = await schemeChoice(request);
  const options = {
    own: await readOverlays(request),
    noOverlay: request.noOverlay || !isOfCatalog(request),
    allowRefs: request.allowRefs,
  };
  const old = await readSpec(request.old, options, progress);
  const new_ = await readSpec(request.new, options, progress);
  const compared = await chosen(selected(old.api, new_.api, request.filters), choice, { old, new: new_ });
  const diff = await progress.phase("compare", () => diffApis(compared.old, compared.new, compared.calls));
  const surface = request.surface ? await surfaceOf(compared, old, new_, progress) : undefined;
  return {
    report: {
      old: sideOf(old, compared.old),
      new: sideOf(new_, compared.new),
      selection: selectionText(request),
      diff,
      locate: (place) => locate(place, old.loaded, new_.loaded),
      ...(surface !== undefined && { surface }),
    },
    apis: { old: compared.old, new: compared.new },
    findings: [...old.findings, ...new_.findings, ...ofBoth(old.unapplied, new_.unapplied), ...compared.findings],
  };
}

/**
 * Our own overlay is for both specs or for none: on one side alone, what it says would be a change that no server made. So a comparison
 * of a release with a running server of that release tells nothing.
 */
function isOfCatalog(request: Pick<DiffRequest, "old" | "new">): boolean {
  return request.old.kind === "airflow" && request.new.kind === "airflow";
}

/** What is true of an overlay for both specs: what it changes may well be in one of them alone. */
function ofBoth(old: readonly Finding[], new_: readonly Finding[]): readonly Finding[] {
  const key = ({ code, pointer, place }: Finding) => JSON.stringify([code, pointer, place]);
  const known = new Set(old.map(key));
  return distinct(new_.filter((finding) => known.has(key(finding))));
}

/** The APIs with the security schemes of the choice; what cannot be chosen is told with its place in the document. */
async function chosen(
  compared: Compared,
  choice: SchemeChoice,
  specs: { readonly old: ReadSpec; readonly new: ReadSpec },
): Promise<Compared> {
  if (choice.names === undefined && choice.own === undefined) return compared;
  const choose = (side: "old" | "new") =>
    inText(specs[side].loaded, () => selectSchemes(compared[side], choice, specs[side].api));
  const apis = { old: await choose("old"), new: await choose("new") };
  return withSchemes(compared, apis);
}

interface ReadSpec {
  readonly loaded: LoadedSpec;
  readonly api: Api;
  /** As shown to users. */
  readonly name: string;
  readonly findings: readonly Finding[];
  /** What its overlays do not do to it. */
  readonly unapplied: readonly Finding[];
}

async function readSpec(from: Job["source"], options: OverlaidLoad, progress: Progress): Promise<ReadSpec> {
  const found = await findSpec(from, progress);
  const { loaded, findings: unapplied } = await progress.phase("load", () => loadOverlaid(found, options));
  const { api } = await progress.phase("parse", () => parse(loaded));
  return { loaded, api, name: found.name ?? loaded.name, findings: found.findings, unapplied };
}

function sideOf({ loaded, name }: ReadSpec, { info, openapi, operations, schemas }: Api): Side {
  return {
    name,
    file: loaded.name,
    title: info.title,
    version: info.version,
    openapi,
    sha256: loaded.sha256,
    operations: operations.length,
    schemas: schemas.length,
  };
}

function locate({ old, new: new_ }: ChangePlace, before: LoadedSpec, after: LoadedSpec): LocatedPlace {
  return {
    ...(old !== undefined && { old: located(old, before) }),
    ...(new_ !== undefined && { new: located(new_, after) }),
  };
}

/** The place of a pointer or, where it leads nowhere, that of the nearest part around it: a missing keyword has the place of its object. */
function located(pointer: string, { document, locate }: LoadedSpec): Located {
  const path = [...(pathOf(pointer) ?? [])];
  const leads = () => resolvePointer(document, toPointer(path)) !== undefined;
  // An operation without `security` has that of the document.
  const isInherited =
    path[0] === "paths" && path.at(-1) === "security" && !leads() && document["security"] !== undefined;
  if (isInherited) path.splice(0, path.length, "security");
  while (path.length > 0 && !leads()) path.pop();
  const nearest = toPointer(path);
  return { pointer: nearest, ...locate(nearest) };
}

async function surfaceOf({ old: before, new: after }: Compared, old: ReadSpec, new_: ReadSpec, progress: Progress) {
  const { compareSurfaces, surfaceText } = await import("./surface.js");
  const text = (api: Api, { loaded }: ReadSpec) =>
    progress.phase("surface", () => inText(loaded, () => surfaceText(api)));
  return compareSurfaces(await text(before, old), await text(after, new_));
}

type Selection = Pick<DiffRequest, "overlays" | "noOverlay" | "filters" | "securitySchemes" | "authFile">;

/** The options that choose what is compared, as the command line spells them. */
function selectionText({ overlays, noOverlay, filters, securitySchemes, authFile }: Selection): readonly string[] {
  const globs: readonly (readonly [flag: string, globs: readonly string[]])[] = [
    ["--include-tag", filters.includeTags],
    ["--exclude-tag", filters.excludeTags],
    ["--include-operation", filters.includeOperations],
    ["--exclude-operation", filters.excludeOperations],
  ];
  return [
    ...overlays.map((file) => `--overlay ${file}`),
    ...(noOverlay ? ["--no-overlay"] : []),
    ...globs.flatMap(([flag, all]) => all.map((glob) => `${flag} ${glob}`)),
    ...(filters.excludeDeprecated ? ["--exclude-deprecated"] : []),
    ...(securitySchemes === undefined ? [] : [`--security-schemes ${securitySchemes.join(",")}`]),
    ...(authFile === undefined ? [] : [`--auth-file ${authFile}`]),
  ];
}
