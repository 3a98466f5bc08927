import { describe, expect, test } from "@jest/globals";
import { inspect } from "node:util";
import { basic } from "../../generator/runtime/auth/basic.js";
import {
  Api,
  type Auth,
  type CallOptions,
  Client,
  type ClientConfig,
  type Middleware,
  NetworkError,
  type Operation,
  ServerError,
  TimeoutError,
} from "../../generator/runtime/index.js";
import type { Called } from "../../generator/runtime/operation.js";
import { pauseAfter } from "../../generator/runtime/retry.js";
import { ApiError } from "../../generator/runtime/errors.js";
import { json, serve, thrown, withServer, said } from "./server.js";

const get: Operation = { method: "GET", path: ["/x"] };
const called: Called = { ...get, url: "https://a/x" };
const now = { "retry-after": "0" };

interface RetryCase {
  readonly name: string;
  readonly method: string;
  readonly status: number;
  readonly config?: Partial<ClientConfig>;
  readonly options?: CallOptions;
  readonly want: number;
}

describe("retries", () => {
  test.each<RetryCase>([
    { name: "two by default", method: "GET", status: 503, want: 3 },
    { name: "HEAD", method: "HEAD", status: 503, want: 3 },
    { name: "OPTIONS", method: "OPTIONS", status: 502, want: 3 },
    { name: "504", method: "GET", status: 504, want: 3 },
    { name: "429", method: "GET", status: 429, want: 3 },
    { name: "as configured", method: "GET", status: 503, config: { retries: 1 }, want: 2 },
    { name: "as the call says", method: "GET", status: 503, config: { retries: 5 }, options: { retries: 0 }, want: 1 },
    { name: "not 500", method: "GET", status: 500, want: 1 },
    { name: "not 404", method: "GET", status: 404, want: 1 },
    { name: "not POST", method: "POST", status: 503, config: { retries: 5 }, want: 1 },
    { name: "not PATCH", method: "PATCH", status: 503, want: 1 },
    { name: "not DELETE", method: "DELETE", status: 503, want: 1 },
    { name: "POST where the call says so", method: "POST", status: 503, options: { retries: 1 }, want: 2 },
  ])("$name", ({ method, status, config, options, want }) =>
    withServer(
      (_, response) => json(response, status, {}, now),
      async ({ url, seen }) => {
        const operation = { ...get, method, body: "application/json" };
        const call = new Client({ baseUrl: url, ...config }).call(operation, {}, options);
        await expect(call).rejects.toMatchObject({ status });
        expect(seen).toHaveLength(want);
      },
    ),
  );

  test("a broken connection, then an answer", () =>
    withServer(
      (_, response, count) => (count === 1 ? response.destroy() : json(response, 200, { count })),
      async ({ url }) => expect(await new Client({ baseUrl: url }).call(get)).toEqual({ count: 2 }),
    ));

  test("an answer cut off half-way, then a whole one", () =>
    withServer(
      (_, response, count) => {
        if (count > 1) return json(response, 200, { count });
        response.writeHead(200, { "content-length": "100" }).write("{");
        setTimeout(() => response.destroy(), 20);
      },
      async ({ url }) => expect(await new Client({ baseUrl: url }).call(get)).toEqual({ count: 2 }),
    ));

  test.each<[after: string | undefined, attempt: number, least: number, most: number]>([
    ["0", 0, 1, 1],
    ["7", 0, 7_000, 7_000],
    ["3600", 0, 60_000, 60_000],
    [new Date(Date.now() + 5_000).toUTCString(), 0, 1_000, 5_000],
    [new Date(0).toUTCString(), 0, 1, 1],
    ["soon", 0, 250, 500],
    ["-5", 0, 250, 500],
    ["1.5", 0, 250, 500],
    ["2 minutes", 0, 250, 500],
    ["10, 20", 0, 250, 500],
    ["99999999999999999999999", 0, 60_000, 60_000],
    ["", 0, 250, 500],
    [undefined, 0, 250, 500],
    [undefined, 1, 500, 1_000],
    [undefined, 3, 2_000, 4_000],
    [undefined, 30, 4_000, 8_000],
  ])("Retry-After %p, attempt %i: %i to %i ms", (after, attempt, least, most) => {
    const headers = after === undefined ? {} : { "retry-after": after };
    const pause = pauseAfter(new ApiError(called, new Response(null, { status: 503, headers }), undefined), attempt);
    expect(pause).toBeGreaterThanOrEqual(least);
    expect(pause).toBeLessThanOrEqual(most);
  });

  test.each([6, -6])("a Retry-After in time is one of the server's clock, %i hours ahead of ours", (hours) => {
    const now = Date.now() + hours * 3_600_000;
    const headers = { date: new Date(now).toUTCString(), "retry-after": new Date(now + 9_000).toUTCString() };
    const error = new ApiError(called, new Response(null, { status: 503, headers }), undefined);
    expect(pauseAfter(error, 0)).toBe(9_000);
  });

  test("an abort ends the pause", () => {
    const controller = new AbortController();
    return withServer(
      (_, response) => {
        json(response, 503, {}, { "retry-after": "60" });
        setTimeout(() => controller.abort(), 200);
      },
      async ({ url, seen }) => {
        const call = new Client({ baseUrl: url }).call(get, {}, controller);
        await expect(call).rejects.toMatchObject({ name: "AbortError" });
        expect(seen).toHaveLength(1);
      },
    );
  });
});

