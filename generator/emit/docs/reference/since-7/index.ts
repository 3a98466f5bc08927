/**
 * What the reference generator 7.x does to a document before it makes models and operations of it: its parser resolves, its
 * normalizer simplifies, its resolver of inline models gives a name to whatever needs a model.
 */
import type { OpenApi, SpecSchema } from "../openapi.js";
import { inlineModels } from "./inline.js";
import { normalize } from "./normalize.js";
import { visitSchemas } from "./places.js";
import { release7Of } from "./releases.js";
import { propagatePathParameters, rewriteAsParsed } from "./resolve.js";

/**
 * Rewrites `spec`, a private copy: afterwards every model is in `spec.schemas`, in the order in which the reference adds them,
 * references stand where inline schemas were, and each operation has the parameters of its path.
 *
 * A schema has a `type`; it has `types` only where a 3.1 document names several that remain.
 *
 * @param version that of the imitated release, such as `7.13` or `7.24.0`
 */
export function runPassesSince7(spec: OpenApi, version: string): void {
  const release = release7Of(version, spec.openapi);
  rewriteAsParsed(spec, release);
  normalize({ spec, release });
  inlineModels(spec, release);
  propagatePathParameters(spec);
  visitSchemas(spec, unlistType);
}

/** Writes a list of one type, as the parser of 3.1 has it, as `type`. */
function unlistType(schema: SpecSchema): void {
  const [type, ...others] = schema.types ?? [];
  if (others.length > 0) return;
  delete schema.types;
  if (type !== undefined) schema.type = type;
}
