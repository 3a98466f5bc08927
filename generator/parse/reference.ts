/** Reference Objects (OpenAPI 3.1, section 4.8.23). All of them name parts of this document: the load stage has brought in the others. */
import { follow, pathOf, pathTo, percentDecoded, resolvePointer, toPointer } from "../load/index.js";
import type { Failure } from "../diagnostics.js";
import type { Pointer } from "../ir/model.js";
import { editDistance } from "../suggest.js";
import {
  type ParseContext,
  expectObject,
  fail,
  isObject,
  type JsonObject,
  member,
  report,
  type SpecNode,
} from "./context.js";

/** How many references may follow one another. No real document has as many; the limit protects the stack and the time of readers. */
export const referenceLimit = 100;

/** A node after its references were followed. */
export interface Resolved extends SpecNode<JsonObject> {
  /** Name of the component that the first reference named, where it named one. */
  readonly ref?: string;
}

/** Where a `$ref` points, or undefined if the node has none. */
export function refOf(node: JsonObject): string | undefined {
  const ref = member(node, "$ref");
  return typeof ref === "string" ? ref : undefined;
}

/**
 * The object that a Reference Object names, or the object itself where it is no reference.
 *
 * @throws Failure REF_CYCLE, REF_UNRESOLVED, REF_EXTERNAL; SPEC_INVALID for a value that is no mapping; SPEC_LIMIT for too many references
 */
export function resolve(context: ParseContext, node: SpecNode, what: string): Resolved {
  let current = expectObject(context, node, what);
  let name: string | undefined;
  const seen = new Set<Pointer>();
  for (let ref = refOf(current.value); ref !== undefined; ref = refOf(current.value)) {
    if (seen.has(ref)) throw fail(context, "REF_CYCLE", node.pointer, `\`${ref}\` only points to itself.`);
    if (seen.size === referenceLimit) throw tooManyReferences(context, node.pointer);
    seen.add(ref);
    name ??= componentOf(context, ref)?.name;
    const next = { value: target(context, ref, current.pointer), pointer: pointerTo(context, ref) };
    const isContent = (what === "A response" || what === "A request body") && schemaName(context, ref) !== undefined;
    if (isContent) reportKind(context, current.pointer, ref, "the schema of its content");
    current = isContent ? { ...next, value: { content: { "application/json": { schema: { $ref: ref } } } } } : next;
  }
  return { ...current, ...(name === undefined ? {} : { ref: name }) };
}

/**
 * The mapping that `ref` names; for the schemas `true` and `false` one that says the same.
 *
 * @throws Failure REF_UNRESOLVED, REF_EXTERNAL
 */
export function target(context: ParseContext, ref: string, from: Pointer): JsonObject {
  if (!ref.startsWith("#")) throw fail(context, "REF_EXTERNAL", from, `\`${ref}\` is in another document.`);
  const value = valueAt(context, ref);
  if (isObject(value) || value === true || value === false)
    return value === false ? { not: {} } : value === true ? {} : value;
  throw fail(context, "REF_UNRESOLVED", from, `\`${ref}\` does not exist${suggestion(context, ref)}`);
}

/**
 * The schema that `ref` names. Where it names something that holds a schema, such as a response, that is the schema.
 *
 * @param from the place of the reference; `#` where it is not known, since the reference is only looked at
 * @throws Failure REF_UNRESOLVED, REF_EXTERNAL
 */
export function schemaTarget(context: ParseContext, ref: string, from: Pointer): JsonObject {
  const value = target(context, ref, from);
  const path = heldSchema(value);
  if (path.length === 0) return value;
  if (from !== "#") reportKind(context, from, ref, "the schema in it");
  return follow(value, path) as JsonObject;
}

/** The keys that lead to the schema that a response, a parameter or a media type holds; none where the value is a schema itself. */
export function heldSchema(value: JsonObject): readonly string[] {
  if (["type", "$ref", "properties", "items", "allOf", "anyOf", "oneOf"].some((key) => Object.hasOwn(value, key)))
    return [];
  const content = member(value, "content");
  const [type = ""] = isObject(content) ? Object.keys(content) : [];
  const paths = [["schema"], ["content", type, "schema"]];
  return paths.find((path) => isObject(follow(value, path))) ?? [];
}

