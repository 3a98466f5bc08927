/** What schemas are composed of, looked at before they are parsed: one that is made of itself has no type, and would never end. */
import type { Schema, UnionSchema } from "../../ir/model.js";
import { child, type ParseContext, fail, isObject, type JsonObject, report, type SpecNode } from "../context.js";
import { pointerTo, referenceLimit, refOf, schemaTarget, tooManyReferences } from "../reference.js";
import { parseDefinition, parseSchema } from "./index.js";
import { membersOf } from "./keywords.js";

type Keyword = "allOf" | UnionSchema["keyword"];

/**
 * Follows `$ref`, `allOf`, `anyOf` and `oneOf` (JSON Schema Core, sections 8.2.3.1 and 10.2.1), but not properties and items, through
 * which a schema may hold itself.
 *
 * @throws Failure REF_CYCLE for references that only lead to one another; SPEC_LIMIT for a schema of too many levels of others
 */
export function checkComposition(context: ParseContext, node: SpecNode<JsonObject>): void {
  depthOf(context, node, 0);
}

/** The most schemas that follow one another in a composition. Infinity is noted for a schema while its parts are visited, to see loops. */
function depthOf(context: ParseContext, { value, pointer }: SpecNode<JsonObject>, level: number): number {
  const known = context.depths.get(value);
  if (known === Infinity) return noteLoop(context, { value, pointer });
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

/** A loop that has no part beside references says nothing at all; any other is read without what leads back: see {@link parsePart}. */
function noteLoop(context: ParseContext, { value, pointer }: SpecNode<JsonObject>): 0 {
  context.loops.found = true;
  let next: JsonObject | undefined = value;
  do {
    const ref = refOf(next);
    next = ref === undefined ? undefined : schemaTarget(context, ref, pointer);
  } while (next !== undefined && next !== value);
  if (next === value) throw fail(context, "REF_CYCLE", pointer, `\`${pointer}\` only points to itself.`);
  return 0;
}

function partsOf(
  context: ParseContext,
  { value, pointer }: SpecNode<JsonObject>,
  keywords: readonly Keyword[] = ["allOf", "anyOf", "oneOf"],
): SpecNode<JsonObject>[] {
  const ref = refOf(value);
  if (ref !== undefined) return [{ value: schemaTarget(context, ref, pointer), pointer: pointerTo(context, ref) }];
  return keywords.flatMap((keyword) =>
    membersOf(value, keyword).flatMap((part, index) =>
      isObject(part) ? [{ value: part, pointer: child(pointer, keyword, index) }] : [],
    ),
  );
}

/**
 * A member of `allOf`, `anyOf` or `oneOf`; nothing where it is the schema itself that it is a member of. A member that leads back to that
 * schema stands there without the part that does: a subtype says `allOf: [Base]`, and Base says `oneOf` of its subtypes. A value that is
 * of the subtype is one of these by that alone.
 */
export function parsePart(context: ParseContext, whole: JsonObject, item: SpecNode, keyword: Keyword): Schema[] {
  if (!isObject(item.value) || !leadsBack(context, whole, item.value, keyword)) return [parseSchema(context, item)];
  report(context, "QUIRK_REF", item.pointer, `This part of \`${keyword}\` points back to the schema that contains it.`);
  const isOutermost = !context.unrolled.has(whole);
  if (isOutermost) context.unrolled.set(whole, keyword);
  const parts = unrolled(context, { value: item.value, pointer: item.pointer }, keyword);
  if (isOutermost) context.unrolled.delete(whole);
  return parts;
}

/** What a schema says beside the part that leads back. Each schema is written out once on the way. */
function unrolled(context: ParseContext, node: SpecNode<JsonObject>, keyword: Keyword): Schema[] {
  if (context.unrolled.has(node.value)) return [];
  context.unrolled.set(node.value, keyword);
  const ref = refOf(node.value);
  const [next] = ref === undefined ? [] : partsOf(context, node);
  const parts = next === undefined ? [parseDefinition(context, node)] : unrolled(context, next, keyword);
  context.unrolled.delete(node.value);
  return parts;
}

/** Whether `oneOf` or `anyOf` holds by itself, since the schema is written out as a part of one of the members. */
export function isUnrolledUnion(context: ParseContext, whole: JsonObject, members: readonly unknown[]): boolean {
  if (context.unrolled.get(whole) !== "allOf") return false;
  return members.some((member) => isObject(member) && leadsBack(context, whole, member, "allOf"));
}

/** Loops that some `allOf` is on are cut there; the others at each of their members. */
function leadsBack(context: ParseContext, whole: JsonObject, member: JsonObject, keyword: Keyword): boolean {
  if (!context.loops.found) return false;
  const loops = keyword === "allOf" ? context.loops.all : context.loops.unions;
  const keywords: readonly Keyword[] = keyword === "allOf" ? ["allOf", "anyOf", "oneOf"] : ["anyOf", "oneOf"];
  findLoops(whole, loops, (value) => partsOf(context, { value, pointer: "#" }, keywords).map((part) => part.value));
  return loops.get(whole) === loops.get(member);
}

/** Notes for each schema that `root` leads to one schema of the loop that it is on: the strongly connected components (Tarjan 1972). */
function findLoops(
  root: JsonObject,
  loops: Map<JsonObject, JsonObject>,
  partsOf: (value: JsonObject) => readonly JsonObject[],
): void {
  const lowest = new Map<JsonObject, number>();
  const open: JsonObject[] = [];
  function visit(node: JsonObject): number {
    const index = lowest.size;
    let low = index;
    lowest.set(node, index);
    open.push(node);
    for (const part of partsOf(node)) {
      if (!loops.has(part)) low = Math.min(low, lowest.get(part) ?? visit(part));
    }
    lowest.set(node, low);
    if (low === index) for (const member of open.splice(open.indexOf(node))) loops.set(member, node);
    return low;
  }
  if (!loops.has(root)) visit(root);
}
