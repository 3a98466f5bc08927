/** The overlays of a job, as texts: ours for Airflow first, then those of the user in their order; and the specs that they change. */
import { readFileSync } from "node:fs";
import type { Job } from "../../config/job.js";
import type { Finding } from "../../diagnostics.js";
import { type LoadedSpec, type LoadOptions, readSpec, type ReadSpec, resolveSpec } from "../../load/index.js";
import type { OverlaidSpec, OverlayText } from "../../overlay/index.js";
import { packageRoot } from "../../package-root.js";
import { sha256 } from "../../write/manifest.js";
import { readText } from "./option-files.js";
import type { FoundSpec } from "./specs.js";

export interface JobOverlay extends OverlayText {
  readonly sha256: string;
}

/** Ours, as users are told of it. */
export const ownOverlay = "specs/airflow.overlay.yaml";

/** @throws Failure `FILE_UNREADABLE` */
export function readOverlays({ overlays }: Pick<Job, "overlays">): Promise<readonly JobOverlay[]> {
  return Promise.all(overlays.map(async (file) => withHash({ name: file, text: await readText("overlay", file) })));
}

/** What is known of servers of a release and is not in its spec; nothing for a spec that is not taken from the catalog as it is. */
export function airflowOverlay(
  { noOverlay }: Pick<Job, "noOverlay">,
  { airflow, isServed }: Pick<FoundSpec, "airflow" | "isServed">,
): readonly JobOverlay[] {
  if (noOverlay || airflow === undefined || !isServed) return [];
  const text = readFileSync(new URL(ownOverlay, packageRoot), "utf8").replaceAll("\r\n", "\n");
  return [{ ...withHash({ name: ownOverlay, text }), release: airflow }];
}

/** The spec with its overlays. What applies them is loaded where there are some. */
export async function overlaid(spec: ReadSpec, overlays: readonly JobOverlay[]): Promise<OverlaidSpec> {
  if (overlays.length === 0) return { spec, findings: [] };
  return (await import("../../overlay/index.js")).overlay(spec, overlays);
}

/** Which overlays count, and which references are allowed. */
export interface OverlaidLoad extends Pick<Job, "noOverlay">, LoadOptions {
  /** Those of the user, as {@link readOverlays} gives them. */
  readonly own: readonly JobOverlay[];
}

/**
 * A spec that was found, with its overlays, ready to be parsed: what the clients of `generate` are made from, for all that is no job.
 *
 * @throws Failure with what loading a spec and applying overlays throw
 */
export async function loadOverlaid(
  found: FoundSpec,
  { own, noOverlay, ...options }: OverlaidLoad,
): Promise<{ readonly loaded: LoadedSpec; readonly findings: readonly Finding[] }> {
  const written = await readSpec(found.source, options);
  const { spec, findings } = await overlaid(written, [...airflowOverlay({ noOverlay }, found), ...own]);
  return { loaded: await resolveSpec(spec, options), findings };
}

function withHash(text: OverlayText): JobOverlay {
  return { ...text, sha256: sha256(text.text) };
}
