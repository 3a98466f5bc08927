/**
 * Compares two schemas that stand in the same place. References are not followed: the pair of schemas that they name is noted and
 * compared once. So recursive schemas come to an end, and a change of a named schema is one change.
 */
import { flattenObject, partsOf } from "../../ir/flatten.js";
import type { ArraySchema, IntersectionSchema, RefSchema, Schema, TupleSchema } from "../../ir/model.js";
import { ours, say, type Sentence } from "../sentence.js";
import { type Comparison, note, type SchemaPair, type Spot } from "./comparison.js";
import { compareBases } from "./discriminator.js";
import { compareDemands } from "./demands.js";
import { compareEnums, enumIntroduced, enumLifted } from "./enum.js";
import { resolved, schemaLikeness } from "./likeness.js";
import { compareObjects } from "./object.js";
import { compareNumbers, compareSizes, compareStrings } from "./scalar.js";
import { typeText } from "./type-text.js";
import { compareUnions } from "./union.js";
import { compareWords, mergedWords, pointersOf } from "./words.js";

export function compareSchemas(comparison: Comparison, spot: Spot, old: Schema, new_: Schema): void {
  const [a, b] = [unwrapped(old), unwrapped(new_)];
  const isMixed = (a.kind === "ref") !== (b.kind === "ref");
  const named = (schema: Schema, lookup: Comparison["old"]) =>
    isMixed && schema.kind === "ref" ? mergedWords(schema, lookup(schema.name)) : schema;
  compareNull(comparison, spot, a, b);
  compareDemands(comparison, spot, [a, b], pointersOf(old.pointer, new_.pointer));
  compareLimits(comparison, spot, a, b);
  compareWords(spot, named(a, comparison.old), named(b, comparison.new), pointersOf(old.pointer, new_.pointer));
  if (a.kind === "ref" || b.kind === "ref") compareRefs(comparison, spot, a, b);
  else compareTypes(comparison, spot, a, b);
}

/** Compares all pairs that were noted, and those that are noted meanwhile. Empties `pending`. */
export function comparePending(comparison: Comparison): void {
  for (let pair = comparison.pending.pop(); pair !== undefined; pair = comparison.pending.pop())
    comparePair(comparison, pair);
}

/** Notes the pair of a schema that both APIs have under one name, unless it is noted already. */
export function notePairByName(comparison: Comparison, name: string): void {
  const [old, new_] = [comparison.old(name), comparison.new(name)];
  const key = JSON.stringify([name, name]);
  if (old === undefined || new_ === undefined || comparison.pairs.has(key)) return;
  notePair(comparison, key, { name, schema: old }, { name, schema: new_ });
}

/** Compares a noted pair. Annotations and null only where both sides have a name: otherwise they were compared where the schemas stand. */
function comparePair(comparison: Comparison, pair: SchemaPair): void {
  const spot: Spot = { owner: pair, at: "", audiences: ["send", "read"] };
  const { schema: old } = pair.old;
  const { schema: new_ } = pair.new;
  if (pair.old.name !== undefined && pair.new.name !== undefined) compareSchemas(comparison, spot, old, new_);
  else {
    const [a, b] = [unwrapped(old), unwrapped(new_)];
    if (a.kind === "ref" || b.kind === "ref") compareRefs(comparison, spot, a, b);
    else compareTypes(comparison, spot, a, b);
  }
}

/** `allOf: [X]` as X, with the annotations around it. */
function unwrapped(schema: Schema): Schema {
  if (schema.kind !== "intersection") return schema;
  const [only, ...more] = partsOf(schema);
  if (only === undefined || more.length > 0) return schema;
  const { nullable, readOnly, writeOnly, pointer, limits = only.limits } = schema;
  const conditions = { ...only.conditions, ...schema.conditions };
  const own = { nullable, readOnly, writeOnly, pointer, conditions, ...(limits !== undefined && { limits }) };
  return unwrapped({ ...only, ...mergedWords(schema, only), ...own });
}