test("an aborted pause leaves no timer that would keep the program alive", async () => {
  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const before = timers();
  const controller = new AbortController();
  const fetch = (): Promise<Response> =>
    Promise.resolve(new Response(null, { status: 503, headers: { "retry-after": "60" } }));
  const call = new Client({ baseUrl: "https://a", fetch }).call(get, {}, controller);
  await new Promise((resolve) => setImmediate(resolve));
  expect(timers()).toBe(before + 1);
  controller.abort();
  await expect(call).rejects.toMatchObject({ name: "AbortError" });
  expect(timers()).toBe(before);
});

describe("what goes wrong on the way", () => {
  test("nobody listens: a NetworkError with its cause and code", async () => {
    const server = await serve(() => undefined);
    await server.close();
    const error = await thrown(new Client({ baseUrl: server.url, retries: 0 }).call(get));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({
      message: said("No answer from GET /x: ECONNREFUSED"),
      cause: { message: "fetch failed" },
    });
  });

  test("a fetch that throws", async () => {
    const cause = new Error("http://a/x?api_key=hunter2");
    const broken = (): never => {
      throw cause;
    };
    const error = await thrown(new Client({ baseUrl: "https://a", retries: 0, fetch: broken }).call(get));
    expect(error).toMatchObject({ name: "NetworkError", message: "No answer from GET https://a/x", cause });
  });

  test.each<[name: string, config: Partial<ClientConfig>, options: object]>([
    ["of the client", { timeout: 500 }, {}],
    ["of the call", { timeout: 9_000 }, { timeout: 500 }],
    ["beside a signal", { timeout: 500 }, { signal: new AbortController().signal }],
  ])("the timeout %s is a TimeoutError, and not tried again", (_, config, options) =>
    withServer(
      () => undefined,
      async ({ url, seen }) => {
        const error = await thrown(new Client({ baseUrl: url, ...config }).call(get, {}, options));
        expect(error).toBeInstanceOf(TimeoutError);
        expect(error).toMatchObject({ message: said("No answer from GET /x within 500 ms") });
        expect(seen).toHaveLength(1);
      },
    ),
  );

  test("the timeout covers the body, an authentication and a middleware", async () => {
    const never = (): Promise<never> => new Promise(() => undefined);
    await withServer(
      (_, response) => response.writeHead(200).write("{"),
      async ({ url }) => {
        const configs: Partial<ClientConfig>[] = [
          {},
          { auth: { authorize: never } },
          { middleware: [never] },
          { fetch: never },
        ];
        for (const config of configs)
          await expect(new Client({ baseUrl: url, timeout: 30, ...config }).call(get)).rejects.toThrow(TimeoutError);
      },
    );
  });

  test.each([0, Infinity, 2 ** 40])("a timeout of %p is none", (timeout) =>
    withServer(
      (_, response) => setTimeout(() => json(response, 200, 1), 30),
      async ({ url }) => expect(await new Client({ baseUrl: url, timeout }).call(get)).toBe(1),
    ),
  );

  test("an abort throws the signal's reason, as fetch does", () =>
    withServer(
      () => undefined,
      async ({ url, seen }) => {
        const controller = new AbortController();
        const reason = new Error("enough");
        setTimeout(() => controller.abort(reason), 30);
        const client = new Client({ baseUrl: url });
        expect(await thrown(client.call(get, {}, controller))).toBe(reason);
        expect(await thrown(client.call(get, {}, controller))).toBe(reason);
        expect(seen).toHaveLength(1);
        expect(await thrown(client.call(get, {}, { signal: AbortSignal.abort() }))).toMatchObject({
          name: "AbortError",
        });
      },
    ));
});

