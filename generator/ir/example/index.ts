/** Examples of what travels: the least, or all, that satisfies a schema and says something, as plain data that each language prints. */
import { fits, isHidden, type SchemaContext } from "../fits.js";
import { flattenObject } from "../flatten.js";
import type { Json, Operation, Parameter, Schema } from "../model.js";
import { type Budget, firstOf, newBudget, type Scope } from "./scope.js";
import { type ExampleValue, type Impossible, sizeOf, toJson } from "./value.js";
import { valuesOf } from "./values.js";

export {
  type ExampleObject,
  type ExampleValue,
  type Impossible,
  isImpossible,
  type TaggedText,
  toJson,
} from "./value.js";

/** What an example is to show beside its schema. */
export interface ExampleWish {
  /** What texts without a format are called after. */
  readonly name: string;
  /** The operation that it is for: what that says of itself decides between the members of a union. */
  readonly operation?: Operation | undefined;
  /** What the document offers: taken where it satisfies the schema. */
  readonly given?: Json | undefined;
}

const impossible: Impossible = { kind: "impossible" };

/**
 * A value that satisfies a schema (JSON Schema 2020-12, as far as the model holds it), as a client sends it. Where a document
 * contradicts itself, or a pattern is met by none of the texts that are tried, a value that comes near.
 */
export function exampleOf(context: SchemaContext, schema: Schema, wish: ExampleWish): ExampleValue | Impossible {
  const value = found(context, schema, wish);
  return value === undefined ? impossible : value;
}

/** A value for a parameter. Where its schema says nothing, only a plain one can be sent. */
export function exampleOfParameter(context: SchemaContext, parameter: Parameter): ExampleValue | Impossible {
  const { name, schema, contentType, example } = parameter;
  const isPlain = schema.kind === "any" && contentType === undefined;
  return exampleOf(context, isPlain ? { ...schema, kind: "string" } : schema, { name, given: example });
}

/** The least that can be the body of an operation. `given`: what the document offers. */
export function leastBody(
  context: SchemaContext,
  schema: Schema,
  operation: Operation,
  given?: Json,
): ExampleValue | Impossible {
  return exampleOf(context, schema, { name: "body", operation, given });
}

/** The body of an operation; where nothing in it is required, its first property stands for the others. */
export function exampleOfBody(
  context: SchemaContext,
  schema: Schema,
  operation: Operation,
  given?: Json,
): ExampleValue | Impossible {
  const whole = leastBody(context, schema, operation, given);
  const object = isEmpty(whole) ? flattenObject(schema, context.lookup) : undefined;
  for (const { name, schema: inner } of (object?.properties ?? []).slice(0, mostShown)) {
    if (isHidden(inner, context)) continue;
    const value = found(context, inner, { name, operation });
    const shown: ExampleValue | undefined =
      value === undefined ? undefined : { kind: "object", fields: [[name, value]] };
    if (shown !== undefined && fits(toJson(shown), schema, context)) return shown;
  }
  return whole;
}

/** How large a whole example may be, by the levels of objects that show what is optional. */
const wholes: readonly (readonly [levels: number, values: number])[] = [
  [1, 150],
  [2, 50],
  [3, 50],
];
/** What is larger already would be too large with one more level. */
const worthMore = 25;

/** A value with all that a schema has, on as many levels as a reader can take in; where that cannot be, the least. */
export function wholeExample(context: SchemaContext, schema: Schema, wish: ExampleWish): ExampleValue | Impossible {
  let best: ExampleValue | undefined;
  for (const [whole, size] of wholes) {
    const value = search(context, schema, wish, newBudget(Math.min(most, 2 * size)), { whole });
    if (value === undefined || sizeOf(value) > size || !fits(toJson(value), schema, context)) break;
    best = value;
    if (sizeOf(value) > worthMore) break;
  }
  return best === undefined ? exampleOf(context, schema, wish) : best;
}

/** How many properties are tried, where one is to stand for the others. */
const mostShown = 200;

function isEmpty(value: ExampleValue | Impossible): boolean {
  return typeof value === "object" && value !== null && "fields" in value && value.fields.length === 0;
}

/** How many values an example may be made of, and how many may be tried where valid ones are hard to find. */
const [most, mostTried] = [200, 5_000];

/** Looks for a valid value, longer where there was much to try; at last for one that is nearly valid. */
function found(context: SchemaContext, schema: Schema, wish: ExampleWish): ExampleValue | undefined {
  const budget = newBudget(most);
  const value = search(context, schema, wish, budget);
  const isCutShort = value === undefined && budget.values < 0;
  const other = isCutShort ? search(context, schema, wish, newBudget(mostTried)) : value;
  // Null is a value. What is larger for being searched longer explains nothing.
  if (other !== undefined && (!isCutShort || sizeOf(other) <= most)) return other;
  return search(context, schema, wish, newBudget(most), { lenient: true });
}

function search(
  context: SchemaContext,
  schema: Schema,
  { name, operation, given }: ExampleWish,
  budget: Budget,
  { lenient = false, whole = 0 } = {},
): ExampleValue | undefined {
  const words = operation === undefined ? new Set<string>() : wordsOf(operation);
  const scope: Scope = { context, name, words, given, lenient, budget, depth: 0, whole, values: valuesOf };
  return firstOf(valuesOf([{ schema, inside: new Set() }], scope));
}

/** Every example of an operation asks for them. */
const wordsIn = new WeakMap<Pick<Operation, "summary" | "description">, ReadonlySet<string>>();

function wordsOf(operation: Pick<Operation, "summary" | "description">): ReadonlySet<string> {
  const { summary = "", description = "" } = operation;
  const words = wordsIn.get(operation) ?? new Set(`${summary} ${description}`.toLowerCase().match(/\w+/g));
  wordsIn.set(operation, words);
  return words;
}
