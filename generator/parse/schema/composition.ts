/** What schemas are made of, checked before anything follows it: a type cannot be made of itself, and no way is endless. */
import { child, type ParseContext, fail, isObject, type JsonObject, type SpecNode } from "../context.js";
import { pointerTo, referenceLimit, refOf, target, tooManyReferences } from "../reference.js";
import { membersOf } from "./keywords.js";

/**
 * Follows `$ref`, `allOf`, `anyOf` and `oneOf` (JSON Schema Core, sections 8.2.3.1 and 10.2.1), but not properties and items:
 * through those a schema may well hold itself.
 *
 * @throws Failure REF_CYCLE for a schema that is made of itself; SPEC_LIMIT for one that is made of too many levels of others
 */
export function checkComposition(context: ParseContext, node: SpecNode<JsonObject>): void {
  depthOf(context, node, 0);
}

/** How many schemas the longest way leads through. While that is being found out, it is taken as infinite. */
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
