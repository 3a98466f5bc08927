import { describe, expect, test } from "@jest/globals";
import { apiKey } from "../../generator/runtime/auth/api-key.js";
import { basic } from "../../generator/runtime/auth/basic.js";
import { bearer } from "../../generator/runtime/auth/bearer.js";
import { headerFields } from "../../generator/runtime/fields.js";
import {
  ApiError,
  type CallOptions,
  Client,
  type ClientConfig,
  type Middleware,
  type Operation,
} from "../../generator/runtime/index.js";
import { trusts } from "../../generator/runtime/redirect.js";
import { json, type Seen, type TestServer, thrown, withServer } from "./server.js";
import { shown } from "./shown.js";

/* Nothing of a call but its URL goes to another origin, unless the caller allows that origin. */

const get: Operation = { method: "GET", path: ["/x"], fields: [[headerFields, ["X-Key"]]] };
const post: Operation = { method: "POST", path: ["/x"], body: "application/json" };
const statuses = [301, 302, 303, 307, 308];
const key = apiKey({ in: "header", name: "X-Key" }, "hunter2");
const body = { password: "hunter2" };

interface Call {
  readonly operation: Operation;
  readonly params?: object;
  readonly config?: Partial<ClientConfig>;
  readonly options?: CallOptions;
}

const calls: Readonly<Record<string, Call>> = {
  "a key in a header": { operation: get, config: { auth: key } },
  "a key in a header that is a parameter, too": {
    operation: get,
    params: { "X-Key": "tenant" },
    config: { auth: key },
  },
  "a key in a header that the client has, too": { operation: get, config: { auth: key, headers: { "X-Key": "x" } } },
  "a key in a header that the call has, too": {
    operation: get,
    config: { auth: key },
    options: { headers: { "X-Key": "x" } },
  },
  "a key in a query": { operation: get, config: { auth: apiKey({ in: "query", name: "key" }, "hunter2") } },
  "a header of the client": { operation: get, config: { headers: { "X-Token": "hunter2" } } },
  "a header of the call": { operation: get, options: { headers: { "X-Token": "hunter2" } } },
  "a header that is a parameter": { operation: get, params: { "X-Key": "hunter2" } },
  "a body": { operation: post, params: { body } },
  "a body beside a token": { operation: post, params: { body }, config: { auth: bearer("hunter2-token") } },
};

const made = ({ url }: TestServer, { operation, params = {}, config, options }: Call): Promise<unknown> =>
  new Client({ baseUrl: url, retries: 0, ...config }).call(operation, params, options);

/** What another server sees of a call that the first one sends there, and what comes of the call. */
const elsewhere = (status: number, call: (other: TestServer) => Call) =>
  withServer(
    (_, response) => json(response, 200, { read: true }),
    (other) =>
      withServer(
        (_, response) => response.writeHead(status, { location: `${other.url}/y` }).end(),
        async (server) => ({
          result: await made(server, call(other)).catch((error: unknown) => error),
          seen: other.seen,
        }),
      ),
  );

/** What a server sees of a call that it sends on to itself. */
async function onward(status: number, call: Call): Promise<Seen[]> {
  return withServer(
    ({ url }, response) =>
      url.startsWith("/y") ? json(response, 200, {}) : response.writeHead(status, { location: "/y" }).end(),
    async (server) => {
      await made(server, call);
      return server.seen;
    },
  );
}

describe.each(Object.entries(calls))("%s", (_name, call) => {
  test.each(statuses)("goes to no other server: %i", async (status) => {
    const { result, seen } = await elsewhere(status, () => call);
    expect(seen).toEqual([]);
    expect(result).toBeInstanceOf(ApiError);
    expect(result).toMatchObject({ status });
    expect(String(result)).toMatch(/ from (GET|POST) http:\S+\/x: redirect not followed/);
    expect(shown(result)).not.toContain("hunter2");
  });

  test.each(statuses)("goes to a server that is trusted: %i", async (status) => {
    const { result, seen } = await elsewhere(status, ({ url }) => ({
      ...call,
      config: { ...call.config, trustedOrigins: [`${url}/any`] },
    }));
    expect(result).toEqual({ read: true });
    expect(seen).toHaveLength(1);
  });

  test.each(statuses)("goes on within its server: %i", async (status) => {
    const [first, second] = await onward(status, call);
    const isGet = status < 304 || first?.method === "GET";
    expect(second).toMatchObject({ method: isGet ? "GET" : "POST", body: isGet ? "" : JSON.stringify(body) });
    for (const name of ["x-key", "x-token", "authorization", "accept"])
      expect(second?.headers[name]).toBe(first?.headers[name]);
    expect(second?.headers["content-type"]).toBe(isGet ? undefined : "application/json");
    expect(second?.url.includes("hunter2")).toBe(first?.url.includes("hunter2"));
  });
});

