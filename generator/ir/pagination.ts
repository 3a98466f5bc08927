/** Which operations give a list page by page, and how: told by the document (`x-pagination`), or found in its parameters and answers. */
import { paging } from "./airflow.js";
import { flattenObject, type SchemaLookup } from "./flatten.js";
import type { Json, ObjectSchema, Operation, Parameter, Schema } from "./model.js";
import { resultsOf } from "./results.js";

/** How a client gets the pages of a list operation. */
export interface Pagination {
  /** The properties that lead to the items in an answer, the outermost first; none where the answer is the list. */
  readonly items: readonly string[];
  /** The schema of an item. */
  readonly item: Schema;
  /**
   * `offset`: how many items come before the page. `page`: its number. `cursor`: what the page before said. `link`: the address of
   * the next page stands in the header `Link` (RFC 8288), and its query has the parameters of the call.
   */
  readonly mode: PaginationMode;
  /** Which parameter says which page, and where it stands; a `link` needs none. */
  readonly parameter?: string;
  readonly in: "query" | "body";
  /** The parameter that says how many items a page has. */
  readonly size?: string;
  /** `page`: the number of the first one. */
  readonly first?: number;
  /** `cursor`: the properties that lead to the cursor of the next page. */
  readonly next?: readonly string[];
  /** The properties that lead to the number of items in all. */
  readonly total?: readonly string[];
  /** The properties that lead to a value that is null, false or empty on the last page. */
  readonly more?: readonly string[];
}

export type PaginationMode = "cursor" | "link" | "offset" | "page";

/** What is wrong with what a document says of the pages of an operation. */
export interface PaginationProblem {
  readonly problem: string;
}

/** The pagination of an operation; undefined for one that has none. */
export function paginationOf(operation: Operation, lookup: SchemaLookup): Pagination | undefined {
  const found = readPagination(operation, lookup);
  return found !== undefined && "problem" in found ? undefined : found;
}

/** The pagination of an operation, or why what the document says of it cannot be used. */
export function readPagination(operation: Operation, lookup: SchemaLookup): Pagination | PaginationProblem | undefined {
  const { pagination: told } = operation;
  if (told === false) return undefined;
  const answer = answerOf(operation, lookup);
  if (told !== undefined) return toldPagination(told, operation, answer, lookup);
  return answer === undefined ? undefined : foundPagination(operation, answer, lookup);
}

/** What an operation always answers with, where that is a list or an object. */
interface Answer {
  readonly schema: Schema;
  readonly page?: ObjectSchema;
}

function answerOf(operation: Operation, lookup: SchemaLookup): Answer | undefined {
  const [main] = resultsOf(operation);
  const [schema, ...more] = main.schemas;
  if (main.format !== "json" || schema === undefined || more.length > 0 || main.mayBeEmpty) return undefined;
  const page = flattenObject(schema, lookup);
  return page === undefined ? { schema } : { schema, page };
}

// ── Found

/** Names that mean one thing wherever they stand, in the spelling of {@link plain}. Each list: the best name first. */
const known = {
  offset: ["offset", "skip"],
  page: ["page", "pagenumber"],
  size: ["limit", "pagesize", "perpage", "maxresults"],
  total: ["totalentries", "total", "totalcount", "totalitems", "totalresults"],
  more: ["next", "nextpage", "nextpageurl", "nextpageuri", "hasmore", "hasnext", "hasnextpage"],
} as const;

/** The parameter of a cursor → the properties that hold the next one. */
const cursors: Readonly<Record<string, readonly string[]>> = {
  cursor: ["nextcursor"],
  pagetoken: ["nextpagetoken"],
  nexttoken: ["nexttoken"],
  nextpagetoken: ["nextpagetoken"],
  continuationtoken: ["continuationtoken", "nextcontinuationtoken"],
  marker: ["nextmarker"],
};

/** Objects beside the items that say where the next page is. */
const wrappers: readonly string[] = ["meta", "metadata", "pagination", "paging", "responsemetadata", "pageinfo"];

type Where = Pick<Pagination, "items" | "item" | "in" | "size">;

/** An operation as the rules see it: its optional parameters of the query, the properties of its answer, and where the items are. */
interface Draft {
  readonly where: Where;
  readonly accepts: (names: readonly string[], kind?: Schema["kind"]) => Parameter | undefined;
  readonly answers: (names: readonly string[]) => readonly string[] | undefined;
  readonly linked: boolean;
}

function foundPagination(operation: Operation, answer: Answer, lookup: SchemaLookup): Pagination | undefined {
  if (operation.method === "POST") return batch(operation, answer, lookup);
  if (operation.method !== "GET") return undefined;
  const list = onlyList(answer);
  if (list === undefined) return undefined;
  const draft = draftOf(operation, answer, list, lookup);
  return byCursor(draft) ?? byOffset(draft) ?? byLink(draft) ?? byPage(draft);
}

