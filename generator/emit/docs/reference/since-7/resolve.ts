/** What the parser of the reference makes of a document before anything else looks at it. */
import { type OpenApi, type SpecOperation, type SpecParameter, type SpecPathItem, resolveIn } from "../openapi.js";
import { replaceBooleans } from "./booleans.js";
import { operationsOf, visitSchemas } from "./places.js";
import type { Release7 } from "./releases.js";
import { rewriteSchema } from "./rewrite-schema.js";
import { shareEquals } from "./share.js";

/** Brings schemas into the form of the parser, and in 3.0 parameters and responses to where they are used. */
export function rewriteAsParsed(spec: OpenApi, release: Release7): void {
  visitSchemas(spec, (schema) => {
    rewriteSchema(schema, release);
  });
  if (release.openapi31) {
    shareEquals(spec, release);
    visitSchemas(spec, (schema) => {
      replaceBooleans(schema, release);
    });
    return;
  }
  for (const item of spec.paths.values()) {
    for (const operation of item.operations.values()) operation.parameters = withPathParameters(item, operation);
    item.parameters = [];
    for (const operation of operationsOf(item)) {
      operation.parameters = resolvedParameters(spec, release, operation.parameters);
      for (const [status, response] of operation.responses) {
        operation.responses.set(status, resolveIn(spec.responses, response) ?? response);
      }
    }
  }
}

/** The parameters of the path come first, except those of which the operation has its own with the same name and place. */
function withPathParameters(item: SpecPathItem, { parameters }: SpecOperation): SpecParameter[] {
  const taken = new Set(parameters.filter(({ $ref }) => $ref === undefined).map(parameterId));
  return [...item.parameters.filter((parameter) => !taken.has(parameterId(parameter))), ...parameters];
}

/** A referenced parameter takes the place of another one of the same name. */
function resolvedParameters(spec: OpenApi, release: Release7, parameters: readonly SpecParameter[]): SpecParameter[] {
  const result: SpecParameter[] = [];
  const winners: SpecParameter[] = [];
  for (const parameter of parameters) {
    if (parameter.$ref?.startsWith("#") === true && !parameter.$ref.includes("#/components/parameters")) continue;
    const target = resolveIn(spec.parameters, parameter) ?? parameter;
    const isTaken = [...result, ...parameters].some(
      ({ $ref, name, in: place }) =>
        $ref === undefined && name === target.name && (!release.parameterPlaces || place === target.in),
    );
    if (target !== parameter && isTaken) winners.push(target);
    else result.push(target);
  }
  for (const winner of winners) {
    const at = result.findIndex(({ name }) => name === winner.name);
    if (at >= 0) result[at] = winner;
  }
  return result;
}

/**
 * In 3.1 the parameters of a path come last in each operation. They are moved after inline models have names, so that those models are
 * called after the path, not after an operation.
 */
export function propagatePathParameters(spec: OpenApi): void {
  for (const item of [...spec.paths.values(), ...spec.webhooks.values()]) {
    for (const operation of item.operations.values()) {
      const taken = new Set(operation.parameters.map(parameterId));
      operation.parameters = [
        ...operation.parameters,
        ...item.parameters.filter((parameter) => !taken.has(parameterId(parameter))),
      ];
    }
    item.parameters = [];
  }
}

function parameterId({ $ref, name, in: place }: SpecParameter): string {
  return $ref ?? `${name}:${place}`;
}
