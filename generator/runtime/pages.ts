/** Lists page by page, where an API has other habits than `paginate.ts` knows. */
import { ClientError } from "./errors.js";
import type { CallOptions, ResponseOf } from "./http.js";
import { isCount, printOf } from "./page.js";

/** Keys that lead to a value, the outermost first. */
type Way = readonly string[];
type Fields = Readonly<Record<string, unknown>>;

/** One page as the rule for the next one sees it. */
export interface Page {
  readonly answer: unknown;
  /** How many items it has. */
  readonly count: number;
  /** It has the items of the page before. */
  readonly isSame: boolean;
  readonly headers: Headers | undefined;
}

/** Which parameters ask for the first page, and which for each next one. */
export interface Paging {
  readonly start: Fields;
  /** Undefined after the last page. */
  next(page: Page): Fields | undefined;
}

/**
 * Yields the items of all pages. Requests each page when its items are needed.
 *
 * @param fetchPage requests the page for these parameters
 * @param items where a page has its items
 */
export function pages<Item>(
  fetchPage: (position: object, options: CallOptions) => unknown,
  items: Way,
  paging: Paging,
  options?: CallOptions,
): AsyncGenerator<Item, void, undefined>;
export async function* pages(
  fetchPage: (position: object, options: CallOptions) => unknown,
  items: Way,
  paging: Paging,
  options?: CallOptions,
): unknown {
  let last: string | undefined;
  let position: Fields | undefined = paging.start;
  while (position) {
    let headers: Headers | undefined;
    const onResponse = (response: ResponseOf): void => {
      headers = response.headers;
      options?.onResponse?.(response);
    };
    const answer = await fetchPage(position, { ...options, onResponse });
    const found = at(answer, items);
    const list: readonly unknown[] = Array.isArray(found) ? found : [];
    const print = printOf(list);
    const isSame = print === last;
    position = paging.next({ answer, count: list.length, isSame, headers });
    // A server that has no page after the last may send that one again.
    if (isSame && list.length) return;
    yield* list;
    last = print;
  }
}

/**
 * By the number of items before a page, or by its own number. The end is at an
 * empty page; sooner where the answer says so.
 *
 * @param key the parameter that asks for a page
 * @param from the first page
 * @param step how much the next number is higher: by the items of a page unless
 *   given
 * @param total where the answer says how many items there are from `from` on
 * @param more where it says whether there is another page
 */
export function byNumber(
  key: string,
  from: unknown,
  step?: number,
  total?: Way,
  more?: Way,
): Paging {
  let number = Number(from);
  let seen = step ? 0 : number;
  return {
    start: { [key]: number },
    next({ answer, count, isSame }) {
      const most = total && at(answer, total);
      const isLast = more && [null, false, ""].includes(at(answer, more) as "");
      seen += count;
      number += step ?? count;
      return !count || isSame || isLast || (isCount(most) && seen >= most)
        ? undefined
        : { [key]: number };
    },
  };
}

/**
 * By what each answer says of the next page. The end is where it says nothing,
 * or what it has said before; a page in between may be empty.
 */
export function byCursor(key: string, from: unknown, next: Way): Paging {
  const seen = new Set<unknown>([from]);
  return {
    start: from == null ? {} : { [key]: from },
    next({ answer }) {
      const cursor = at(answer, next);
      if (cursor == null || cursor === "" || seen.has(cursor)) return undefined;
      seen.add(cursor);
      return { [key]: cursor };
    },
  };
}

/**
 * By the header `Link` (RFC 8288). Of the address of the next page only those
 * parameters count that the call has: the server of the client stays.
 */
export function byLink(names: readonly string[]): Paging {
  const seen = new Set<string>();
  return {
    start: {},
    next({ headers }) {
      const query = nextQuery(headers?.get("link") ?? "");
      if (query === undefined || seen.has(query.toString())) return undefined;
      seen.add(query.toString());
      const known = names.filter((name) => query.has(name));
      if (!known.length)
        throw new ClientError(
          "The link to the next page has none of the parameters that the call takes",
        );
      return Object.fromEntries(
        known.map((name) => {
          const [first, ...others] = query.getAll(name);
          return [name, others.length ? [first, ...others] : first];
        }),
      );
    },
  };
}

function nextQuery(links: string): URLSearchParams | undefined {
  for (const link of links.split(/,\s*(?=<)/)) {
    const [target = "", ...said] = link.split(">");
    if (/;\s*rel="?([^";]*\s)?next[\s";]/i.test(`${said.join(">")};`))
      return new URLSearchParams(
        target.split("?").slice(1).join("?").split("#")[0],
      );
  }
  return undefined;
}

function at(value: unknown, way: Way): unknown {
  return way.reduce<unknown>(
    (found, key) => (Object(found) as Fields)[key],
    value,
  );
}
