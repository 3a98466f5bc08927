/** Finds what a JSONPath (RFC 9535) selects. */
import { JSONPathEnvironment, type JSONPathNode, type JSONPathQuery } from "json-p3";
import { maxDepth } from "../load/limits.js";
import type { Path } from "./draft.js";

export interface Selected {
  readonly path: Path;
  readonly value: unknown;
}

/** More than real documents have parts that one action would change. */
export const mostSelected = 200_000;

const environment = new JSONPathEnvironment({ maxRecursionDepth: 2 * maxDepth });

/** What is wrong with a query, in the words of the library; or the query. */
export function queryOf(text: string): JSONPathQuery | { readonly problem: string } {
  try {
    return environment.compile(text);
  } catch (error) {
    return { problem: error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error) };
  }
}

/** Each part once, in the order of the query; undefined where there are too many. */
export function select(query: JSONPathQuery, document: unknown): readonly Selected[] | undefined {
  const found = new Map<string, Selected>();
  let seen = 0;
  for (const node of query.lazyQuery(document as never)) {
    if (++seen > mostSelected) return undefined;
    const path = pathOf(node);
    found.set(JSON.stringify(path), { path, value: node.value });
  }
  return [...found.values()];
}

function pathOf({ location }: JSONPathNode): Path {
  return location.map(String);
}
