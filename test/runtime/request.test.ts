import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { cookieFields, headerFields } from "../../generator/runtime/fields.js";
import { asJson } from "../../generator/runtime/styles.js";
import { date, json as asText, nested } from "../../generator/runtime/texts.js";
import { form } from "../../generator/runtime/forms.js";
import {
  Client,
  type ClientConfig,
  ConfigError,
  type Operation,
  ParameterError,
} from "../../generator/runtime/index.js";
import { comma, deepObject, exploded, pipe, reserved, space } from "../../generator/runtime/styles.js";
import type { PathStyle } from "../../generator/runtime/operation.js";
import { queryOf, textOf } from "../../generator/runtime/parameters.js";
import {
  cookie,
  cookieExploded,
  label,
  labelExploded,
  matrix,
  matrixExploded,
  simple,
  simpleExploded,
  whole,
} from "../../generator/runtime/path-styles.js";
import { json, serve, thrown, type Seen, type TestServer } from "./server.js";

let server: TestServer;
beforeAll(async () => {
  server = await serve((_, response) => json(response, 200, {}));
});
afterAll(() => server.close());

async function send(
  operation: Partial<Operation>,
  params: object = {},
  config: Partial<ClientConfig> = {},
  headers: Record<string, string> = {},
): Promise<Seen> {
  const client = new Client({ baseUrl: server.url, ...config });
  await client.call({ method: "GET", path: ["/x"], ...operation }, params, { headers });
  const seen = server.seen.at(-1);
  if (seen === undefined) throw new Error("nothing was sent");
  return seen;
}

describe("path values", () => {
  test.each<[given: unknown, want: string]>([
    ["a/b", "a%2Fb"],
    ["a?b", "a%3Fb"],
    ["a#b", "a%23b"],
    ["a\\b", "a%5Cb"],
    ["~", "~"],
    ["ü", "%C3%BC"],
    ["a b", "a%20b"],
    ["100%", "100%25"],
    ["%2e%2e", "%252e%252e"],
    ["...", "..."],
    ["a\u0000b", "a%00b"],
    ["a∕b", "a%E2%88%95b"],
    ["a:b+c~d", "a%3Ab%2Bc~d"],
    ["http://evil.example/", "http%3A%2F%2Fevil.example%2F"],
    ["@evil.example", "%40evil.example"],
    ["manual__2024-01-01T00:00:00+00:00", "manual__2024-01-01T00%3A00%3A00%2B00%3A00"],
    [0, "0"],
    [false, "false"],
    [["a", "b/c", null], "a,b%2Fc"],
    [new Date(0), "1970-01-01T00%3A00%3A00.000Z"],
  ])("%j is sent as %s", async (given, want) => {
    expect((await send({ path: ["/v/", "key", "/end"] }, { key: given })).url).toBe(`/v/${want}/end`);
  });

  test.each<[name: string, params: object]>([
    ["dot", { key: "." }],
    ["two dots", { key: ".." }],
    ["two dots in a list", { key: [".."] }],
    ["empty", { key: "" }],
    ["null", { key: null }],
    ["undefined", { key: undefined }],
    ["missing", {}],
    ["an empty list", { key: [] }],
    ["an object", { key: {} }],
    ["an invalid date", { key: new Date(NaN) }],
    ["inherited", Object.create({ key: "a" }) as object],
  ])("%s is refused by name, and nothing is sent", async (_, params) => {
    const before = server.seen.length;
    const error = await thrown(send({ path: ["/v/", "key"] }, params));
    expect(error).toBeInstanceOf(ParameterError);
    expect(error).toMatchObject({
      name: "ParameterError",
      parameter: "key",
      message: expect.stringMatching(/^key (must |is required$|is an invalid Date$)/),
    });
    expect(server.seen).toHaveLength(before);
  });
});

test.each([{}, { key: null }, { key: undefined }])(
  "without a value (%p) the message says that it is required",
  async (params) => {
    const style = matrix;
    await expect(send({ path: ["/", { name: "c", key: "key", style }] }, params)).rejects.toThrow(
      new ParameterError("key", "is required"),
    );
  },
);

describe("the query of a path template (RFC 3986, section 3.4)", () => {
  test.each<[path: string[], params: object, want: string]>([
    [["/a?b=c"], {}, "/a?b=c"],
    [["/a?b=c"], { q: "?&" }, "/a?b=c&q=%3F%26"],
    [["/a/", "p", "?b=", "p", "&c"], { p: "x?y&z" }, "/a/x%3Fy%26z?b=x%3Fy%26z&c"],
    [["/a?b=c?d"], {}, "/a?b=c?d"],
  ])("%j with %j", async (path, params, want) => {
    expect((await send({ path, query: [queryOf, ["q"]] }, params)).url).toBe(want);
  });
});