test.each([
  ["HEAD", 303, "HEAD"],
  ["DELETE", 303, "GET"],
  ["PUT", 301, "PUT"],
  ["PATCH", 302, "PATCH"],
  ["PUT", 308, "PUT"],
  ["POST", 302, "GET"],
] as const)('%s is, after a %i, %s (Fetch, "HTTP-redirect fetch", step 12)', async (method, status, want) => {
  const [, second] = await onward(status, { operation: { method, path: ["/x"] } });
  expect(second?.method).toBe(want);
});

test.each([
  [["https://a.example"], true],
  [["nonsense", "https://a.example:443/any"], true],
  [["https://b.example", "http://a.example", "https://a.example:8443"], false],
  [["a.example", "//a.example", ""], false],
])("of %j https://a.example is one: %p", (origins, want) => {
  expect(trusts(origins, new URL("https://a.example/x"))).toBe(want);
});

test("a call with nothing but a URL and a token goes on, without the token", async () => {
  const { result, seen } = await elsewhere(302, () => ({
    operation: get,
    config: { auth: basic({ username: "a", password: "hunter2" }) },
  }));
  expect(result).toEqual({ read: true });
  expect(seen[0]?.headers.authorization).toBeUndefined();
});

test.each(["file:///etc/passwd", "data:text/plain,a", "other:a"])("%s is no server that can be trusted", (location) => {
  for (const origin of ["localhost:8080", "file:///", "data:a", "null"])
    expect(trusts([origin], new URL(location))).toBe(false);
});

test("a number of retries that is none ends", async () => {
  const seen = await withServer(
    (_, response) => response.writeHead(503, { "retry-after": "0" }).end(),
    async (server) => {
      await expect(new Client({ baseUrl: server.url, retries: NaN }).call(get)).rejects.toMatchObject({ status: 503 });
      return server.seen;
    },
  );
  expect(seen).toHaveLength(1);
});

test("middleware sees each step, and credentials are made anew for it", async () => {
  const steps: string[] = [];
  const middleware: Middleware[] = [(request, next) => (steps.push(new URL(request.url).pathname), next(request))];
  let count = 0;
  const auth = apiKey({ in: "header", name: "X-Key" }, () => `key ${++count}`);
  const seen = await onward(307, { operation: post, params: { body }, config: { middleware, auth } });
  expect(steps).toEqual(["/x", "/y"]);
  expect(seen.map(({ headers }) => headers["x-key"])).toEqual(["key 1", "key 2"]);
});

test("a server that always sends on is asked 21 times", () =>
  withServer(
    (_, response) => response.writeHead(307, { location: "/x" }).end(),
    async (server) => {
      const error = await thrown(made(server, { operation: post, params: { body } }));
      expect(error).toMatchObject({ name: "ApiError", status: 307 });
      expect(server.seen).toHaveLength(21);
    },
  ));

test("a stream is sent once", () =>
  withServer(
    (_, response) => response.writeHead(307, { location: "/y" }).end(),
    async (server) => {
      const stream = new Blob(["hunter2"]).stream();
      const upload = { ...post, body: "application/octet-stream" };
      const error = await thrown(made(server, { operation: upload, params: { body: stream } }));
      expect(error).toMatchObject({ name: "ApiError", status: 307 });
      expect(server.seen).toHaveLength(1);
    },
  ));

test.each(["", "http://", "javascript:alert(1)", "data:,x", "file:///etc/passwd", "//"])(
  "a location that is none (%j) is an error",
  (location) =>
    withServer(
      (_, response) => response.writeHead(307, { location }).end(),
      async (server) => {
        const error = await thrown(made(server, { operation: post, params: { body } }));
        expect(error).toMatchObject({ name: "ApiError", status: 307 });
      },
    ),
);
