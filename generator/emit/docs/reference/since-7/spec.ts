/** The document as the releases since 7 have it before they make pages: with names for its inline models. */
import type { Api } from "../../../../ir/model.js";
import { type OpenApi, refName, type SpecSchema } from "../openapi.js";
import { readOpenApi } from "../read.js";
import { unalias } from "../references.js";
import { classBesideReference } from "./beside-reference.js";
import { runPassesSince7 } from "./index.js";
import { visitSchemas } from "./places.js";
import { release7Of } from "./releases.js";

export interface SpecSince7 {
  readonly spec: OpenApi;
  /** The lists among the defaults as they are in the document: what the passes have copied is not among them. */
  readonly parsedLists: ReadonlySet<unknown>;
}

/** @param version that of the release, such as `7.13` */
export function readSince7(api: Api, version: string): SpecSince7 {
  const spec = readOpenApi(api);
  const lists = new Set<unknown>();
  const written = new Set<SpecSchema>();
  const release = release7Of(version, spec.openapi);
  const classes = new Map<SpecSchema, Partial<SpecSchema>>();
  visitSchemas(spec, (schema) => {
    written.add(schema);
    if (Array.isArray(schema.default)) lists.add(schema.default);
    if (!release.openapi31) {
      delete schema.types;
      if (schema.$ref !== undefined) classes.set(schema, classBesideReference(schema, release));
    }
  });
  runPassesSince7(spec, version);
  for (const [schema, kept] of classes) if (schema.$ref !== undefined) Object.assign(schema, kept);
  visitSchemas(spec, (schema) => {
    if (!written.has(schema)) forgetUnknown(schema);
  });
  const done = new Set<SpecSchema>();
  for (const [name, schema] of spec.schemas) cutCircles({ spec, done, path: new Set([name]) }, schema);
  return { spec, parsedLists: lists };
}

/**
 * Arrays and maps have no class of their own. One that holds itself has no end when it is spelled out: the reference has none for
 * it either, and fails. What it holds is anything then.
 */
function cutCircles(walk: CircleWalk, schema: SpecSchema): void {
  const { spec, done, path } = walk;
  if (done.has(schema)) return;
  for (const key of ["items", "additionalProperties"] as const) {
    const held = schema[key];
    if (typeof held !== "object") continue;
    const name = held.$ref === undefined ? undefined : refName(held.$ref);
    const alias = unalias(spec, held);
    if (alias.$ref !== undefined) continue;
    if (name !== undefined && path.has(name)) schema[key] = { extensions: new Map() };
    else {
      if (name !== undefined) path.add(name);
      cutCircles(walk, alias);
      if (name !== undefined) path.delete(name);
    }
  }
  done.add(schema);
}

interface CircleWalk {
  readonly spec: OpenApi;
  /** What has no circle any more, whoever holds it. */
  readonly done: Set<SpecSchema>;
  /** The names that the walk is inside of. */
  readonly path: Set<string>;
}

/** A schema that the reference makes anew takes no name for required that it has no property of. */
function forgetUnknown({ properties, required }: SpecSchema): void {
  if (properties === undefined || required === undefined) return;
  const known = required.filter((name) => properties.has(name));
  required.splice(0, required.length, ...known);
}
