/** What a program that is not checked by a compiler may pass: an error that says it, and nothing is sent. */
import { expect, test } from "@jest/globals";
import { basic } from "../../generator/runtime/auth/basic.js";
import { bearer } from "../../generator/runtime/auth/bearer.js";
import {
  Client,
  type ClientConfig,
  ConfigError,
  type Operation,
  ParameterError,
} from "../../generator/runtime/index.js";
import { thrown, withServer } from "./server.js";

const get: Operation = { method: "GET", path: ["/api/v2/dags"] };
const post: Operation = { method: "POST", path: ["/api/v2/dags"], body: "application/json" };

test.each<unknown>(["token", 1, true, {}, [], () => "token"])("auth: %j is a ConfigError", (auth) => {
  expect(() => new Client({ baseUrl: "https://a", auth } as ClientConfig)).toThrow(ConfigError);
});

test.each([undefined, null])("auth: %j is nobody", (auth) => {
  expect(() => new Client({ baseUrl: "https://a", auth } as ClientConfig)).not.toThrow();
});

test.each([
  ["a long password", { username: "u", password: "p".repeat(200_000) }],
  ["no password", { username: "u" }],
  ["a number", { username: 1, password: "p" }],
])("basic with %s is a ConfigError", (_, options) => {
  expect(() => basic(options as Parameters<typeof basic>[0])).toThrow(ConfigError);
});

test.each<unknown>([1, {}, () => 1])("a token that is no text: %j", async (token) => {
  const client = new Client({ baseUrl: "https://a", auth: bearer(token as string) });
  await expect(client.call(get)).rejects.toThrow(ConfigError);
});

test.each(["/api/v2", "/api/v2/", "/airflow/api/v2"])(
  "baseUrl that ends in %s, which paths have already",
  async (path) => {
    const error = await thrown(new Client({ baseUrl: `https://a${path}` }).call(get));
    expect(error).toEqual(new ConfigError("baseUrl must not end in /api/v2/"));
  },
);

test("another path may be in baseUrl", () =>
  withServer(
    ({ url }, response) => response.end(JSON.stringify(url)),
    async ({ url }) => {
      for (const path of ["/api", "/v2", "/api/v1"])
        expect(await new Client({ baseUrl: url + path }).call(get)).toBe(`${path}/api/v2/dags`);
    },
  ));

test.each([undefined, null, {}])("a fetch that gives %j", async (nothing) => {
  const client = new Client({ baseUrl: "https://a", fetch: () => Promise.resolve(nothing as Response) });
  await expect(client.call(get)).rejects.toThrow(new ConfigError("fetch did not return a Response"));
});

const circle: { self?: object } = {};
circle.self = circle;

test.each<[name: string, body: unknown, message: RegExp]>([
  ["an invalid date", { at: new Date(NaN) }, /^body: at is Invalid Date/],
  ["infinity", Infinity, /^body is Infinity/],
  ["itself", circle, /^body holds itself/],
])("a body with %s", async (_, body, message) => {
  const error = await thrown(new Client({ baseUrl: "https://a" }).call(post, { body }));
  expect(error).toBeInstanceOf(ParameterError);
  expect((error as Error).message).toMatch(message);
});

test.each<unknown>([null, "a", 1])("params: %j", async (params) => {
  const error = await thrown(new Client({ baseUrl: "https://a" }).call(get, params as object));
  expect(error).toEqual(new ParameterError("params", "must be an object"));
});
