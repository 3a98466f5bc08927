/** The models that get a page, as the reference keeps them: by class name, in its order; of two with one class, the last. */
import { modelsByClass } from "../models-by-class.js";
import type { SpecSchema } from "../openapi.js";
import type { Codegen } from "./language.js";
import { type CodegenModelProperty, modelProperties } from "./model.js";

export interface CodegenModel {
  readonly className: string;
  /** Its key in the spec. */
  readonly name: string;
  readonly schema: SpecSchema;
  readonly properties: readonly CodegenModelProperty[];
}

export function modelsOf(codegen: Codegen, documented: readonly string[]): CodegenModel[] {
  const models = documented.flatMap((name): [string, CodegenModel][] => {
    const schema = codegen.spec.schemas.get(name);
    const className = codegen.language.modelName(name);
    if (schema === undefined) return [];
    return [[name, { className, name, schema, properties: modelProperties(codegen, schema) }]];
  });
  return modelsByClass(models, codegen.warn);
}
