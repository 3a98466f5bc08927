import { ClientError } from "./errors.js";
import { isCount, printOf } from "./page.js";

/** The parameters for one page. Spread them over the parameters of the call. */
export interface OffsetQuery {
  readonly offset: number;
}

export interface CursorQuery {
  /** Empty for the first page. */
  readonly cursor: string;
}

/** Where to start: the parameters of the call, of which only these are read. A cursor counts more than an offset. */
export interface PageStart {
  readonly limit?: number | bigint | null | undefined;
  readonly offset?: number | bigint | null | undefined;
  readonly cursor?: string | null | undefined;
}

/** A page has its items under this key, where it has any. */
export type PageOf<Key extends string> = {
  readonly [Items in Key]?: unknown;
};

/** What a list holds. */
export type ItemOf<List> =
  NonNullable<List> extends readonly (infer Item)[] ? Item : never;

/**
 * Iterates over the items of all pages, fetched one by one as they are needed.
 *
 * Without `mode` by offset, until `total_entries` are there; with `"cursor"`
 * until there is no `next_cursor`, and by offset where the caller begins at one,
 * or a server that is older than its cursors tells a total instead. It ends whatever the server says:
 * also at an empty page, at the same page again, and at a cursor seen before.
 *
 * @param fetchPage fetches one page; give every page the same `limit`
 * @param key the property of a page that holds its items
 */
export function paginate<Page extends PageOf<Key>, Key extends string>(
  fetchPage: (page: OffsetQuery) => Promise<Page>,
  key: Key,
  start?: PageStart,
): AsyncGenerator<ItemOf<Page[Key]>, void, undefined>;
export function paginate<Page extends PageOf<Key>, Key extends string>(
  fetchPage: (page: CursorQuery) => Promise<Page>,
  key: Key,
  start: PageStart | undefined,
  mode: "cursor",
): AsyncGenerator<ItemOf<Page[Key]>, void, undefined>;
export function paginate(
  fetchPage: (page: OffsetQuery & CursorQuery) => Promise<object>,
  key: string,
  start?: PageStart,
  mode?: "cursor",
): unknown {
  return walkPages(fetchPage, key, start, mode);
}

/**
 * As {@link paginate}, for the methods that the generator wrote: the types of a
 * page and its items are what the API says.
 */
export function walkPages<Item>(
  fetchPage: (page: OffsetQuery & CursorQuery) => unknown,
  key: string,
  start?: PageStart,
  mode?: "cursor",
): AsyncGenerator<Item, void, undefined>;
export function walkPages(
  fetchPage: (page: never) => unknown,
  key: string,
  start: PageStart = {},
  mode?: "cursor",
): unknown {
  const offset = Number(start.offset ?? 0);
  return walk(
    (position) =>
      fetchPage(
        (typeof position === "string"
          ? { cursor: position }
          : { offset: position }) as never,
      ),
    key,
    // An offset without a cursor asks for the pages from there on.
    mode && (start.cursor != null || start.offset == null)
      ? (start.cursor ?? "")
      : offset,
    offset,
  );
}

type Position = string | number;
type Fields = Readonly<Record<string, unknown>>;

async function* walk(
  fetchPage: (position: Position) => unknown,
  key: string,
  start: Position,
  offset: number,
): AsyncGenerator<unknown, void, undefined> {
  const seen = new Set<unknown>();
  let last: string | undefined = "";
  let end = offset;
  for (let position: unknown = start; isPosition(position);) {
    if (seen.has(position)) return;
    seen.add(position);
    const page = (await fetchPage(position)) as Fields | null | undefined;
    if (typeof page !== "object" || !page)
      throw new ClientError(`A page must be an object, not ${String(page)}`);
    const items = page[key];
    const print = printOf(items);
    if (!Array.isArray(items) || !items.length || print === last) return;
    yield* items;
    last = print;
    end += items.length;
    position = next(page, position, end);
  }
}

function next(page: Fields, position: Position, end: number): unknown {
  const { next_cursor: cursor, total_entries: total } = page;
  if (typeof position === "string" && (cursor !== undefined || total == null))
    return cursor || undefined;
  return isCount(total) && end >= total ? undefined : end;
}

function isPosition(value: unknown): value is Position {
  return typeof value === "string" || typeof value === "number";
}
