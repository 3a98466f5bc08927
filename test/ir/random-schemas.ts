/**
 * Random schemas that can be satisfied, as a document of OpenAPI 3.1 writes them: each is made around a value, its witness, which
 * keeps every limit of the schema.
 */
import fc from "fast-check";
import type { Json } from "../../generator/ir/model.js";
import { type Draw, drawing } from "../support/draw.js";

type RawSchema = boolean | { readonly [keyword: string]: Json };

/** A schema, the named schemas that it refers to, and a value that satisfies it. */
export interface RandomSchema {
  readonly schema: RawSchema;
  readonly named: Readonly<Record<string, RawSchema>>;
  readonly witness: Json;
}

/** Texts with patterns that they match, and formats that they have. */
const texts: readonly { readonly text: string; readonly patterns?: readonly string[]; readonly format?: string }[] = [
  { text: "abc", patterns: ["^[a-z]+$", "b", "^a.c$", "^\\w{3}$", "^(?!xyz)[a-z]*$", "^(abc|def)$", "\\S"] },
  {
    text: "AB-12",
    patterns: ["^[A-Z]{2}-\\d{2}$", "^[\\w-]+$", "-", "^(?=.*\\d)(?=.*[A-Z]).{5,}$", "\\d+$", "^[^a-z]*$"],
  },
  { text: "", patterns: ["^$", "^[a-z]*$", "^(a|b)*$"] },
  { text: "10.0.0.1", format: "ipv4", patterns: ["^\\d+(\\.\\d+){3}$", "^1"] },
  { text: "#a1B2c3", patterns: ["^#[a-fA-F0-9]{3,6}$", "^#", "^#(?:[a-fA-F0-9]{3}){1,2}$"] },
  { text: "abab", patterns: ["^(ab)+$", "^(..)\\1$", "^.{4}$", "a$|b$"] },
  { text: "日本", patterns: ["^\\p{Script=Han}+$", "^[^\\x00-\\x7F]{2}$"] },
  { text: "2024-05-06T07:08:09Z", format: "date-time", patterns: ["^\\d{4}-\\d{2}", "Z$"] },
  { text: "2024-05-06", format: "date", patterns: ["^\\d{4}-\\d{2}-\\d{2}$"] },
  { text: "07:08:09Z", format: "time" },
  { text: "P1D", format: "duration", patterns: ["^P"] },
  { text: "123e4567-e89b-42d3-a456-426614174000", format: "uuid", patterns: ["^[0-9a-f-]{36}$"] },
  { text: "somebody@example.org", format: "email", patterns: ["@", "^[^@]+@[^@]+$"] },
  { text: "https://example.org/a/b", format: "uri", patterns: ["^https?://", "example"] },
  { text: "example.org", format: "hostname" },
  { text: "::1", format: "ipv6" },
  { text: "/a/b", format: "json-pointer" },
  { text: "a".repeat(90), patterns: ["^a+$", "^[a-c]{80,100}$"] },
];

export const randomSchemas: fc.Arbitrary<RandomSchema> = drawing((draw) => {
  const named = new Map<string, RawSchema>();
  const witness = valueOf(draw, 3);
  const schema = schemaFor({ draw, named }, witness, 4);
  return { schema, named: Object.fromEntries(named), witness };
});

/** Objects that say something of names: by patterns, and of all of them. */
export const randomMaps: fc.Arbitrary<RandomSchema> = drawing((draw) => {
  const named = new Map<string, RawSchema>();
  const maker: Maker = { draw, named };
  const found = draw(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }));
  const value = new Map(found.map((name) => [name, valueOf(draw, 0)] as const));
  const { anyOf: _, ...object } = objectFor(maker, value, 1);
  const schema = { ...object, ...namesFor(maker, value) };
  return { schema, named: Object.fromEntries(named), witness: Object.fromEntries(value) };
});

function namesFor(maker: Maker, value: ReadonlyMap<string, Json>): { readonly [keyword: string]: Json } {
  const { draw } = maker;
  const patterned = [...value].filter(() => chance(draw, 60));
  const patterns = patterned.map(([name, item]) => {
    // What else matches would have to satisfy the schema, too.
    const fitting = ["^[a-z]", "[a-z]$", "^x-", " ", "^.{2}$"].filter((pattern) =>
      [...value.keys()].every((other) => new RegExp(pattern).test(other) === (other === name)),
    );
    return [oneOf(draw, [`^${name}$`, ...fitting]), schemaFor(maker, item, 1)] as const;
  });
  const ofAll = oneOf<RawSchema>(draw, [true, { enum: names }, { pattern: "^[a-z]" }, { minLength: 2 }]);
  return { patternProperties: Object.fromEntries(patterns), propertyNames: ofAll };
}

