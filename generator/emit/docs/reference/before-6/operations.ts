/** Inline models of request bodies, parameters and responses, and of those of callbacks. */
import { isArray, isMap } from "../kinds.js";
import type {
  SpecMediaType,
  SpecOperation,
  SpecParameter,
  SpecPathItem,
  SpecRequestBody,
  SpecResponse,
  SpecSchema,
} from "../openapi.js";
import { extractAdditional, extractItems, extractModel, extractProperties } from "./extract.js";
import { isInlineModel } from "./inline-models.js";
import { addModel, modelName, type Naming, referenceTo } from "./names.js";
import { flatteningOrder } from "./walk.js";

export function extractFromPaths(naming: Naming): void {
  for (const [path, item] of naming.spec.paths) {
    const operations = operationsOf(item);
    const called = operations.flatMap(({ callbacks }) =>
      [...callbacks.values()].flatMap((callback) => [...callback.values()].flatMap(operationsOf)),
    );
    for (const operation of [...operations, ...called]) {
      extractFromBody(naming, path, operation.requestBody);
      for (const parameter of operation.parameters) extractFromParameter(naming, path, parameter);
      for (const [code, response] of operation.responses) extractFromResponse(naming, path, code, response);
    }
  }
}

function operationsOf({ operations }: SpecPathItem): SpecOperation[] {
  return flatteningOrder.flatMap((method) => operations.get(method) ?? []);
}

/** Only the first media type is looked at. */
function schemaOf(content: Map<string, SpecMediaType> | undefined): SpecSchema | undefined {
  const [first] = content?.values() ?? [];
  return first?.schema;
}

/** A body by reference is left alone. No two bodies share a model, and the lists of untitled objects are `InlineObject`. */
function extractFromBody(naming: Naming, path: string, body: SpecRequestBody | undefined): void {
  const schema = body && schemaOf(body.content);
  if (body === undefined || schema === undefined) return;
  if (isInlineModel(schema)) {
    extractProperties(naming, schema.properties, path);
    const name = modelName(naming, schema.title, "inline_object");
    addModel(naming, name, schema);
    referToBody(naming, body, name);
  } else extractItems(naming, schema, path, "InlineObject");
}

/** The body becomes a component of its own, of which only being required and the media types are as written. */
function referToBody({ spec }: Naming, body: SpecRequestBody, name: string): void {
  const content = new Map([...body.content.keys()].map((type) => [type, { schema: referenceTo(name) }]));
  const required = body.required === undefined ? {} : { required: body.required };
  spec.requestBodies.set(name, { ...required, content, extensions: new Map() });
  body.$ref = `#/components/requestBodies/${name}`;
}

/** A parameter keeps its schema inline; the model is made all the same, once for each operation that has the parameter. */
function extractFromParameter(naming: Naming, path: string, { name, schema }: SpecParameter): void {
  if (schema === undefined) return;
  if (isInlineModel(schema)) {
    extractProperties(naming, schema.properties, path);
    addModel(naming, modelName(naming, schema.title, name), schema);
  } else extractItems(naming, schema, path, name);
}

/** Where the first media type has an inline object, all media types get the reference to its model. */
function extractFromResponse(naming: Naming, path: string, code: string, { content }: SpecResponse): void {
  const schema = schemaOf(content);
  const fallback = `inline_response_${code}`;
  if (schema === undefined) return;
  if (isInlineModel(schema)) {
    const reference = extractModel(naming, schema, fallback);
    for (const mediaType of content?.values() ?? []) mediaType.schema = reference;
  } else if (isArray.before6(schema)) extractItems(naming, schema, path, fallback);
  else if (isMap(schema)) extractAdditional(naming, schema, path, fallback);
}
