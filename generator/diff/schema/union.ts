/** Compares `oneOf` and `anyOf`, whose alternatives are matched first. A type that is no union counts as a union of one. */
import type { Schema } from "../../ir/model.js";
import { groupBy } from "../group.js";
import { say } from "../sentence.js";
import { compareSchemas } from "./compare.js";
import { type Comparison, note, type Spot } from "./comparison.js";
import { compareDiscriminators } from "./discriminator.js";
import { resolved, schemaLikeness } from "./likeness.js";
import { typeText } from "./type-text.js";
import { pointersOf } from "./words.js";

/** Alternatives that are less alike do not match. */
const leastLikeness = 0.5;

export function compareUnions(comparison: Comparison, spot: Spot, old: Schema, new_: Schema): void {
  const [before, after] = [alternatives(old), alternatives(new_)];
  const pairs = pairUp(comparison, before, after);
  const pointers = pointersOf(old.pointer, new_.pointer);
  if (pairs.length === 0) {
    note(spot, "type-changed", say`the type is ${typeText(new_)} instead of ${typeText(old)}`, pointers());
    return;
  }
  for (const [a, b] of pairs) {
    // Null is compared for the whole union.
    compareSchemas(comparison, spot, { ...a, nullable: false }, { ...b, nullable: false });
  }
  const known = new Set(pairs.flat());
  for (const member of after.filter((item) => !known.has(item))) {
    note(spot, "union-member-added", say`it can also be ${typeText(member)}`, {
      old: old.pointer,
      new: member.pointer,
    });
  }
  for (const member of before.filter((item) => !known.has(item))) {
    note(spot, "union-member-removed", say`it can no longer be ${typeText(member)}`, {
      old: member.pointer,
      new: new_.pointer,
    });
  }
  if (old.kind === "union" && new_.kind === "union") compareDiscriminators(comparison, spot, old, new_, pairs);
}

function alternatives(schema: Schema): readonly Schema[] {
  return schema.kind === "union" ? schema.members.flatMap(alternatives) : [schema];
}

type Pair = readonly [Schema, Schema];

/** Matches alternatives: first those that read the same, then each of the others with the one that is most alike. */
function pairUp(comparison: Comparison, before: readonly Schema[], after: readonly Schema[]): Pair[] {
  const whole = (schema: Schema) => `${schema.kind} ${typeText({ ...schema, nullable: false })}`;
  const alike = groupBy(after, whole);
  const pairs = before.flatMap((a): Pair[] => {
    const b = alike.get(whole(a))?.shift();
    return b === undefined ? [] : [[a, b]];
  });
  const known = new Set(pairs.flat());
  const gone = before.filter((member) => !known.has(member));
  const come = new Set(after.filter((member) => !known.has(member)));
  for (const a of gone) {
    const scored = firstOf(come, Math.ceil(mostCompared / gone.length)).map((b) => {
      return { b, score: alternativeLikeness(comparison, a, b) };
    });
    const best = scored.filter(({ score }) => score >= leastLikeness).sort((x, y) => y.score - x.score)[0];
    if (best === undefined) continue;
    come.delete(best.b);
    pairs.push([a, best.b]);
  }
  return pairs;
}

function firstOf<Item>(items: Iterable<Item>, count: number): readonly Item[] {
  const found: Item[] = [];
  for (const item of items) {
    if (found.length >= count) break;
    found.push(item);
  }
  return found;
}

/** How many pairs of alternatives are compared: of very many, each is compared with some of the others. */
const mostCompared = 40_000;

function alternativeLikeness(comparison: Comparison, old: Schema, new_: Schema): number {
  const [a, b] = [resolved(old, comparison.old), resolved(new_, comparison.new)];
  const kinds = new Set([a.kind, b.kind]);
  if (kinds.has("enum") && kinds.has("string")) return 0.6;
  if (kinds.has("integer") && kinds.has("number")) return 0.6;
  return schemaLikeness(comparison, old, new_);
}
