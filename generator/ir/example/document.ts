/** What a document itself offers as an example: defaults and examples, where they are what they say. */
import { fits } from "../fits.js";
import type { Json } from "../model.js";
import type { Part, Scope } from "./scope.js";
import { type ExampleValue, fromJson } from "./value.js";

/** Longer defaults explain nothing. What is to show all may be longer. */
const [longestGiven, longestWhole] = [200, 2_000];

/** The default, what stands beside the schema, the example, and then listed values. Null is kept for where nothing else is at hand. */
export function* documentValues(
  parts: readonly Part[],
  { context, given, lenient, budget, whole }: Scope,
): Generator<ExampleValue> {
  const longest = whole > 0 ? longestWhole : longestGiven;
  const strictness = { typed: true, lenient, steps: budget.checks };
  for (const part of parts) {
    const { schema, bare } = part;
    const isValid = (value: Json): boolean =>
      fits(value, schema, context, strictness, part.discriminatedBy) &&
      // One part alone has not all the members that the type has.
      parts.every((other) => other === part || fits(value, other.schema, context, { ...strictness, typed: false }));
    const offered = bare ? [] : [schema.default, given, schema.example];
    for (const value of [...offered, ...(schema.listed ?? [])]) {
      if (value === undefined || value === null || JSON.stringify(value).length > longest) continue;
      if (isValid(value)) yield fromJson(value);
    }
  }
}
