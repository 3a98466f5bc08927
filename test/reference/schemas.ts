/** Random schemas. */
import type { Dice } from "./dice.js";
import { enumOf, primitive, titled, type Json, type JsonObject } from "./primitives.js";
import { described, modelWords, propertyWords } from "./words.js";

/** What a schema may refer to. */
export interface Models {
  /** Of type object. */
  readonly objects: readonly string[];
  /** Enums, and with the feature `aliases` arrays, maps and named primitives. */
  readonly others: readonly string[];
}

export const ref = (section: string, name: string): JsonObject => ({ $ref: `#/components/${section}/${name}` });

/** `components.schemas`. */
export function components(dice: Dice): { readonly models: Models; readonly schemas: JsonObject } {
  const names = modelWords(dice, dice.int(3, 8));
  const otherCount = Math.min(names.length - 2, dice.int(0, 2) + (dice.has("aliases") ? 2 : 0));
  const models: Models = { others: names.slice(0, otherCount), objects: names.slice(otherCount) };
  const schemas: JsonObject = {};
  for (const name of models.others) schemas[name] = dice.uses("aliases", 70) ? alias(dice, models) : enumOf(dice, true);
  models.objects.forEach((name, index) => (schemas[name] = model(dice, models, index)));
  const order = dice.chance(50) ? names : [...names].sort();
  return { models, schemas: Object.fromEntries(order.map((name) => [name, schemas[name] ?? {}])) };
}

/** A model may refer to those before it; with the feature `recursion` to all. */
function model(dice: Dice, all: Models, index: number): JsonObject {
  const before: Models = dice.has("recursion") ? all : { ...all, objects: all.objects.slice(0, index) };
  const own = { ...described(dice, 40), ...titled(dice), ...(dice.uses("deprecated", 20) && { deprecated: true }) };
  const parents = all.objects.slice(0, index);
  if (parents.length > 0 && dice.uses("allOf", 50)) return { ...own, ...inherited(dice, before, parents) };
  if (parents.length > 1 && dice.uses("oneOf", 35)) return { ...own, ...union(dice, before, parents, "oneOf") };
  if (parents.length > 1 && dice.uses("anyOf", 35)) return { ...own, ...union(dice, before, parents, "anyOf") };
  return { ...own, ...objectSchema(dice, before, 0) };
}

function inherited(dice: Dice, models: Models, parents: readonly string[]): JsonObject {
  const bases = dice.some(parents, dice.chance(75) ? 1 : 2).map((name) => ref("schemas", name));
  if (dice.chance(20)) return { allOf: bases };
  if (dice.chance(30)) return { ...objectSchema(dice, models, 1), allOf: bases };
  const part = objectSchema(dice, models, 1);
  return { ...(dice.chance(30) && { type: "object" }), allOf: dice.chance(85) ? [...bases, part] : [part, ...bases] };
}

function union(dice: Dice, models: Models, members: readonly string[], word: "oneOf" | "anyOf"): JsonObject {
  const references = dice.some(members, dice.int(1, 3));
  const mapping = Object.fromEntries(references.map((name, index) => [`k${index}`, `#/components/schemas/${name}`]));
  const inline = dice.uses("inlineUnions", 50) ? [schema(dice, models, 1)] : [];
  return {
    [word]: [...references.map((name) => ref("schemas", name)), ...inline],
    ...(dice.uses("discriminator", 60) && {
      discriminator: { propertyName: "kind", ...(dice.chance(60) && { mapping }) },
    }),
  };
}

function alias(dice: Dice, models: Models): JsonObject {
  const own = described(dice, 50);
  const made = dice.pick<() => JsonObject>([
    () => ({ type: "array", items: schema(dice, { ...models, others: [] }, 1) }),
    () => ({ type: "object", additionalProperties: schema(dice, { ...models, others: [] }, 1) }),
    () => ({ ...primitive(dice) }),
    () => ({ type: "string" }),
    () => (dice.has("any") ? {} : { type: "integer" }),
  ]);
  return { ...made(), ...own };
}

