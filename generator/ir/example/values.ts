/** Values that satisfy several schemas at once: what composes them is taken apart until scalars, lists and objects are left. */
import { fits } from "../fits.js";
import { flattenObject } from "../flatten.js";
import { allowsNull } from "../limits.js";
import type { EnumSchema, Json, NumberSchema, Schema, StringSchema } from "../model.js";
import { documentValues } from "./document.js";
import { listsWithin, type ListPart } from "./lists.js";
import { numbersWithin } from "./numbers.js";
import { type ObjectPart, objectsWithin } from "./objects.js";
import { inTurns, type Part, type Scope } from "./scope.js";
import { textsWithin } from "./texts.js";
import { type ExampleValue, toJson } from "./value.js";

/**
 * Values that satisfy all of the schemas, lazily, the plainest first: what the document offers, else what is made. None where
 * nothing is valid, or where all values that are hold another one without end.
 */
export function* valuesOf(parts: readonly Part[], scope: Scope): Generator<ExampleValue> {
  if (scope.budget.values-- <= 0) return;
  yield* documentValues(parts, scope);
  yield* madeOf(parts, { ...scope, given: undefined });
  if (parts.length > 0 && parts.every(({ schema }) => allowsNull(schema))) yield null;
}

/** Deeper, or of more parts, than an example that explains something, and less than a stack can hold. */
const deepest = 250;

/** Takes the first part apart that is made of others. */
function* madeOf(parts: readonly Part[], outer: Scope): Generator<ExampleValue> {
  const scope = { ...outer, depth: outer.depth + 1 };
  if (scope.depth > deepest) return;
  const limited = parts.findIndex(({ schema }) => schema.limits !== undefined);
  const composed = parts.findIndex(({ schema }) => ["ref", "union", "intersection"].includes(schema.kind));
  const index = limited >= 0 ? limited : composed;
  const part = parts[index];
  if (part === undefined) {
    yield* ofOneKind(parts, scope);
    return;
  }
  const replaced = (...others: readonly Part[]): readonly Part[] => parts.toSpliced(index, 1, ...others);
  if (limited >= 0) yield* limitedValues(part, replaced, scope);
  else yield* composedValues(part, replaced, scope);
}

/** The parts with others in place of one of them. */
type Replaced = (...others: readonly Part[]) => readonly Part[];

/** Limits beside a type become a part of their own. A second search passes them over. */
function* limitedValues(part: Part, replaced: Replaced, scope: Scope): Generator<ExampleValue> {
  const { limits, ...schema } = part.schema;
  const own: Part = { ...part, schema };
  if (limits === undefined || scope.lenient) yield* madeOf(replaced(own), scope);
  else
    yield* satisfying(madeOf(replaced(own, { schema: limits, inside: part.inside, bare: true }), scope), part, scope);
}

function* composedValues(part: Part, replaced: Replaced, scope: Scope): Generator<ExampleValue> {
  const { schema, bare } = part;
  const next = (others: readonly Part[]): Generator<ExampleValue> =>
    bare ? madeOf(replaced(...others), scope) : valuesOf(replaced(...others), scope);
  switch (schema.kind) {
    case "ref": {
      const target = targetOf(part, schema.name, scope);
      if (target !== undefined) yield* next([target]);
      return;
    }
    case "union": {
      const members = [...inOrder(schema.members, scope)].map((member) => next([{ ...part, schema: member }]));
      // What satisfies one of `oneOf` may satisfy another as well.
      const isExact = schema.keyword === "oneOf";
      yield* inTurns(isExact ? members.map((values) => satisfying(values, part, scope)) : members);
      return;
    }
    case "intersection": {
      const isObject = flattenObject(schema, scope.context.lookup) !== undefined;
      const members = schema.members.map((member, place): Part => {
        return { ...part, schema: member, ...((isObject || place > 0) && { bare: true }) };
      });
      yield* satisfying(isObject ? madeOf(replaced(...members), scope) : next(members), part, scope);
      return;
    }
    default:
      return;
  }
}

/** A named schema is entered once: a value that holds itself has no end. */
function targetOf({ inside, bare, discriminatedBy }: Part, name: string, { context }: Scope): Part | undefined {
  const schema = inside.has(name) ? undefined : context.lookup(name);
  if (schema === undefined) return undefined;
  const own = context.discriminators.get(name);
  return {
    schema,
    inside: new Set(inside).add(name),
    discriminatedBy: bare ? (discriminatedBy ?? own) : own,
    ...(bare && { bare }),
  };
}