/** Compares what stands beside a reference or a composition and limits its values. */
function compareLimits(comparison: Comparison, spot: Spot, { limits: a }: Schema, { limits: b }: Schema): void {
  if (a !== undefined && b !== undefined) return compareTypes(comparison, spot, a, b);
  if (a !== undefined) note(spot, "limit-loosened", removedText(a), { old: a.pointer });
  if (b !== undefined) note(spot, "limit-tightened", addedText(b), { new: b.pointer });
}

/** A part that says nothing but conditions has no type to show. */
function removedText(part: Schema): Sentence {
  return part.kind === "any" ? ours("the conditions were removed") : say`it no longer has to be ${typeText(part)}`;
}

function addedText(part: Schema): Sentence {
  return part.kind === "any" ? ours("conditions were added") : say`it must also be ${typeText(part)}`;
}

/** Notes a change of `nullable`, unless both schemas are references that inherit it: then it is a change of what they name. */
function compareNull(comparison: Comparison, spot: Spot, old: Schema, new_: Schema): void {
  if (old.nullable === new_.nullable) return;
  const [a, b] = [resolved(old, comparison.old), resolved(new_, comparison.new)];
  if ([a, b].some(({ kind }) => kind === "any" || kind === "null")) return;
  if (old.kind === "ref" && new_.kind === "ref") {
    const inherited = [comparison.old(old.name)?.nullable ?? false, comparison.new(new_.name)?.nullable ?? false];
    if (inherited[0] === old.nullable && inherited[1] === new_.nullable) return;
  }
  const code = new_.nullable ? "became-nullable" : "became-not-nullable";
  const what = new_.nullable ? say`it can now be null` : say`it can no longer be null`;
  note(spot, code, what, pointersOf(old.pointer, new_.pointer)());
}

/** With how many others one schema is compared. No real document needs as many; the limit bounds the time. */
const mostPartners = 100;

/** Compares two schemas, at least one of which is a reference: notes their pair, and that the owner of the spot uses it. */
function compareRefs(comparison: Comparison, spot: Spot, old: Schema, new_: Schema): void {
  const [a, b] = [sideOf(old, comparison.old), sideOf(new_, comparison.new)];
  // A scalar that got a name or lost it is compared where it stands, without a pair of its own.
  if ((a.name === undefined || b.name === undefined) && isScalar(a.schema) && isScalar(b.schema)) {
    return compareTypes(comparison, spot, a.schema, b.schema);
  }
  const key = JSON.stringify([keyOf(a), keyOf(b)]);
  const pair = comparison.pairs.get(key) ?? notePair(comparison, key, a, b);
  if (pair === undefined || pair.unlike) {
    note(spot, "type-changed", say`the type is ${typeText(new_)} instead of ${typeText(old)}`, {
      old: old.pointer,
      new: new_.pointer,
    });
    return;
  }
  const known = spot.owner.uses.get(pair) ?? [];
  spot.owner.uses.set(pair, [...new Set([...known, ...spot.audiences])]);
}

/** A key for one side of a pair. (The schemas that a list of types stands for have one pointer and differ in their kind.) */
function keyOf({ name, schema }: SchemaPair["old"]): unknown {
  return name ?? [schema.pointer, schema.kind];
}

function sideOf(schema: Schema, lookup: Comparison["old"]): SchemaPair["old"] {
  if (schema.kind !== "ref") return { schema };
  return { name: schema.name, schema: lookup(schema.name) ?? schema };
}

