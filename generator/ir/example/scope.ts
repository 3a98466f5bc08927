/** What the makers of examples share. */
import type { DiscriminatedBy, SchemaContext } from "../fits.js";
import type { Json, Schema } from "../model.js";
import type { Steps } from "../steps.js";
import type { ExampleValue } from "./value.js";

/** One of the schemas that a value has to satisfy all at once. */
export interface Part {
  readonly schema: Schema;
  /** The named schemas that this place is inside of: who enters one again comes to no end. */
  readonly inside: ReadonlySet<string>;
  /** The values that tell the schema apart in a union, by property. */
  readonly discriminatedBy?: DiscriminatedBy | undefined;
  /** Its own default and example are not offered: they belong to a part of an object, and say nothing of the whole. */
  readonly bare?: true;
}

/** Says what a value is made for, and how much may be tried. */
export interface Scope {
  readonly context: SchemaContext;
  /** What texts are called after. */
  readonly name: string;
  /** The words of the operation: what it says of itself is what its example shows. */
  readonly words: ReadonlySet<string>;
  /** What the document offers for the outermost value beside the default and example of its schema. */
  readonly given?: Json | undefined;
  /** A second search, after nothing was found: contradictions in the document are passed over. */
  readonly lenient: boolean;
  readonly budget: Budget;
  /** How many schemas have been taken apart around this place. */
  readonly depth: number;
  /** How many more levels of objects show what is optional, too. */
  readonly whole: number;
  /** Makes the values within a value. Lazy, the plainest first: most users take one. */
  readonly values: (parts: readonly Part[], scope: Scope) => Generator<ExampleValue>;
}

/** Shared by a whole example, and counted down. */
export interface Budget {
  /** How many more values may be begun: required properties can fan out without end. */
  values: number;
  /** How many more values may be refused that do not satisfy all of their schemas. */
  refusals: number;
  /** How many more values lists may repeat. */
  copies: number;
  /** How many more steps may be taken to match patterns. */
  readonly steps: Steps;
  /** How much more may be done to see whether values satisfy their schemas. */
  readonly checks: Steps;
}

/** @param values how many values may be begun */
export function newBudget(values: number): Budget {
  return { values, refusals: 500, copies: 2_000, steps: { left: 60_000 }, checks: { left: 100_000 } };
}

/** The values of a generator by their number, each made once; undefined after the last. */
export function numbered<T>(values: Generator<T>): (index: number) => T | undefined {
  const made: T[] = [];
  return (index) => {
    while (made.length <= index) {
      const next = values.next();
      if (next.done) return undefined;
      made.push(next.value);
    }
    return made[index];
  };
}

/** Some values of each generator in turn, until none has any. */
export function* inTurns<T>(all: readonly Generator<T>[], turn = 10): Generator<T> {
  const open = new Set(all);
  while (open.size > 0) {
    for (const values of open) {
      for (let count = 0; count < turn && open.has(values); count += 1) {
        const next = values.next();
        if (next.done) open.delete(values);
        else yield next.value;
      }
    }
  }
}

/** Does a piece of work with no more than so many of the steps that are left. */
export function withSteps<T>(steps: Steps, most: number, work: (own: Steps) => T): T {
  const own: Steps = { left: Math.min(steps.left, most) };
  steps.left -= own.left;
  const result = work(own);
  steps.left += Math.max(0, own.left);
  return result;
}

/** The first so many values. */
export function* take<T>(values: Iterable<T>, count: number): Generator<T> {
  let left = count;
  if (left <= 0) return;
  for (const value of values) {
    yield value;
    left -= 1;
    if (left <= 0) return;
  }
}

/** The first value, if there is one. */
export function firstOf<T>(values: Iterable<T>): T | undefined {
  for (const value of values) return value;
  return undefined;
}
