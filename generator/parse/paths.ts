import type { Callback, FixedMethod, HttpMethod, Json, Operation, Parameter, Pointer } from "../ir/model.js";
import {
  child,
  type ParseContext,
  entriesOf,
  fail,
  externalDocsOf,
  isObject,
  type JsonObject,
  listAt,
  member,
  membersIn,
  type SpecNode,
  objectAt,
  optionalText,
  report,
  text,
} from "./context.js";
import { parseContent } from "./media-type.js";
import { withOwnIds } from "./operation-ids.js";
import { parseParameter } from "./parameter.js";
import {
  fixedQuery,
  isFixed,
  type PathKey,
  pathKeyQuirk,
  pathSlashQuirk,
  parameterNames,
  pathSegments,
  splitKey,
} from "./path-key.js";
import {
  additionalMethodQuirk,
  laterVersionQuirk,
  queryStringQuirk,
  unsendableBodyQuirk,
  unsendableMethodQuirk,
} from "./quirks.js";
import { resolve } from "./reference.js";
import { parseResponses } from "./responses.js";
import { anySchema } from "./schema/index.js";
import { parseServers } from "./servers.js";
import { parseSecurity, type SecurityDefaults } from "./security.js";

const methods: Readonly<Record<string, FixedMethod>> = {
  get: "GET",
  put: "PUT",
  post: "POST",
  delete: "DELETE",
  options: "OPTIONS",
  head: "HEAD",
  patch: "PATCH",
  trace: "TRACE",
  query: "QUERY",
};

/** The Paths Object (OpenAPI 3.1, section 4.8.8): every operation, in document order. */
export function parsePaths(
  context: ParseContext,
  root: SpecNode<JsonObject>,
  defaults: SecurityDefaults,
  callbacksOf: (operation: SpecNode<JsonObject>) => readonly Callback[],
): readonly Operation[] {
  const operations = entriesOf(objectAt(context, root, "paths")).flatMap(([key, node]) => {
    const path = pathSlashQuirk(context, key, node.pointer);
    const parts = splitKey(path);
    if (hasDotSegment(parts.path))
      throw fail(context, "SPEC_INVALID", node.pointer, `The path \`${path}\` points outside the server's paths.`);
    pathKeyQuirk(context, parts, node.pointer);
    const item = resolve(context, node, "A path");
    return operationsIn(context, item).flatMap(([method, operation]) => {
      if (unsendableMethodQuirk(context, method, operation.pointer)) return [];
      return [parseOperation(context, { path, method, item, operation, defaults, callbacksOf })];
    });
  });
  return withOwnIds(context, operations);
}

/** The operations of a Path Item Object by method: those of its fields, and its additional ones (OpenAPI 3.2, section 4.8.9). */
export function operationsIn(context: ParseContext, item: SpecNode<JsonObject>): [HttpMethod, SpecNode][] {
  return entriesOf(item).flatMap(([key, node]): [HttpMethod, SpecNode][] => {
    const method = Object.hasOwn(methods, key) ? methods[key] : undefined;
    // Before 3.2 these two are no fields, and may hold anything.
    const isLater = key === "query" || key === "additionalOperations";
    if (isLater && context.version !== "3.2" && !isObject(node.value)) return [];
    if (isLater) laterVersionQuirk(context, `\`${key}\` of a path`, node.pointer);
    if (key === "additionalOperations") return additionalOperations(context, item);
    return method === undefined ? [] : [[method, node]];
  });
}

function additionalOperations(context: ParseContext, item: SpecNode<JsonObject>): [HttpMethod, SpecNode][] {
  return membersIn(objectAt(context, item, "additionalOperations")).flatMap(([method, node]) => {
    const field = Object.keys(methods).find((key) => key === method.toLowerCase());
    if (field === undefined) return [[method, node]];
    additionalMethodQuirk(context, method, field, node.pointer);
    const isTaken = member(item.value, field) !== undefined;
    return isTaken ? [] : [[methods[field] ?? method, node]];
  });
}

/** Whether a path has a segment `.` or `..`, which clients resolve (RFC 3986, section 5.2.4): the request would go to another path. */
function hasDotSegment(path: string): boolean {
  return path.split(/[/\\]/).some((segment) => /^(\.|%2e){1,2}$/i.test(segment));
}

/** An Operation Object, and what of the document outside of it says something about the operation. */
interface OperationSource {
  readonly path: string;
  readonly method: HttpMethod;
  readonly item: SpecNode<JsonObject>;
  readonly operation: SpecNode;
  readonly defaults: SecurityDefaults;
  readonly callbacksOf: (operation: SpecNode<JsonObject>) => readonly Callback[];
}

