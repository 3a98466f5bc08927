/** What the parser of the reference makes of a document before anything else looks at it. */
import { isJavaNumber } from "../decimal.js";
import { nodeText } from "../java-text.js";
import { isComposed } from "../kinds.js";
import {
  type OpenApi,
  type SpecOperation,
  type SpecParameter,
  type SpecPathItem,
  resolveIn,
  type SpecSchema,
} from "../openapi.js";
import { booleanSchema, replaceBooleans } from "./booleans.js";
import { operationsOf, visitSchemas } from "./places.js";
import type { Release7 } from "./releases.js";
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

function rewriteSchema(schema: SpecSchema, { openapi31 }: Release7): void {
  if (schema.items !== undefined) for (const key of ["allOf", "anyOf", "oneOf"] as const) delete schema[key];
  for (const key of ["allOf", "anyOf", "oneOf"] as const) if (schema[key]?.length === 0) delete schema[key];
  if (schema.required?.length === 0) delete schema.required;
  schema.required?.sort();
  if (!openapi31 && schema.$ref !== undefined) dropBesidesReference(schema);
  const { additionalProperties } = schema;
  if (openapi31 && typeof additionalProperties === "boolean") {
    schema.additionalProperties = booleanSchema(additionalProperties);
  }
  const type = openapi31 ? (schema.type ?? typeOfEnum(schema)) : typeOf30(schema);
  if (type === undefined || schema.types !== undefined) return;
  if (openapi31) {
    schema.types = [type];
    delete schema.type;
  } else schema.type = type;
  if (!openapi31 && type === "string") writeEnumAsText(schema);
}

/** In 3.0 nothing counts beside a reference. */
function dropBesidesReference(schema: SpecSchema): void {
  for (const key of Object.keys(schema) as (keyof SpecSchema)[]) {
    if (key !== "$ref" && key !== "extensions") Reflect.deleteProperty(schema, key);
  }
  schema.extensions = new Map();
}

/** In 3.0 a schema with `items` is an array, and one with `additionalProperties` an object, even if its `type` is another one. */
function typeOf30(schema: SpecSchema): string | undefined {
  if (schema.$ref !== undefined) return undefined;
  if (schema.items !== undefined) return "array";
  return schema.additionalProperties !== undefined && !isComposed.since7(schema)
    ? "object"
    : (schema.type ?? typeOfEnum(schema));
}

/** Where there is no `type`, the first value of the enum decides. */
function typeOfEnum({ enum: values, $ref }: SpecSchema): string | undefined {
  if (values === undefined || $ref !== undefined) return undefined;
  const [first] = values;
  return typeof first === "boolean" ? "boolean" : isJavaNumber(first) ? "number" : "string";
}

/** The enum of a string has strings only: numbers and booleans in it become text. */
function writeEnumAsText(schema: SpecSchema): void {
  if (schema.enum === undefined) return;
  schema.enum = schema.enum.map((value) =>
    isJavaNumber(value) || typeof value === "boolean" ? nodeText(value) : value,
  );
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
  for (const item of spec.paths.values()) {
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
