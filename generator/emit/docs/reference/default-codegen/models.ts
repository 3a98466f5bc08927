/** The models that get a page, as the reference keeps them: by class name, in its order; of two with one class, the last. */
import { isArray, isComposed, isMap, isObject } from "../kinds.js";
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
  const lasting = lastOfClasses(codegen, new Set(documented));
  const models = documented.flatMap((name): [string, CodegenModel][] => {
    const schema = codegen.spec.schemas.get(name);
    const className = codegen.language.modelName(name);
    if (schema === undefined || isAlias(codegen.spec.schemas.get(lasting.get(className) ?? name) ?? schema)) return [];
    return [[name, { className, name, schema, properties: modelProperties(codegen, schema) }]];
  });
  return modelsByClass(models, codegen.warn);
}

/** The last schema of each class: another name for a value takes the place of a model, too, and then there is no page. */
function lastOfClasses({ spec, language }: Codegen, documented: ReadonlySet<string>): Map<string, string> {
  const counted = [...spec.schemas].filter(([name, schema]) => documented.has(name) || isAlias(schema));
  return new Map(counted.map(([name]) => [language.modelName(name), name]));
}

function isAlias(schema: SpecSchema): boolean {
  const isStructure =
    isObject.codegen(schema) || isArray.codegen(schema) || isMap(schema) || isComposed.codegen(schema);
  return !isStructure && schema.enum === undefined;
}
