/** Whether a value satisfies a schema, as a client sends it, without what only the server sets; or as it receives it, without what it only sends. */
import { isSentAsText } from "./bytes.js";
import { hasMatch, parsePattern } from "./pattern.js";
import type { Steps } from "./steps.js";
import { type DiscriminatorValues, memberName } from "./discriminators.js";
import { flattenObject, type SchemaLookup } from "./flatten.js";
import { allowsNull, isWithin } from "./limits.js";
import type { Discriminator, Json, ObjectSchema, Schema, TupleSchema, UnionSchema } from "./model.js";

/** What is known of the schemas of an API. */
export interface SchemaContext {
  readonly lookup: SchemaLookup;
  readonly discriminators: DiscriminatorValues;
  /** Values are what clients receive; absent: what they send. */
  readonly isReceived?: true;
}

/** Whether a property does not travel this way: only the server sets it, or only clients send it. */
export function isHidden({ readOnly, writeOnly }: Schema, { isReceived }: SchemaContext): boolean {
  return isReceived ? writeOnly : readOnly;
}

/** By property: the values that tell a schema apart in its unions. */
export type DiscriminatedBy = ReadonlyMap<string, readonly string[]>;

/** How strictly is asked. */
export interface Strictness {
  /**
   * Also that a client's type for the schema admits the value: no member that is not declared, no text for a file, and the values
   * of discriminators.
   */
  readonly typed?: boolean;
  /** `oneOf` may be satisfied by several members. */
  readonly lenient?: boolean;
  /** How much more may be done; what would take more does not fit. Recursive unions can ask the same without end. */
  readonly steps?: Steps;
}

const mostSteps = 20_000;

/**
 * Whether a value satisfies a schema (JSON Schema 2020-12, as far as the model holds it).
 *
 * @param discriminatedBy the values that tell the schema apart in its unions
 */
export function fits(
  value: Json,
  schema: Schema,
  context: SchemaContext,
  strictness: Strictness = {},
  discriminatedBy?: DiscriminatedBy,
): boolean {
  const { lookup, discriminators, isReceived } = context;
  const known = { lookup, discriminators, ...(isReceived && { isReceived }) };
  const question: Question = { steps: { left: mostSteps }, ...known, ...strictness };
  return isValid(value, schema, question, { discriminatedBy, seen: new Set() });
}

interface Question extends SchemaContext, Strictness {
  readonly steps: Steps;
}

/** What is known of the place that is asked about. */
interface At {
  readonly discriminatedBy: DiscriminatedBy | undefined;
  /** The references that led here with this same value. */
  readonly seen: ReadonlySet<string>;
}

const inside: At = { discriminatedBy: undefined, seen: new Set() };

function isValid(value: Json, schema: Schema, question: Question, at: At = inside): boolean {
  question.steps.left -= 1;
  if (question.steps.left <= 0) return false;
  if (value === null && schema.nullable) return allowsNull(schema);
  const { listed, limits } = schema;
  return (
    (listed === undefined || listed.some((item) => isSame(item, value))) &&
    isOfKind(value, schema, question, at) &&
    (limits === undefined ||
      isValid(value, limits, { ...question, typed: false }, { ...at, discriminatedBy: undefined }))
  );
}

function isOfKind(value: Json, schema: Schema, question: Question, at: At): boolean {
  switch (schema.kind) {
    case "array": {
      const { items, minItems, maxItems, uniqueItems } = schema;
      return (
        isList(value, { minItems, maxItems, uniqueItems }) && value.every((item) => isValid(item, items, question))
      );
    }
    case "tuple":
      return isTuple(value, schema, question);
    case "object":
      return isObject(value, schema, question, at);
    case "ref": {
      const target = at.seen.has(schema.name) ? undefined : question.lookup(schema.name);
      const discriminatedBy = question.discriminators.get(schema.name);
      const seen = new Set(at.seen).add(schema.name);
      return target !== undefined && isValid(value, target, question, { discriminatedBy, seen });
    }
    case "union":
      return isOneOf(value, schema, question, at);
    case "intersection": {
      // A type has all properties in one: each part alone would miss those of the others. So does what is said of all parts together.
      const isWhole = question.typed === true || schema.unevaluatedProperties !== undefined;
      const object = isWhole ? flattenObject(schema, question.lookup) : undefined;
      return (
        (object === undefined || isObject(value, object, question, at)) &&
        schema.members.every((member) =>
          isValid(
            value,
            member,
            { ...question, typed: object === undefined && question.typed === true },
            { ...at, discriminatedBy: undefined },
          ),
        )
      );
    }
    case "string":
      return (
        !(question.typed && schema.format === "binary" && !isSentAsText(schema)) &&
        isWithin(value, schema, question.steps)
      );
    default:
      return isWithin(value, schema);
  }
}

function isOneOf(
  value: Json,
  { keyword, members, discriminator }: UnionSchema,
  question: Question,
  { seen }: At,
): boolean {
  const at: At = { discriminatedBy: undefined, seen };
  const possible = discriminator ? members.filter((member) => isSelected(value, member, discriminator)) : members;
  const isOne = (member: Schema): boolean => isValid(value, member, question, at);
  if (keyword === "anyOf" || question.lenient) return possible.some(isOne);
  const open: Question = { ...question, typed: false };
  return (
    possible.filter((member) => isValid(value, member, open, at)).length === 1 &&
    (!question.typed || possible.some(isOne))
  );
}