interface Maker {
  readonly draw: Draw;
  readonly named: Map<string, RawSchema>;
}

const names = ["id", "name", "x-y", "constructor", "a b", "kind"];

function oneOf<T>(draw: Draw, items: readonly T[]): T {
  return draw(fc.constantFrom(...items));
}

function chance(draw: Draw, percent: number): boolean {
  return draw(fc.integer({ min: 1, max: 100 })) <= percent;
}

function valueOf(draw: Draw, depth: number): Json {
  const kinds = [
    "text",
    "text",
    "integer",
    "number",
    "boolean",
    "null",
    ...(depth > 0 ? ["list", "object", "object"] : []),
  ];
  switch (oneOf(draw, kinds)) {
    case "text":
      return oneOf(draw, texts).text;
    case "integer":
      return draw(fc.integer({ min: -1_000, max: 1_000 }));
    case "number":
      return draw(fc.integer({ min: -4_000, max: 4_000 })) / 8;
    case "boolean":
      return draw(fc.boolean());
    case "null":
      return null;
    case "list":
      return Array.from({ length: draw(fc.integer({ min: 0, max: 3 })) }, () => valueOf(draw, depth - 1));
    default:
      return Object.fromEntries(
        draw(fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 })).map((name) => [
          name,
          valueOf(draw, depth - 1),
        ]),
      );
  }
}

/** A schema that the value satisfies: what it is, alone or composed, or by a name. */
function schemaFor(maker: Maker, value: Json, depth: number): RawSchema {
  const { draw, named } = maker;
  const inner = (): RawSchema => schemaFor(maker, value, depth - 1);
  const other = (): RawSchema => schemaFor(maker, valueOf(draw, 1), Math.min(depth - 1, 1));
  const way = depth <= 0 ? 99 : draw(fc.integer({ min: 0, max: 99 }));
  if (way < 8) {
    const name = `Named${named.size}`;
    named.set(name, true);
    named.set(name, inner());
    return { $ref: `#/components/schemas/${name}` };
  }
  if (way < 16) return { allOf: Array.from({ length: draw(fc.integer({ min: 1, max: 3 })) }, inner) };
  if (way < 22) return { ...asObject(plainFor(maker, value, depth)), allOf: [inner()] };
  if (way < 30) return { anyOf: shuffled(draw, [inner(), other(), other()]) };
  if (way < 38) return { oneOf: shuffled(draw, [inner(), other(), other()]) };
  if (way < 41) return { ...asObject(plainFor(maker, value, depth)), anyOf: [inner(), other()] };
  if (way < 43) return { enum: shuffled(draw, [value, valueOf(draw, 1)]) };
  if (way < 45) return { const: value };
  if (way < 46) return oneOf(draw, [true, {}]);
  if (way < 52)
    return {
      ...asObject(plainFor(maker, value, depth)),
      ...oneOf(draw, [{ default: valueOf(draw, 1) }, { examples: [valueOf(draw, 1)] }]),
    };
  return plainFor(maker, value, depth);
}

function asObject(schema: RawSchema): { readonly [keyword: string]: Json } {
  return typeof schema === "boolean" ? {} : schema;
}

function shuffled<T>(draw: Draw, items: readonly T[]): T[] {
  return draw(fc.shuffledSubarray([...items], { minLength: items.length }));
}

function plainFor(maker: Maker, value: Json, depth: number): RawSchema {
  const { draw } = maker;
  const schema = typedFor(maker, value, depth);
  const { type } = schema;
  if (typeof type !== "string" || type === "null" || !chance(draw, 15)) return schema;
  return {
    ...schema,
    type: oneOf<Json>(draw, [[type, "null"], ["null", type], type === "string" ? [type, "boolean"] : [type, "string"]]),
  };
}