/** An object with properties; the description is up to the caller. */
export function objectSchema(dice: Dice, models: Models, depth: number): JsonObject {
  const names = propertyWords(dice, dice.uses("freeForm", 10) ? 0 : dice.int(1, 6));
  if (dice.has("discriminator") && !names.includes("kind")) names.push("kind");
  const properties = Object.fromEntries(
    names.map((name) => [name, name === "kind" ? { type: "string" } : property(dice, models, depth)]),
  );
  const required = names.filter(() => dice.chance(30));
  return {
    ...(!dice.chance(5) && { type: "object" }),
    ...(names.length > 0 && { properties }),
    ...(required.length > 0 && { required }),
    ...(dice.uses("additionalProperties", 60) && {
      additionalProperties: dice.pick<() => Json>([
        () => true,
        () => false,
        () => ({}),
        () => schema(dice, models, 2),
      ])(),
    }),
    ...(dice.uses("discriminator", 30) && { discriminator: { propertyName: "kind" } }),
    ...(dice.uses("examples", 15) && { example: { id: 1, name: "x" } }),
  };
}

function property(dice: Dice, models: Models, depth: number): JsonObject {
  const made = schema(dice, models, depth + 1);
  if ("$ref" in made) {
    const isWrapped = dice.uses("allOf", 30) || dice.uses("nullable", 30);
    return isWrapped ? { allOf: [made], ...described(dice), ...(dice.has("nullable") && { nullable: true }) } : made;
  }
  return {
    ...made,
    ...described(dice, 50),
    ...titled(dice),
    ...(dice.uses("nullable", 35) && { nullable: true }),
    ...(dice.uses("readOnly", 30) && { readOnly: true }),
    ...(dice.uses("readOnly", 10) && !dice.chance(90) && { writeOnly: true }),
    ...(dice.uses("deprecated", 20) && { deprecated: true }),
    ...(dice.uses("extensions", 20) && { "x-note": "an extension" }),
  };
}

/** Any schema for a value; `depth` is how deep in others it is. */
export function schema(dice: Dice, models: Models, depth: number): JsonObject {
  const named = [...models.objects, ...models.others];
  const kinds: [weight: number, make: () => JsonObject][] = [
    [10, () => primitive(dice)],
    [named.length > 0 ? 5 : 0, () => ref("schemas", dice.pick(named))],
    [depth < 3 ? 3 : 0, () => arrayOf(dice, models, depth)],
    [
      depth < 3 && dice.has("maps") ? 3 : 0,
      () => ({ type: "object", additionalProperties: schema(dice, models, depth + 1) }),
    ],
    [dice.has("freeForm") ? 3 : 0, () => ({ type: "object", ...(dice.chance(30) && { additionalProperties: true }) })],
    [dice.has("any") ? 3 : 0, () => ({})],
    [dice.has("enums") ? 4 : 1, () => enumOf(dice, false)],
    [depth < 3 && dice.has("nested") ? 4 : 0, () => ({ ...objectSchema(dice, models, depth + 1), ...titled(dice) })],
    [depth < 3 && dice.has("inlineUnions") ? 3 : 0, () => inlineUnion(dice, models, depth)],
  ];
  const total = kinds.reduce((sum, [weight]) => sum + weight, 0);
  let left = dice.int(1, total);
  for (const [weight, make] of kinds) {
    left -= weight;
    if (left <= 0) return make();
  }
  return {};
}

function inlineUnion(dice: Dice, models: Models, depth: number): JsonObject {
  const members = Array.from({ length: dice.int(1, 3) }, () => schema(dice, models, Math.max(2, depth + 1)));
  return { [dice.pick(["oneOf", "anyOf", "allOf"])]: members };
}

function arrayOf(dice: Dice, models: Models, depth: number): JsonObject {
  const items = schema(dice, models, depth + 1);
  const strings = ["a", "b c", ...(dice.has("texts") ? ['say "x"', "it's"] : [])];
  const values = items["type"] === "string" && items["format"] === undefined && items["enum"] === undefined ? strings : items["type"] === "integer" ? [1, 2] : undefined; // prettier-ignore
  return {
    type: "array",
    items,
    ...(dice.uses("constraints", 30) && { minItems: 1, maxItems: 5 }),
    ...(dice.uses("constraints", 20) && { uniqueItems: true }),
    ...(dice.uses("defaults", 40) && {
      default: dice.chance(40) || !values ? [] : dice.some<Json>(values, dice.int(1, 2)),
    }),
    ...(dice.uses("examples", 30) && values && { example: [...values] }),
  };
}