describe("queries", () => {
  test.each<[query: Parameters<typeof queryOf>[0], params: object, want: string]>([
    [["tags"], { tags: ["a", "b"] }, "tags=a&tags=b"],
    [["tags"], { tags: ["a", null, undefined, "b"] }, "tags=a&tags=b"],
    [["tags"], { tags: [] }, ""],
    [["tags"], { tags: null }, ""],
    [["tags"], {}, ""],
    [["limit"], { limit: 0 }, "limit=0"],
    [["q"], { q: "" }, "q="],
    [["flag"], { flag: false }, "flag=false"],
    [["q"], { q: "a+b c&d=e#f'g" }, "q=a%2Bb%20c%26d%3De%23f%27g"],
    [["q"], { q: "~ü" }, "q=~%C3%BC"],
    [["a", "b"], { b: 1, a: 2, c: 3 }, "a=2&b=1"],
    [["a[]"], { "a[]": ["x"] }, "a%5B%5D=x"],
    [[{ name: "from", key: "from_query" }], { from: 1, from_query: 2 }, "from=2"],
    [[{ name: "update_mask", style: comma }], { update_mask: ["a", "b,c", null] }, "update_mask=a,b%2Cc"],
    [[{ name: "update_mask", style: comma }], { update_mask: [] }, ""],
    [[{ name: "update_mask", style: comma }], { update_mask: "abc" }, "update_mask=abc"],
    [[{ name: "o", style: comma }], { o: { a: 1, b: 2 } }, "o=a,1,b,2"],
    [[{ name: "o", style: space }], { o: ["a", "b"] }, "o=a%20b"],
    [[{ name: "o", style: pipe }], { o: ["a", "b"] }, "o=a%7Cb"],
    [[{ name: "k", style: deepObject }], { k: { a: "v w", b: [1, 2], c: null } }, "k[a]=v%20w&k[b][0]=1&k[b][1]=2"],
    [[{ name: "k", style: deepObject }], { k: { a: { b: { "c d": 1 } } } }, "k[a][b][c%20d]=1"],
    [[{ name: "k", style: deepObject }], { k: ["a", null, "b"] }, "k[0]=a&k[1]=b"],
    [[{ name: "k", style: deepObject }], { k: [{ a: [1] }, { a: [] }] }, "k[0][a][0]=1"],
    [
      [{ name: "k", text: nested }],
      { k: [{ a: 1 }, "b", new Date(0)] },
      "k=%7B%22a%22%3A1%7D&k=b&k=1970-01-01T00%3A00%3A00.000Z",
    ],
    [[{ name: "k", style: exploded, text: nested }], { k: { a: { b: [1] } } }, "a=%7B%22b%22%3A%5B1%5D%7D"],
    [[{ name: "k", encode: reserved }], { k: "a:/?@!$()*,;=~b" }, "k=a:/?@!$()*,;=~b"],
    [[{ name: "k", encode: reserved }], { k: "a&b#c+d e%f%2Fü" }, "k=a%26b%23c%2Bd%20e%25f%252F%C3%BC"],
    [[{ name: "k", style: deepObject }], { k: { "a]": 1 } }, "k[a%5D]=1"],
    [[{ name: "k", style: deepObject }], { k: "plain" }, "k=plain"],
    [[{ name: "k", style: exploded }], { k: { a: 1, "b&": 2 } }, "a=1&b%26=2"],
    [[{ name: "k", style: asJson }], { k: { a: ["b"] } }, "k=%7B%22a%22%3A%5B%22b%22%5D%7D"],
    [[{ name: "k", style: asJson }], { k: [1, 2] }, "k=%5B1%2C2%5D"],
    [["__proto__", "constructor", "toString"], {}, ""],
    [["__proto__"], JSON.parse('{"__proto__":"a"}') as object, "__proto__=a"],
    [["when"], { when: "2024-01-01T00:00:00" }, "when=2024-01-01T00%3A00%3A00"],
    [["when"], { when: new Date(Date.UTC(2024, 0, 2)) }, "when=2024-01-02T00%3A00%3A00.000Z"],
  ])("%j of %j is %s", async (query, params, want) => {
    expect((await send({ query: [queryOf, query] }, params)).url).toBe(want === "" ? "/x" : `/x?${want}`);
  });

  test.each([
    ["2024-01-01T00:00:00", "2024-01-01T00:00:00Z"],
    ["2024-01-01T00:00", "2024-01-01T00:00Z"],
    ["2024-01-01T00:00:00.123456", "2024-01-01T00:00:00.123456Z"],
    ["2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"],
    ["2024-01-01T00:00:00+02:00", "2024-01-01T00:00:00+02:00"],
    ["2024-01-01T00:00:00-05:00", "2024-01-01T00:00:00-05:00"],
    ["2024-01-01", "2024-01-01"],
    ["yesterday", "yesterday"],
    ["since 2024-01-01T00:00", "since 2024-01-01T00:00"],
  ])("the date %s is sent as %s", async (given, want) => {
    const { url } = await send({ query: [queryOf, [{ name: "when", text: date }]] }, { when: [given] });
    expect(url).toBe(`/x?when=${encodeURIComponent(want)}`);
  });

  test.each([[{ k: {} }], [{ k: [["a"]] }], [{ k: new Map() }], [{ k: Symbol("a") }], [{ k: String }]])(
    "%p is refused",
    async (params) => {
      await expect(send({ query: [queryOf, ["k"]] }, params)).rejects.toThrow(
        new ParameterError("k", "must be a plain value"),
      );
    },
  );
});

