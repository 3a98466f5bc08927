import { flattenObject, type SchemaLookup } from "./flatten.js";
import type { Operation } from "./model.js";
import { resultsOf } from "./results.js";

/** How the pages of a list operation are walked. */
export interface Pagination {
  /** The property of the answer that holds the items. */
  readonly items: string;
  /** `cursor`: the answer names the next page (Airflow 3.3). `offset`: limit and offset, and a total. */
  readonly mode: "cursor" | "offset";
}

/** Airflow's list operations: `limit` and `offset` go in, `total_entries` and one array come out. Undefined for all others. */
export function paginationOf(operation: Operation, lookup: SchemaLookup): Pagination | undefined {
  const accepts = (name: string): boolean =>
    operation.parameters.some(
      (parameter) => parameter.in === "query" && parameter.name === name && !parameter.required,
    );
  if (operation.method !== "GET" || !accepts("limit") || !accepts("offset")) return undefined;
  const [main] = resultsOf(operation);
  const [schema, ...more] = main.schemas;
  const page =
    main.format === "json" && schema !== undefined && more.length === 0 ? flattenObject(schema, lookup) : undefined;
  if (page === undefined || main.mayBeEmpty || !page.properties.some(({ name }) => name === "total_entries"))
    return undefined;
  const [items, ...others] = page.properties.filter((property) => property.schema.kind === "array");
  if (items === undefined || others.length > 0) return undefined;
  const cursors = accepts("cursor") && page.properties.some(({ name }) => name === "next_cursor");
  return { items: items.name, mode: cursors ? "cursor" : "offset" };
}
