/**
 * Where an OpenAPI document may hold references (OpenAPI 3.1 and 3.2, section 4.8). Only these places count: a `$ref` in an example,
 * a default, an enum or an extension is data, and a property may well have the name `$ref`, `example` or `default`.
 */
import { isObject, type JsonObject, keysOf } from "./json.js";

/** The kinds of objects that can be a reference or hold one. */
type Kind = keyof typeof grammar;

/** What a field holds: one object of a kind, a list of them, or a map of them by name. */
type Field = readonly ["one" | "list" | "map" | "patterned", string];

const one = (kind: string): Field => ["one", kind];
const list = (kind: string): Field => ["list", kind];
const map = (kind: string): Field => ["map", kind];
/** A map that may have `x-` extensions beside its names. */
const patterned = (kind: string): Field => ["patterned", kind];

const operation = one("operation");
const content = { content: map("mediaType") };
const encodings = { encoding: map("encoding"), prefixEncoding: list("encoding"), itemEncoding: one("encoding") };

const grammar = {
  openapi: { paths: patterned("pathItem"), webhooks: map("pathItem"), components: one("components") },
  components: {
    schemas: map("schema"),
    responses: map("response"),
    parameters: map("parameter"),
    requestBodies: map("requestBody"),
    headers: map("header"),
    securitySchemes: map("securityScheme"),
    links: map("link"),
    callbacks: map("callback"),
    pathItems: map("pathItem"),
    mediaTypes: map("mediaType"),
  },
  pathItem: {
    parameters: list("parameter"),
    get: operation,
    put: operation,
    post: operation,
    delete: operation,
    options: operation,
    head: operation,
    patch: operation,
    trace: operation,
    query: operation,
    additionalOperations: map("operation"),
  },
  operation: {
    parameters: list("parameter"),
    requestBody: one("requestBody"),
    responses: patterned("response"),
    callbacks: map("callback"),
  },
  parameter: { schema: one("schema"), ...content },
  header: { schema: one("schema"), ...content },
  requestBody: content,
  response: { headers: map("header"), links: map("link"), ...content },
  mediaType: { schema: one("schema"), itemSchema: one("schema"), ...encodings },
  encoding: { headers: map("header"), ...encodings },
  callback: {},
  link: {},
  securityScheme: {},
  schema: {
    properties: map("schema"),
    patternProperties: map("schema"),
    dependentSchemas: map("schema"),
    $defs: map("schema"),
    definitions: map("schema"),
    allOf: list("schema"),
    anyOf: list("schema"),
    oneOf: list("schema"),
    prefixItems: list("schema"),
    items: one("schema"),
    not: one("schema"),
    if: one("schema"),
    then: one("schema"),
    else: one("schema"),
    contains: one("schema"),
    propertyNames: one("schema"),
    additionalProperties: one("schema"),
    unevaluatedItems: one("schema"),
    unevaluatedProperties: one("schema"),
    contentSchema: one("schema"),
  },
} as const satisfies Record<string, Readonly<Record<string, Field>>>;

/** Kind → the field of `components` that holds objects of this kind. */
export const componentsField = new Map<string, string>(
  Object.entries(grammar.components).map(([field, [, kind]]) => [kind, field]),
);

/** One reference in a document. */
export interface Reference {
  /** The URI reference: `#/components/schemas/X`, `other.yaml#/X`. */
  readonly uri: string;
  /** The kind of object that has to be at the destination. */
  readonly kind: string;
  /** The keys that lead to the text of the reference. */
  readonly path: readonly string[];
  /** The object that holds the text as its member {@link key}. */
  readonly holder: JsonObject;
  readonly key: string;
  /** It stands in the mapping of a discriminator and may be a bare name: that of a schema in the same document, if there is one. */
  readonly byName: boolean;
}

/** Called before and after what is in a schema. */
export interface SchemaVisitor {
  enter(schema: JsonObject, path: readonly string[]): void;
  leave(schema: JsonObject): void;
}

/** Calls `visit` with every reference in `value`, which is an object of the kind `kind`. */
export function eachReference(
  value: unknown,
  kind: string,
  visit: (reference: Reference) => void,
  schemas?: SchemaVisitor,
): void {
  const path: string[] = [];

  function walk(node: unknown, kind: string): void {
    if (!isObject(node)) return;
    if (kind === "schema") schemas?.enter(node, path);
    if (Object.hasOwn(node, "$ref")) emit(node, "$ref", kind);
    if (kind === "callback") members(node, "pathItem", true);
    if (kind === "schema") mapping(node);
    const fields: Readonly<Record<string, Field>> = grammar[kind as Kind];
    for (const key of Object.keys(node)) {
      const member = node[key];
      // Most members are texts and flags: nothing is in them.
      if (typeof member === "object" && Object.hasOwn(fields, key)) enter(key, member, fields[key]);
    }
    if (kind === "schema") schemas?.leave(node);
  }

  function enter(key: string, member: unknown, field: Field | undefined): void {
    if (field === undefined) return;
    const [shape, kind] = field;
    path.push(key);
    if (shape === "one") walk(member, kind);
    else if (shape === "list" && Array.isArray(member)) {
      for (const [index, item] of member.entries()) step(String(index), item, kind);
    } else if (isObject(member)) members(member, kind, shape === "patterned");
    path.pop();
  }

  function members(node: JsonObject, kind: string, patterned: boolean): void {
    for (const key of keysOf(node)) {
      if (!patterned || !(key.startsWith("x-") || key === "$ref")) step(key, node[key], kind);
    }
  }

  function step(key: string, node: unknown, kind: string): void {
    path.push(key);
    walk(node, kind);
    path.pop();
  }

  /** Discriminator Object (section 4.8.25): the values of `mapping`, and `defaultMapping`, are names of schemas or references. */
  function mapping(schema: JsonObject): void {
    const discriminator = Object.hasOwn(schema, "discriminator") ? schema["discriminator"] : undefined;
    if (!isObject(discriminator)) return;
    if (Object.hasOwn(discriminator, "defaultMapping"))
      emit(discriminator, "defaultMapping", "schema", "discriminator");
    const names = Object.hasOwn(discriminator, "mapping") ? discriminator["mapping"] : undefined;
    if (!isObject(names)) return;
    for (const key of Object.keys(names)) emit(names, key, "schema", "discriminator", "mapping");
  }

  /** `within`: the keys that lead from the object of the path to the holder. */
  function emit(holder: JsonObject, key: string, kind: string, ...within: readonly string[]): void {
    const text = holder[key];
    if (typeof text !== "string") return;
    const byName = key !== "$ref" && /^[\w.-]+$/.test(text);
    const uri = byName ? `#/components/schemas/${text}` : text;
    visit({ uri, kind, path: [...path, ...within, key], holder, key, byName });
  }

  walk(value, kind);
}