/** Those that satisfy a part as a whole. A second search takes them all. */
function* satisfying(
  values: Iterable<ExampleValue>,
  { schema }: Part,
  { context, budget, lenient }: Scope,
): Generator<ExampleValue> {
  let left = patience;
  for (const value of values) {
    const isValid = lenient || fits(toJson(value), schema, context, { steps: budget.checks });
    left = isValid ? patience : left - 1;
    if (isValid) yield value;
    else budget.refusals -= 1;
    if (left <= 0 || budget.refusals <= 0) return;
  }
}

/** How many values in a row may be refused: others of the same kind will be, too. */
const patience = 40;

/** The members that the operation speaks of come before the others. The first may be one that has no end. */
function inOrder(members: readonly Schema[], scope: Scope): ReadonlySet<Schema> {
  return new Set([...members.filter((member) => isNamed(member, scope)), ...members]);
}

/** Does the operation speak of the value by which a member differs from the others? */
function isNamed(member: Schema, { context, words }: Scope): boolean {
  const name = member.kind === "ref" ? member.name : "";
  const told = [...(context.discriminators.get(name)?.values() ?? [])].flat();
  const object = context.lookup(name) ?? member;
  const constants = (flattenObject(object, context.lookup)?.properties ?? []).flatMap(({ schema }) =>
    schema.kind === "enum" && schema.values.length === 1 ? schema.values : [],
  );
  return [...told, ...constants].some((value) => words.has(String(value).toLowerCase()));
}

/** Of parts that are made of no others. */
function* ofOneKind(parts: readonly Part[], scope: Scope): Generator<ExampleValue> {
  const typed = parts.filter(({ schema }) => schema.kind !== "any");
  const listed = parts.some(({ schema }) => schema.listed !== undefined);
  if (listed) yield* documentValues(parts, scope);
  else if (typed.length === 0) yield* anything(scope);
  else yield* ofTypes(typed, scope);
  if (typed.length > 0 && parts.every(({ schema }) => allowsNull(schema))) yield null;
}

function* anything({ name }: Scope): Generator<ExampleValue> {
  yield `${name}_example`;
  yield true;
  for (let number = 1; number < 1_000; number += 1) yield number;
}

function* ofTypes(parts: readonly Part[], scope: Scope): Generator<ExampleValue> {
  const schemas = parts.map(({ schema }) => schema);
  const values = schemas.find((schema) => schema.kind === "enum");
  if (values !== undefined) yield* listedIn(values, schemas, scope);
  else if (schemas.every(isNumber)) yield* numbersWithin(schemas);
  else if (schemas.every(isText)) yield* textsWithin(schemas, scope);
  else if (schemas.every(({ kind }) => kind === "boolean")) yield* [true, false];
  else if (schemas.every(({ kind }) => kind === "null")) yield null;
  else if (parts.every(isObjectPart)) yield* ofObjects(parts, scope);
  else if (parts.every(isListPart)) yield* listsWithin(parts, scope);
  // `allOf` of a text and a number: a second search takes them one by one.
  else if (scope.lenient && parts.length > 1) for (const part of parts) yield* ofTypes([part], scope);
}

/** Of names to choose from, one choice may bring another about. */
function* ofObjects(parts: readonly ObjectPart[], scope: Scope): Generator<ExampleValue> {
  const choosing = parts.filter(({ schema }) => schema.requiredChoices !== undefined).slice(0, deepest);
  yield* choosing.reduce<Iterable<ExampleValue>>(
    (values, part) => satisfying(values, part, scope),
    objectsWithin(parts, scope),
  );
}

function* listedIn({ values }: EnumSchema, schemas: readonly Schema[], scope: Scope): Generator<ExampleValue> {
  const { context, budget } = scope;
  const isValid = (value: Json): boolean =>
    schemas.every((schema) => fits(value, schema, context, { steps: budget.checks }));
  for (const value of values) if (isValid(value)) yield value;
}

function isNumber(schema: Schema): schema is NumberSchema {
  return schema.kind === "number" || schema.kind === "integer";
}

function isText(schema: Schema): schema is StringSchema {
  return schema.kind === "string";
}

function isObjectPart(part: Part): part is ObjectPart {
  return part.schema.kind === "object";
}

function isListPart(part: Part): part is ListPart {
  return part.schema.kind === "array" || part.schema.kind === "tuple";
}
