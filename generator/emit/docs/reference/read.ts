/** Reads the document of an API into the types of openapi.ts, as the reference's parser does: it ignores members of a wrong type. */
import type { Api, Operation as IrOperation } from "../../../ir/model.js";
import { openDocument } from "../../../ir/raw-document.js";
import {
  isFromElsewhere,
  isObject,
  type JsonObject,
  keysOf,
  pathOf,
  resolvePointer,
  toPointer,
} from "../../../load/index.js";
import {
  bool,
  entriesOf,
  extensionsOf,
  flag,
  list,
  mapOf,
  member,
  objectAt,
  optional,
  type ReadText,
  text,
  texts,
  valueAt,
} from "./members.js";
import {
  type SpecExample,
  type SpecHeader,
  type SpecMediaType,
  type SpecMethod,
  methods,
  type OpenApi,
  type SpecOperation,
  type SpecParameter,
  type SpecPathItem,
  type SpecRequestBody,
  type SpecResponse,
} from "./openapi.js";
import { readSchema, schemaAt } from "./read-schema.js";
import { isSince } from "./releases.js";
import { declaredSchemes, declaredSecurity } from "./read-security.js";

/**
 * A new, private copy at each call: the passes of a release rewrite it.
 *
 * @param read how the release reads texts
 */
export function readOpenApi(parsed: Api, read: ReadText = text): OpenApi {
  const api = { ...parsed, securitySchemes: declaredSchemes(parsed, read) };
  const document = openDocument(api.document);
  const components = objectAt(document, "components");
  const kept = new Set(api.schemas.map(({ name }) => name));
  const schemas = mapOf(objectAt(components, "schemas"), (schema) => readSchema(schema, read));
  return {
    openapi: api.openapi,
    info: { ...api.info, ...read(objectAt(document, "info"), "description") },
    servers: api.servers,
    paths: readPaths(api, read),
    webhooks: readWebhooks(api, read),
    schemas: new Map([...schemas].filter(([name]) => kept.has(name))),
    parameters: mapOf(objectAt(components, "parameters"), (value) => readParameter(value, read)),
    requestBodies: mapOf(objectAt(components, "requestBodies"), (value) => readRequestBody(value, read)),
    responses: mapOf(objectAt(components, "responses"), (value) => readResponse(value, read)),
    headers: mapOf(objectAt(components, "headers"), (value) => readHeader(value, read)),
    examples: mapOf(objectAt(components, "examples"), readExample),
    securitySchemes: api.securitySchemes,
    document,
  };
}

type Known = Pick<IrOperation, "method" | "path" | "pointer" | "security">;

/**
 * The operations that are in the IR, and those of the method TRACE, by path in the order of the document, then by method in the order of
 * the reference. It reads no path that is a reference to `components/pathItems` of the document itself.
 */
function readPaths(api: Api, read: ReadText): Map<string, SpecPathItem> {
  const paths = objectAt(openDocument(api.document), "paths");
  const byPath = grouped([...api.operations, ...traces(api, paths)], ({ path }) => path);
  return readItems(api, paths, byPath, read);
}

function readItems(
  api: Api,
  items: JsonObject,
  byKey: ReadonlyMap<string, readonly Known[]>,
  read: ReadText,
): Map<string, SpecPathItem> {
  const document = openDocument(api.document);
  const isComponent = (key: string): boolean => {
    const { $ref = "" } = text(objectAt(items, key), "$ref");
    const target = $ref.startsWith("#/components/") ? resolvePointer(document, $ref) : undefined;
    return isObject(target) && !isFromElsewhere(target);
  };
  const kept = [...byKey].filter(([key]) => !isComponent(key));
  return new Map(kept.map(([key, operations]) => [key, readPathItem(api, operations, read)]));
}

/** The IR has no operation that no client can send. Pages have it, unless a filter has taken something out. */
function traces(api: Api, paths: JsonObject): Known[] {
  const items = entriesOf(paths);
  const all = items.flatMap(([, item]) => Object.keys(item).filter((key) => methods.some((known) => known === key)));
  const found = items.filter(([, item]) => isObject(member(item, "trace")));
  if (found.length === 0 || all.length !== api.operations.length + found.length) return [];
  const [{ security } = { security: [] }] = api.operations;
  return found.map(([path]) => ({ method: "TRACE", path, pointer: toPointer(["paths", path, "trace"]), security }));
}

/** Those of 3.1 that are in the IR. */
function readWebhooks(api: Api, read: ReadText): Map<string, SpecPathItem> {
  const byName = isSince(api.openapi, "3.1") ? grouped(api.webhooks, ({ name }) => name) : new Map<string, Known[]>();
  return readItems(api, objectAt(openDocument(api.document), "webhooks"), byName, read);
}

function grouped<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}

