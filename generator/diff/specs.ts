/**
 * The steps of `diff`: find both specs → load → parse → compare. Filters and chosen security schemes do not count: what the documents
 * say is compared.
 */
import type { Job } from "../config/job.js";
import type { Finding } from "../diagnostics.js";
import type { Api } from "../ir/model.js";
import { inText, load, type LoadedSpec, pathOf, resolvePointer, toPointer } from "../load/index.js";
import { parse } from "../parse/index.js";
import type { Progress } from "../report.js";
import { findSpec } from "../run/job/specs.js";
import { diffApis } from "./index.js";
import type { ChangePlace } from "./model.js";
import type { DiffReport, Located, LocatedPlace, Side } from "./report/report.js";

export interface DiffRequest {
  /** Where the specs are. */
  readonly old: Job["source"];
  readonly new: Job["source"];
  /** The origins and folders that external references may lead to. */
  readonly allowRefs: readonly string[];
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
 * @throws Failure those of finding, loading and parsing a spec
 */
export async function diffSpecs(request: DiffRequest, progress: Progress): Promise<SpecDiff> {
  const old = await readSpec(request.old, request, progress);
  const new_ = await readSpec(request.new, request, progress);
  const diff = await progress.phase("compare", () => diffApis(old.api, new_.api));
  const surface = request.surface ? await surfaceOf(old, new_, progress) : undefined;
  return {
    report: {
      old: old.side,
      new: new_.side,
      diff,
      locate: (place) => locate(place, old.loaded, new_.loaded),
      ...(surface !== undefined && { surface }),
    },
    apis: { old: old.api, new: new_.api },
    findings: [...old.findings, ...new_.findings],
  };
}

interface ReadSpec {
  readonly loaded: LoadedSpec;
  readonly api: Api;
  readonly side: Side;
  readonly findings: readonly Finding[];
}

async function readSpec(from: Job["source"], { allowRefs }: DiffRequest, progress: Progress): Promise<ReadSpec> {
  const found = await findSpec(from, progress);
  const loaded = await progress.phase("load", () => load(found.source, { allowRefs }));
  const { api } = await progress.phase("parse", () => parse(loaded));
  const { info, openapi, operations, schemas } = api;
  const side: Side = {
    name: found.name ?? loaded.name,
    file: loaded.name,
    title: info.title,
    version: info.version,
    openapi,
    sha256: loaded.sha256,
    operations: operations.length,
    schemas: schemas.length,
  };
  return { loaded, api, side, findings: found.findings };
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

async function surfaceOf(old: ReadSpec, new_: ReadSpec, progress: Progress) {
  const { compareSurfaces, surfaceText } = await import("./surface.js");
  const text = ({ api, loaded }: ReadSpec) => progress.phase("surface", () => inText(loaded, () => surfaceText(api)));
  return compareSurfaces(await text(old), await text(new_));
}
