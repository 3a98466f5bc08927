/** The models that get a page, as the reference keeps them: by class name, in its order; of two with one class, the last. */
import { byCodeUnit } from "../java.js";
import type { Schema } from "../openapi.js";
import type { Codegen } from "./language.js";
import { type ModelProperty, modelProperties } from "./model.js";

export interface Model {
  readonly className: string;
  /** Its key in the spec. */
  readonly name: string;
  readonly schema: Schema;
  readonly properties: readonly ModelProperty[];
}

export function modelsOf(codegen: Codegen, documented: readonly string[]): Model[] {
  const models = new Map<string, Model>();
  for (const name of documented) {
    const schema = codegen.spec.schemas.get(name);
    const className = codegen.language.modelName(name);
    if (schema === undefined) continue;
    models.set(className, { className, name, schema, properties: modelProperties(codegen, schema) });
  }
  return [...models.values()].sort((one, other) => byCodeUnit(one.className, other.className));
}
