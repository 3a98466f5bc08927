/** An operation → its parameters, what it returns, and the media types, as the releases list them. */
import { isArray, isMap } from "../kinds.js";
import type { SpecMethod, SpecOperation, SpecSchema } from "../openapi.js";
import type { OperationFacts } from "../operations.js";
import { GivenNames } from "../unique-names.js";
import type { TypeView } from "../view.js";
import { bodyParameter, formParameters } from "./body.js";
import type { Codegen } from "./language.js";
import { type CodegenParameter, parameterOf } from "./parameter.js";
import { propertyOf } from "./property.js";
import { itemsOf, unaliased, valuesOf } from "./schemas.js";

/** The operation as the document has it; in `facts` its references are followed. */
export function written({ spec }: Codegen, { path, method }: OperationFacts): SpecOperation | undefined {
  return spec.paths.get(path)?.operations.get(method.toLowerCase() as SpecMethod);
}

/** All parameters, required ones first; two of one name get numbers. */
export function parametersOf(codegen: Codegen, facts: OperationFacts): CodegenParameter[] {
  const parameters: CodegenParameter[] = [];
  const names = new GivenNames();
  // `name`, `name2`, `name3`, …: as often as the release tries.
  const push = (parameter: CodegenParameter, tries: number): void => {
    parameters.push({ ...parameter, name: names.give(parameter.name, tries) });
  };
  const { namesBodiesApart } = codegen.release;
  for (const parameter of facts.parameters) push(parameterOf(codegen, parameter), namesBodiesApart ? Infinity : 1);
  for (const parameter of bodyParameters(codegen, facts)) push(parameter, namesBodiesApart ? Infinity : 0);
  return [...parameters.filter(({ required }) => required), ...parameters.filter(({ required }) => !required)];
}

function bodyParameters(codegen: Codegen, facts: OperationFacts): CodegenParameter[] {
  if (facts.body === undefined) return [];
  const body = written(codegen, facts)?.requestBody;
  const isReference = body?.$ref !== undefined && body.content.size === 0;
  if (facts.body.kind === "form" && (codegen.release.followsForms || !isReference)) {
    return formParameters(codegen, facts.body);
  }
  return [bodyParameter(codegen, facts.body) ?? []].flat();
}

/** What a call returns; nothing where it returns nothing. */
export function resultOf(codegen: Codegen, { result }: OperationFacts): TypeView | undefined {
  if (result === undefined) return undefined;
  const property = propertyOf(codegen, "response", result);
  const inside = insideOf(codegen, unaliased(codegen, result));
  const link = inside === undefined ? (property.model ?? property.word) : propertyOf(codegen, "response", inside).word;
  return codegen.language.primitives.has(link) ? { type: property.type } : { type: property.type, link };
}

function insideOf(codegen: Codegen, schema: SpecSchema): SpecSchema | undefined {
  if (isArray.codegen(schema)) return itemsOf(schema);
  return isMap(schema) ? valuesOf(codegen, schema) : undefined;
}

/** The media types of the request body, as one text. */
export function consumesOf(codegen: Codegen, { consumes, body }: OperationFacts): string {
  const left = (body?.requestBody.content.size ?? 0) - consumes.length;
  return listed(codegen, consumes, left > 0);
}

/** The media types of the responses. Whether a comma ends them depends on the last response with a new type: it must repeat a type, too. */
export function producesOf(codegen: Codegen, facts: OperationFacts): string {
  const seen = new Set<string>();
  let left = false;
  for (const { content } of written(codegen, facts)?.responses.values() ?? []) {
    const types = [...(content?.keys() ?? [])];
    const fresh = types.filter((type) => !seen.has(type));
    if (fresh.length > 0) left = fresh.length < types.length;
    for (const type of fresh) seen.add(type);
  }
  return listed(codegen, facts.produces, left);
}

function listed({ language, release }: Codegen, types: readonly string[], isCut: boolean): string {
  return types.map(language.mediaType).join(", ") + (isCut && release.leavesComma && types.length > 0 ? ", " : "");
}
