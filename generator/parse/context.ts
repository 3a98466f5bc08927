import type { ExternalDocs, Json, Pointer } from "../ir/model.js";
import { isObject, type JsonObject, keysOf, textOfScalar, toPointer } from "../load/index.js";
import { type FindingCode, type Finding, failure, type Failure, type Place } from "../diagnostics.js";

export { isObject, type JsonObject };

/** What the parse stage is given: the document, and a way to name places in its text. */
export interface Source {
  readonly document: JsonObject;
  readonly locate: (pointer: Pointer) => Place;
  /** The pointer that people know a part by, where the document was converted. */
  readonly original?: (pointer: Pointer) => Pointer;
  /** What is reported of the document before it is parsed. */
  readonly findings?: readonly Finding[];
}

/** A value of the document together with where it stands. */
export interface SpecNode<T = unknown> {
  readonly value: T;
  readonly pointer: Pointer;
}

/** What the parsers of all parts of a document share. */
export interface ParseContext extends Source {
  /** The version of OpenAPI that the document declares. */
  readonly version: "3.0" | "3.1" | "3.2";
  readonly findings: Finding[];
  /** The findings so far, as code and pointer, so that a component that is used often is reported once. */
  readonly reported: Set<string>;
  /** Schema of the document → how deep its composition is, so that a schema that is used often is checked once: see `composition.ts`. */
  readonly depths: Map<JsonObject, number>;
  /** Which schemas are composed of themselves, for each one schema of its loop: see `composition.ts`. */
  readonly loops: {
    found: boolean;
    readonly all: Map<JsonObject, JsonObject>;
    readonly unions: Map<JsonObject, JsonObject>;
  };
  /** The schemas on a loop that are being written out in place of a reference, and the keyword that asked for it. */
  readonly unrolled: Map<JsonObject, "allOf" | "anyOf" | "oneOf">;
  /** Schema of the document → whether it admits null: see `nullable.ts`. */
  readonly nullable: Map<JsonObject, boolean>;
  readonly refusesNull: Map<JsonObject, boolean>;
  /** Where references lead that were followed before: see `reference.ts`. */
  readonly paths: Map<string, readonly string[] | undefined>;
  /** The schemas that got a name since references lead to them, in the order of their names: see `schema/named.ts`. */
  readonly named: Map<JsonObject, MadeName>;
  /** Names of schemas that are taken, so that nobody takes them twice: see `schema/named.ts`. */
  readonly taken: Map<string, number>;
  /** How many members of mappings and lists were parsed so far. What a reference repeats counts each time. */
  readonly parsed: { members: number };
}

/** A schema without a name of its own, and the one that was made for it. */
export interface MadeName {
  readonly name: string;
  readonly node: SpecNode<JsonObject>;
}

/** About twenty times as many as the largest known documents have. */
const memberLimit = 1_000_000;

/**
 * Adds members that are about to be parsed to the count of the context.
 *
 * @throws Failure SPEC_LIMIT where references repeat too many of them
 */
export function countMembers(context: ParseContext, members: number, pointer: Pointer): void {
  context.parsed.members += members;
  if (context.parsed.members <= memberLimit) return;
  throw fail(context, "SPEC_LIMIT", pointer, `References expand the document to more than ${memberLimit} values.`);
}

/** Adds a finding to the context, once for each place: something that is accepted although it is wrong. */
export function report(context: ParseContext, code: FindingCode, pointer: Pointer, message: string): void {
  const key = `${code} ${pointer}`;
  if (context.reported.has(key)) return;
  context.reported.add(key);
  context.findings.push({ code, message, pointer });
}

/** A failure with the place of the pointer in the text. */
export function fail(
  context: ParseContext,
  code: FindingCode,
  pointer: Pointer,
  message: string,
  fix?: string,
): Failure {
  return failure(code, message, {
    pointer: context.original?.(pointer) ?? pointer,
    place: context.locate(pointer),
    ...(fix === undefined ? {} : { fix }),
  });
}