describe("path styles (OpenAPI 3.1, section 4.8.12.4; RFC 6570, sections 3.2.2, 3.2.5 and 3.2.7)", () => {
  const list = ["blue", "bl/ack"];
  const map = { R: 100, "G/": "a,b" };
  test.each<[style: PathStyle, value: unknown, want: string]>([
    [simple, "blue", "blue"],
    [simple, list, "blue,bl%2Fack"],
    [simple, map, "R,100,G%2F,a%2Cb"],
    [simpleExploded, list, "blue,bl%2Fack"],
    [simpleExploded, map, "R=100,G%2F=a%2Cb"],
    [label, "blue", ".blue"],
    [label, list, ".blue,bl%2Fack"],
    [label, map, ".R,100,G%2F,a%2Cb"],
    [labelExploded, list, ".blue.bl%2Fack"],
    [labelExploded, map, ".R=100.G%2F=a%2Cb"],
    [matrix, "", ";c%C3%B6"],
    [matrix, "blue", ";c%C3%B6=blue"],
    [matrix, list, ";c%C3%B6=blue,bl%2Fack"],
    [matrix, map, ";c%C3%B6=R,100,G%2F,a%2Cb"],
    [matrixExploded, list, ";c%C3%B6=blue;c%C3%B6=bl%2Fack"],
    [matrixExploded, map, ";R=100;G%2F=a%2Cb"],
    [whole, { a: [1] }, "%7B%22a%22%3A%5B1%5D%7D"],
  ])("%p of %j is %s", async (style, value, want) => {
    const text = style === whole ? asText : textOf;
    const seen = await send({ path: ["/", { name: "cö", key: "c", style, text }, "/end"] }, { c: value });
    expect(seen.url).toBe(`/${want}/end`);
  });

  test.each<[PathStyle, unknown]>([
    [label, ""],
    [label, "."],
    [label, []],
    [simple, {}],
    [matrix, []],
    [matrixExploded, {}],
    [simple, null],
  ])("%p of %j is refused", async (style, c) => {
    await expect(send({ path: ["/", { name: "c", style }] }, { c })).rejects.toThrow(ParameterError);
  });

  test("headers and cookies hold objects", async () => {
    const { headers } = await send(
      {
        fields: [
          [
            headerFields,
            [
              { name: "X-A", style: simple },
              { name: "X-B", style: simpleExploded, text: nested },
            ],
          ],
          [cookieFields, [{ name: "c", style: cookie }, { name: "d", style: cookieExploded }, "e"]],
        ],
      },
      { "X-A": { a: 1, b: "c d" }, "X-B": { a: [1] }, c: { a: "x;y" }, d: { f: 1, g: 2 }, e: ["1", "2"] },
    );
    expect(headers["x-a"]).toBe("a,1,b,c d");
    expect(headers["x-b"]).toBe("a=1");
    expect(headers.cookie).toBe("c=a,x%3By; f=1; g=2; e=1%2C2");
  });
});