function typedFor(maker: Maker, value: Json, depth: number): { readonly [keyword: string]: Json } {
  if (value === null) return { type: "null" };
  if (typeof value === "boolean") return { type: "boolean" };
  if (typeof value === "string") return textFor(maker.draw, value);
  if (typeof value === "number") return numberFor(maker.draw, value);
  return isList(value) ? listFor(maker, value, depth) : objectFor(maker, new Map(Object.entries(value)), depth);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function textFor(draw: Draw, value: string): { readonly [keyword: string]: Json } {
  const { patterns = [], format } = texts.find(({ text }) => text === value) ?? {};
  const { length } = [...value];
  return {
    type: "string",
    ...(chance(draw, 30) && { minLength: Math.max(0, length - draw(fc.integer({ min: 0, max: 4 }))) }),
    ...(chance(draw, 30) && { maxLength: length + draw(fc.integer({ min: 0, max: 4 })) }),
    ...(patterns.length > 0 && chance(draw, 60) && { pattern: oneOf(draw, patterns) }),
    ...(format !== undefined && chance(draw, 60) && { format }),
  };
}

function numberFor(draw: Draw, value: number): { readonly [keyword: string]: Json } {
  const isInteger = Number.isInteger(value);
  const factors = [0.125, 0.25, 0.5, 1, 2, 3, 5, 7, 10, 0.01].filter((factor) => Number.isInteger(value / factor));
  const near = (): number => oneOf(draw, [0, 0.125, 0.5, 1, 3, 50]);
  return {
    // Without a type, limits say nothing of values that are no numbers.
    ...(chance(draw, 90) && { type: isInteger && chance(draw, 60) ? "integer" : "number" }),
    ...(chance(draw, 30) && { minimum: value - near() }),
    ...(chance(draw, 30) && { maximum: value + near() }),
    ...(chance(draw, 30) && { exclusiveMinimum: value - 0.125 - near() }),
    ...(chance(draw, 30) && { exclusiveMaximum: value + 0.125 + near() }),
    ...(factors.length > 0 && chance(draw, 30) && { multipleOf: oneOf(draw, factors) }),
    ...(isInteger && chance(draw, 15) && { format: oneOf(draw, ["int32", "int64", "float", "double"]) }),
  };
}

function listFor(maker: Maker, value: readonly Json[], depth: number): { readonly [keyword: string]: Json } {
  const { draw } = maker;
  const isUnique = new Set(value.map((item) => JSON.stringify(item))).size === value.length;
  const split = value.length > 0 && chance(draw, 40) ? draw(fc.integer({ min: 1, max: value.length })) : 0;
  const rest = value.slice(split).map((item) => schemaFor(maker, item, depth - 1));
  const [only] = rest;
  const items =
    rest.length === 0 ? schemaFor(maker, valueOf(draw, 1), 1) : rest.length === 1 ? (only ?? true) : { anyOf: rest };
  const isClosed = split > 0 && split === value.length && chance(draw, 40);
  return {
    type: "array",
    ...(split > 0 && { prefixItems: value.slice(0, split).map((item) => schemaFor(maker, item, depth - 1)) }),
    ...(isClosed ? { items: false } : chance(draw, 90) && { items }),
    ...(chance(draw, 30) && { minItems: Math.max(0, value.length - draw(fc.integer({ min: 0, max: 1 }))) }),
    ...(chance(draw, 30) && { maxItems: value.length + draw(fc.integer({ min: 0, max: 2 })) }),
    ...(isUnique && chance(draw, 30) && { uniqueItems: true }),
  };
}

function objectFor(
  maker: Maker,
  value: ReadonlyMap<string, Json>,
  depth: number,
): { readonly [keyword: string]: Json } {
  const { draw } = maker;
  const declared = [...value].filter(() => chance(draw, 85));
  const others = [...value].filter((entry) => !declared.includes(entry)).map(([, item]) => item);
  const optional = names.filter((name) => !value.has(name) && chance(draw, 15));
  const properties = [
    ...declared.map(([name, item]) => [name, schemaFor(maker, item, depth - 1)]),
    ...optional.map((name) => [name, schemaFor(maker, valueOf(draw, 1), 1)]),
  ];
  const required = [...value.keys()].filter(() => chance(draw, 60));
  const mapped = { anyOf: others.map((item) => schemaFor(maker, item, 1)) };
  const additional: RawSchema =
    others.length > 0
      ? oneOf<RawSchema>(draw, [true, mapped])
      : oneOf<RawSchema>(draw, [true, false, { type: "string" }]);
  const [present] = value.keys();
  return {
    type: "object",
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) as Json }),
    ...(required.length > 0 && { required }),
    ...(chance(draw, 40) && { additionalProperties: additional }),
    ...(chance(draw, 20) && { minProperties: Math.max(0, value.size - draw(fc.integer({ min: 0, max: 1 }))) }),
    ...(chance(draw, 20) && { maxProperties: value.size + draw(fc.integer({ min: 0, max: 2 })) }),
    ...(present !== undefined && chance(draw, 10) && { anyOf: [{ required: ["absent"] }, { required: [present] }] }),
  };
}
