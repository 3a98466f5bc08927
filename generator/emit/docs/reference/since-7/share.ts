/**
 * The parser of the reference goes through an OpenAPI 3.1 document to follow references. Whatever equals something that it has
 * been to before, it replaces by one copy of that: things far apart become one thing, and what the normalizer does to one of
 * them it does to all. Components that are referenced are read again, and then copied as a whole.
 */
import type { JsonObject } from "../../../../load/index.js";
import {
  type SpecMediaType,
  type OpenApi,
  type SpecOperation,
  type SpecPathItem,
  type SpecResponse,
  type SpecSchema,
} from "../openapi.js";
import { cloneOf, copyOf, identityOf } from "./booleans.js";
import type { Holder } from "./places.js";
import type { Release7 } from "./releases.js";
import { rereadDocument } from "./reread.js";
import { type Kind, type Maps, mergeInto, type Referable, type Target, targetOf } from "./targets.js";

interface Sharer {
  readonly spec: OpenApi;
  readonly release: Release7;
  /** The document that references lead into. */
  readonly document: JsonObject;
  /** The components as they are written. Absent: they are read from the document. */
  readonly written: Maps | undefined;
  /** Runs before the first reference is followed. Absent: no reference is followed. */
  beforeReferences?: (() => void) | undefined;
  readonly visiting: Set<string>;
  /** By what the original said when it was put there. It counts only while it still says so. */
  readonly visited: Map<string, Visited[]>;
}

interface Visited {
  readonly original: unknown;
  /** Made when it is needed first, where nothing can change until then. */
  shared?: unknown;
}

/** Makes equal things one thing, as the parser does. */
export function shareEquals(spec: OpenApi, release: Release7): void {
  const { schemas, parameters, requestBodies, responses, headers } = spec;
  const document = release.rereadsYaml ? rereadDocument(spec.document) : spec.document;
  const isSame = document === spec.document;
  const written = isSame ? cloneOf({ schemas, parameters, requestBodies, responses, headers }) : undefined;
  const begun = { spec, release, document, written };
  const sharer: Sharer = { ...begun, visiting: new Set(), visited: new Map() };
  let isFirst = release.idPass;
  sharer.beforeReferences = () => {
    if (isFirst) shareAll({ ...begun, visiting: new Set(), visited: new Map() });
    isFirst = false;
  };
  shareAll(sharer);
}

/** What has been replaced when the other pass begins is replaced again by it, and what has not been is gone through twice. */
function shareAll(sharer: Sharer): void {
  const { spec } = sharer;
  for (const item of spec.paths.values()) sharePath(sharer, item);
  shareMap(spec.parameters, (parameter) => shareHolder(sharer, "parameters", parameter));
  shareMap(spec.requestBodies, (body) => shareBody(sharer, "requestBodies", body));
  shareMap(spec.schemas, (schema) => shareSchema(sharer, schema));
  shareMap(spec.headers, (header) => shareHolder(sharer, "headers", header));
  shareMap(spec.responses, (response) => shareBody(sharer, "responses", response));
  for (const item of spec.webhooks.values()) sharePath(sharer, item);
}

/** The order of methods is that of this pass. */
const order = ["get", "put", "delete", "patch", "options", "head", "post", "trace"] as const;

function sharePath(sharer: Sharer, item: SpecPathItem): void {
  for (const method of order) {
    const operation = item.operations.get(method);
    if (operation !== undefined) shareOperation(sharer, operation);
  }
  shareList(item.parameters, (parameter) => shareHolder(sharer, "parameters", parameter));
}

function shareOperation(sharer: Sharer, operation: SpecOperation): void {
  shareList(operation.parameters, (parameter) => shareHolder(sharer, "parameters", parameter));
  if (operation.requestBody) operation.requestBody = shareBody(sharer, "requestBodies", operation.requestBody);
  operation.responses = share(sharer, "answers", operation.responses, (responses) => {
    shareMap(responses, (response) => shareBody(sharer, "responses", response));
  });
  for (const callback of operation.callbacks.values()) for (const item of callback.values()) sharePath(sharer, item);
}

/** A parameter or a header. */
function shareHolder<T extends Holder & Referable & { content?: Map<string, SpecMediaType> }>(
  sharer: Sharer,
  kind: Kind,
  holder: T,
): T {
  return share(sharer, kind, holder, (found) => {
    // References are followed in the content of a parameter, but nothing is shared with the rest.
    shareContent(sharer.release.ownParameterContent ? { ...sharer, visited: new Map() } : sharer, found);
    if (found.schema) {
      const schema = shareSchema(sharer, found.schema);
      if (sharer.beforeReferences !== undefined || kind !== "headers") found.schema = schema;
    }
  });
}

