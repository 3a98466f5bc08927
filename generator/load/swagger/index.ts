/**
 * OpenAPI 2.0 (Swagger) documents as documents of OpenAPI 3.0, which the rest of the generator knows.
 *
 * Why no package does this: those that are kept let the media types of the document win over those of an operation, drop lists and
 * choices of form fields and leave references to shared bodies behind; the others rename definitions that are not in Latin letters.
 * None tells where a part has come from.
 */
import { copy, isObject, type JsonObject, keysOf } from "../json.js";
import { pathTo, toPointer } from "../pointer.js";
import { eachReference } from "../references.js";
import type { Document } from "../text.js";
import { type At, type Conversion, mapped, objectOf, own, rest, textsAt } from "./conversion.js";
import { newMoves } from "./moves.js";
import { isBody, parameterOf, requestBodyOf } from "./parameters.js";
import { responseOf } from "./responses.js";
import { addMappings, schemaOf } from "./schema.js";
import { securitySchemeOf } from "./security.js";
import { serversOf } from "./servers.js";

const converted = [
  ...[
    "swagger",
    "host",
    "basePath",
    "schemes",
    "consumes",
    "produces",
    "paths",
    "x-ms-paths",
    "x-ms-parameterized-host",
  ],
  ...["definitions", "parameters", "responses", "securityDefinitions"],
];

/** The document in OpenAPI 3.0. Pointers of it are located in the original. */
export function fromSwagger(document: Document, base: URL): Document {
  const moves = newMoves();
  const scheme = base.protocol === "http:" ? "http" : "https";
  const conversion: Conversion = { root: document.value, moves, findings: [note], scheme };
  const value = whole(conversion);
  const moved = (uri: string) => movedIn(conversion, value, uri);
  redirect(value, moved);
  return {
    name: document.name,
    value,
    locate: (pointer) => document.locate(moves.original(pointer)),
    original: (pointer) => moves.original(pointer),
    moved,
    findings: conversion.findings,
  };
}

const note = {
  code: "QUIRK_SWAGGER",
  message: "The document is OpenAPI 2.0 (Swagger); it was converted to OpenAPI 3.0.",
  pointer: "#/swagger",
} as const;

function whole(conversion: Conversion): JsonObject {
  const { root } = conversion;
  const servers = serversOf(conversion);
  const paths = pathsOf(conversion);
  return objectOf([
    ["openapi", "3.0.3"],
    ...rest(root, converted),
    ["servers", servers.length > 0 ? servers : undefined],
    ["paths", paths],
    ["components", componentsOf(conversion)],
  ]);
}

function componentsOf(conversion: Conversion): JsonObject {
  const { root, moves } = conversion;
  const section = (name: string, field: string, convert: (at: At<JsonObject>) => unknown) => {
    moves.note(["components", field], [name]);
    return [field, mapped(own(root, name), [name], ["components", field], convert)] as const;
  };
  const [, schemas] = section("definitions", "schemas", ({ value }) => schemaOf(value));
  if (schemas !== undefined && isObject(schemas)) addMappings(schemas);
  const produces = textsAt(root, "produces") ?? [];
  return objectOf([
    ["schemas", schemas],
    section("parameters", "parameters", (at) => (isBody(conversion, at) ? undefined : parameterOf(conversion, at))),
    section("responses", "responses", (at) => responseOf(conversion, at, produces)),
    section("securityDefinitions", "securitySchemes", securitySchemeOf),
  ]);
}

