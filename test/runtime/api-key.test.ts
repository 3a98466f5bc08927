import { describe, expect, test } from "@jest/globals";
import { cookieFields } from "../../generator/runtime/fields.js";
import { apiKey, type ApiKeyDefinition } from "../../generator/runtime/auth/api-key.js";
import type { Secret } from "../../generator/runtime/auth/secret.js";
import { Client, ClientError, ConfigError, NetworkError, type Operation } from "../../generator/runtime/index.js";
import { queryOf } from "../../generator/runtime/parameters.js";
import { json, type Seen, thrown, withServer } from "./server.js";
import { shown } from "./shown.js";

const search: Operation = { method: "GET", path: ["/x"], query: [queryOf, ["q"]], fields: [[cookieFields, ["theme"]]] };

/** The request that is sent with a key. */
const sentWith = (scheme: ApiKeyDefinition, key: Secret, params: object = {}): Promise<Seen | undefined> =>
  withServer(
    (_, response) => json(response, 200, {}),
    async ({ url, seen }) => {
      await new Client({ baseUrl: url, auth: apiKey(scheme, key) }).call(search, params);
      return seen[0];
    },
  );

describe("a key in a header", () => {
  test.each<[name: string, key: Secret, want: string]>([
    ["as it is", "a b=c", "a b=c"],
    ["the end of a line", "abc\n", "abc"],
    ["a function", () => "abc", "abc"],
    ["a promise", () => Promise.resolve("abc"), "abc"],
  ])("%s", async (_, key, want) =>
    expect((await sentWith({ in: "header", name: "X-API-Key" }, key))?.headers["x-api-key"]).toBe(want),
  );

  test("Authorization", async () =>
    expect((await sentWith({ in: "header", name: "Authorization" }, "Key 1"))?.headers.authorization).toBe("Key 1"));
});

describe("a key in the query", () => {
  test.each([
    ["key", "a&b=c#d e%", {}, "/x?key=a%26b%3Dc%23d+e%25"],
    ["the key[]", "1", {}, "/x?the+key%5B%5D=1"],
    ["key", "1", { q: "a b" }, "/x?q=a+b&key=1"],
    ["q", "1", { q: "a" }, "/x?q=1"],
  ])("%s: %s", async (name, key, params, want) =>
    expect((await sentWith({ in: "query", name }, key, params))?.url).toBe(want),
  );
});

describe("a key in a cookie", () => {
  test("alone, and after those of the operation", async () => {
    const scheme = { in: "cookie", name: "session_key" } as const;
    expect((await sentWith(scheme, "abc=="))?.headers.cookie).toBe("session_key=abc==");
    expect((await sentWith(scheme, "1", { theme: "dark" }))?.headers.cookie).toBe("theme=dark; session_key=1");
  });
});

describe("what cannot be sent is refused without showing it, and nothing is sent", () => {
  test.each<[place: ApiKeyDefinition["in"], key: Secret]>([
    ["header", "hun\r\nX-Evil: ter2"],
    ["header", "hun☃ter2"],
    ["cookie", "hun; evil=ter2"],
    ["cookie", "hun\r\nter2"],
    ["cookie", "hun☃ter2"],
    ["cookie", "hun\0ter2"],
    ["header", ""],
    ["query", " \n"],
    ["cookie", () => ""],
    ["query", undefined as unknown as string],
    ["query", () => Promise.resolve(undefined as unknown as string)],
  ])("%s: %p", (place, key) =>
    withServer(
      (_, response) => json(response, 200, {}),
      async ({ url, seen }) => {
        const auth = apiKey({ in: place, name: "key" }, key);
        const error = await thrown(new Client({ baseUrl: url, auth }).call(search));
        expect(error).toBeInstanceOf(ClientError);
        expect(error).not.toBeInstanceOf(NetworkError);
        expect(shown(error)).not.toMatch(/hun|ter2/);
        expect(seen).toHaveLength(0);
      },
    ),
  );

  test.each([
    ["header", ""],
    ["header", "a b"],
    ["header", "a\r\nb"],
    ["header", "a:b"],
    ["header", "ä"],
    ["cookie", "a;b"],
    ["cookie", "a=b"],
    ["cookie", "a\nb"],
    ["cookie", ""],
    ["query", ""],
  ] as const)("a %s called %j", (place, name) =>
    expect(() => apiKey({ in: place, name }, "k")).toThrow(
      new ConfigError(`An API key cannot be in a ${place} of that name`),
    ),
  );
});

test("a function is asked for every request", () =>
  withServer(
    (_, response, count) => json(response, count === 1 ? 503 : 200, {}, { "retry-after": "0" }),
    async ({ url, seen }) => {
      let count = 0;
      const auth = apiKey({ in: "header", name: "key" }, () => String(++count));
      await new Client({ baseUrl: url, auth }).call(search);
      expect(seen.map(({ headers }) => headers["key"])).toEqual(["1", "2"]);
    },
  ));

test("the error of a function is the caller's", async () => {
  const own = new Error("no vault");
  const auth = apiKey({ in: "header", name: "key" }, () => Promise.reject(own));
  expect(await thrown(new Client({ baseUrl: "https://a", auth }).call(search))).toBe(own);
});