/** Whether a discriminator leaves a member in question (OpenAPI 3.1, section 4.8.25). */
function isSelected(value: Json, member: Schema, { propertyName, mapping }: Discriminator): boolean {
  const values = mapping.filter((entry) => entry.schema === memberName(member)).map((entry) => entry.value);
  if (values.length === 0 || typeof value !== "object" || value === null) return true;
  const told = new Map<string, Json>(Object.entries(value)).get(propertyName);
  return told === undefined || isAmong(told, values);
}

/** Whether a value is one of those of a discriminator, which are written as texts whatever they are. */
function isAmong(value: Json, values: readonly string[]): boolean {
  return typeof value !== "object" && values.includes(String(value));
}

interface ListLimits {
  readonly minItems: number | undefined;
  readonly maxItems: number | undefined;
  readonly uniqueItems: boolean;
}

function isList(value: Json, { minItems = 0, maxItems = Infinity, uniqueItems }: ListLimits): value is readonly Json[] {
  if (!Array.isArray(value)) return false;
  const items: readonly Json[] = value;
  const isUnique = !uniqueItems || new Set(items.map(canonical)).size === items.length;
  return items.length >= minItems && items.length <= maxItems && isUnique;
}

function isTuple(value: Json, schema: TupleSchema, question: Question): boolean {
  const { items, rest, minItems, maxItems, uniqueItems } = schema;
  if (!isList(value, { minItems, maxItems, uniqueItems })) return false;
  return value.every((item, index) => {
    const expected = items[index] ?? rest;
    return expected !== undefined && isValid(item, expected, question);
  });
}

function isObject(value: Json, schema: ObjectSchema, question: Question, { discriminatedBy }: At): boolean {
  if (typeof value !== "object" || value === null || isItems(value)) return false;
  const given = membersOf(value);
  const declared = new Map(schema.properties.map((property) => [property.name, property.schema]));
  const { patternProperties = [], propertyNames, additionalProperties } = schema;
  const isSilent = additionalProperties === true || (additionalProperties === undefined && !question.typed);
  // One of many parts of an `allOf` looks at what it speaks of, and not at all members of the value.
  const isPart = isSilent && patternProperties.length === 0 && propertyNames === undefined;
  const named = isPart ? [...declared.keys()].filter((name) => given.has(name)) : [...given.keys()];
  return (
    hasWhatItNeeds(given, schema, question) &&
    named.every((name) => {
      const item = given.get(name) ?? null;
      if (propertyNames !== undefined && !isValid(name, propertyNames, { ...question, typed: false })) return false;
      const patterns = patternProperties.filter(({ pattern }) => matches(name, pattern, question.steps));
      if (!patterns.every((one) => isValid(item, one.schema, question))) return false;
      const property = declared.get(name);
      if (property === undefined) return patterns.length > 0 || isUndeclaredValid(item, schema, question);
      const values = question.typed ? discriminatedBy?.get(name) : undefined;
      const isTold = values === undefined || isAmong(item, values);
      return isTold && !isHidden(property, question) && isValid(item, property, question);
    })
  );
}

const known = new WeakMap<object, ReadonlyMap<string, Json>>();

/** The members of an object that is looked at as often as its schema has parts. */
function membersOf(value: { readonly [key: string]: Json }): ReadonlyMap<string, Json> {
  const members = known.get(value) ?? new Map(Object.entries(value));
  known.set(value, members);
  return members;
}

function hasWhatItNeeds(given: ReadonlyMap<string, Json>, schema: ObjectSchema, context: SchemaContext): boolean {
  const { properties, alsoRequired, minProperties = 0, maxProperties = Infinity, requiredChoices = [] } = schema;
  const hidden = new Set(properties.filter((one) => isHidden(one.schema, context)).map(({ name }) => name));
  const has = (name: string): boolean => given.has(name) || hidden.has(name);
  const needed = [...properties.filter(({ required }) => required).map(({ name }) => name), ...alsoRequired];
  return (
    needed.every(has) &&
    given.size >= minProperties &&
    given.size <= maxProperties &&
    requiredChoices.every(({ keyword, choices }) => {
      const kept = choices.filter((names) => names.every(has)).length;
      return keyword === "oneOf" ? kept === 1 : kept > 0;
    })
  );
}

/** Whether a name has a match of a pattern. A pattern that cannot be read has none. */
export function matches(name: string, pattern: string, steps: Steps): boolean {
  const parsed = parsePattern(pattern);
  return parsed !== undefined && hasMatch(parsed, name, steps) === true;
}

/** A literal with a member that its type does not have is an error of a compiler. */
function isUndeclaredValid(item: Json, schema: ObjectSchema, question: Question): boolean {
  const { additionalProperties, properties, patternProperties } = schema;
  if (typeof additionalProperties === "object") return isValid(item, additionalProperties, question);
  // The type of all undeclared members is that of those whose names match.
  if (question.typed && additionalProperties === undefined && patternProperties !== undefined)
    return patternProperties.some((one) => isValid(item, one.schema, question));
  return additionalProperties ?? !(question.typed && properties.length > 0);
}

/** Whether two values are the same, in whatever order their members stand (JSON Schema Core, section 4.2.2). */
function isSame(a: Json, b: Json): boolean {
  return canonical(a) === canonical(b);
}

/** A text that two values share where they are the same. */
export function canonical(value: Json): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isItems(value)) return `[${value.map(canonical).join()}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, item]) => `${JSON.stringify(name)}:${canonical(item)}`).join()}}`;
}

function isItems(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
