/** Calls without a client: what they send, what they keep, and what they refuse. */
import { expect, test } from "@jest/globals";
import { basic } from "../../generator/runtime/auth/basic.js";
import {
  ApiBase,
  ApiError,
  type Auth,
  Client,
  ConfigError,
  type Operation,
  ParameterError,
} from "../../generator/runtime/index.js";
import { jsonBody } from "../../generator/runtime/json-body.js";
import { inPath, joined } from "../../generator/runtime/parameters.js";
import { pathOf } from "../../generator/runtime/path.js";
import { call } from "../../generator/runtime/send.js";
import { write } from "../../generator/runtime/write.js";
import { type Handler, json, serve, thrown, withServer } from "./server.js";

const get: Operation = { method: "GET", path: ["/x/", "key"], fill: pathOf };
const post: Operation = { ...get, method: "POST", body: "application/json", encode: jsonBody, write };
const params = { key: "a/b", body: { secret: "hunter2" } };

test("a configuration does what a client made of it does", () =>
  withServer(
    ({ method, url, body }, response) => json(response, 200, { method, url, body }),
    async ({ url }) => {
      for (const client of [{ baseUrl: url }, new Client({ baseUrl: url })]) {
        expect(await call(client, get, params)).toEqual({ method: "GET", url: "/x/a%2Fb", body: "" });
        const body = JSON.stringify(params.body);
        expect(await call(client, post, params)).toEqual({ method: "POST", url: "/x/a%2Fb", body });
      }
    },
  ));

test("an API class does it, too: by a client of its own, or a shared one", () =>
  withServer(
    ({ url }, response) => json(response, 200, url),
    async ({ url }) => {
      class Api extends ApiBase {
        readonly get = (): Promise<unknown> => call(this.client, get, params);
        readonly isOf = (client: Client): boolean => this.client === client;
      }
      const client = new Client({ baseUrl: url });
      expect(await new Api({ baseUrl: url }).get()).toBe("/x/a%2Fb");
      expect(await new Api(client).get()).toBe("/x/a%2Fb");
      expect(new Api(client).isOf(client)).toBe(true);
    },
  ));

test("a path says how its special values are written", () =>
  withServer(
    ({ url }, response) => json(response, 200, url),
    async ({ url }) => {
      const list = { name: "the key", key: "key", style: joined, fill: inPath };
      const path = ["/x/", list, "/", { name: "key", text: String, fill: inPath }];
      expect(await call({ baseUrl: url }, { ...get, path }, { key: ["a/b", 1] })).toBe("/x/a%2Fb,1/a%2Fb%2C1");
      const empty = { key: [] };
      await expect(call({ baseUrl: url }, { ...get, path }, empty)).rejects.toThrow(ParameterError);
    },
  ));

test.each<unknown>([null, "text"])("parameters that are %j are refused", async (params) => {
  const baseUrl = "https://a";
  for (const operation of [get, { ...post, path: ["/x"] }])
    await expect(call({ baseUrl }, operation, params as object)).rejects.toThrow(ParameterError);
});

test("an error is typed, and tried again", () =>
  withServer(
    (_, response, count) => json(response, count < 3 ? 503 : 404, { detail: "none" }, { "retry-after": "0" }),
    async ({ url, seen }) => {
      const error = await thrown(call({ baseUrl: url }, get, params));
      expect(error).toMatchObject({
        name: "NotFoundError",
        message: `404 Not Found from GET ${url}/x/a%2Fb: none`,
        path: "/x/{key}",
      });
      expect(seen).toHaveLength(3);
    },
  ));

/** What another server gets when a call is sent on to it. */
async function elsewhere(run: (url: string) => Promise<unknown>, within = false): Promise<[unknown, number]> {
  const other = await serve((_, response) => json(response, 200, "read"));
  const handler: Handler = ({ url }, response) =>
    within && url === "/next"
      ? json(response, 200, "read")
      : response.writeHead(307, { location: `${within ? "" : other.url}/next` }).end();
  try {
    return await withServer(handler, async ({ url }) => {
      const result = await run(url).catch((error: unknown) => error);
      return [result, other.seen.length];
    });
  } finally {
    await other.close();
  }
}

test.each<[name: string, run: (url: string) => Promise<unknown>]>([
  ["a body", (baseUrl) => call({ baseUrl }, post, params)],
  ["a header", (baseUrl) => call({ baseUrl, headers: { "x-key": "hunter2" } }, get, params)],
  ["a header of the call", (baseUrl) => call({ baseUrl }, get, params, { headers: { "x-key": "hunter2" } })],
])("%s goes to no other server", async (_, run) => {
  const [error, count] = await elsewhere(run);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 307 });
  expect(count).toBe(0);
});

test("a call with nothing but its URL is followed; with credentials, within its server", async () => {
  expect(await elsewhere((baseUrl) => call({ baseUrl }, get, params))).toEqual(["read", 1]);
  const auth = basic({ username: "u", password: "hunter2" });
  expect(await elsewhere((baseUrl) => call({ baseUrl, auth }, get, params), true)).toEqual(["read", 0]);
});

test("credentials of this package are masked, and those of others are for a client", async () => {
  await withServer(
    ({ headers }, response) => json(response, 400, { detail: headers.authorization }),
    async ({ url }) => {
      const auth = basic({ username: "u", password: "hunter2" });
      expect(String(await thrown(call({ baseUrl: url, auth }, get, params)))).toMatch(/: \*\*\*$/);
    },
  );
  const auth: Auth = { authorize: () => undefined };
  await expect(call({ baseUrl: "https://a", auth }, get, params)).rejects.toThrow(ConfigError);
});

test("an error is of its class, of no other, and of none that a program made of it", async () => {
  class Own extends ConfigError {}
  const error = await thrown(call({ baseUrl: "a" }, get, params));
  const missing = await thrown(call({ baseUrl: "https://a" }, get, {}));
  expect([error instanceof ConfigError, error instanceof ParameterError, error instanceof Own]).toEqual([
    true,
    false,
    false,
  ]);
  expect([missing instanceof ConfigError, missing instanceof ParameterError]).toEqual([false, true]);
  expect([new Own("a") instanceof Own, new Own("a") instanceof ConfigError]).toEqual([true, true]);
  expect(missing).toMatchObject({ name: "ParameterError", parameter: "key" });
});