/** The paths, and those that only an extension can say: with a query (`x-ms-paths`). */
function pathsOf(conversion: Conversion): unknown {
  const { root, moves } = conversion;
  const item = (at: At<JsonObject>) => pathItemOf(conversion, at);
  const paths = mapped(own(root, "paths"), ["paths"], ["paths"], item);
  const more = own(root, "x-ms-paths");
  if (!isObject(more) || !isObject(paths)) return paths;
  const others = keysOf(more).filter((path) => !Object.hasOwn(paths, path));
  for (const path of others) moves.note(["paths", path], ["x-ms-paths", path]);
  const added = mapped(more, ["x-ms-paths"], ["paths"], item) ?? {};
  return objectOf([...keysOf(paths).map((key) => [key, paths[key]] as const), ...others.map((key) => [key, added[key]] as const)]); // prettier-ignore
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch"];

function pathItemOf(conversion: Conversion, at: At<JsonObject>): JsonObject {
  const shared = parametersAt(at);
  const { value, from, to } = at;
  return objectOf(
    keysOf(value).map((key) => {
      const member = value[key];
      if (key === "parameters") return [key, plainParameters(conversion, at)];
      if (!methods.includes(key) || !isObject(member)) return [key, copy(member)];
      const operation = { value: member, from: [...from, key], to: [...to, key] };
      return [key, operationOf(conversion, operation, shared)];
    }),
  );
}

function operationOf(conversion: Conversion, at: At<JsonObject>, shared: readonly At<JsonObject>[]): JsonObject {
  const { root } = conversion;
  const { value, from, to } = at;
  const consumes = textsAt(value, "consumes") ?? textsAt(root, "consumes") ?? [];
  const produces = textsAt(value, "produces") ?? textsAt(root, "produces") ?? [];
  const bodies = bodyParameters(conversion, parametersAt(at), shared);
  const schemes = textsAt(value, "schemes");
  return objectOf([
    ...rest(value, ["consumes", "produces", "schemes", "parameters", "responses"]),
    ["servers", schemes === undefined ? undefined : serversOf(conversion, schemes)],
    ["parameters", plainParameters(conversion, at)],
    ["requestBody", requestBodyOf(conversion, bodies, consumes, [...to, "requestBody"])],
    [
      "responses",
      mapped(own(value, "responses"), [...from, "responses"], [...to, "responses"], (response, status) =>
        status.startsWith("x-") ? copy(response.value) : responseOf(conversion, response, produces),
      ),
    ],
  ]);
}

function parametersAt({ value, from, to }: At<JsonObject>): At<JsonObject>[] {
  const list = own(value, "parameters");
  return (Array.isArray(list) ? list : []).flatMap((parameter: unknown, index) => {
    const path = ["parameters", String(index)];
    return isObject(parameter) ? [{ value: parameter, from: [...from, ...path], to: [...to, ...path] }] : [];
  });
}

/** The parameters that stay parameters. */
function plainParameters(conversion: Conversion, at: At<JsonObject>): unknown {
  const list = own(at.value, "parameters");
  if (!Array.isArray(list)) return copy(list);
  const plain = parametersAt(at).filter((parameter) => !isBody(conversion, parameter));
  return plain.map((parameter, index) => {
    const to = [...at.to, "parameters", String(index)];
    conversion.moves.note(to, parameter.from);
    return parameterOf(conversion, { ...parameter, to });
  });
}

/** The parameters of an operation that make its body: its own, and those of its path that it does not replace. */
function bodyParameters(
  conversion: Conversion,
  own: readonly At<JsonObject>[],
  shared: readonly At<JsonObject>[],
): readonly At<JsonObject>[] {
  const bodies = own.filter((at) => isBody(conversion, at));
  const keyOf = ({ value }: At<JsonObject>) =>
    `${String(value["in"])} ${String(value["name"])} ${String(value["$ref"])}`;
  const known = new Set(bodies.map(keyOf));
  return [...shared.filter((at) => isBody(conversion, at) && !known.has(keyOf(at))), ...bodies];
}

/** Lets each reference of the new document lead to where its part is now. */
function redirect(document: JsonObject, moved: (uri: string) => string): void {
  eachReference(document, "openapi", ({ holder, key, uri, byName }) => {
    if (!byName && uri.startsWith("#")) Object.assign(holder, { [key]: moved(uri) });
  });
}

/** What a fragment of the original has to be now. One that leads nowhere is for the parser to complain about. */
function movedIn({ root, moves }: Conversion, document: JsonObject, uri: string): string {
  const path = pathTo(root, uri) ?? pathTo(document, uri);
  return path === undefined ? uri.replace("#/definitions/", "#/components/schemas/") : toPointer(moves.moved(path));
}
