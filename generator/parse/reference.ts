/** Reference Objects (OpenAPI 3.1, section 4.8.23). Only `#/…` is left here: the load stage deals with other documents. */
import { pathOf, pathTo, percentDecoded, resolvePointer, toPointer } from "../load/index.js";
import type { Failure } from "../diagnostics.js";
import type { Pointer } from "../ir/model.js";
import { editDistance } from "../suggest.js";
import { type Context, expectObject, fail, isObject, type JsonObject, member, type Node } from "./context.js";

/** A longer way through references no document has; protects the stack, and the time of all who follow them. */
export const referenceLimit = 100;

/** A node after its references were followed. */
export interface Resolved extends Node<JsonObject> {
  /** Name of the component that the first reference named, where it named one. */
  readonly ref?: string;
}

/** Where a `$ref` points, or undefined if the node has none. */
export function refOf(node: JsonObject): string | undefined {
  const ref = member(node, "$ref");
  return typeof ref === "string" ? ref : undefined;
}

/** Follows a Reference Object to what it names. */
export function resolve(context: Context, node: Node, what: string): Resolved {
  let current = expectObject(context, node, what);
  let name: string | undefined;
  const seen = new Set<Pointer>();
  for (let ref = refOf(current.value); ref !== undefined; ref = refOf(current.value)) {
    if (seen.has(ref)) throw fail(context, "REF_CYCLE", node.pointer, `\`${ref}\` only leads back to itself.`);
    if (seen.size === referenceLimit) throw tooManyReferences(context, node.pointer);
    seen.add(ref);
    name ??= componentOf(context, ref)?.name;
    current = { value: target(context, ref, current.pointer), pointer: pointerTo(context, ref) };
  }
  return { ...current, ...(name === undefined ? {} : { ref: name }) };
}

/** The mapping that `ref` names. Fails with REF_UNRESOLVED where there is none. */
export function target(context: Context, ref: string, from: Pointer): JsonObject {
  if (!ref.startsWith("#")) throw fail(context, "REF_EXTERNAL", from, `\`${ref}\` is in another document.`);
  const value = resolvePointer(context.document, ref);
  if (isObject(value) || value === true || value === false)
    return value === false ? { not: {} } : value === true ? {} : value;
  throw fail(context, "REF_UNRESOLVED", from, `\`${ref}\` points at nothing${suggestion(context, ref)}`);
}

/** `#/components/schemas/X` → `X`; undefined for a pointer to any other place, or to nothing. */
export function schemaName(context: Context, ref: string): string | undefined {
  const component = componentOf(context, ref);
  return component?.field === "schemas" ? component.name : undefined;
}

function componentOf(context: Context, ref: string): { readonly field: string; readonly name: string } | undefined {
  const [root, field, name, ...more] = pathTo(context.document, ref) ?? [];
  return root === "components" && field !== undefined && name !== undefined && more.length === 0
    ? { field, name }
    : undefined;
}

/** Where a reference leads, as the document's own keys say it. */
export function pointerTo(context: Context, ref: string): Pointer {
  return toPointer(pathTo(context.document, ref) ?? []);
}

/** The failure of a reference that leads through more than {@link referenceLimit} others. */
export function tooManyReferences(context: Context, pointer: Pointer): Failure {
  return fail(
    context,
    "SPEC_LIMIT",
    pointer,
    `It leads through more than ${referenceLimit} other parts of the document.`,
  );
}

function suggestion(context: Context, ref: string): string {
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
