/** Reference Objects (OpenAPI 3.1, section 4.8.23). All of them name parts of this document: the load stage has brought in the others. */
import { pathOf, pathTo, percentDecoded, resolvePointer, toPointer } from "../load/index.js";
import type { Failure } from "../diagnostics.js";
import type { Pointer } from "../ir/model.js";
import { editDistance } from "../suggest.js";
import { type ParseContext, expectObject, fail, isObject, type JsonObject, member, type SpecNode } from "./context.js";

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
    if (seen.has(ref)) throw fail(context, "REF_CYCLE", node.pointer, `\`${ref}\` only leads back to itself.`);
    if (seen.size === referenceLimit) throw tooManyReferences(context, node.pointer);
    seen.add(ref);
    name ??= componentOf(context, ref)?.name;
    current = { value: target(context, ref, current.pointer), pointer: pointerTo(context, ref) };
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
  const value = resolvePointer(context.document, ref);
  if (isObject(value) || value === true || value === false)
    return value === false ? { not: {} } : value === true ? {} : value;
  throw fail(context, "REF_UNRESOLVED", from, `\`${ref}\` points at nothing${suggestion(context, ref)}`);
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
  const [root, field, name, ...more] = pathTo(context.document, ref) ?? [];
  return root === "components" && field !== undefined && name !== undefined && more.length === 0
    ? { field, name }
    : undefined;
}

/** The pointer that a reference stands for, with the keys as the document has them. */
export function pointerTo(context: ParseContext, ref: string): Pointer {
  return toPointer(pathTo(context.document, ref) ?? []);
}

/** The SPEC_LIMIT failure of a reference that leads through more than {@link referenceLimit} others. */
export function tooManyReferences(context: ParseContext, pointer: Pointer): Failure {
  return fail(
    context,
    "SPEC_LIMIT",
    pointer,
    `It leads through more than ${referenceLimit} other parts of the document.`,
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
