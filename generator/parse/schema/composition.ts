/** Checks what a schema is composed of before it is parsed: a schema that is made of itself has no type, and would never end. */
import { child, type ParseContext, fail, isObject, type JsonObject, type SpecNode } from "../context.js";
import { pointerTo, referenceLimit, refOf, target, tooManyReferences } from "../reference.js";
import { membersOf } from "./keywords.js";

/**
 * Follows `$ref`, `allOf`, `anyOf` and `oneOf` (JSON Schema Core, sections 8.2.3.1 and 10.2.1), but not properties and items, through
 * which a schema may hold itself.
 *
 * @throws Failure REF_CYCLE for a schema that is made of itself; SPEC_LIMIT for one that is made of too many levels of others
 */
export function checkComposition(context: ParseContext, node: SpecNode<JsonObject>): void {
  depthOf(context, node, 0);
}

/** The most schemas that follow one another in a composition. Infinity is noted for a schema while its parts are visited, to see cycles. */
function depthOf(context: ParseContext, { value, pointer }: SpecNode<JsonObject>, level: number): number {
  const known = context.depths.get(value);
  if (known === Infinity) throw fail(context, "REF_CYCLE", pointer, `\`${pointer}\` only leads back to itself.`);
  if (known !== undefined && level + known <= referenceLimit) return known;
  if (level >= referenceLimit) throw tooManyReferences(context, pointer);
  context.depths.set(value, Infinity);
  const depth = partsOf(context, { value, pointer }).reduce(
    (deepest, part) => Math.max(deepest, 1 + depthOf(context, part, level + 1)),
    0,
  );
  context.depths.set(value, depth);
  return depth;
}

function partsOf(context: ParseContext, { value, pointer }: SpecNode<JsonObject>): SpecNode<JsonObject>[] {
  const ref = refOf(value);
  if (ref !== undefined) return [{ value: target(context, ref, pointer), pointer: pointerTo(context, ref) }];
  return (["allOf", "anyOf", "oneOf"] as const).flatMap((keyword) =>
    membersOf(value, keyword).flatMap((part, index) =>
      isObject(part) ? [{ value: part, pointer: child(pointer, keyword, index) }] : [],
    ),
  );
}