function draftOf(
  operation: Operation,
  answer: Answer,
  list: Pick<Where, "items" | "item">,
  lookup: SchemaLookup,
): Draft {
  const optional = operation.parameters.filter((parameter) => parameter.in === "query" && !parameter.required);
  const accepts: Draft["accepts"] = (names, kind) =>
    firstOf(names, optional, (parameter) => [parameter.name, kind === undefined || isKind(parameter.schema, kind)]);
  const size = accepts(known.size, "integer")?.name;
  return {
    where: { ...list, in: "query", ...(size === undefined ? {} : { size }) },
    accepts,
    answers: (names) => pathIn(answer, names, lookup),
    linked: operation.responses.some(
      ({ status, headers }) => status.startsWith("2") && headers.some(({ name }) => name.toLowerCase() === "link"),
    ),
  };
}

function byCursor({ where, accepts, answers }: Draft): Pagination | undefined {
  for (const [name, properties] of Object.entries(cursors)) {
    const parameter = accepts([name], "string");
    const next = parameter && answers(properties);
    const total = answers([plain(paging.total)]);
    if (parameter && next)
      return { ...where, mode: "cursor", parameter: parameter.name, next, ...(total === undefined ? {} : { total }) };
  }
  return undefined;
}

/** With a size, or any filter called `skip` would do; and with a total, which tells a list from a search. */
function byOffset({ where, accepts, answers }: Draft): Pagination | undefined {
  const parameter = accepts(known.offset, "integer");
  const total = answers(known.total);
  if (parameter === undefined || total === undefined || where.size === undefined) return undefined;
  return { ...where, mode: "offset", parameter: parameter.name, total };
}

function byLink({ where, linked, accepts }: Draft): Pagination | undefined {
  const isPaged = where.size !== undefined || accepts(known.page) !== undefined;
  return linked && isPaged ? { ...where, mode: "link" } : undefined;
}

function byPage({ where, accepts, answers }: Draft): Pagination | undefined {
  const parameter = accepts(known.page, "integer");
  // Beside a token, the number of a page is often for the caller's own use.
  const hasToken = accepts(Object.keys(cursors)) !== undefined;
  if (parameter === undefined || where.size === undefined || hasToken) return undefined;
  const total = answers(known.total);
  const more = answers(known.more);
  return {
    ...where,
    mode: "page",
    parameter: parameter.name,
    first: firstPage(parameter),
    ...(total === undefined ? {} : { total }),
    ...(more === undefined ? {} : { more }),
  };
}

/** Pages begin at 1 unless the document says that they begin at 0. */
function firstPage({ schema, description = "" }: Parameter): number {
  const lowest = "minimum" in schema ? schema.minimum : undefined;
  const said = schema.default ?? lowest ?? (/\b(zero|0)[- ](based|indexed)\b/i.test(description) ? 0 : 1);
  return said === 0 ? 0 : 1;
}

/** Airflow's lists for many DAGs at once: a POST with filters and the page in its body. */
function batch(operation: Operation, answer: Answer, lookup: SchemaLookup): Pagination | undefined {
  const list = onlyList(answer);
  const body = bodyOf(operation, lookup);
  const total = pathIn(answer, [plain(paging.total)], lookup);
  const accepts = (name: string): boolean =>
    body?.properties.some((one) => one.name === name && !one.required) === true;
  if (list === undefined || total === undefined || !accepts(paging.bodyLimit) || !accepts(paging.bodyOffset))
    return undefined;
  return { ...list, mode: "offset", parameter: paging.bodyOffset, in: "body", size: paging.bodyLimit, total };
}

/** The list that an answer is, or the only one among its properties. */
function onlyList({ schema, page }: Answer): Pick<Where, "items" | "item"> | undefined {
  if (schema.kind === "array") return { items: [], item: schema.items };
  const lists = page?.properties.flatMap(({ name, schema: of }) =>
    of.kind === "array" ? [{ items: [name], item: of.items }] : [],
  );
  return lists?.length === 1 ? lists[0] : undefined;
}

/** The way to a property of one of these names: of the page, or of an object beside the items. */
function pathIn({ page }: Answer, names: readonly string[], lookup: SchemaLookup): readonly string[] | undefined {
  const properties = page?.properties ?? [];
  const own = firstOf(names, properties, ({ name, schema }) => [name, isScalar(schema, lookup)]);
  if (own !== undefined) return [own.name];
  for (const { name, schema } of properties) {
    const inner = wrappers.includes(plain(name)) ? flattenObject(schema, lookup)?.properties : undefined;
    const found = firstOf(names, inner ?? [], (one) => [one.name, isScalar(one.schema, lookup)]);
    if (found !== undefined) return [name, found.name];
  }
  return undefined;
}

function isScalar(schema: Schema, lookup: SchemaLookup): boolean {
  return schema.kind !== "array" && schema.kind !== "object" && flattenObject(schema, lookup) === undefined;
}

/** The first of some things whose name is known, by the order of the names; its second mark says whether it counts. */
function firstOf<Thing>(
  names: readonly string[],
  things: readonly Thing[],
  look: (thing: Thing) => readonly [name: string, counts: boolean],
): Thing | undefined {
  const usable = things.flatMap((thing) => {
    const [name, counts] = look(thing);
    return counts ? [{ thing, name: plain(name) }] : [];
  });
  return names.flatMap((name) => usable.filter((one) => one.name === name))[0]?.thing;
}

