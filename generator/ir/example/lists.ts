/** Lists and tuples that satisfy several schemas at once (JSON Schema Core, section 10.3.1; Validation, section 6.4). */
import { canonical } from "../fits.js";
import type { ArraySchema, TupleSchema } from "../model.js";
import { firstOf, numbered, type Part, type Scope, take } from "./scope.js";
import { type ExampleValue, sizeOf, toJson } from "./value.js";

/** A part that is a list or a tuple. */
export interface ListPart extends Part {
  readonly schema: ArraySchema | TupleSchema;
}

/** How many other lists are made. */
const alternatives = 20;
/** A longer list is no example. */
const longest = 1_000;

/** Lists of one item, or of as many as there must be; then with other items, longer, and empty. */
export function* listsWithin(parts: readonly ListPart[], scope: Scope): Generator<ExampleValue> {
  const least = Math.max(0, ...parts.map(({ schema }) => schema.minItems ?? 0));
  const most = Math.min(...parts.map(({ schema }) => mostItems(schema)));
  if (least > most || least > longest) return;
  const isTuple = parts.some(({ schema }) => schema.kind === "tuple");
  const usual = Math.max(least, Math.min(most, isTuple ? 0 : 1));
  const plan: Plan = { parts, scope, isUnique: parts.some(({ schema }) => schema.uniqueItems) };
  yield* filled(plan, usual);
  if (least === 0) yield [];
  for (let more = 1; more <= 3 && usual + more <= most; more += 1) yield* filled(plan, usual + more);
}

function mostItems(schema: ArraySchema | TupleSchema): number {
  const isClosed = schema.kind === "tuple" && schema.rest === undefined;
  return Math.min(schema.maxItems ?? Infinity, isClosed ? schema.items.length : Infinity);
}

interface Plan {
  readonly parts: readonly ListPart[];
  readonly scope: Scope;
  readonly isUnique: boolean;
}

/** Lists of a length: the first of them, then some in which one item is another. */
function* filled(plan: Plan, length: number): Generator<ExampleValue> {
  const first = plan.isUnique ? differentItems(plan, length) : firstItems(plan, length);
  if (first === undefined) return;
  yield first;
  for (let place = 0; place < Math.min(length, 3); place += 1) {
    for (const item of take(itemsAt(plan, place), alternatives)) {
      const other = first.with(place, item);
      if (!plan.isUnique || areDifferent(other)) yield other;
    }
  }
}

function areDifferent(items: readonly ExampleValue[]): boolean {
  return new Set(items.map((item) => canonical(toJson(item)))).size === items.length;
}

/** The first value for each place. What comes after all tuples is made once and repeated. */
function firstItems(plan: Plan, length: number): readonly ExampleValue[] | undefined {
  const own = Math.min(length, placesOf(plan));
  const items: ExampleValue[] = [];
  for (let place = 0; place < Math.min(length, own + 1); place += 1) {
    const item = firstOf(itemsAt(plan, place));
    if (item === undefined) return undefined;
    items.push(item);
  }
  const repeated = items[own];
  if (repeated === undefined) return items;
  const copies = length - items.length;
  plan.scope.budget.copies -= copies * sizeOf(repeated);
  return plan.scope.budget.copies < 0 ? undefined : [...items, ...Array.from({ length: copies }, () => repeated)];
}

/** For each place the first value that no place before has. */
function differentItems(plan: Plan, length: number): readonly ExampleValue[] | undefined {
  const own = placesOf(plan);
  const rest = numbered(itemsAt(plan, own));
  const seen = new Set<string>();
  const items: ExampleValue[] = [];
  for (let place = 0, next = 0; place < length; place += 1) {
    const values = place < own ? numbered(itemsAt(plan, place)) : rest;
    let index = place < own ? 0 : next;
    let item = values(index);
    while (item !== undefined && seen.has(canonical(toJson(item)))) item = values((index += 1));
    if (item === undefined) return undefined;
    seen.add(canonical(toJson(item)));
    items.push(item);
    if (place >= own) next = index + 1;
  }
  return items;
}

/** How many places have a schema of their own. */
function placesOf({ parts }: Plan): number {
  return Math.max(0, ...parts.map(({ schema }) => (schema.kind === "tuple" ? schema.items.length : 0)));
}

function itemsAt({ parts, scope }: Plan, place: number): Generator<ExampleValue> {
  const items = parts.flatMap(({ schema, inside }): Part[] => {
    const item = schema.kind === "array" ? schema.items : (schema.items[place] ?? schema.rest);
    return item === undefined ? [] : [{ schema: item, inside }];
  });
  return scope.values(items, { ...scope, given: undefined });
}
