/** Which components are used for nothing but forms: their fields are parameters, and they have no page. */
import type { OpenApi, Operation, Parameter, PathItem, Schema } from "../openapi.js";
import { refName, resolveIn } from "../openapi.js";

interface Visit {
  readonly spec: OpenApi;
  readonly inForms: Set<string>;
  readonly elsewhere: Set<string>;
  /** What has been followed: a second way to a schema does not count for what it holds. */
  readonly followed: Set<string>;
}

/** By name. A schema in a form counts, and what it is composed of, but not its properties. */
export function onlyInForms(spec: OpenApi): ReadonlySet<string> {
  const visit: Visit = { spec, inForms: new Set(), elsewhere: new Set(), followed: new Set() };
  for (const item of spec.paths.values()) visitPath(visit, item);
  return new Set([...visit.inForms].filter((name) => !visit.elsewhere.has(name)));
}

function visitPath(visit: Visit, item: PathItem): void {
  for (const operation of item.operations.values()) visitOperation(visit, operation);
  visitParameters(visit, item.parameters);
}

function visitOperation(visit: Visit, operation: Operation): void {
  const { spec } = visit;
  visitParameters(visit, operation.parameters);
  const body = operation.requestBody && resolveIn(spec.requestBodies, operation.requestBody);
  visitContent(visit, body?.content);
  for (const written of operation.responses.values()) {
    const response = resolveIn(spec.responses, written);
    visitContent(visit, response?.content);
    for (const header of response?.headers.values() ?? [])
      visitSchema(visit, resolveIn(spec.headers, header)?.schema, false);
  }
  for (const callback of operation.callbacks.values()) for (const item of callback.values()) visitPath(visit, item);
}

function visitParameters(visit: Visit, parameters: readonly Parameter[]): void {
  for (const written of parameters) {
    const parameter = resolveIn(visit.spec.parameters, written);
    visitSchema(visit, parameter?.schema, false);
    visitContent(visit, parameter?.content);
  }
}

function visitContent(visit: Visit, content: Parameter["content"]): void {
  for (const [type, media] of content ?? [])
    visitSchema(visit, media.schema, /^(application\/x-www-form-urlencoded|multipart\/form-data)$/i.test(type));
}

function visitSchema(visit: Visit, schema: Schema | undefined, inForm: boolean): void {
  if (schema === undefined) return;
  if (schema.$ref !== undefined) visitReference(visit, refName(schema.$ref), inForm);
  const { oneOf, allOf, anyOf, items, additionalProperties, not, properties } = schema;
  const members = [...(oneOf ?? []), ...(allOf ?? []), ...(anyOf ?? [])];
  const held = [items, typeof additionalProperties === "object" ? additionalProperties : undefined];
  for (const member of members.length > 0 ? members : held) visitSchema(visit, member, inForm);
  visitSchema(visit, not, inForm);
  for (const property of properties?.values() ?? []) visitSchema(visit, property, false);
}

function visitReference(visit: Visit, name: string, inForm: boolean): void {
  (inForm ? visit.inForms : visit.elsewhere).add(name);
  if (visit.followed.has(name)) return;
  visit.followed.add(name);
  visitSchema(visit, visit.spec.schemas.get(name), inForm);
}