function readPathItem(api: Api, operations: readonly Known[], read: ReadText): SpecPathItem {
  const byMethod = new Map(operations.map((operation) => [operation.method.toLowerCase(), operation]));
  const document = openDocument(api.document);
  // What the reference does not know stands elsewhere (`additionalOperations`).
  const first = operations.find(({ method }) => methods.some((known) => known === method.toLowerCase()));
  const parent = first === undefined ? undefined : parentOf(document, first.pointer);
  return {
    parameters: parent === undefined ? [] : parametersOf(parent, read),
    operations: new Map(
      methods.flatMap((method): [SpecMethod, SpecOperation][] => {
        const operation = byMethod.get(method);
        const value = operation && resolvePointer(document, operation.pointer);
        if (operation === undefined || !isObject(value)) return [];
        const security = api.hasChosenSchemes ? operation.security : declaredSecurity(api, value);
        return [[method, readOperation(value, security, read)]];
      }),
    ),
  };
}

function parentOf(document: JsonObject, pointer: string): JsonObject | undefined {
  const parent = resolvePointer(document, pointer.slice(0, pointer.lastIndexOf("/")));
  return pathOf(pointer) !== undefined && isObject(parent) ? parent : undefined;
}

function readOperation(value: JsonObject, security: SpecOperation["security"], read: ReadText): SpecOperation {
  const body = member(value, "requestBody");
  return {
    ...read(value, "operationId", "summary", "description"),
    tags: texts(value, "tags") ?? [],
    deprecated: flag(value, "deprecated"),
    parameters: parametersOf(value, read),
    ...(isObject(body) ? { requestBody: readRequestBody(body, read) } : {}),
    responses: mapOf(objectAt(value, "responses"), (response) => readResponse(response, read)),
    callbacks: mapOf(objectAt(value, "callbacks"), (callback) => mapOf(callback, (item) => readCallback(item, read))),
    security,
    extensions: extensionsOf(value),
  };
}

/** Pages document no operation of a callback, but the inline models in it. */
function readCallback(value: JsonObject, read: ReadText): SpecPathItem {
  return {
    parameters: parametersOf(value, read),
    operations: new Map(
      methods.flatMap((method): [SpecMethod, SpecOperation][] => {
        const operation = member(value, method);
        return isObject(operation) ? [[method, readOperation(operation, [], read)]] : [];
      }),
    ),
  };
}

function parametersOf(value: JsonObject, read: ReadText): SpecParameter[] {
  return list(value, "parameters", (parameter) => readParameter(parameter, read));
}

export function readParameter(value: JsonObject, read: ReadText = text): SpecParameter {
  return {
    name: "",
    in: "",
    ...text(value, "$ref", "name", "in", "style"),
    ...read(value, "description"),
    ...bool(value, "required", "deprecated", "explode"),
    ...schemaAt(value, "schema", read),
    ...contentOf(value, read),
    ...optional("example", valueAt(value, "example")),
    ...examplesOf(value),
    extensions: extensionsOf(value),
  };
}

export function readRequestBody(value: JsonObject, read: ReadText = text): SpecRequestBody {
  return {
    ...text(value, "$ref"),
    ...read(value, "description"),
    ...bool(value, "required"),
    content: contentOf(value, read).content ?? new Map<string, SpecMediaType>(),
    extensions: extensionsOf(value),
  };
}

export function readResponse(value: JsonObject, read: ReadText = text): SpecResponse {
  return {
    ...text(value, "$ref"),
    ...read(value, "description"),
    headers: mapOf(objectAt(value, "headers"), (header) => readHeader(header, read)),
    ...contentOf(value, read),
  };
}

export function readHeader(value: JsonObject, read: ReadText = text): SpecHeader {
  return {
    ...text(value, "$ref"),
    ...read(value, "description"),
    ...bool(value, "required"),
    ...schemaAt(value, "schema", read),
    ...contentOf(value, read),
    ...optional("example", valueAt(value, "example")),
  };
}

function readExample(value: JsonObject): SpecExample {
  return { ...text(value, "$ref"), ...optional("value", valueAt(value, "value")) };
}

function contentOf(value: JsonObject, read: ReadText): { content?: Map<string, SpecMediaType> } {
  const content = member(value, "content");
  return isObject(content) ? { content: mapOf(content, (media) => readMediaType(media, read)) } : {};
}

function examplesOf(value: JsonObject): { examples?: Map<string, SpecExample> } {
  const examples = member(value, "examples");
  return isObject(examples) && keysOf(examples).length > 0 ? { examples: mapOf(examples, readExample) } : {};
}

function readMediaType(value: JsonObject, read: ReadText): SpecMediaType {
  const encoding = member(value, "encoding");
  return {
    ...schemaAt(value, "schema", read),
    ...optional("example", valueAt(value, "example")),
    ...examplesOf(value),
    ...(isObject(encoding)
      ? {
          encoding: new Map(
            entriesOf(encoding).map(([name, entry]) => [
              name,
              { ...text(entry, "contentType", "style"), ...bool(entry, "explode") },
            ]),
          ),
        }
      : {}),
  };
}
