/** The models that inline schemas give: their names, and which of them are the same. */
import type { OpenApi, SpecSchema } from "../openapi.js";
import { freeKey } from "../unique-names.js";
import type { Release7 } from "./releases.js";
import { inlineSignature, titledSignature } from "./signature.js";

export interface Models {
  readonly spec: OpenApi;
  readonly release: Release7;
  /** By what they say: the names of models that inline schemas can share. */
  readonly bySignature: Map<string, string>;
  readonly byTitledSignature: Map<string, string>;
}

export function modelsOf(spec: OpenApi, release: Release7): Models {
  const models: Models = { spec, release, bySignature: new Map(), byTitledSignature: new Map() };
  if (release.titledShare) {
    for (const [name, schema] of spec.schemas) if (schema.title !== undefined) remember(models, name, schema);
  }
  return models;
}

/** The name that a model of `schema` would get: its title, or else `name`; with a number where that is taken. */
export function nameOf({ spec }: Models, { title }: SpecSchema, name: string): string {
  const titled = sanitized(title ?? "");
  const wanted = titled.replaceAll("_", "") === "" ? sanitized(name) : titled;
  return freeKey(spec.schemas, wanted);
}

function sanitized(name: string): string {
  return name.replace(/^[0-9]/, "_$&").replaceAll(/[^A-Za-z0-9]/g, "_");
}

/** A reference to the model of `schema`: to one that says the same, or to a new one called `name`. */
export function referToModel(models: Models, name: string, schema: SpecSchema): SpecSchema {
  const existing = modelLike(models, schema);
  return { ...refTo(existing ?? addModel(models, name, schema)), extensions: new Map(schema.extensions) };
}

export function refTo(name: string): SpecSchema {
  const token = name.replaceAll("%", "%25").replaceAll("~", "~0").replaceAll("/", "~1");
  return { $ref: `#/components/schemas/${token}`, extensions: new Map() };
}

/** The name of a model that says the same as `schema`. */
export function modelLike({ bySignature, byTitledSignature, release }: Models, schema: SpecSchema): string | undefined {
  const same = bySignature.get(inlineSignature(schema));
  if (same !== undefined || !release.titledShare || schema.title === undefined) return same;
  return byTitledSignature.get(titledSignature(schema));
}

/** Adds a model, at the end, and remembers it for schemas that say the same. */
export function addModel(models: Models, name: string, schema: SpecSchema): string {
  remember(models, name, schema);
  models.spec.schemas.set(name, schema);
  return name;
}

function remember({ bySignature, byTitledSignature, release }: Models, name: string, schema: SpecSchema): void {
  bySignature.set(inlineSignature(schema), name);
  if (!release.titledShare || schema.title === undefined) return;
  const signature = titledSignature(schema);
  if (!byTitledSignature.has(signature)) byTitledSignature.set(signature, name);
}
