import type { Api, MediaType, Operation, Schema } from "./model.js";

/** The schemas directly inside of a schema. A reference has none: what it names stands elsewhere. */
export function schemasIn(schema: Schema): readonly Schema[] {
  return schema.limits === undefined ? partsIn(schema) : [...partsIn(schema), schema.limits];
}

function partsIn(schema: Schema): readonly Schema[] {
  switch (schema.kind) {
    case "array":
      return [schema.items];
    case "tuple":
      return schema.rest === undefined ? schema.items : [...schema.items, schema.rest];
    case "object":
      return [
        ...schema.properties.map((property) => property.schema),
        ...(schema.patternProperties ?? []).map((property) => property.schema),
        ...onlySchemas(schema.additionalProperties, schema.propertyNames),
      ];
    case "union":
      return schema.members;
    case "intersection":
      return [...schema.members, ...onlySchemas(schema.unevaluatedProperties, schema.unevaluatedItems)];
    default:
      return [];
  }
}

function onlySchemas(...found: readonly (Schema | boolean | undefined)[]): readonly Schema[] {
  return found.filter((schema) => typeof schema === "object");
}

/** A schema and all schemas inside of it, the outermost first. */
export function everySchema(schema: Schema): readonly Schema[] {
  const found: Schema[] = [];
  collect(schema, found);
  return found;
}

function collect(schema: Schema, found: Schema[]): void {
  found.push(schema);
  for (const inner of schemasIn(schema)) collect(inner, found);
}

/** Names of the named schemas that a schema uses directly. */
export function refsIn(schema: Schema): Set<string> {
  const names = new Set<string>();
  for (const inner of everySchema(schema)) if (inner.kind === "ref") names.add(inner.name);
  return names;
}

/** The schemas of a media type: of the whole and of an item. */
export function schemasOf({ schema, itemSchema }: MediaType): readonly Schema[] {
  return [schema, itemSchema].filter((one) => one !== undefined);
}

/** The schemas that a client sends with an operation. */
export function requestSchemas(operation: Operation): readonly Schema[] {
  return [
    ...operation.parameters.map((parameter) => parameter.schema),
    ...(operation.requestBody?.content ?? []).flatMap(schemasOf),
  ];
}

/** The schemas that a client receives from an operation, errors included. */
export function responseSchemas(operation: Operation): readonly Schema[] {
  return operation.responses.flatMap((response) => [
    ...response.content.flatMap(schemasOf),
    ...response.headers.flatMap(({ schema }) => schema ?? []),
  ]);
}

/** Everything that travels with operations, and with the calls of the server that they lead to. */
export function travellingSchemas(operations: readonly Operation[]): readonly Schema[] {
  return operations.flatMap((operation) => [
    ...requestSchemas(operation),
    ...responseSchemas(operation),
    ...travellingSchemas(operation.callbacks),
  ]);
}

/** What clients send and receive with an API, where they are those who answer webhooks and callbacks. */
export function exchangedSchemas({ operations, webhooks }: Pick<Api, "operations" | "webhooks">): Exchanged {
  return joined([...operations.map(exchangedWith), ...webhooks.map((webhook) => turned(exchangedWith(webhook)))]);
}

export interface Exchanged {
  readonly sent: readonly Schema[];
  readonly received: readonly Schema[];
}

function exchangedWith(operation: Operation): Exchanged {
  const own = { sent: requestSchemas(operation), received: responseSchemas(operation) };
  return joined([own, ...operation.callbacks.map((callback) => turned(exchangedWith(callback)))]);
}

function turned({ sent, received }: Exchanged): Exchanged {
  return { sent: received, received: sent };
}

function joined(all: readonly Exchanged[]): Exchanged {
  return { sent: all.flatMap(({ sent }) => sent), received: all.flatMap(({ received }) => received) };
}
