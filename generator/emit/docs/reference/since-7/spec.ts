/** The document as the releases since 7 have it before they make pages: with names for its inline models. */
import type { Api } from "../../../../ir/model.js";
import { type OpenApi, refName, type SpecSchema } from "../openapi.js";
import { readOpenApi } from "../read.js";
import { Decimal } from "../decimal.js";
import { unalias } from "../references.js";
import { classBesideReference } from "./beside-reference.js";
import { isValue } from "./copied-values.js";
import { runPassesSince7 } from "./index.js";
import { visitSchemas } from "./places.js";
import { type Release7, release7Of } from "./releases.js";

export interface SpecSince7 {
  readonly spec: OpenApi;
  /**
   * The defaults and examples that Java holds as objects, as they are in a document of 3.1: lists, objects and fractions. What the
   * passes have copied is not among them.
   */
  readonly parsedValues: ReadonlySet<unknown>;
}

/** @param version that of the release, such as `7.13` */
export function readSince7(api: Api, version: string): SpecSince7 {
  const spec = readOpenApi(api);
  const written = new Set<SpecSchema>();
  const release = release7Of(version, spec.openapi);
  const classes = new Map<SpecSchema, Partial<SpecSchema>>();
  visitSchemas(spec, (schema) => {
    written.add(schema);
    if (!release.openapi31) {
      delete schema.types;
      if (schema.default === null) forgetDefault(schema, release);
      if (schema.$ref !== undefined) classes.set(schema, classBesideReference(schema, release));
    }
  });
  const parsedValues = release.openapi31 ? valuesOf(spec) : new Set();
  runPassesSince7(spec, version);
  for (const [schema, kept] of classes) if (schema.$ref !== undefined) Object.assign(schema, kept);
  visitSchemas(spec, (schema) => {
    if (!written.has(schema)) forgetUnknown(schema);
  });
  const done = new Set<SpecSchema>();
  for (const [name, schema] of spec.schemas) cutCircles({ spec, done, path: new Set([name]) }, schema);
  return { spec, parsedValues };
}

/** The parser of 3.0 takes null for no default, but remembers that there was something. */
function forgetDefault(schema: SpecSchema, { nullDefaults }: Release7): void {
  delete schema.default;
  if (nullDefaults) schema.hasNullDefault = true;
}

/** The values of a document that have an identity. A fraction gets one. */
function valuesOf({ document: _document, ...spec }: OpenApi): ReadonlySet<unknown> {
  const values = new Set<unknown>();
  const done = new Set<unknown>();
  const left: unknown[] = [spec];
  while (left.length > 0) {
    const node = left.pop();
    if (typeof node !== "object" || node === null || done.has(node)) continue;
    done.add(node);
    if (node instanceof Map || Array.isArray(node)) left.push(...node.values());
    else
      for (const [key, member] of Object.entries(node)) {
        if (isValue(key, member)) values.add(identified(node as Thing, key));
        else left.push(member);
      }
  }
  return values;
}

type Thing = Record<string, unknown>;

function identified(thing: Thing, key: string): unknown {
  const value = thing[key];
  if (typeof value === "number" && !Number.isInteger(value)) thing[key] = new Decimal(value);
  return thing[key];
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
