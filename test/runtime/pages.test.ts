import { describe, expect, test } from "@jest/globals";
import { ClientError } from "../../generator/runtime/index.js";
import type { CallOptions } from "../../generator/runtime/http.js";
import { byCursor, byLink, byNumber, pages, type Paging } from "../../generator/runtime/pages.js";

type Asked = Readonly<Record<string, unknown>>;
interface Answer {
  readonly body: unknown;
  readonly link?: string;
}

/** Walks to the end, or to the 20th request. */
async function walk(answer: (asked: Asked) => Answer, items: readonly string[], paging: Paging, options?: CallOptions) {
  const asked: Asked[] = [];
  const fetchPage = (given: object, { onResponse }: CallOptions): Promise<unknown> => {
    const position = given as Asked;
    if (asked.push(position) > 20) throw new Error("does not stop");
    const { body, link } = answer(position);
    onResponse?.(new Response(null, link === undefined ? {} : { headers: { link } }));
    return Promise.resolve(body);
  };
  const found: unknown[] = [];
  for await (const item of pages<unknown>(fetchPage, items, paging, options)) found.push(item);
  return { items: found, asked };
}

const numbers = [1, 2, 3, 4, 5];
const slice = (from: unknown, size = 2): number[] => numbers.slice(Number(from), Number(from) + size);

describe("by number", () => {
  const page = ({ page: at }: Asked) => ({ body: { data: slice((Number(at) - 1) * 2) } });

  test.each<[string, (asked: Asked) => Answer, Paging, unknown[], unknown[]]>([
    ["to an empty page", page, byNumber("page", 1, 1), numbers, [1, 2, 3, 4]],
    ["from the caller's page", page, byNumber("page", 2, 1), [3, 4, 5], [2, 3, 4]],
    ["from a text", page, byNumber("page", "2", 1), [3, 4, 5], [2, 3, 4]],
    ["to a total", (at) => ({ body: { ...page(at).body, meta: { total: 5 } } }), byNumber("page", 1, 1, ["meta", "total"]), numbers, [1, 2, 3]], // prettier-ignore
    ["to the last", (at) => ({ body: { ...page(at).body, next: at["page"] === 3 ? null : "/?page=9" } }), byNumber("page", 1, 1, undefined, ["next"]), numbers, [1, 2, 3]], // prettier-ignore
    ["the same page again", () => ({ body: { data: [1, 2] } }), byNumber("page", 1, 1), [1, 2], [1, 2]],
    ["no list", () => ({ body: null }), byNumber("page", 1, 1), [], [1]],
    ["an offset", ({ page: at }) => ({ body: { data: slice(at) } }), byNumber("page", 0), numbers, [0, 2, 4, 5]],
    ["an offset to a total", ({ page: at }) => ({ body: { data: slice(at), all: 5 } }), byNumber("page", 1, undefined, ["all"]), numbers.slice(1), [1, 3]], // prettier-ignore
  ])("%s", async (_, answer, paging, items, asked) => {
    const walked = await walk(answer, ["data"], paging);
    expect(walked).toEqual({ items, asked: asked.map((number) => ({ page: number })) });
  });
});

describe("by cursor", () => {
  const next: Readonly<Record<string, unknown>> = { undefined: "a", a: "b", b: "" };
  const rows: Readonly<Record<string, number[]>> = { undefined: [1], a: [], b: [2] };

  test("an empty page is not the end", async () => {
    const answer = ({ token }: Asked) => ({ body: { rows: rows[String(token)], meta: { next: next[String(token)] } } });
    const walked = await walk(answer, ["rows"], byCursor("token", undefined, ["meta", "next"]));
    expect(walked).toEqual({ items: [1, 2], asked: [{}, { token: "a" }, { token: "b" }] });
  });

  test("begins at the caller's, and ends at one that was seen", async () => {
    const answer = ({ token }: Asked) => ({ body: { rows: [token], next: token === "x" ? "y" : "x" } });
    expect((await walk(answer, ["rows"], byCursor("token", "x", ["next"]))).items).toEqual(["x", "y"]);
  });
});

describe("by link", () => {
  const link = (query: string) =>
    `<https://other.test/x?page=1>; rel="first", <https://other.test/list?${query}>; rel="next"`;

  test("follows the parameters of the next address, and no others", async () => {
    const answer = ({ page: at }: Asked): Answer =>
      at === "3" ? { body: [at] } : { body: [at], link: link(at === "2" ? "page=3&tag=a&tag=b" : "page=2&key=secret") };
    const walked = await walk(answer, [], byLink(["page", "tag"]));
    expect(walked).toEqual({
      items: [undefined, "2", "3"],
      asked: [{}, { page: "2" }, { page: "3", tag: ["a", "b"] }],
    });
  });

  test.each([
    ["with other words beside it", '</l?page=2>; title="a,b"; rel="alternate next"'],
    ["without quotes", "</l?page=2>; rel=next"],
    ["behind a comma in an address", '</l?a=1,2>; rel=prev, </l?page=2>; rel="next"'],
  ])("reads a relation %s", async (_, said) => {
    const answer = ({ page: at }: Asked): Answer => (at === undefined ? { body: [1], link: said } : { body: [2] });
    expect((await walk(answer, [], byLink(["page"]))).items).toEqual([1, 2]);
  });

  test.each(['</l?page=2>; rel="prev"', "</l?page=2>", '</l?page=2>; rel="nextto"', "next"])(
    "ends at %s",
    async (said) => {
      expect((await walk(() => ({ body: [1], link: said }), [], byLink(["page"]))).asked).toHaveLength(1);
    },
  );

  test("says when it cannot go on", async () => {
    const walking = walk(() => ({ body: [1], link: link("after=x") }), [], byLink(["page"]));
    await expect(walking).rejects.toThrow(ClientError);
  });
});

test("the caller sees each answer, too", async () => {
  const seen: number[] = [];
  const options = { onResponse: ({ status }: { status: number }) => seen.push(status) };
  await walk(({ page: at }) => ({ body: slice(at, 3) }), [], byNumber("page", 0), options);
  expect(seen).toEqual([200, 200, 200]);
});
