import { paging } from "./airflow.js";
import { flattenObject, type SchemaLookup } from "./flatten.js";
import type { ObjectSchema, Operation, Schema } from "./model.js";
import { resultsOf } from "./results.js";

/** How a client gets the pages of a list operation. */
export interface Pagination {
  /** The property of the answer that holds the items. */
  readonly items: string;
  /** The schema of an item. */
  readonly item: Schema;
  /** `cursor`: the answer names the next page (Airflow 3.3). `offset`: limit and offset, and a total. */
  readonly mode: "cursor" | "offset";
}

/**
 * The pagination of an operation; undefined for one that has none. A list operation of Airflow takes `limit` and `offset` and answers
 * with one array and `total_entries`; or it takes `cursor` and answers with one array and `next_cursor`.
 */
export function paginationOf(operation: Operation, lookup: SchemaLookup): Pagination | undefined {
  if (operation.method !== "GET") return undefined;
  const page = pageOf(operation, lookup);
  const [items, ...others] =
    page?.properties.flatMap(({ name, schema }) =>
      schema.kind === "array" ? [{ items: name, item: schema.items }] : [],
    ) ?? [];
  if (page === undefined || items === undefined || others.length > 0) return undefined;
  const accepts = (name: string): boolean =>
    operation.parameters.some(
      (parameter) => parameter.in === "query" && parameter.name === name && !parameter.required,
    );
  const answers = (name: string): boolean => page.properties.some((property) => property.name === name);
  if (accepts(paging.cursor) && answers(paging.nextCursor)) return { ...items, mode: "cursor" };
  const byOffset = accepts(paging.limit) && accepts(paging.offset) && answers(paging.total);
  return byOffset ? { ...items, mode: "offset" } : undefined;
}

/** The object that an operation always answers with. */
function pageOf(operation: Operation, lookup: SchemaLookup): ObjectSchema | undefined {
  const [main] = resultsOf(operation);
  const [schema, ...more] = main.schemas;
  const isOne = main.format === "json" && schema !== undefined && more.length === 0 && !main.mayBeEmpty;
  return isOne ? flattenObject(schema, lookup) : undefined;
}
