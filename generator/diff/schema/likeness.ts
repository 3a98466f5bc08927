/** How alike two schemas are, 0 to 1, without a look into the schemas that they use. */
import { flattenObject, propertiesOf, type SchemaLookup } from "../../ir/flatten.js";
import type { Schema } from "../../ir/model.js";
import { overlap, stems, translated } from "../match/words.js";
import type { Comparison } from "./comparison.js";
import { typeText } from "./type-text.js";

/** The schema behind references and `allOf` of one part. */
export function resolved(schema: Schema, lookup: SchemaLookup): Schema {
  const seen = new Set<Schema>();
  let current = schema;
  while (!seen.has(current)) {
    seen.add(current);
    const next =
      current.kind === "ref"
        ? lookup(current.name)
        : current.kind === "intersection" && current.members.length === 1
          ? current.members[0]
          : undefined;
    if (next === undefined) break;
    current = next;
  }
  return current;
}

/** How alike two named schemas are. Keeps the result in the comparison. */
export function modelLikeness(comparison: Comparison, old: string, new_: string): number {
  const key = JSON.stringify([old, new_]);
  const known = comparison.likenesses.get(key);
  if (known !== undefined) return known;
  const [a, b] = [comparison.old(old), comparison.new(new_)];
  const likeness = a === undefined || b === undefined ? 0 : schemaLikeness(comparison, a, b);
  comparison.likenesses.set(key, likeness);
  return likeness;
}

/** How alike two schemas are: objects by their properties, enums by their values, others by their kind. */
export function schemaLikeness(comparison: Comparison, old: Schema, new_: Schema): number {
  const [a, b] = [flattenObject(old, comparison.old), flattenObject(new_, comparison.new)];
  if (a !== undefined && b !== undefined) {
    const names = propertiesOf(a).map(({ name }) => translated(stems(name), comparison.vocabulary).join(" "));
    return overlap(
      names,
      propertiesOf(b).map(({ name }) => stems(name).join(" ")),
    );
  }
  const [c, d] = [resolved(old, comparison.old), resolved(new_, comparison.new)];
  if (c.kind === "enum" && d.kind === "enum") return overlap(c.values.map(String), d.values.map(String));
  if (c.kind === "array" && d.kind === "array") return 0.5 + 0.5 * typeLikeness(comparison, c.items, d.items);
  return c.kind === d.kind ? 0.5 : 0;
}

function objectLikeness(comparison: Comparison, old: Schema, new_: Schema): number {
  const [a, b] = [flattenObject(old, comparison.old), flattenObject(new_, comparison.new)];
  const isEmpty = (object: typeof a) => object === undefined || propertiesOf(object).length === 0;
  return isEmpty(a) && isEmpty(b) ? 1 : schemaLikeness(comparison, old, new_);
}

/** How alike two types are: 1 where they read the same. */
export function typeLikeness(comparison: Comparison, old: Schema, new_: Schema): number {
  const bare = (schema: Schema) => typeText({ ...schema, nullable: false });
  if (bare(old) === bare(new_)) return 1;
  const [a, b] = [resolved(old, comparison.old), resolved(new_, comparison.new)];
  // Objects of different names are as alike as their properties are.
  if (a.kind === "object" && b.kind === "object") return objectLikeness(comparison, a, b);
  if (bare(a) === bare(b)) return 1;
  if (a.kind === b.kind) return 0.8;
  const kinds = new Set([a.kind, b.kind]);
  if (kinds.has("any") || kinds.has("union")) return 0.4;
  if (kinds.has("string") && kinds.has("enum")) return 0.7;
  return kinds.has("integer") && kinds.has("number") ? 0.8 : 0;
}
