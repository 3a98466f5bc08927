/** A document as the reference's parser leaves it: each schema has a type, references to parameters and responses are followed. */
import { isJavaNumber } from "../decimal.js";
import {
  type SpecMediaType,
  type OpenApi,
  type SpecOperation,
  type SpecParameter,
  type SpecPathItem,
  resolveIn,
  type SpecResponse,
  type SpecSchema,
} from "../openapi.js";
import { namelessReference } from "./names.js";
import { dropBlank, dropTexts } from "./texts.js";
import { childrenOf } from "./walk.js";

export function rewriteAsParsed(spec: OpenApi): void {
  rewriteSchemas(spec);
  dropTexts(spec);
  for (const item of spec.paths.values()) {
    moveParameters(item);
    for (const operation of item.operations.values()) {
      resolveOperation(spec, operation);
      // Only later releases know it: these document the operation.
      operation.extensions.delete("x-internal");
    }
  }
}

function rewriteSchemas(spec: OpenApi): void {
  for (const schema of spec.schemas.values()) rewriteSchema(schema);
  for (const parameter of spec.parameters.values()) rewriteSchemaOf(parameter);
  for (const { content } of spec.requestBodies.values()) rewriteSchemasOfContent(content);
  for (const response of spec.responses.values()) rewriteSchemasOfResponse(response);
  for (const header of spec.headers.values()) rewriteSchemaOf(header);
  for (const item of spec.paths.values()) rewriteSchemasOfPath(item);
}

function rewriteSchemasOfPath({ parameters, operations }: SpecPathItem): void {
  parameters.forEach(rewriteSchemaOf);
  for (const operation of operations.values()) {
    operation.parameters.forEach(rewriteSchemaOf);
    rewriteSchemasOfContent(operation.requestBody?.content);
    for (const response of operation.responses.values()) rewriteSchemasOfResponse(response);
    for (const callback of operation.callbacks.values())
      for (const item of callback.values()) rewriteSchemasOfPath(item);
  }
}

function rewriteSchemasOfResponse({ headers, content }: SpecResponse): void {
  for (const header of headers.values()) rewriteSchemaOf(header);
  rewriteSchemasOfContent(content);
}

function rewriteSchemaOf({ schema, content }: { schema?: SpecSchema; content?: Map<string, SpecMediaType> }): void {
  if (schema !== undefined) rewriteSchema(schema);
  rewriteSchemasOfContent(content);
}

function rewriteSchemasOfContent(content: Map<string, SpecMediaType> | undefined): void {
  for (const { schema } of content?.values() ?? []) if (schema !== undefined) rewriteSchema(schema);
}

/** Writes the type that the parser concludes from the other members, and drops what does not go with that type, or is of OpenAPI 3.1. */
function rewriteSchema(schema: SpecSchema): void {
  if (schema.$ref !== undefined) {
    drop(schema, ...besidesReference(schema));
    if (!isOfComponents(schema.$ref)) schema.$ref = namelessReference;
    return;
  }
  writeType(schema);
  drop(schema, "types", "const", "examples", "contentEncoding", "contentMediaType");
  // A number here is of OpenAPI 3.1.
  for (const limit of ["exclusiveMinimum", "exclusiveMaximum"] as const)
    if (typeof schema[limit] === "number") drop(schema, limit);
  if (schema.items !== undefined) drop(schema, "allOf", "anyOf", "oneOf");
  dropBlank(schema, "title", "description");
  if (schema.enum?.length === 0) drop(schema, "enum");
  if (schema.required?.length === 0) drop(schema, "required");
  schema.required?.sort();
  for (const child of childrenOf(schema)) rewriteSchema(child);
}

/** What stands next to a `$ref` is not read, but for the type: the parser chooses the class of a schema before it sees a `$ref`. */
function besidesReference(schema: SpecSchema): (keyof SpecSchema)[] {
  const kept: readonly string[] = ["$ref", "type", "extensions"];
  return (Object.keys(schema) as (keyof SpecSchema)[]).filter((key) => !kept.includes(key));
}

function writeType(schema: SpecSchema): void {
  const composed = schema.allOf ?? schema.anyOf ?? schema.oneOf;
  const type =
    schema.items !== undefined
      ? "array"
      : composed === undefined && schema.additionalProperties !== undefined
        ? "object"
        : schema.type?.trim() || typeOfEnum(schema.enum);
  if (type === undefined) drop(schema, "type");
  else schema.type = type;
}

/** The parser knows a schema by its name among the components. One that lies elsewhere, below a path for example, has none. */
function isOfComponents($ref: string): boolean {
  return $ref.startsWith("#/components/") || $ref.startsWith("#/definitions/");
}

/** Only the first value is looked at. */
function typeOfEnum(values: readonly unknown[] | undefined): string | undefined {
  if (values === undefined) return undefined;
  const [first] = values;
  return typeof first === "boolean" ? "boolean" : isJavaNumber(first) ? "number" : "string";
}

function drop<T extends object>(from: T, ...keys: readonly (keyof T)[]): void {
  for (const key of keys) Reflect.deleteProperty(from, key);
}

/** Moves the parameters of a path to the front of each of its operations, unless the operation has one of the same name and place. */
function moveParameters(item: SpecPathItem): void {
  for (const operation of item.operations.values()) {
    const own = operation.parameters;
    const overridden = (shared: SpecParameter) =>
      shared.$ref === undefined &&
      own.some((parameter) => parameter.in === shared.in && parameter.name === shared.name);
    operation.parameters = [...item.parameters.filter((shared) => !overridden(shared)), ...own];
  }
  item.parameters = [];
}

/** Replaces references by the object that they lead to: it is one for all of them, and so are the names of its inline models. */
function resolveOperation(spec: OpenApi, operation: SpecOperation): void {
  operation.parameters = resolvedParameters(spec, operation.parameters);
  for (const [code, response] of operation.responses) {
    operation.responses.set(code, resolveIn(spec.responses, response) ?? { headers: new Map() });
  }
  for (const callback of operation.callbacks.values()) {
    for (const { operations } of callback.values()) {
      for (const called of operations.values()) resolveOperation(spec, called);
    }
  }
}

/** A parameter by reference takes the place of another one of its name, even if that one is sent elsewhere, in a header for example. */
function resolvedParameters(spec: OpenApi, parameters: readonly SpecParameter[]): SpecParameter[] {
  const written = new Set(parameters.flatMap(({ $ref, name }) => ($ref === undefined ? [name] : [])));
  const resolved: SpecParameter[] = [];
  const winners: SpecParameter[] = [];
  for (const parameter of parameters) {
    const target = resolveIn(spec.parameters, parameter);
    if (target === undefined) continue;
    const taken = written.has(target.name) || resolved.some(({ name }) => name === target.name);
    (parameter.$ref !== undefined && taken ? winners : resolved).push(target);
  }
  for (const winner of winners) {
    const index = resolved.findIndex(({ name }) => name === winner.name);
    resolved.splice(index, 1, winner);
  }
  return resolved;
}
