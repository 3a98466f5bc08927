import type { ExternalDocs, Json, Pointer } from "../ir/model.js";
import { isObject, type JsonObject, keysOf, toPointer } from "../load/index.js";
import { type Code, type Finding, failure, type Failure, type Place } from "../diagnostics.js";

export { isObject, type JsonObject };

/** What the parse stage is given: the document, and a way to name places in its text. */
export interface Source {
  readonly document: JsonObject;
  readonly locate: (pointer: Pointer) => Place;
}

/** A value of the document together with where it stands. */
export interface Node<T = unknown> {
  readonly value: T;
  readonly pointer: Pointer;
}

/** What every parser of a part of the document shares: the whole document and the list of findings. */
export interface Context extends Source {
  /** `3.0` or `3.1`. */
  readonly dialect: "3.0" | "3.1";
  readonly findings: Finding[];
  /** Which findings were made already, so that a component that is used often is reported once. */
  readonly reported: Set<string>;
  /** What was found out about schemas of the text, by the object that they are: a schema may be reached in many ways. */
  readonly depths: Map<JsonObject, number>;
  readonly nullable: Map<JsonObject, boolean>;
  readonly refusesNull: Map<JsonObject, boolean>;
  /** The schemas without a name that are being written out where a reference names them. */
  readonly inlining: Set<JsonObject>;
  /** How many members of mappings and lists were parsed, those that a reference repeats counted each time. */
  readonly parsed: { members: number };
}

/** Some twenty times what the largest of known documents have. */
const memberLimit = 1_000_000;

/** Counts members that are about to be parsed. Fails with SPEC_LIMIT where references make too many of them. */
export function count(context: Context, members: number, pointer: Pointer): void {
  context.parsed.members += members;
  if (context.parsed.members <= memberLimit) return;
  throw fail(context, "SPEC_LIMIT", pointer, `References make more than ${memberLimit} values of the document.`);
}

/** Notes something that is accepted though it is not right. Once per place. */
export function report(context: Context, code: Code, pointer: Pointer, message: string): void {
  const key = `${code} ${pointer}`;
  if (context.reported.has(key)) return;
  context.reported.add(key);
  context.findings.push({ code, message, pointer });
}

/** A failure that names its place in the source text. */
export function fail(context: Context, code: Code, pointer: Pointer, message: string, fix?: string): Failure {
  return failure(code, message, {
    pointer,
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

/** The member `key` as a mapping; absent is an empty one; anything else breaks OpenAPI. */
export function objectAt(context: Context, parent: Node<JsonObject>, key: string): Node<JsonObject> {
  const value = member(parent.value, key) ?? {};
  const pointer = child(parent.pointer, key);
  if (!isObject(value)) throw fail(context, "SPEC_INVALID", pointer, `\`${key}\` must be a mapping.`);
  count(context, Object.keys(value).length, pointer);
  return { value, pointer };
}

/** The member `key` as a list; absent is an empty one; anything else breaks OpenAPI. */
export function listAt(context: Context, parent: Node<JsonObject>, key: string): Node[] {
  const value = member(parent.value, key) ?? [];
  const pointer = child(parent.pointer, key);
  if (!Array.isArray(value)) throw fail(context, "SPEC_INVALID", pointer, `\`${key}\` must be a list.`);
  count(context, value.length, pointer);
  return value.map((item: unknown, index) => ({ value: item, pointer: child(pointer, index) }));
}

/** All members of a mapping, in the order written (JavaScript would put keys such as `200` first). */
export function membersIn(node: Node<JsonObject>): [string, Node][] {
  return keysOf(node.value).map((key) => [key, { value: node.value[key], pointer: child(node.pointer, key) }]);
}

/** The fields of an object of the standard, without `x-` extensions. (Maps from names, such as `headers`, have none: {@link membersIn}.) */
export function entriesOf(node: Node<JsonObject>): [string, Node][] {
  return membersIn(node).filter(([key]) => !key.startsWith("x-"));
}

/** Narrows a node to a mapping or ends the run. */
export function expectObject(context: Context, node: Node, what: string): Node<JsonObject> {
  if (isObject(node.value)) return { value: node.value, pointer: node.pointer };
  throw fail(context, "SPEC_INVALID", node.pointer, `${what} must be a mapping.`);
}

/** Ends the run where a header or a cookie cannot have this name (RFC 9110, section 5.6.2; RFC 6265, section 4.1.1). */
export function expectToken(context: Context, name: string, pointer: Pointer): void {
  if (/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return;
  throw fail(context, "SPEC_INVALID", pointer, `\`${name}\` cannot be the name of a header or a cookie.`);
}

/** Descriptive text; numbers and booleans that YAML made of unquoted text are taken as text. */
export function text(object: JsonObject, key: string): string | undefined {
  const value = member(object, key);
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** `{ [key]: text }` where the document has one, else nothing: for spreading into a node. */
export function optionalText<Key extends string>(object: JsonObject, ...keys: Key[]): { readonly [K in Key]?: string } {
  const found: { [K in Key]?: string } = {};
  for (const key of keys) {
    const value = text(object, key);
    if (value !== undefined) found[key] = value;
  }
  return found;
}

/** `externalDocs` (OpenAPI 3.1, section 4.8.11) of anything that may have them, for spreading. */
export function externalDocsOf(object: JsonObject): { readonly externalDocs?: ExternalDocs } {
  const value = member(object, "externalDocs");
  const url = isObject(value) ? text(value, "url") : undefined;
  return isObject(value) && url !== undefined ? { externalDocs: { url, ...optionalText(value, "description") } } : {};
}

/** The first of a map of named Example Objects, or the `example` itself. */
export function exampleOf(object: JsonObject): { readonly example?: Json } {
  const example = member(object, "example");
  if (example !== undefined) return { example: example as Json };
  const examples = member(object, "examples");
  if (Array.isArray(examples)) return examples.length > 0 ? { example: examples[0] as Json } : {};
  if (!isObject(examples)) return {};
  const first = Object.values(examples)[0];
  const value = isObject(first) ? member(first, "value") : undefined;
  return value === undefined ? {} : { example: value as Json };
}