describe("headers", () => {
  test("declared ones and cookies travel under their names", async () => {
    const { headers } = await send(
      {
        fields: [
          [headerFields, ["X-One", { name: "X-Two", key: "two" }, { name: "X-Json", text: asText }]],
          [headerFields, [{ name: "X-List", text: asText }]],
          [cookieFields, ["sid", "theme", { name: "list", text: asText }]],
        ],
      },
      {
        "X-One": ["a", "b"],
        two: true,
        "X-Json": { a: 1 },
        "X-List": [1, [2]],
        list: [1, "b"],
        sid: "a;b c",
        theme: 1,
        "X-Other": "no",
      },
    );
    expect(headers).toMatchObject({
      "x-one": "a,b",
      "x-two": "true",
      "x-json": '{"a":1}',
      "x-list": "[1,[2]]",
      cookie: "sid=a%3Bb%20c; theme=1; list=%5B1%2C%22b%22%5D",
    });
    expect(headers).not.toHaveProperty("x-other");
  });

  test("the call's win over the operation's, these over the common ones", async () => {
    const { headers } = await send(
      { accept: "text/plain", fields: [[headerFields, ["X-A"]]] },
      { "X-A": "operation" },
      { headers: { "X-A": "common", "X-B": "common", "X-C": "common", Accept: "common" } },
      { "x-b": "call" },
    );
    expect(headers).toMatchObject({ accept: "text/plain", "x-a": "operation", "x-b": "call", "x-c": "common" });
  });

  test("JSON is asked for unless the operation says otherwise", async () => {
    expect((await send({})).headers.accept).toBe("application/json");
  });

  test.each(["a\r\nX-Evil: 1", "a\nb", "a\rb", "a\u0000b", "a\n", "☃"])(
    "%j is refused without showing it",
    async (value) => {
      for (const work of [
        send({ fields: [[headerFields, ["X-A"]]] }, { "X-A": value }),
        send({}, {}, { headers: { "X-A": value } }),
        send({}, {}, {}, { "X-A": value }),
      ])
        await expect(work).rejects.toThrow(new ParameterError("X-A", "must be one line of Latin-1 text"));
    },
  );
});

describe("bodies", () => {
  const post = (body: string, more: Partial<Operation> = {}): Partial<Operation> => ({ method: "POST", body, ...more });

  test.each<[operation: Partial<Operation>, body: unknown, type: string | undefined, want: string]>([
    [post("application/json"), { a: "ü", b: undefined }, "application/json", '{"a":"ü"}'],
    [post("application/merge-patch+json"), [1], "application/merge-patch+json", "[1]"],
    [post("application/json; charset=utf-8"), null, "application/json; charset=utf-8", "null"],
    [post("application/json"), "text", "application/json", '"text"'],
    [post("application/json"), undefined, undefined, ""],
    [{ method: "POST" }, { a: 1 }, undefined, ""],
    [post("text/plain"), "a\nb", "text/plain", "a\nb"],
    [post("application/octet-stream"), new Uint8Array([65, 66]), "application/octet-stream", "AB"],
    [
      post("application/x-www-form-urlencoded", { encode: form }),
      { a: "b c&d", n: [1, 2], none: null, when: new Date(0), o: { p: 1 } },
      "application/x-www-form-urlencoded;charset=UTF-8",
      "a=b+c%26d&n=1&n=2&when=1970-01-01T00%3A00%3A00.000Z&o=%7B%22p%22%3A1%7D",
    ],
  ])("%j of %j", async (operation, body, type, want) => {
    const seen = await send(operation, { body });
    expect(seen.headers["content-type"]).toBe(type);
    expect(seen.body).toBe(want);
  });
});

describe("baseUrl", () => {
  test.each([
    ["", "/x"],
    ["/", "/x"],
    ["/deploy/one", "/deploy/one/x"],
    ["/deploy/one/", "/deploy/one/x"],
    ["/deploy/one//", "/deploy/one/x"],
  ])("%j in front gives %s", async (path, want) => {
    expect((await send({}, {}, { baseUrl: server.url + path })).url).toBe(want);
  });

  test.each([
    "",
    "airflow.example.com",
    "/api",
    "ftp://a",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "javascript:https://a",
    " https://a",
    "http://user:hunter2@a",
    "http://user@a/",
    "http:///user:hunter2@a",
    "http:\\\\user:hunter2@a",
    "http://\\/user:hunter2@a",
    "http://a?q=1",
    "http://a?",
    "http://a#f",
    "http://a b",
  ])("%j is refused, and not repeated", (baseUrl) => {
    const make = (): Client => new Client({ baseUrl });
    expect(make).toThrow(ConfigError);
    expect(make).toThrow(/^baseUrl must be a plain http\(s\) URL, such as https:\/\/host$/);
  });

  test.each(["@evil.example/x", "//evil.example/x", ":1@evil.example/x", "/x?a=b#c"])(
    "the path %j stays on the server",
    async (path) => {
      const { headers, url } = await send({ path: [path], query: [queryOf, ["q"]] }, { q: 1 });
      expect(headers.host).toBe(new URL(server.url).host);
      expect(url).toMatch(/^\/[^#]*[?&]q=1$/);
    },
  );
});