/** Notes a pair that is to be compared, and returns it; undefined where one side is in too many pairs. */
function notePair(
  comparison: Comparison,
  key: string,
  old: SchemaPair["old"],
  new_: SchemaPair["new"],
): SchemaPair | undefined {
  const name = old.name === undefined ? `new ${new_.name ?? ""}` : `old ${old.name}`;
  const partners = comparison.partners.get(name) ?? 0;
  if (partners >= mostPartners) return undefined;
  comparison.partners.set(name, partners + 1);
  const unlike = old.name !== new_.name && isReplaced(comparison, old.schema, new_.schema);
  const pair: SchemaPair = { old, new: new_, unlike, differences: [], uses: new Map() };
  comparison.pairs.set(key, pair);
  if (!unlike) comparison.pending.push(pair);
  return pair;
}

/** Whether two objects have so little in common that one replaced the other: a list of all their differences would help nobody. */
function isReplaced(comparison: Comparison, old: Schema, new_: Schema): boolean {
  const [a, b] = [flattenObject(old, comparison.old), flattenObject(new_, comparison.new)];
  if (a === undefined || b === undefined || a.properties.length < 2 || b.properties.length < 2) return false;
  return schemaLikeness(comparison, old, new_) < 0.2;
}

function compareTypes(comparison: Comparison, spot: Spot, old: Schema, new_: Schema): void {
  const kinds = new Set([old.kind, new_.kind]);
  if (kinds.has("any")) return compareKinds(spot, old, new_);
  if (kinds.has("union")) return compareUnions(comparison, spot, old, new_);
  compareBases(comparison, spot, old, new_);
  if (kinds.has("intersection")) return compareIntersections(comparison, spot, old, new_);
  if (old.kind === "object" && new_.kind === "object") return compareObjects(comparison, spot, old, new_);
  if (old.kind === "array" && new_.kind === "array") return compareArrays(comparison, spot, old, new_);
  if (old.kind === "tuple" && new_.kind === "tuple") return compareTuples(comparison, spot, old, new_);
  if (isNumber(old) && isNumber(new_) && kinds.size === 1) return compareNumbers(spot, old, new_);
  compareTexts(spot, old, new_);
}

function compareTexts(spot: Spot, old: Schema, new_: Schema): void {
  if (old.kind === "enum" && new_.kind === "enum") return compareEnums(spot, old, new_);
  const areTexts = old.kind === "string" && new_.kind === "string";
  if (areTexts && isBytes(old) === isBytes(new_)) return compareStrings(spot, old, new_);
  if (areTexts || old.kind !== new_.kind) compareKinds(spot, old, new_);
}

function isScalar({ kind }: Schema): boolean {
  return ["string", "enum", "integer", "number", "boolean", "null"].includes(kind);
}

function isBytes(schema: Schema): boolean {
  return schema.kind === "string" && schema.format === "binary";
}

function isNumber(schema: Schema): schema is Extract<Schema, { kind: "number" | "integer" }> {
  return schema.kind === "number" || schema.kind === "integer";
}

/** Compares types of different kinds, and bytes with texts: one of them may include the other. */
function compareKinds(spot: Spot, old: Schema, new_: Schema): void {
  if (old.kind === "any" && new_.kind === "any") return;
  if (new_.kind === "enum" && enumIntroduced(spot, old, new_)) return;
  if (old.kind === "enum" && enumLifted(spot, old, new_)) return;
  const isWider = new_.kind === "any" || (old.kind === "integer" && new_.kind === "number") || old.kind === "never";
  const isNarrower = old.kind === "any" || (old.kind === "number" && new_.kind === "integer") || new_.kind === "never";
  const code = isWider ? "type-widened" : isNarrower ? "type-narrowed" : "type-changed";
  const what = say`the type is ${typeText(new_)} instead of ${typeText(old)}`;
  note(spot, code, what, pointersOf(old.pointer, new_.pointer)());
}

