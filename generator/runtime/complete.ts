import { plain } from "./bodies.js";
import type { Operation, PathParameter } from "./operation.js";
import { inPath, joined, textOf } from "./parameters.js";
import { pathOf } from "./path.js";
import { write } from "./write.js";

/**
 * An operation that was written by hand, with what sends the rest of it: of a
 * generated one, the generator knows.
 */
export function complete(operation: Operation): Operation {
  return {
    ...(operation.body !== undefined && { encode: plain }),
    write,
    fill: pathOf,
    ...operation,
    path: operation.path.map((part, index) =>
      index % 2 ? completePart(part) : part,
    ),
  };
}

/** A list is joined by commas, a date is ISO 8601. */
function completePart(part: string | PathParameter): PathParameter {
  const named = typeof part === "string" ? { name: part } : part;
  return { style: joined, text: textOf, fill: inPath, ...named };
}
