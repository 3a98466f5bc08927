/** Where schemas are in a document, outside of other schemas. */
import {
  type SpecMethod,
  type SpecOperation,
  type OpenApi,
  type SpecPathItem,
  resolveIn,
  type SpecResponse,
  type SpecSchema,
} from "../openapi.js";

/** Whatever holds one schema: a parameter, a header, a media type. */
export interface Holder {
  schema?: SpecSchema;
}

/** The order in which the reference normalizes the operations of a path. */
const order: readonly SpecMethod[] = ["get", "put", "head", "post", "delete", "patch", "options", "trace"];

/** The operations of a path, then those that they call back: the reference treats them alike. */
export function operationsOf({ operations }: SpecPathItem): SpecOperation[] {
  const own = order.flatMap((method) => operations.get(method) ?? []);
  return [...own, ...own.flatMap(calledBack)];
}

function calledBack({ callbacks }: SpecOperation): SpecOperation[] {
  return [...callbacks.values()].flatMap((callback) =>
    [...callback.values()].flatMap(({ operations }) => [...operations.values()]),
  );
}

/** The holders that the operations use, in the order in which the reference normalizes them. */
export function* usedHolders(spec: OpenApi, items: Iterable<SpecPathItem> = spec.paths.values()): Generator<Holder> {
  for (const item of items) {
    yield* withSchema(resolved(spec.parameters, item.parameters));
    for (const operation of operationsOf(item)) {
      const body = operation.requestBody && resolveIn(spec.requestBodies, operation.requestBody);
      yield* withSchema(body?.content.values() ?? []);
      yield* withSchema(resolved(spec.parameters, operation.parameters));
      yield* responseHolders(spec, operation.responses.values());
    }
  }
}

/** The bodies, then the headers of responses; also headers without a schema, such as references. */
export function* responseHolders(spec: OpenApi, responses: Iterable<SpecResponse>): Generator<Holder> {
  for (const response of resolved(spec.responses, responses)) {
    yield* withSchema(response.content?.values() ?? []);
    yield* response.headers.values();
  }
}

/** All holders in the document: those in the content of parameters too. */
function* allHolders(spec: OpenApi): Generator<Holder> {
  const items = [...spec.paths.values(), ...spec.webhooks.values()];
  yield* usedHolders(spec, items);
  const used = items.flatMap((item) => [item, ...operationsOf(item)]).flatMap(({ parameters }) => parameters);
  for (const parameter of [...used, ...spec.parameters.values()]) {
    yield* withSchema([parameter, ...(parameter.content?.values() ?? [])]);
  }
  for (const { content } of spec.requestBodies.values()) yield* withSchema(content.values());
  yield* responseHolders(spec, spec.responses.values());
  yield* spec.headers.values();
}

function withSchema(holders: Iterable<Holder>): Holder[] {
  const found: Holder[] = [];
  for (const holder of holders) if (holder.schema !== undefined) found.push(holder);
  return found;
}

function resolved<T extends { $ref?: string }>(components: ReadonlyMap<string, T>, values: Iterable<T>): T[] {
  const found: T[] = [];
  for (const value of values) {
    const target = resolveIn(components, value);
    if (target !== undefined) found.push(target);
  }
  return found;
}

/** Visits every schema of the document once. */
export function visitSchemas(spec: OpenApi, visit: (schema: SpecSchema) => void): void {
  const seen = new Set<SpecSchema>();
  for (const { schema } of allHolders(spec)) if (schema !== undefined) visitBelow(schema, visit, seen);
  for (const schema of spec.schemas.values()) visitBelow(schema, visit, seen);
}

/** Visits `schema`, then what lies below it. */
export function visitBelow(
  schema: SpecSchema,
  visit: (schema: SpecSchema) => void,
  seen = new Set<SpecSchema>(),
): void {
  if (seen.has(schema)) return;
  seen.add(schema);
  visit(schema);
  // No list or generator of children: this is called for every schema, at every pass.
  const below = (child: SpecSchema): void => visitBelow(child, visit, seen);
  schema.properties?.forEach(below);
  if (typeof schema.additionalProperties === "object") below(schema.additionalProperties);
  if (schema.items !== undefined) below(schema.items);
  if (schema.not !== undefined) below(schema.not);
  schema.allOf?.forEach(below);
  schema.anyOf?.forEach(below);
  schema.oneOf?.forEach(below);
}
