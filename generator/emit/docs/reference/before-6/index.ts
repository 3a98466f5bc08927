/** The passes of the reference generator's releases 4.3 to 5.4 over a document, before models and operations are made of it. */
import type { OpenApi } from "../openapi.js";
import { eras, type LegacyVersion } from "./releases.js";
import { extractFromPaths } from "./operations.js";
import { parseLegacy } from "./parse.js";
import { extractFromComponents } from "./extract.js";

export { importedTypes, type LegacyDocs, legacyDocumented } from "./documented.js";
export type { LegacyVersion } from "./releases.js";

/**
 * Rewrites `spec` in place: inline models are in `spec.schemas`, behind the models of the document and in the order in which the
 * reference adds them, and where they stood is a `$ref`.
 */
export function legacyModels(spec: OpenApi, version: LegacyVersion): void {
  const naming = { spec, era: eras[version], bySignature: new Map<string, string>() };
  parseLegacy(spec);
  extractFromPaths(naming);
  extractFromComponents(naming);
}
