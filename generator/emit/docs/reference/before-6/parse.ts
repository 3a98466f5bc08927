/** A document as the reference's parser hands it over: schemas settled, references to parameters and responses followed. */
import { isJavaNumber } from "../decimal.js";
import {
  type MediaType,
  type OpenApi,
  type Operation,
  type Parameter,
  type PathItem,
  resolveIn,
  type Response,
  type Schema,
} from "../openapi.js";
import { childrenOf } from "./walk.js";

export function parseLegacy(spec: OpenApi): void {
  settleAll(spec);
  for (const item of spec.paths.values()) {
    moveParameters(item);
    for (const operation of item.operations.values()) resolveOperation(spec, operation);
  }
}

function settleAll(spec: OpenApi): void {
  for (const schema of spec.schemas.values()) settle(schema);
  for (const parameter of spec.parameters.values()) settleHolder(parameter);
  for (const { content } of spec.requestBodies.values()) settleContent(content);
  for (const response of spec.responses.values()) settleResponse(response);
  for (const header of spec.headers.values()) settleHolder(header);
  for (const item of spec.paths.values()) settlePath(item);
}

function settlePath({ parameters, operations }: PathItem): void {
  parameters.forEach(settleHolder);
  for (const operation of operations.values()) {
    operation.parameters.forEach(settleHolder);
    settleContent(operation.requestBody?.content);
    for (const response of operation.responses.values()) settleResponse(response);
    for (const callback of operation.callbacks.values()) for (const item of callback.values()) settlePath(item);
  }
}

function settleResponse({ headers, content }: Response): void {
  for (const header of headers.values()) settleHolder(header);
  settleContent(content);
}

function settleHolder({ schema, content }: { schema?: Schema; content?: Map<string, MediaType> }): void {
  if (schema !== undefined) settle(schema);
  settleContent(content);
}

function settleContent(content: Map<string, MediaType> | undefined): void {
  for (const { schema } of content?.values() ?? []) if (schema !== undefined) settle(schema);
}

/** The parser settles, from what else is written, what a schema is; what it cannot be then is dropped, and so is 3.1. */
function settle(schema: Schema): void {
  if (schema.$ref !== undefined) {
    drop(schema, ...besidesReference(schema));
    return;
  }
  settleType(schema);
  drop(schema, "types", "const", "examples", "contentEncoding", "contentMediaType");
  if (schema.items !== undefined) drop(schema, "allOf", "anyOf", "oneOf");
  if (schema.title?.trim() === "") drop(schema, "title");
  if (schema.enum?.length === 0) drop(schema, "enum");
  if (schema.required?.length === 0) drop(schema, "required");
  schema.required?.sort();
  for (const child of childrenOf(schema)) settle(child);
}

/** What stands next to a `$ref` is not read, but for the type: the parser chooses the class of a schema before it sees a `$ref`. */
function besidesReference(schema: Schema): (keyof Schema)[] {
  const kept: readonly string[] = ["$ref", "type", "extensions"];
  return (Object.keys(schema) as (keyof Schema)[]).filter((key) => !kept.includes(key));
}

function settleType(schema: Schema): void {
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

/** Only the first value is looked at. */
function typeOfEnum(values: readonly unknown[] | undefined): string | undefined {
  if (values === undefined) return undefined;
  const [first] = values;
  return typeof first === "boolean" ? "boolean" : isJavaNumber(first) ? "number" : "string";
}

function drop(schema: Schema, ...keys: readonly (keyof Schema)[]): void {
  for (const key of keys) Reflect.deleteProperty(schema, key);
}

/** Parameters of a path come first in each of its operations, unless the operation has one of the same name and place. */
function moveParameters(item: PathItem): void {
  for (const operation of item.operations.values()) {
    const own = operation.parameters;
    const overridden = (shared: Parameter) =>
      shared.$ref === undefined &&
      own.some((parameter) => parameter.in === shared.in && parameter.name === shared.name);
    operation.parameters = [...item.parameters.filter((shared) => !overridden(shared)), ...own];
  }
  item.parameters = [];
}

/** What a reference leads to is one object for all who refer to it: naming its inline models once names them for all. */
function resolveOperation(spec: OpenApi, operation: Operation): void {
  operation.parameters = resolveParameters(spec, operation.parameters);
  for (const [code, response] of operation.responses) {
    operation.responses.set(code, resolveIn(spec.responses, response) ?? response);
  }
  for (const callback of operation.callbacks.values()) {
    for (const { operations } of callback.values()) {
      for (const called of operations.values()) resolveOperation(spec, called);
    }
  }
}

/** A parameter by reference takes the place of the one that has its name, wherever that is sent and whoever wrote it. */
function resolveParameters(spec: OpenApi, parameters: readonly Parameter[]): Parameter[] {
  const written = new Set(parameters.flatMap(({ $ref, name }) => ($ref === undefined ? [name] : [])));
  const resolved: Parameter[] = [];
  const winners: Parameter[] = [];
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
