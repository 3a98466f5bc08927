/** Lists that a client walks page by page: what the table says of them, and what their items are. */
import { isAirflow, paging } from "../../ir/airflow.js";
import type { SchemaLookup } from "../../ir/flatten.js";
import type { Operation } from "../../ir/model.js";
import { type Pagination, paginationOf } from "../../ir/pagination.js";
import type { PythonParameter } from "../docs/dialects/python/parameter.js";
import { itemsOf } from "../docs/dialects/python/kinds.js";
import type { SpecSchema } from "../docs/reference/openapi.js";
import { nested, resolved } from "../docs/reference/references.js";
import type { Client } from "./client.js";
import { code, ident, literal, type PyCode, str } from "./code.js";
import { call, type Piece, prefixed, tuple } from "./layout.js";
import type { Scope } from "./scope.js";

/** How a list is walked, by the arguments of its method. */
export interface MethodPages {
  readonly pagination: Pagination;
  /** The argument that says which page; where the body says it, the property. */
  readonly parameter?: string;
  /** The argument that is the body. */
  readonly body?: string;
  /** Beside a cursor: the argument that counts items. */
  readonly offset?: string;
}

/** What counts here of the parameters of a method. */
export interface PagedParameter {
  readonly name: string;
  readonly origin: PythonParameter["origin"];
}

/** Absent for what is no list, and for a list whose page no argument names. */
export function pagesOf(
  lookup: SchemaLookup,
  operation: Operation,
  parameters: readonly PagedParameter[],
): MethodPages | undefined {
  const pagination = paginationOf(operation, lookup);
  if (pagination === undefined) return undefined;
  const inQuery = (name: string | undefined): string | undefined =>
    parameters.find(({ origin }) => origin.in === "query" && origin.name === name)?.name;
  if (pagination.mode === "link") return { pagination };
  if (pagination.in === "body") {
    const body = parameters.find(({ origin }) => origin.in === "body")?.name;
    const { parameter } = pagination;
    return body === undefined || parameter === undefined ? undefined : { pagination, parameter, body };
  }
  const parameter = inQuery(pagination.parameter);
  const offset = pagination.mode === "cursor" ? inQuery(paging.offset) : undefined;
  return parameter === undefined ? undefined : { pagination, parameter, ...(offset !== undefined && { offset }) };
}

/** What the table of an operation says of its pages. */
export function pagesCode({ client, scope }: { client: Client; scope: Scope }, pages: MethodPages): Piece {
  const { pagination, parameter, body, offset } = pages;
  const { mode, items, next, total, more } = pagination;
  const text = (name: string, value: string | undefined): Piece[] =>
    value === undefined ? [] : [code`${ident(name)}=${str(value)}`];
  const path = (name: string, names: readonly string[] | undefined): Piece[] =>
    names === undefined ? [] : [prefixed(code`${ident(name)}=`, names.length === 0 ? code`()` : tuple(names.map(str)))];
  const first = mode === "cursor" && isAirflow(client.api) ? "" : pagination.first;
  return call(scope.use(".._runtime.operation", "Pages"), [
    str(mode),
    ...path("items", items),
    ...text("parameter", parameter),
    ...text("body", body),
    ...(first === undefined ? [] : [code`first=${literal(first)}`]),
    ...path("next", next),
    ...path("total", total),
    ...path("more", more),
    ...text("offset", offset),
  ]);
}

/** The class of the items; nothing where they are of no class of their own. */
export function itemClass(
  { context, modules }: Client,
  result: SpecSchema | undefined,
  path: readonly string[],
  typeOf: (schema: SpecSchema) => PyCode,
): PyCode | undefined {
  if (result === undefined) return undefined;
  let at = resolved(context.spec, result);
  for (const name of path) {
    const property = at.properties?.get(name);
    if (property === undefined) return undefined;
    at = resolved(context.spec, nested(context.spec, property));
  }
  const type = typeOf(itemsOf(context, at));
  return [...modules.keys()].includes(type.replace(/^_+/, "")) ? type : undefined;
}

/** The form of a list that walks through all pages. */
export function allItems(scope: Scope, name: string, item: PyCode | undefined): Piece {
  return call(scope.use(".._runtime.api", "all_items"), [ident(name), ...(item === undefined ? [] : [item])]);
}