function reportKind(context: ParseContext, pointer: Pointer, ref: string, readAs: string): void {
  report(context, "QUIRK_REF", pointer, `\`${ref}\` points to an object of another kind: it is read as ${readAs}.`);
}

/** `#/components/schemas/X` → `X`; undefined for a pointer to any other place, or to nothing. */
export function schemaName(context: ParseContext, ref: string): string | undefined {
  const component = componentOf(context, ref);
  return component?.field === "schemas" ? component.name : undefined;
}

function componentOf(
  context: ParseContext,
  ref: string,
): { readonly field: string; readonly name: string } | undefined {
  const [root, field, name, ...more] = pathIn(context, ref) ?? [];
  return root === "components" && field !== undefined && name !== undefined && more.length === 0
    ? { field, name }
    : undefined;
}

/** The pointer that a reference stands for, with the keys as the document has them. */
export function pointerTo(context: ParseContext, ref: string): Pointer {
  return toPointer(pathIn(context, ref) ?? []);
}

/** What a reference leads to, or undefined. */
export function valueAt(context: ParseContext, ref: string): unknown {
  const path = pathIn(context, ref);
  return path && follow(context.document, path);
}

/**
 * The keys of the document that lead to what a reference names; undefined where it names nothing. People also write pointers that lead
 * through other references, which a JSON Pointer does not do (RFC 6901, section 4): these are followed.
 */
export function pathIn(context: ParseContext, ref: string, hops = 0): readonly string[] | undefined {
  if (context.paths.has(ref)) return context.paths.get(ref);
  // Until it is known: a pointer that leads through itself leads nowhere.
  context.paths.set(ref, undefined);
  const path = pathTo(context.document, ref) ?? pathThrough(context, ref, hops);
  context.paths.set(ref, path);
  return path;
}

function pathThrough(context: ParseContext, ref: string, hops: number): readonly string[] | undefined {
  let path: readonly string[] = [];
  let node: unknown = context.document;
  for (const token of pathOf(percentDecoded(ref)) ?? []) {
    const inner = isObject(node) && !Object.hasOwn(node, token) ? refOf(node) : undefined;
    const base = inner === undefined || hops === referenceLimit ? path : pathIn(context, inner, hops + 1);
    if (base === undefined) return undefined;
    path = [...base, token];
    node = follow(context.document, path);
    if (node === undefined) return undefined;
  }
  if (path.length === 0) return undefined;
  report(context, "QUIRK_REF", toPointer(path), `\`${ref}\` points through another reference, which was resolved.`);
  return path;
}

/** The SPEC_LIMIT failure of a reference that leads through more than {@link referenceLimit} others. */
export function tooManyReferences(context: ParseContext, pointer: Pointer): Failure {
  return fail(
    context,
    "SPEC_LIMIT",
    pointer,
    `It points through more than ${referenceLimit} other parts of the document.`,
  );
}

function suggestion(context: ParseContext, ref: string): string {
  const cut = ref.lastIndexOf("/");
  const siblings = cut > 1 ? resolvePointer(context.document, ref.slice(0, cut)) : undefined;
  const wanted = pathOf(percentDecoded(ref))?.at(-1) ?? "";
  const near = isObject(siblings) ? Object.keys(siblings).find((key) => isNear(key, wanted)) : undefined;
  return near === undefined ? "." : `; did you mean \`${ref.slice(0, cut + 1)}${near}\`?`;
}

/** Whether one name may be a slip of the other. Names longer than any that people type are near only to themselves. */
function isNear(name: string, other: string): boolean {
  if (name.toLowerCase() === other.toLowerCase()) return true;
  return name.length <= 100 && Math.abs(name.length - other.length) <= 2 && editDistance(name, other) <= 2;
}