function compareArrays(comparison: Comparison, spot: Spot, old: ArraySchema, new_: ArraySchema): void {
  compareSizes(spot, old, new_, "minItems", "maxItems");
  if (old.uniqueItems !== new_.uniqueItems) {
    const what = new_.uniqueItems ? say`items must be unique` : say`items can be repeated`;
    const code = new_.uniqueItems ? "limit-tightened" : "limit-loosened";
    note(spot, code, what, pointersOf(old.pointer, new_.pointer)("uniqueItems"));
  }
  compareSchemas(comparison, { ...spot, at: `${spot.at}[]` }, old.items, new_.items);
}

function compareTuples(comparison: Comparison, spot: Spot, old: TupleSchema, new_: TupleSchema): void {
  const pointers = pointersOf(old.pointer, new_.pointer)("prefixItems");
  if (old.items.length !== new_.items.length || (old.rest === undefined) !== (new_.rest === undefined)) {
    note(spot, "type-changed", say`the type is ${typeText(new_)} instead of ${typeText(old)}`, pointers);
    return;
  }
  compareSizes(spot, old, new_, "minItems", "minItems");
  for (const [index, item] of old.items.entries()) {
    const other = new_.items[index];
    if (other !== undefined) compareSchemas(comparison, { ...spot, at: `${spot.at}[${index}]` }, item, other);
  }
  if (old.rest && new_.rest) compareSchemas(comparison, { ...spot, at: `${spot.at}[…]` }, old.rest, new_.rest);
}

/**
 * Compares `allOf`: parts that refer to the same name with each other; the rest as one object or, where it is none, part by part.
 */
function compareIntersections(comparison: Comparison, spot: Spot, old: Schema, new_: Schema): void {
  const shared = sharedParts(old, new_);
  for (const [a, b] of shared) compareRefs(comparison, spot, a, b);
  const names = new Set(shared.map(([{ name }]) => name));
  const [rest, others] = [withoutParts(old, names), withoutParts(new_, names)];
  const [a, b] = [flattenObject(rest, comparison.old), flattenObject(others, comparison.new)];
  if (a !== undefined && b !== undefined) return compareObjects(comparison, spot, a, b);
  compareParts(comparison, spot, partsIn(rest), partsIn(others));
}

function partsIn(schema: Schema): readonly Schema[] {
  return schema.kind === "intersection" ? partsOf(schema) : [schema];
}

function sharedParts(old: Schema, new_: Schema): readonly (readonly [RefSchema, RefSchema])[] {
  const isRef = (schema: Schema): schema is RefSchema => schema.kind === "ref";
  if (old.kind !== "intersection" || new_.kind !== "intersection") return [];
  const after = new Map(
    partsOf(new_)
      .filter(isRef)
      .map((part) => [part.name, part]),
  );
  return partsOf(old)
    .filter(isRef)
    .flatMap((part) => {
      const other = after.get(part.name);
      return other === undefined ? [] : [[part, other] as const];
    });
}

/** An `allOf` without the parts that have one of the names; an object without properties where no part is left. */
function withoutParts(schema: Schema, names: ReadonlySet<string>): Schema {
  if (schema.kind !== "intersection" || names.size === 0) return schema;
  const members = partsOf(schema).filter((part) => part.kind !== "ref" || !names.has(part.name));
  const rest: IntersectionSchema = { ...schema, members };
  return members.length > 0 ? rest : { ...schema, kind: "object", properties: [], alsoRequired: [] };
}

function compareParts(comparison: Comparison, spot: Spot, old: readonly Schema[], new_: readonly Schema[]): void {
  const left = [...new_];
  for (const part of old) {
    const kind = resolved(part, comparison.old).kind;
    const other = left.findIndex((candidate) => resolved(candidate, comparison.new).kind === kind);
    const [match] = other < 0 ? [] : left.splice(other, 1);
    if (match !== undefined) compareSchemas(comparison, spot, part, match);
    else
      note(spot, "type-widened", removedText(part), {
        old: part.pointer,
        new: new_[0]?.pointer,
      });
  }
  for (const part of left) {
    note(spot, "type-narrowed", addedText(part), { old: old[0]?.pointer, new: part.pointer });
  }
}