describe("middleware", () => {
  test("wraps the request as it is sent, the first one outermost", () =>
    withServer(
      ({ headers }, response) => json(response, 200, headers["x-trace"]),
      async ({ url }) => {
        const log: string[] = [];
        const layer =
          (name: string): Middleware =>
          async (request, next) => {
            log.push(`${name} ${request.method} ${request.headers.get("authorization")}`);
            request.headers.append("x-trace", name);
            const response = await next(request);
            log.push(`${name} ${response.status}`);
            return response;
          };
        const auth = basic({ username: "a", password: "b" });
        const client = new Client({ baseUrl: url, auth, middleware: [layer("one"), layer("two")] });
        expect(await client.call(get)).toBe("one, two");
        expect(log).toEqual(["one GET Basic YTpi", "two GET Basic YTpi", "two 200", "one 200"]);
      },
    ));

  test("may answer by itself, and its errors are its own", async () => {
    const own = new Error("mine");
    const client = (middleware: Middleware): Client => new Client({ baseUrl: "https://a", middleware: [middleware] });
    expect(await client(() => Promise.resolve(Response.json({ cached: true }))).call(get)).toEqual({ cached: true });
    expect(await thrown(client(() => Promise.reject(own)).call(get))).toBe(own);
  });
});

describe("redirects", () => {
  /** Calls a server that redirects to another one, which reports what it was sent. */
  const redirected = (auth: Auth): Promise<Record<string, string>> =>
    withServer(
      ({ headers }, response) => json(response, 200, headers),
      (other) =>
        withServer(
          (_, response) => response.writeHead(307, { location: `${other.url}/y` }).end(),
          ({ url }) => new Client({ baseUrl: url, auth, retries: 0 }).call(get),
        ),
    );

  test("drop Authorization and Cookie where they leave the server", async () => {
    const headers = await redirected({
      authorize({ headers }) {
        headers.set("authorization", "Bearer hunter2");
        headers.set("cookie", "_token=hunter2");
      },
    });
    expect(headers).toMatchObject({ accept: "application/json" });
    expect(JSON.stringify(headers)).not.toContain("hunter2");
  });

  test("are refused where an authentication uses another header", async () => {
    const error = await thrown(redirected({ authorize: ({ headers }) => headers.set("x-api-key", "hunter2") }));
    expect(error).toMatchObject({ name: "ApiError", status: 307 });
  });

  test("are followed on the server, credentials included", () =>
    withServer(
      ({ url, headers }, response) =>
        url === "/x" ? response.writeHead(307, { location: "/y" }).end() : json(response, 200, headers.authorization),
      async ({ url }) => {
        const auth = basic({ username: "a", password: "b" });
        expect(await new Client({ baseUrl: url, auth }).call(get)).toBe("Basic YTpi");
      },
    ));
});

describe("a client", () => {
  class DagApi extends Api {
    get(): Promise<unknown> {
      return this.client.call(get);
    }
    shares(client: Client): boolean {
      return this.client === client;
    }
  }

  test("is made by an API class, or shared", async () => {
    const fetch = (): Promise<Response> => Promise.resolve(Response.json(1));
    const client = new Client({ baseUrl: "https://a", fetch });
    expect(await new DagApi({ baseUrl: "https://a", fetch }).get()).toBe(1);
    expect(new DagApi(client).shares(client)).toBe(true);
  });

  test("shows nothing of its configuration", () => {
    const config: ClientConfig = {
      baseUrl: "https://a",
      headers: { "x-key": "hunter2" },
      auth: basic({ username: "a", password: "hunter2" }),
    };
    for (const value of [new Client(config), new DagApi(config), config.auth])
      expect(inspect(value, { depth: 9, showHidden: true }) + JSON.stringify(value)).not.toMatch(
        /hunter2|aHVudGVyMg|OmhpbnRlcjI/,
      );
  });

  test("keeps to the configuration it was given", async () => {
    const config = { baseUrl: "https://a", fetch: () => Promise.resolve(Response.json(1)) };
    const client = new Client(config);
    config.fetch = () => Promise.resolve(Response.json(2));
    expect(await client.call(get)).toBe(1);
  });

  test("calls fetch as a function, not as a method", async () => {
    const fetch = function (this: unknown): Promise<Response> {
      return Promise.resolve(Response.json(this === undefined));
    };
    expect(await new Client({ baseUrl: "https://a", fetch }).call(get)).toBe(true);
  });

  test("errors of parameters reject, they are not thrown", async () => {
    const call = new Client({ baseUrl: "https://a" }).call({ method: "GET", path: ["/", "id"] });
    await expect(call).rejects.toMatchObject({ name: "ParameterError" });
  });

  test("a server that always fails ends", () =>
    withServer(
      (_, response) => json(response, 503, {}, now),
      async ({ url }) => expect(await thrown(new Client({ baseUrl: url }).call(get))).toBeInstanceOf(ServerError),
    ));
});
