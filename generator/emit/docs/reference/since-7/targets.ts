/** Where a reference of an OpenAPI 3.1 document leads to, and what the parser of the reference makes of what it finds there. */
import { isObject, type JsonObject, resolvePointer } from "../../../../load/index.js";
import { type OpenApi, refName, type SpecMediaType, type SpecSchema } from "../openapi.js";
import { readHeader, readParameter, readRequestBody, readResponse } from "../read.js";
import { readSchema } from "../read-schema.js";
import { type Holder, visitBelow } from "./places.js";
import type { Release7 } from "./releases.js";
import { rewriteSchema } from "./rewrite-schema.js";

/** The components that references lead to. */
export type Kind = keyof typeof readers;
export type Maps = Record<Kind, Map<string, Referable>>;

export interface Referable {
  $ref?: string;
}

/** What a reference refers to. */
export interface Target<T> {
  readonly written: T;
  /** The components that it becomes one of. Absent: it takes the place of the reference. */
  readonly components: Map<string, T> | undefined;
  readonly name: string;
}

const readers = {
  schemas: readSchema,
  parameters: readParameter,
  requestBodies: readRequestBody,
  responses: readResponse,
  headers: readHeader,
} as const;

interface Source {
  readonly spec: OpenApi;
  readonly release: Release7;
  /** The document that references lead into. */
  readonly document: JsonObject;
  /** The components as they are written. Absent: they are read from the document. */
  readonly written: Maps | undefined;
}

/**
 * The target of a reference. Whatever lies in the components, however deep, becomes a component itself, called by the last step to it as
 * that is written, escapes included. It may replace another one of that name.
 */
export function targetOf<T extends Referable>(
  source: Source,
  { $ref }: Referable,
  kind: string,
): Target<T> | undefined {
  if ($ref?.startsWith("#/") !== true || !isKind(kind)) return undefined;
  const isComponent = $ref.startsWith(`#/components/${kind}/`) && $ref.split("/").length === 4;
  const { written: components } = source;
  const written = isComponent && components ? components[kind].get(refName($ref)) : readAt(source, $ref, kind);
  if (written === undefined) return undefined;
  const target: Target<Referable> = {
    written,
    components: $ref.startsWith("#/components") ? source.spec[kind] : undefined,
    name: $ref.slice($ref.lastIndexOf("/") + 1),
  };
  return target as Target<T>;
}

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(readers, kind);
}

/** What lies in a path, in another component, or anywhere else: only the reference tells what it is. */
function readAt({ document, release }: Source, $ref: string, kind: Kind): Referable | undefined {
  const value = resolvePointer(document, $ref);
  if (!isObject(value)) return undefined;
  const holder: Held = kind === "schemas" ? { schema: readSchema(value) } : readers[kind](value);
  for (const schema of schemasOf(holder)) visitBelow(schema, (one) => rewriteSchema(one, release));
  return kind === "schemas" ? holder.schema : holder;
}

function schemasOf({ schema, content, headers }: Held): SpecSchema[] {
  const below = [...(content?.values() ?? []), ...(headers?.values() ?? [])].flatMap(schemasOf);
  return schema === undefined ? below : [schema, ...below];
}

interface Held extends Holder, Referable {
  readonly content?: ReadonlyMap<string, SpecMediaType>;
  readonly headers?: ReadonlyMap<string, Held>;
}

/** Adds what is said beside a reference to that which takes its place: beside one to a schema anything, else only a description. */
export function mergeInto(found: object, value: object, kind: string): void {
  for (const [key, said] of Object.entries(value) as [string, unknown][]) {
    if (key === "$ref" || isEmpty(said) || (kind !== "schemas" && key !== "description")) continue;
    Object.assign(found, { [key]: said });
  }
}

function isEmpty(said: unknown): boolean {
  return (said instanceof Map && said.size === 0) || (Array.isArray(said) && said.length === 0);
}
