import { describe, expect, test } from "@jest/globals";
import { paginate, type PageStart } from "../../generator/runtime/index.js";

interface Page {
  readonly items?: number[] | null;
  readonly total_entries?: number | null;
  readonly next_cursor?: string | null;
}

const numbers = Array.from({ length: 25 }, (_, index) => index);

/** Walks to the end, or to the 20th request. */
async function walk(
  answer: (position: number | string) => Page,
  start?: PageStart,
  mode?: "cursor",
): Promise<{ items: number[]; asked: (number | string)[] }> {
  const asked: (number | string)[] = [];
  const fetchPage = (position: number | string): Promise<Page> => {
    if (asked.push(position) > 20) throw new Error("does not stop");
    return Promise.resolve(answer(position));
  };
  const pages = mode
    ? paginate(({ cursor }) => fetchPage(cursor), "items", start, mode)
    : paginate(({ offset }) => fetchPage(offset), "items", start);
  const items: number[] = [];
  for await (const item of pages) items.push(item);
  return { items, asked };
}

const slice = (offset: number | string, limit = 10): number[] => numbers.slice(Number(offset), Number(offset) + limit);

describe("by offset", () => {
  test.each<
    [
      name: string,
      answer: (offset: number | string) => Page,
      start: PageStart | undefined,
      items: number[],
      asked: number[],
    ]
  >([
    ["to the total", (at) => ({ items: slice(at), total_entries: 25 }), undefined, numbers, [0, 10, 20]],
    [
      "from the caller's offset",
      (at) => ({ items: slice(at, 5), total_entries: 25 }),
      { offset: 15, limit: 5 },
      numbers.slice(15),
      [15, 20],
    ],
    [
      "from nothing",
      (at) => ({ items: slice(at), total_entries: 25 }),
      { offset: null, limit: undefined },
      numbers,
      [0, 10, 20],
    ],
    ["one full page", () => ({ items: slice(0), total_entries: 10 }), undefined, slice(0), [0]],
    ["nothing there", () => ({ items: [], total_entries: 0 }), undefined, [], [0]],
    ["limit 0 on Airflow 3", () => ({ items: [], total_entries: 25 }), { limit: 0 }, [], [0]],
    ["without a total", (at) => ({ items: slice(at) }), undefined, numbers, [0, 10, 20, 25]],
    ["a total of null", (at) => ({ items: slice(at), total_entries: null }), undefined, numbers, [0, 10, 20, 25]],
    ["a total too large", (at) => ({ items: slice(at), total_entries: 1e9 }), undefined, numbers, [0, 10, 20, 25]],
    ["a total too small", (at) => ({ items: slice(at), total_entries: 15 }), undefined, numbers.slice(0, 20), [0, 10]],
    ["an offset that is ignored", () => ({ items: slice(0), total_entries: 25 }), undefined, slice(0), [0, 10]],
    [
      "a limit that is cut by the server",
      (at) => ({ items: slice(at), total_entries: 25 }),
      { limit: 1000 },
      numbers,
      [0, 10, 20],
    ],
    ["no list", () => ({ total_entries: 25 }), undefined, [], [0]],
    ["null for a list", () => ({ items: null, total_entries: 25 }), undefined, [], [0]],
  ])("%s", async (_, answer, start, items, asked) => expect(await walk(answer, start)).toEqual({ items, asked }));

  test("ends with a server that never ends", async () => {
    const { items } = await walk((at) => ({ items: [Number(at)], total_entries: 5 }));
    expect(items).toEqual([0, 1, 2, 3, 4]);
  });
});

describe("by cursor", () => {
  const pages: Record<string, Page> = {
    "": { items: [1, 2], next_cursor: "b" },
    b: { items: [3], next_cursor: "c" },
    c: { items: [4], next_cursor: null },
    absent: { items: [1] },
    empty: { items: [1], next_cursor: "" },
    self: { items: [1], next_cursor: "self" },
    ping: { items: [1], next_cursor: "pong" },
    pong: { items: [2], next_cursor: "ping" },
    hollow: { items: [], next_cursor: "b" },
    odd: { items: [1], next_cursor: {} as string },
  };

  test.each<[start: string | null | undefined, items: number[], asked: string[]]>([
    [undefined, [1, 2, 3, 4], ["", "b", "c"]],
    [null, [1, 2, 3, 4], ["", "b", "c"]],
    ["b", [3, 4], ["b", "c"]],
    ["absent", [1], ["absent"]],
    ["empty", [1], ["empty"]],
    ["self", [1], ["self"]],
    ["ping", [1, 2], ["ping", "pong"]],
    ["hollow", [], ["hollow"]],
    ["odd", [1], ["odd"]],
  ])("from %j", async (cursor, items, asked) =>
    expect(await walk((at) => pages[at] ?? {}, { cursor }, "cursor")).toEqual({ items, asked }),
  );

  test.each<[name: string, start: PageStart, items: number[], asked: object[]]>([
    ["a server that has no cursors yet", {}, numbers, [{ cursor: "" }, { offset: 10 }, { offset: 20 }]],
    ["the caller's offset", { offset: 3 }, numbers.slice(3), [{ offset: 3 }, { offset: 13 }, { offset: 23 }]],
    ["an offset of 0", { offset: 0, cursor: null }, numbers, [{ offset: 0 }, { offset: 10 }, { offset: 20 }]],
  ])("goes by offset with %s", async (_, start, items, asked) => {
    const seen: object[] = [];
    const fetchPage = (page: object): Promise<Page> => {
      seen.push(page);
      const { offset = 0 } = page as { offset?: number };
      return Promise.resolve({ items: slice(offset), total_entries: 25 });
    };
    const found: number[] = [];
    for await (const item of paginate(fetchPage, "items", start, "cursor")) found.push(item);
    expect(found).toEqual(items);
    expect(seen).toEqual(asked);
  });

  test("a cursor counts more than an offset", async () => {
    const { asked } = await walk((at) => pages[at] ?? {}, { cursor: "b", offset: 7 }, "cursor");
    expect(asked).toEqual(["b", "c"]);
  });

  test("ends with the same page under new cursors", async () => {
    let count = 0;
    const { items } = await walk(() => ({ items: [1, 2], next_cursor: String(++count) }), {}, "cursor");
    expect(items).toEqual([1, 2]);
  });
});

test("pages are fetched as they are needed", async () => {
  let count = 0;
  for await (const item of paginate(() => Promise.resolve({ dags: ["a", String(++count)] }), "dags")) {
    expect(item.toUpperCase()).toBe("A");
    break;
  }
  expect(count).toBe(1);
});