/** One Operation Object (section 4.8.10). */
function parseOperation(
  context: ParseContext,
  { path, method, item, operation, defaults, callbacksOf }: OperationSource,
): Operation {
  const node = resolve(context, operation, "An operation");
  const { value, pointer } = node;
  const tags = listAt(context, node, "tags").flatMap((tag) => (typeof tag.value === "string" ? [tag.value] : []));
  if (tags.length !== 1) {
    const groups = tags.length === 0 ? "no tag" : `the tags ${tags.map((tag) => `\`${tag}\``).join(", ")}`;
    report(context, "QUIRK_TAG", pointer, `${method} ${path} has ${groups}.`);
  }
  const key = splitKey(path);
  const all = parameters(context, item, node, key);
  const query = fixedQuery(key.query, all);
  return {
    id: operationId(context, node, method, path),
    method,
    path,
    pathSegments: pathSegments(key.path),
    ...(query === "" ? {} : { fixedQuery: pathSegments(query) }),
    tags,
    ...optionalText(value, "summary", "description"),
    deprecated: member(value, "deprecated") === true,
    ...externalDocsOf(value),
    ...servers(context, item, node),
    parameters: all.filter((parameter) => !isFixed(query, parameter)),
    ...requestBody(context, node, method),
    responses: parseResponses(context, node),
    security: parseSecurity(context, node, defaults),
    callbacks: callbacksOf(node),
    ...pagination(value),
    pointer,
  };
}

/** An extension of our own, which an overlay can add: see `ir/pagination.ts`. */
function pagination(operation: JsonObject): Pick<Operation, "pagination"> {
  const told = member(operation, "x-pagination");
  return told === undefined ? {} : { pagination: told as Json };
}

function operationId(
  context: ParseContext,
  { value, pointer }: SpecNode<JsonObject>,
  method: HttpMethod,
  path: string,
): string {
  const id = text(value, "operationId");
  if (id !== undefined && id !== "") return id;
  report(context, "QUIRK_OPERATION_ID", pointer, `${method} ${path} has no operationId.`);
  return `${method.toLowerCase()} ${path}`;
}

/** The nearest servers: those of the operation, else those of its path (sections 4.8.9 and 4.8.10). An empty list says nothing. */
function servers(
  context: ParseContext,
  item: SpecNode<JsonObject>,
  operation: SpecNode<JsonObject>,
): Pick<Operation, "servers"> {
  const nearest = [operation, item].map((node) => parseServers(context, node)).find((list) => list.length > 0);
  return nearest === undefined ? {} : { servers: nearest };
}

/**
 * The parameters of the path, then those of the operation, which replace ones of the path (section 4.8.10). Path parameters that the
 * template does not have are left out; those that only the template has are added.
 */
export function parameters(
  context: ParseContext,
  item: SpecNode<JsonObject>,
  operation: SpecNode<JsonObject>,
  key: PathKey,
): Parameter[] {
  const merged = new Map<string, Parameter>();
  for (const node of [...listAt(context, item, "parameters"), ...listAt(context, operation, "parameters")]) {
    const parameter = parseParameter(context, node);
    if (parameter !== undefined) merged.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  queryStringQuirk(context, merged);
  const inPath = parameterNames(key.path);
  const inQuery = parameterNames(key.query).filter((name) => !merged.has(`query ${name}`));
  const inKey = new Set([...inPath, ...inQuery]);
  const known = [...merged.values()].filter((parameter) => {
    if (parameter.in !== "path" || inKey.has(parameter.name)) return true;
    report(
      context,
      "QUIRK_PATH_PARAMETER",
      parameter.pointer,
      `The path does not contain \`{${parameter.name}}\`: the parameter is left out.`,
    );
    return false;
  });
  const undeclared = [...inKey].filter((name) => !merged.has(`path ${name}`));
  return [...undeclared.map((name) => undeclaredParameter(context, name, operation.pointer)), ...known];
}

function undeclaredParameter(context: ParseContext, name: string, operation: Pointer): Parameter {
  const pointer = child(operation, "parameters");
  report(
    context,
    "QUIRK_PATH_PARAMETER",
    pointer,
    `\`{${name}}\` of the path is not declared: it is read as a string.`,
  );
  return {
    name,
    in: "path",
    required: true,
    deprecated: false,
    style: "simple",
    explode: false,
    allowReserved: false,
    schema: { ...anySchema(pointer), kind: "string" },
    pointer,
  };
}

/** Request Body Object (section 4.8.13). */
export function requestBody(
  context: ParseContext,
  operation: SpecNode<JsonObject>,
  method: HttpMethod,
): Pick<Operation, "requestBody"> {
  const value = member(operation.value, "requestBody");
  const pointer = child(operation.pointer, "requestBody");
  if (value === undefined || unsendableBodyQuirk(context, method, pointer)) return {};
  const body = resolve(context, { value, pointer }, "A request body");
  return {
    requestBody: {
      required: member(body.value, "required") === true,
      ...optionalText(body.value, "description"),
      content: parseContent(context, body),
      ...(body.ref === undefined ? {} : { ref: body.ref }),
      pointer: body.pointer,
    },
  };
}
