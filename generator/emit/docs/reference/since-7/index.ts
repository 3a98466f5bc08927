/**
 * What the reference generator 7.x does to a document before it makes models and operations of it: its parser resolves, its
 * normalizer simplifies, its resolver of inline models gives a name to whatever needs a model.
 */
import type { OpenApi, Schema } from "../openapi.js";
import { inlineModels } from "./inline.js";
import { normalize } from "./normalize.js";
import { visitSchemas } from "./places.js";
import { propagatePathParameters, resolve } from "./resolve.js";
import { rulesOf } from "./versions.js";

/**
 * Rewrites `spec`, a private copy: afterwards every model is in `spec.schemas`, in the order in which the reference adds them,
 * references stand where inline schemas were, and each operation has the parameters of its path.
 *
 * A schema has a `type`; it has `types` only where a 3.1 document names several that remain.
 *
 * @param version that of the imitated release, such as `7.13` or `7.24.0`
 */
export function modernModels(spec: OpenApi, version: string): void {
  const rules = rulesOf(version, spec.openapi);
  resolve(spec, rules);
  normalize({ spec, rules });
  inlineModels(spec, rules);
  propagatePathParameters(spec);
  visitSchemas(spec, oneType);
}

/** Back from the list of the 3.1 parser. */
function oneType(schema: Schema): void {
  const [type, ...others] = schema.types ?? [];
  if (others.length > 0) return;
  delete schema.types;
  if (type !== undefined) schema.type = type;
}
