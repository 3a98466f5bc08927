/** Models for inline schemas: their names, and which schemas share a model. */
import type { OpenApi, SpecSchema } from "../openapi.js";
import { freeKey } from "../unique-names.js";
import type { Before6Release } from "./releases.js";

/** One run over a document. */
export interface Naming {
  readonly spec: OpenApi;
  readonly release: Before6Release;
  /** The name of the last model that was made with a signature. */
  readonly bySignature: Map<string, string>;
}

/** The title wins over `fallback`; a name that a schema has already gets a number. */
export function modelName({ spec, release }: Naming, title: string | undefined, fallback: string): string {
  return freeKey(spec.schemas, sanitized(title ?? fallback, release));
}

function sanitized(name: string, { leadingDigit }: Before6Release): string {
  return name.replace(/^[0-9]/, leadingDigit).replace(/[^A-Za-z0-9]/g, "_");
}

/** Adds a model, and remembers it for schemas that are equal. One of the same name is overwritten where it stands. */
export function addModel({ spec, bySignature }: Naming, name: string, model: SpecSchema): void {
  spec.schemas.set(name, model);
  bySignature.set(signatureOf(model), name);
}

/** The name of the model that equals this one: models of the document itself do not count. */
export function equalModel({ bySignature }: Naming, model: SpecSchema): string | undefined {
  return bySignature.get(signatureOf(model));
}

/** Equal for schemas that say the same with their properties in the same order. */
function signatureOf(schema: SpecSchema): string {
  return JSON.stringify(schema, (_key, value: unknown) => {
    if (value instanceof Map) return [...value];
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const { $ref, ...members } = value as Partial<SpecSchema>;
    return typeof $ref === "string" ? { $ref } : Object.fromEntries(sortedByKey(Object.entries(members)));
  });
}

function sortedByKey<T>(entries: readonly (readonly [string, T])[]): (readonly [string, T])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A reference to what has no name. */
export const namelessReference = "#/components/schemas/";

export function referenceTo(name: string): SpecSchema {
  return { $ref: `#/components/schemas/${name}`, extensions: new Map() };
}