/** A request body or a response. */
function shareBody<
  T extends Referable & { content?: Map<string, SpecMediaType> } & Partial<Pick<SpecResponse, "headers">>,
>(sharer: Sharer, kind: Kind, body: T): T {
  return share(sharer, kind, body, (found) => {
    shareContent(sharer, found);
    if (found.headers) shareMap(found.headers, (header) => shareHolder(sharer, "headers", header));
  });
}

function shareContent(sharer: Sharer, { content }: { content?: Map<string, SpecMediaType> }): void {
  if (content === undefined) return;
  shareMap(content, (media) =>
    share(sharer, "media", media, (found) => {
      if (found.schema === undefined) return;
      const schema = shareSchema(sharer, found.schema);
      if (sharer.beforeReferences !== undefined) found.schema = schema;
    }),
  );
}

function shareSchema(sharer: Sharer, schema: SpecSchema): SpecSchema {
  return share(sharer, "schemas", schema, (found) => {
    if (found.properties) shareMap(found.properties, (property) => shareSchema(sharer, property));
    if (typeof found.additionalProperties === "object") {
      found.additionalProperties = shareSchema(sharer, found.additionalProperties);
    }
    shareMembers(sharer, found, "allOf");
    shareMembers(sharer, found, "anyOf");
    if (found.items) found.items = shareSchema(sharer, found.items);
    if (found.not) found.not = shareSchema(sharer, found.not);
    shareMembers(sharer, found, "oneOf");
  });
}

function shareMembers(sharer: Sharer, schema: SpecSchema, key: "allOf" | "anyOf" | "oneOf"): void {
  shareList(schema[key] ?? [], (member) => shareSchema(sharer, member));
}

/** In place, one after the other: each is as it is at its turn. */
function shareList<T>(list: T[], shared: (value: T) => T): void {
  for (let index = 0; index < list.length; index++) {
    const value = list[index];
    if (value !== undefined) list[index] = shared(value);
  }
}

function shareMap<T>(map: Map<string, T>, shared: (value: T) => T): void {
  for (const [key, value] of [...map]) map.set(key, shared(value));
}

/** `value`, or the copy of what equals it, or what a reference out of the components leads to. `below` shares what lies below. */
function share<T extends object>(sharer: Sharer, kind: string, value: T, below: (found: T) => void): T {
  return replacementOf(sharer, kind, value, below) ?? value;
}

/** As {@link share}; undefined for a reference that has made a component of its target. So a reference to such one leads nowhere. */
function replacementOf<T extends object>(
  sharer: Sharer,
  kind: string,
  value: T,
  below: (found: T) => void,
): T | undefined {
  const { visiting, visited, release } = sharer;
  const { text, place, isSettled } = identityOf(value, release);
  if (visiting.has(`${kind} ${text}`)) return value;
  const isEqual = ({ original }: Visited): boolean =>
    isSettled || original === value || identityOf(original, release).text === text;
  const known = visited.get(`${kind} ${place}`)?.find(isEqual);
  if (known !== undefined) return (known.shared ??= copyOf(known.original)) as T;
  visiting.add(`${kind} ${text}`);
  const target = followed(sharer, value, kind);
  const referred = target && replacementOf(sharer, kind, cloneOf(target.written), below);
  const found = referred ?? value;
  below(found);
  const isReplaced = referred !== undefined && target?.components === undefined;
  if (isReplaced) mergeInto(found, value, kind);
  const isWhole = kind === "media" || kind === "answers";
  const shared = isWhole ? value : isReplaced ? copyOf(found) : isSettled ? undefined : copyOf(value);
  const left = `${kind} ${isSettled ? place : identityOf(value, release).place}`;
  visited.set(left, [{ original: value, shared }, ...(visited.get(left) ?? [])]);
  visiting.delete(`${kind} ${text}`);
  if (referred === undefined || isReplaced) return found;
  target?.components?.set(target.name, referred);
  return undefined;
}

/** The target of a reference, where this pass follows references. */
function followed<T extends object>(sharer: Sharer, value: T, kind: string): Target<T> | undefined {
  const { beforeReferences } = sharer;
  const target = beforeReferences && targetOf<T>(sharer, value, kind);
  if (target !== undefined) beforeReferences?.();
  return target;
}
