/** What the parser of the reference makes of a document before anything else looks at it. */
import { isJavaNumber } from "../decimal.js";
import { nodeText } from "../java-text.js";
import { isComposed } from "../kinds.js";
import { type OpenApi, type Operation, type Parameter, type PathItem, resolveIn, type Schema } from "../openapi.js";
import { booleanSchema, settleBooleans } from "./booleans.js";
import { operationsOf, visitSchemas } from "./places.js";
import { shareEquals } from "./share.js";
import type { Rules } from "./versions.js";

/** Brings schemas into the form of the parser, and in 3.0 parameters and responses to where they are used. */
export function resolve(spec: OpenApi, rules: Rules): void {
  visitSchemas(spec, (schema) => {
    parsed(schema, rules);
  });
  if (rules.openapi31) {
    shareEquals(spec, rules);
    visitSchemas(spec, (schema) => {
      settleBooleans(schema, rules);
    });
    return;
  }
  for (const item of spec.paths.values()) {
    for (const operation of item.operations.values()) operation.parameters = withPathParameters(item, operation);
    item.parameters = [];
    for (const operation of operationsOf(item)) {
      operation.parameters = resolvedParameters(spec, rules, operation.parameters);
      for (const [status, response] of operation.responses) {
        operation.responses.set(status, resolveIn(spec.responses, response) ?? response);
      }
    }
  }
}

function parsed(schema: Schema, { openapi31 }: Rules): void {
  if (schema.items !== undefined) for (const key of ["allOf", "anyOf", "oneOf"] as const) delete schema[key];
  for (const key of ["allOf", "anyOf", "oneOf"] as const) if (schema[key]?.length === 0) delete schema[key];
  if (schema.required?.length === 0) delete schema.required;
  schema.required?.sort();
  if (!openapi31 && schema.$ref !== undefined) onlyReference(schema);
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
  if (!openapi31 && type === "string") textEnum(schema);
}

/** In 3.0 a reference is only a reference. */
function onlyReference(schema: Schema): void {
  for (const key of Object.keys(schema) as (keyof Schema)[]) {
    if (key !== "$ref" && key !== "extensions") Reflect.deleteProperty(schema, key);
  }
  schema.extensions = new Map();
}

/** In 3.0 what has items is an array, and what has additional properties an object, whatever it says. */
function typeOf30(schema: Schema): string | undefined {
  if (schema.$ref !== undefined) return undefined;
  if (schema.items !== undefined) return "array";
  return schema.additionalProperties !== undefined && !isComposed.since7(schema)
    ? "object"
    : (schema.type ?? typeOfEnum(schema));
}

/** Where no type is said, the first value of an enum tells it. */
function typeOfEnum({ enum: values, $ref }: Schema): string | undefined {
  if (values === undefined || $ref !== undefined) return undefined;
  const [first] = values;
  return typeof first === "boolean" ? "boolean" : isJavaNumber(first) ? "number" : "string";
}

/** The values of text are text, however they are written. */
function textEnum(schema: Schema): void {
  if (schema.enum === undefined) return;
  schema.enum = schema.enum.map((value) =>
    isJavaNumber(value) || typeof value === "boolean" ? nodeText(value) : value,
  );
}

/** Those of the path first, where the operation has none of the same name and place. */
function withPathParameters(item: PathItem, { parameters }: Operation): Parameter[] {
  const taken = new Set(parameters.filter(({ $ref }) => $ref === undefined).map(parameterId));
  return [...item.parameters.filter((parameter) => !taken.has(parameterId(parameter))), ...parameters];
}

/** Referenced ones win over others of the same name, whose place they take. */
function resolvedParameters(spec: OpenApi, rules: Rules, parameters: readonly Parameter[]): Parameter[] {
  const result: Parameter[] = [];
  const winners: Parameter[] = [];
  for (const parameter of parameters) {
    if (parameter.$ref?.startsWith("#") === true && !parameter.$ref.includes("#/components/parameters")) continue;
    const target = resolveIn(spec.parameters, parameter) ?? parameter;
    const isTaken = [...result, ...parameters].some(
      ({ $ref, name, in: place }) =>
        $ref === undefined && name === target.name && (!rules.parameterPlaces || place === target.in),
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
 * In 3.1 the parameters of a path come last, and only now: what they give models for is called after the path.
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

function parameterId({ $ref, name, in: place }: Parameter): string {
  return $ref ?? `${name}:${place}`;
}