/** An own member of a mapping: a document may hold keys such as `constructor`. */
export function member(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Pointer to a member. */
export function child(pointer: Pointer, ...keys: (string | number)[]): Pointer {
  return pointer + toPointer(keys.map(String)).slice(1);
}

/**
 * The member `key` as a mapping, which is empty where there is no such member.
 *
 * @throws Failure SPEC_INVALID for another value
 */
export function objectAt(context: ParseContext, parent: SpecNode<JsonObject>, key: string): SpecNode<JsonObject> {
  const value = member(parent.value, key) ?? {};
  const pointer = child(parent.pointer, key);
  if (!isObject(value)) throw fail(context, "SPEC_INVALID", pointer, `\`${key}\` must be a mapping.`);
  countMembers(context, Object.keys(value).length, pointer);
  return { value, pointer };
}

/**
 * The items of the member `key`, of which there are none where there is no such member.
 *
 * @throws Failure SPEC_INVALID for a value that is no list
 */
export function listAt(context: ParseContext, parent: SpecNode<JsonObject>, key: string): SpecNode[] {
  const value = member(parent.value, key) ?? [];
  const pointer = child(parent.pointer, key);
  if (!Array.isArray(value)) throw fail(context, "SPEC_INVALID", pointer, `\`${key}\` must be a list.`);
  countMembers(context, value.length, pointer);
  return value.map((item: unknown, index) => ({ value: item, pointer: child(pointer, index) }));
}

/** All members of a mapping, in the order written (JavaScript would put keys such as `200` first). */
export function membersIn(node: SpecNode<JsonObject>): [string, SpecNode][] {
  return keysOf(node.value).map((key) => [key, { value: node.value[key], pointer: child(node.pointer, key) }]);
}

/** The fields of an object of the standard, without `x-` extensions. (Maps from names, such as `headers`, have none: {@link membersIn}.) */
export function entriesOf(node: SpecNode<JsonObject>): [string, SpecNode][] {
  return membersIn(node).filter(([key]) => !key.startsWith("x-"));
}

/** @throws Failure SPEC_INVALID for a value that is no mapping */
export function expectObject(context: ParseContext, node: SpecNode, what: string): SpecNode<JsonObject> {
  if (isObject(node.value)) return { value: node.value, pointer: node.pointer };
  throw fail(context, "SPEC_INVALID", node.pointer, `${what} must be a mapping.`);
}

/** The text under a key. A number or a boolean counts as text: YAML makes one of text without quotes. */
export function text(object: JsonObject, key: string): string | undefined {
  const value = member(object, key);
  return typeof value === "string" ? value : textOfScalar(object, key);
}

/** Those of the keys that have a text, for spreading. */
export function optionalText<Key extends string>(object: JsonObject, ...keys: Key[]): { readonly [K in Key]?: string } {
  const found: { [K in Key]?: string } = {};
  for (const key of keys) {
    const value = text(object, key);
    if (value !== undefined) found[key] = value;
  }
  return found;
}

/** The External Documentation Object (OpenAPI 3.1, section 4.8.11) of an object, for spreading. */
export function externalDocsOf(object: JsonObject): { readonly externalDocs?: ExternalDocs } {
  const value = member(object, "externalDocs");
  const url = isObject(value) ? text(value, "url") : undefined;
  return isObject(value) && url !== undefined ? { externalDocs: { url, ...optionalText(value, "description") } } : {};
}

/** The `example` of an object or, without one, the first of its `examples`, for spreading. */
export function exampleOf(object: JsonObject): { readonly example?: Json } {
  const example = member(object, "example");
  if (example !== undefined) return { example: example as Json };
  const examples = member(object, "examples");
  if (Array.isArray(examples)) return examples.length > 0 ? { example: examples[0] as Json } : {};
  if (!isObject(examples)) return {};
  const first = Object.values(examples)[0];
  // OpenAPI 3.2 says whether the value is as in the schema, `dataValue`, or as it travels, which is text.
  const value = isObject(first)
    ? (member(first, "value") ?? member(first, "dataValue") ?? text(first, "serializedValue"))
    : undefined;
  return value === undefined ? {} : { example: value as Json };
}
