/**
 * The overlay stage: changes that the user, or this project, makes to a document before it is read as OpenAPI (Overlay Specification 1.0
 * and 1.1). It knows JSONPath and no OpenAPI. What it changes is the document as it was written: before a Swagger document is converted,
 * before references are resolved; so a reference that an overlay adds is resolved like any other.
 */
import type { Finding } from "../diagnostics.js";
import type { ReadSpec } from "../load/index.js";
import { applyOverlay } from "./apply.js";
import { extendsFinding } from "./extends.js";
import { type OverlayText, readOverlay } from "./read.js";

export type { OverlayText } from "./read.js";

export interface OverlaidSpec {
  readonly spec: ReadSpec;
  readonly findings: readonly Finding[];
}

/**
 * Applies overlays in their order.
 *
 * @throws Failure OVERLAY_SYNTAX, OVERLAY_INVALID, OVERLAY_TARGET, OVERLAY_MISMATCH or SPEC_LIMIT
 */
export function overlay(spec: ReadSpec, texts: readonly OverlayText[]): OverlaidSpec {
  let { document } = spec;
  const findings: Finding[] = [];
  // All are read before one is applied: what is wrong with the second is no consequence of the first.
  for (const one of texts.map(readOverlay)) {
    const applied = applyOverlay(document, one);
    document = applied.document;
    findings.push(...extendsFinding(one, spec), ...applied.findings);
  }
  return { spec: { ...spec, document, texts: [...spec.texts, ...texts.map(({ text }) => text)] }, findings };
}
