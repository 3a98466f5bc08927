/** The passes of the reference generator's releases 4.3 to 5.4 over a document, before models and operations are made of it. */
import type { OpenApi } from "../openapi.js";
import { extractFromComponents } from "./extract.js";
import { extractFromPaths } from "./operations.js";
import { rewriteAsParsed } from "./parse.js";
import { releases, type Before6Version } from "./releases.js";

export { type DocumentedOptions, documentedBefore6, isAlias, staysReference } from "./documented.js";
export type { Before6Version } from "./releases.js";

/**
 * Rewrites `spec` in place: inline models are in `spec.schemas`, behind the models of the document and in the order in which the
 * reference adds them, and where they stood is a `$ref`.
 */
export function runPassesBefore6(spec: OpenApi, version: Before6Version): void {
  const naming = { spec, release: releases[version], bySignature: new Map<string, string>() };
  rewriteAsParsed(spec);
  extractFromPaths(naming);
  extractFromComponents(naming);
}
