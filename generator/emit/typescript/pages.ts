/** The method that walks the pages of a list: what it says, and the call of the runtime that it is. */
import { paging } from "../../ir/airflow.js";
import type { OperationView } from "../../ir/operation-view.js";
import type { Pagination } from "../../ir/pagination.js";
import { type TsCode, code, doc, join, key, num, paragraphs, str, type TsDoc } from "./code.js";
import type { FileScope } from "./context.js";

/** What walks the pages. */
export interface PagesPlan {
  readonly view: OperationView;
  readonly pagination: Pagination;
  readonly scope: FileScope;
  /** The type of an item. */
  readonly item: TsCode;
  /** The beginning of the call for one page, such as `this.getDags(`. */
  readonly target: TsCode;
}

/** The call that walks all pages. */
export function pagesCall(plan: PagesPlan): TsCode {
  const { view, pagination, scope } = plan;
  if (isAirflows(pagination, view)) return airflowsCall(plan);
  const { items } = pagination;
  const list = code`[${join(items.map(str), ", ")}]`;
  const rule = ruleOf(plan);
  return code`${scope.runtime("pages", "pages")}<${plan.item}>((page, how) => ${plan.target}${laidOver(pagination)}, how), ${list}, ${rule}, options)`;
}

/** What the documentation of the method says of its parameters. */
export function pagesDoc(view: OperationView, { mode, parameter, size, in: where, first }: Pagination): TsDoc {
  const at = (name: string): string => `\`${where === "body" ? "body." : ""}${name}\``;
  const isEither = mode === "cursor" && takes(view, paging.offset);
  const begins = isEither ? `${at(parameter ?? "")} or ${at(paging.offset)}` : at(parameter ?? "");
  const start = mode === "page" ? `, otherwise at page ${first ?? 1}` : "";
  return paragraphs(
    doc(parameter === undefined ? "" : `Starts at ${begins} if you pass it${start}.`),
    doc(size === undefined ? "" : `${at(size)} is the size of a page. It does not limit the total number of items.`),
  );
}

/**
 * Whether the runtime's `walkPages` walks the pages, which knows Airflow's habits: an offset and `total_entries`; or cursors, of which
 * the empty one begins, and an offset on servers that are older than those.
 */
function isAirflows({ items, mode, parameter, next, total }: Pagination, view: OperationView): boolean {
  if (items.length !== 1) return false;
  if (mode === "cursor")
    return parameter === paging.cursor && isWay(next, paging.nextCursor) && takes(view, paging.offset);
  return (
    mode === "offset" &&
    [paging.offset, paging.bodyOffset].some((name) => name === parameter) &&
    isWay(total, paging.total)
  );
}

function isWay(way: readonly string[] | undefined, name: string): boolean {
  return way?.length === 1 && way[0] === name;
}

function takes({ arguments: all }: OperationView, name: string): boolean {
  return all.some(({ parameter }) => parameter.in === "query" && parameter.name === name);
}

function airflowsCall({ pagination, scope, item, target, view }: PagesPlan): TsCode {
  const { items, mode, parameter, in: where } = pagination;
  const [list = ""] = items;
  const offset = code`${key(parameter ?? "")}: page.offset`;
  const asked =
    where === "body" ? code`{ ...params, body: { ...params.body, ${offset} } }` : code`{ ...params, ...page }`;
  const body = view.body?.required === true ? code`params.body` : code`params.body?`;
  const start = where === "body" ? code`{ offset: ${body}.page_offset }` : code`params`;
  const rest = mode === "cursor" ? code`${start}, "cursor"` : start;
  return code`${scope.runtime("paginate", "walkPages")}<${item}>((page) => ${target}${asked}, options), ${str(list)}, ${rest})`;
}

function laidOver({ in: where }: Pagination): TsCode {
  return where === "body" ? code`{ ...params, body: { ...params.body, ...page } }` : code`{ ...params, ...page }`;
}

/** The rule of the runtime that says which page is next. */
function ruleOf({ pagination, view, scope }: PagesPlan): TsCode {
  const { mode, parameter = "", first = 0, next = [], total, more, in: where } = pagination;
  if (mode === "link") {
    const names = view.arguments.filter(({ parameter: one }) => one.in === "query").map((one) => one.key);
    return code`${scope.runtime("pages", "byLink")}([${join(names.map(str), ", ")}])`;
  }
  const name = where === "body" ? parameter : keyOf(view, parameter);
  const body = view.body?.required === true ? code`params.body` : code`params.body?.`;
  const given = where === "body" ? code`${body}[${str(name)}]` : code`params[${str(name)}]`;
  if (mode === "cursor")
    return code`${scope.runtime("pages", "byCursor")}(${join([str(name), given, wayOf(next)], ", ")})`;
  const step = mode === "page" ? code`1` : code`undefined`;
  const args = [str(name), code`${given} ?? ${num(first)}`, step, wayOf(total), wayOf(more)];
  while (args.at(-1) === "undefined") args.pop();
  return code`${scope.runtime("pages", "byNumber")}(${join(args, ", ")})`;
}

function wayOf(way: readonly string[] | undefined): TsCode {
  return way === undefined ? code`undefined` : code`[${join(way.map(str), ", ")}]`;
}

/** The key of a query parameter among the arguments of a call. */
function keyOf({ arguments: all }: OperationView, name: string): string {
  return all.find(({ parameter }) => parameter.in === "query" && parameter.name === name)?.key ?? name;
}