/** `pageToken`, `page_token` and `page[token]` are one name. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

function isKind(schema: Schema, kind: Schema["kind"]): boolean {
  if (schema.kind === "union") return schema.members.some((member) => isKind(member, kind));
  return schema.kind === kind || schema.kind === "any" || (kind === "integer" && schema.kind === "number");
}

// ── Told

/** What may stand in `x-pagination`. */
const keys = ["style", "parameter", "in", "size", "items", "next", "total", "more", "first"] as const;
const modes: readonly string[] = ["cursor", "link", "offset", "page"] satisfies PaginationMode[];

function toldPagination(
  told: Json,
  operation: Operation,
  answer: Answer | undefined,
  lookup: SchemaLookup,
): Pagination | PaginationProblem {
  if (told === null || typeof told !== "object" || Array.isArray(told))
    return { problem: "is neither an object nor `false`" };
  const fields = new Map(Object.entries(told));
  const odd = [...fields.keys()].find((key) => !(keys as readonly string[]).includes(key));
  if (odd !== undefined) return { problem: `has \`${odd.slice(0, 80)}\`, but the fields are ${keys.join(", ")}` };
  const text = (key: string): string | undefined => {
    const value = fields.get(key);
    return typeof value === "string" ? value : undefined;
  };
  const mode = text("style");
  if (mode === undefined || !isMode(mode)) return { problem: `has a \`style\` other than ${modes.join(", ")}` };
  if (answer === undefined) return { problem: "belongs to an operation whose response is not always one JSON value" };
  const items = text("items") === undefined ? onlyList(answer) : listAt(answer.schema, pathOf(text("items")), lookup);
  if (items === undefined) return { problem: "finds no list of items: `items` must name the list" };
  const where = text("in") ?? "query";
  if (where !== "query" && where !== "body") return { problem: "has an `in` that is neither `query` nor `body`" };
  const problem = parametersProblem(
    operation,
    { mode, where, parameter: text("parameter"), size: text("size") },
    lookup,
  );
  if (problem !== undefined) return { problem };
  const next = text("next") === undefined ? undefined : pathOf(text("next"));
  if (mode === "cursor" && next === undefined) return { problem: "has no `next`, which must name the next cursor" };
  const first = fields.get("first");
  return {
    ...items,
    mode,
    in: where,
    ...defined("parameter", text("parameter")),
    ...defined("size", text("size")),
    ...defined("next", next),
    ...defined("total", text("total") === undefined ? undefined : pathOf(text("total"))),
    ...defined("more", text("more") === undefined ? undefined : pathOf(text("more"))),
    ...(mode === "page" ? { first: typeof first === "number" ? first : 1 } : {}),
  };
}

function isMode(text: string): text is PaginationMode {
  return modes.includes(text);
}

interface Told {
  readonly mode: PaginationMode;
  readonly where: "query" | "body";
  readonly parameter: string | undefined;
  readonly size: string | undefined;
}

/** Whether the parameters that are named are there. */
function parametersProblem(
  operation: Operation,
  { mode, where, parameter, size }: Told,
  lookup: SchemaLookup,
): string | undefined {
  if (mode !== "link" && parameter === undefined)
    return "has no `parameter`, which must name the parameter for the page";
  const names = where === "query" ? queryNames(operation) : bodyNames(operation, lookup);
  const missing = [parameter, size].find((name) => name !== undefined && !names.includes(name));
  return missing === undefined ? undefined : `names \`${missing.slice(0, 80)}\`, which is not in the ${where}`;
}

function queryNames({ parameters }: Operation): string[] {
  return parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
}

function bodyNames(operation: Operation, lookup: SchemaLookup): string[] {
  return bodyOf(operation, lookup)?.properties.map(({ name }) => name) ?? [];
}

/** The object that a call sends, where it is JSON and nothing else. */
function bodyOf({ requestBody }: Operation, lookup: SchemaLookup): ObjectSchema | undefined {
  const [media, ...others] = requestBody?.content ?? [];
  const isOne = media?.format === "json" && others.length === 0;
  return isOne && media.schema !== undefined ? flattenObject(media.schema, lookup) : undefined;
}

/** A JSON Pointer (RFC 6901), or the name of one property. */
function pathOf(text = ""): readonly string[] {
  if (!text.startsWith("/")) return text === "" ? [] : [text];
  return text
    .slice(1)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function listAt(
  schema: Schema,
  path: readonly string[],
  lookup: SchemaLookup,
): Pick<Where, "items" | "item"> | undefined {
  let at: Schema | undefined = schema;
  for (const name of path) at = at && flattenObject(at, lookup)?.properties.find((one) => one.name === name)?.schema;
  return at?.kind === "array" ? { items: path, item: at.items } : undefined;
}

function defined<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [Of in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [Of in Key]?: Value });
}
