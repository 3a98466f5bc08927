/** Which schemas only form bodies use. */
import {
  type MediaType,
  type OpenApi,
  type Operation,
  type PathItem,
  refName,
  resolveIn,
  type Schema,
} from "../openapi.js";
import { flatteningOrder } from "./legacy-era.js";
import { childrenOf } from "./legacy-kinds.js";

const formTypes: readonly (string | undefined)[] = ["application/x-www-form-urlencoded", "multipart/form-data"];

interface Uses {
  readonly spec: OpenApi;
  readonly visited: Set<string>;
  readonly inForms: Set<string>;
  readonly elsewhere: Set<string>;
}

/**
 * The walk enters each schema once, and takes what it finds there for used as the schema was at that time: what a form body uses
 * first, and something else later, counts as used elsewhere, but not so what it consists of.
 */
export function usedOnlyInForms(spec: OpenApi): ReadonlySet<string> {
  const uses: Uses = { spec, visited: new Set(), inForms: new Set(), elsewhere: new Set() };
  for (const item of spec.paths.values()) visitPath(uses, item);
  return new Set([...uses.inForms].filter((name) => !uses.elsewhere.has(name)));
}

function visitPath(uses: Uses, { operations }: PathItem): void {
  for (const method of flatteningOrder) {
    const operation = operations.get(method);
    if (operation !== undefined) visitOperation(uses, operation);
  }
}

function visitOperation(uses: Uses, { parameters, requestBody, responses, callbacks }: Operation): void {
  const { spec } = uses;
  for (const { schema, content } of parameters) {
    visit(uses, schema, undefined);
    visitContent(uses, content);
  }
  visitContent(uses, requestBody && (resolveIn(spec.requestBodies, requestBody) ?? requestBody).content);
  for (const { headers, content } of responses.values()) {
    visitContent(uses, content);
    for (const header of headers.values()) visit(uses, resolveIn(spec.headers, header)?.schema, undefined);
  }
  for (const callback of callbacks.values()) for (const item of callback.values()) visitPath(uses, item);
}

function visitContent(uses: Uses, content: Map<string, MediaType> | undefined): void {
  for (const [type, { schema }] of content ?? []) visit(uses, schema, type.toLowerCase());
}

function visit(uses: Uses, schema: Schema | undefined, mediaType: string | undefined): void {
  if (schema === undefined) return;
  if (schema.$ref !== undefined) visitReference(uses, refName(schema.$ref), mediaType);
  for (const child of childrenOf(schema)) visit(uses, child, mediaType);
}

function visitReference(uses: Uses, name: string, mediaType: string | undefined): void {
  (formTypes.includes(mediaType) ? uses.inForms : uses.elsewhere).add(name);
  if (uses.visited.has(name)) return;
  uses.visited.add(name);
  visit(uses, uses.spec.schemas.get(name), mediaType);
}
