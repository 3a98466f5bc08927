/** Compares objects: which properties were added, removed, renamed, or changed. */
import { propertiesOf } from "../../ir/flatten.js";
import type { ObjectSchema, Property, Schema } from "../../ir/model.js";
import { findRenames } from "../match/renames.js";
import { stems, translated } from "../match/words.js";
import type { Audience } from "../impact.js";
import { ours, say, type Sentence } from "../sentence.js";
import { compareSchemas } from "./compare.js";
import { type Comparison, note, type Spot, step } from "./comparison.js";
import { typeLikeness } from "./likeness.js";
import { typeText } from "./type-text.js";
import { pointersOf } from "./words.js";

export function compareObjects(comparison: Comparison, spot: Spot, old: ObjectSchema, new_: ObjectSchema): void {
  const before = new Map(propertiesOf(old).map((property) => [property.name, property]));
  const after = new Map(propertiesOf(new_).map((property) => [property.name, property]));
  const gone = [...before.values()].filter(({ name }) => !after.has(name));
  const come = [...after.values()].filter(({ name }) => !before.has(name));
  const renames = findRenames(gone, come, comparison.vocabulary, (a, b) =>
    typeLikeness(comparison, a.schema, b.schema),
  );
  const renamed = new Set(renames.flatMap((rename) => [rename.old, rename.new]));

  for (const [name, property] of before) {
    const other = after.get(name);
    if (other !== undefined) compareProperties(comparison, spot, property, other);
  }
  for (const { old: a, new: b, confidence, reasons } of renames) {
    const at = step(spot.at, b.name);
    const audiences = concerned(spot, a).filter((audience) => concerned(spot, b).includes(audience));
    const where = { old: a.schema.pointer, new: b.schema.pointer, at, audiences, confidence, reasons };
    note(spot, "property-renamed", say`${a.name} was renamed to ${b.name}`, where);
    compareProperties(comparison, spot, a, b);
  }
  for (const property of gone.filter((item) => !renamed.has(item)))
    noteRemoved(comparison, spot, property, after, new_);
  for (const property of come.filter((item) => !renamed.has(item))) noteAdded(spot, property, old);
  compareUndeclared(comparison, spot, old, new_);
}

/** The audiences that a property concerns: what is read-only does not concern those who send, what is write-only not those who read. */
function concerned({ audiences }: Spot, { schema }: Property): readonly Audience[] {
  return audiences.filter((audience) => (audience === "send" ? !schema.readOnly : !schema.writeOnly));
}

function noteRemoved(
  comparison: Comparison,
  spot: Spot,
  property: Property,
  after: ReadonlyMap<string, Property>,
  new_: ObjectSchema,
): void {
  const { name, schema } = property;
  const wanted = translated(stems(name), comparison.vocabulary).join(" ");
  const successor = [...after.keys()].find((other) => other !== name && stems(other).join(" ") === wanted);
  const hint: Sentence = successor === undefined ? [] : say`; ${successor} may replace it`;
  const where = {
    old: schema.pointer,
    new: new_.pointer,
    at: step(spot.at, name),
    audiences: concerned(spot, property),
  };
  note(spot, "property-removed", say`${name} (${typeText(schema)}) was removed${hint}`, where);
}

function noteAdded(spot: Spot, property: Property, old: ObjectSchema): void {
  const { name, schema, required } = property;
  const where = {
    old: old.pointer,
    new: schema.pointer,
    at: step(spot.at, name),
    audiences: concerned(spot, property),
  };
  const kind = required ? "required" : "optional";
  note(spot, `${kind}-property-added`, say`${name} (${typeText(schema)}) is new and ${ours(kind)}`, where);
}

function compareProperties(comparison: Comparison, spot: Spot, old: Property, new_: Property): void {
  const inner: Spot = { ...spot, at: step(spot.at, new_.name) };
  const [before, after] = [concerned(spot, old), concerned(spot, new_)];
  const both = before.filter((audience) => after.includes(audience));
  const pointers = pointersOf(old.schema.pointer, new_.schema.pointer)();
  if (old.required !== new_.required) {
    const code = new_.required ? "property-became-required" : "property-became-optional";
    const what = say`${new_.name} is now ${ours(new_.required ? "required" : "optional")}`;
    note(inner, code, what, { ...pointers, audiences: both });
  }
  compareDirections(inner, old, new_);
  compareSchemas(comparison, { ...inner, audiences: both }, old.schema, new_.schema);
}

function compareDirections(spot: Spot, old: Property, new_: Property): void {
  const pointers = pointersOf(old.schema.pointer, new_.schema.pointer);
  const [a, b] = [old.schema, new_.schema];
  if (a.readOnly !== b.readOnly) {
    const freed = new_.required ? "required-property-no-longer-read-only" : "property-no-longer-read-only";
    const what = b.readOnly ? say`${new_.name} is now read-only` : say`${new_.name} is no longer read-only`;
    const audiences = spot.audiences.filter((audience) => audience === "send");
    note(spot, b.readOnly ? "property-became-read-only" : freed, what, { ...pointers("readOnly"), audiences });
  }
  if (a.writeOnly !== b.writeOnly) {
    const code = b.writeOnly ? "property-became-write-only" : "property-no-longer-write-only";
    const what = b.writeOnly ? say`${new_.name} is now write-only` : say`${new_.name} is no longer write-only`;
    const audiences = spot.audiences.filter((audience) => audience === "read");
    note(spot, code, what, { ...pointers("writeOnly"), audiences });
  }
}

/** Compares `additionalProperties`; an absent one means the same as `true`. */
function compareUndeclared(comparison: Comparison, spot: Spot, old: ObjectSchema, new_: ObjectSchema): void {
  const [a, b] = [old.additionalProperties ?? true, new_.additionalProperties ?? true];
  const pointers = pointersOf(old.pointer, new_.pointer)("additionalProperties");
  if (typeof a === "object" && typeof b === "object") {
    compareSchemas(comparison, { ...spot, at: `${spot.at}{}` }, a, b);
  } else if (a === false && b !== false) {
    note(spot, "properties-opened", say`undeclared properties are allowed${typed(b)}`, pointers);
  } else if (b === false && a !== false) {
    note(spot, "properties-closed", say`undeclared properties are no longer allowed`, pointers);
  } else if (typeof b === "object" && b.kind !== "any") {
    note(
      { ...spot, at: `${spot.at}{}` },
      "type-narrowed",
      say`undeclared properties must have the type ${typeText(b)}`,
      pointers,
    );
  } else if (typeof a === "object" && a.kind !== "any") {
    note(
      { ...spot, at: `${spot.at}{}` },
      "type-widened",
      say`undeclared properties no longer have to be of type ${typeText(a)}`,
      pointers,
    );
  }
}

function typed(schema: Schema | true): Sentence {
  return schema === true ? [] : say` with the type ${typeText(schema)}`;
}
