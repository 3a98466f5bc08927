/** Which components only the bodies of forms use: their fields are parameters, and they have no page. */
import {
  type SpecMethod,
  type OpenApi,
  type SpecOperation,
  type SpecParameter,
  type SpecPathItem,
  refName,
  resolveIn,
  type SpecSchema,
} from "./openapi.js";

/** How a release walks. */
export interface FormWalk {
  readonly order: readonly SpecMethod[];
  /** The schemas directly inside of a schema that a form uses: those that count as used in the form, and those that do not. */
  readonly inside: (schema: SpecSchema) => {
    readonly inForms: readonly SpecSchema[];
    readonly elsewhere: readonly SpecSchema[];
  };
}

interface Visit extends FormWalk {
  readonly spec: OpenApi;
  readonly inForms: Set<string>;
  readonly elsewhere: Set<string>;
  readonly followed: Set<string>;
}

/**
 * The names of the schemas that only the bodies of forms use.
 *
 * The reference follows each `$ref` once. A schema that a form uses first and something else later counts as used elsewhere, but the
 * schemas below it do not: they were reached through the form.
 */
export function usedOnlyInForms(spec: OpenApi, walk: FormWalk): ReadonlySet<string> {
  const visit: Visit = { ...walk, spec, inForms: new Set(), elsewhere: new Set(), followed: new Set() };
  for (const item of spec.paths.values()) visitPath(visit, item);
  return new Set([...visit.inForms].filter((name) => !visit.elsewhere.has(name)));
}

function visitPath(visit: Visit, { operations, parameters }: SpecPathItem): void {
  for (const method of visit.order) {
    const operation = operations.get(method);
    if (operation !== undefined) visitOperation(visit, operation);
  }
  visitParameters(visit, parameters);
}

function visitOperation(visit: Visit, { parameters, requestBody, responses, callbacks }: SpecOperation): void {
  const { spec } = visit;
  visitParameters(visit, parameters);
  visitContent(visit, (requestBody && resolveIn(spec.requestBodies, requestBody))?.content);
  for (const written of responses.values()) {
    const response = resolveIn(spec.responses, written);
    visitContent(visit, response?.content);
    for (const header of response?.headers.values() ?? []) {
      visitSchema(visit, resolveIn(spec.headers, header)?.schema, false);
    }
  }
  for (const callback of callbacks.values()) for (const item of callback.values()) visitPath(visit, item);
}

function visitParameters(visit: Visit, parameters: readonly SpecParameter[]): void {
  for (const written of parameters) {
    const parameter = resolveIn(visit.spec.parameters, written);
    visitSchema(visit, parameter?.schema, false);
    visitContent(visit, parameter?.content);
  }
}

function visitContent(visit: Visit, content: SpecParameter["content"]): void {
  for (const [type, { schema }] of content ?? []) {
    visitSchema(visit, schema, /^(application\/x-www-form-urlencoded|multipart\/form-data)$/i.test(type));
  }
}

function visitSchema(visit: Visit, schema: SpecSchema | undefined, inForm: boolean): void {
  if (schema === undefined) return;
  if (schema.$ref !== undefined) visitReference(visit, refName(schema.$ref), inForm);
  const { inForms, elsewhere } = visit.inside(schema);
  for (const child of inForms) visitSchema(visit, child, inForm);
  for (const child of elsewhere) visitSchema(visit, child, false);
}

function visitReference(visit: Visit, name: string, inForm: boolean): void {
  (inForm ? visit.inForms : visit.elsewhere).add(name);
  if (visit.followed.has(name)) return;
  visit.followed.add(name);
  visitSchema(visit, visit.spec.schemas.get(name), inForm);
}
