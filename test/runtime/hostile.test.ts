import { describe, expect, test } from "@jest/globals";
import { getEventListeners } from "node:events";
import { sessionCookie } from "../../generator/runtime/auth/session-cookie.js";
import { cookieFields } from "../../generator/runtime/fields.js";
import { form } from "../../generator/runtime/forms.js";
import {
  ApiError,
  Client,
  ClientError,
  type Operation,
  paginate,
  ParameterError,
} from "../../generator/runtime/index.js";
import { queryOf } from "../../generator/runtime/parameters.js";
import { comma, deepObject, exploded } from "../../generator/runtime/styles.js";
import { type Handler, json, thrown, withServer, said } from "./server.js";

/* Servers that mean harm, and values that cannot be sent: what is thrown is ours, with what is known. */

const get: Operation = { method: "GET", path: ["/x"] };
const deep = "[".repeat(100_000) + "]".repeat(100_000);

const called = (handler: Handler): Promise<unknown> =>
  withServer(handler, ({ url }) => thrown(new Client({ baseUrl: url, retries: 0 }).call(get)));

describe("a body of an error", () => {
  test.each<[name: string, body: string, message: string]>([
    ["objects as place", '{"detail":[{"loc":[{"toString":1},"a",0],"msg":"m"}]}', ": a.0: m"],
    ["a place as deep as a stack", `{"detail":[{"loc":${deep},"msg":"m"}]}`, ": m"],
    ["a message as deep as a stack", `{"detail":[{"loc":["a"],"msg":${deep}}]}`, ": a: "],
    ["all of it as deep as a stack", deep, ""],
    ["items that are null", '{"detail":[null,1,"text"]}', ": text"],
    ["members of Object.prototype", '{"__proto__":{"detail":"no"},"constructor":1,"toString":null}', ""],
    ["null", "null", ""],
    ["a number", "1e999", ""],
    ["half of a surrogate pair", '{"detail":"a\\ud800b"}', ": a b"],
  ])("%s", async (_name, body, message) => {
    const error = await called((_, response) => response.writeHead(422).end(body));
    expect(error).toBeInstanceOf(ApiError);
    expect((error as Error).message).toEqual(said(`422 Unprocessable Entity from GET /x${message}`));
    expect((error as ApiError).problem.status).toBe(422);
  });
});

describe("a page", () => {
  const walked = (body: string): Promise<unknown> =>
    withServer(
      (_, response) => response.end(body),
      async ({ url }) => {
        const client = new Client({ baseUrl: url, retries: 0 });
        const items: unknown[] = [];
        for await (const item of paginate(() => client.call<{ items?: unknown[] }>(get), "items")) items.push(item);
        return items;
      },
    );

  test.each(["null", "1", '"text"', "true", ""])("that is %j is a ClientError", async (body) => {
    const error = await thrown(walked(body));
    expect(error).toBeInstanceOf(ClientError);
    expect((error as Error).message).toMatch(/^A page must be an object, not (null|1|text|true|undefined)$/);
  });

  test("of items as deep as a stack has them once", async () => {
    expect(await walked(`{"items":[${deep}]}`)).toHaveLength(1);
  });

  test("without items is the last", async () => {
    expect(await walked("{}")).toEqual([]);
  });
});

describe("half of a surrogate pair", () => {
  const half = "a\ud800";
  test.each<[place: string, operation: Operation, params: object]>([
    ["path", { ...get, path: ["/", "key"] }, { key: half }],
    ["query", { ...get, query: [queryOf, ["key"]] }, { key: [half] }],
    ["query, with commas", { ...get, query: [queryOf, [{ name: "key", style: comma }]] }, { key: ["a", half] }],
    [
      "query, a name within",
      { ...get, query: [queryOf, [{ name: "key", style: deepObject }]] },
      { key: { [half]: 1 } },
    ],
    [
      "query, a name of its own",
      { ...get, query: [queryOf, [{ name: "key", style: exploded }]] },
      { key: { [half]: 1 } },
    ],
    ["cookie", { ...get, fields: [[cookieFields, ["key"]]] }, { key: half }],
    [
      "form",
      { ...get, method: "POST", body: "application/x-www-form-urlencoded", encode: form },
      { body: { key: half } },
    ],
  ])("in a %s is refused", async (_place, operation, params) => {
    const error = await thrown(new Client({ baseUrl: "http://127.0.0.1:1" }).call(operation, params));
    expect(error).toBeInstanceOf(ParameterError);
    expect((error as Error).message).toBe("key must be well-formed Unicode");
  });
});

describe("a signal that outlives its calls", () => {
  test("has one listener, however many calls it is for", () =>
    withServer(
      (_, response) => json(response, 200, []),
      async ({ url }) => {
        const { signal } = new AbortController();
        const client = new Client({ baseUrl: url });
        const calls = Array.from({ length: 30 }, () => client.call(get, {}, { signal }));
        expect(getEventListeners(signal, "abort")).toHaveLength(1);
        await Promise.all(calls);
        await client.call(get, {}, { signal });
        expect(getEventListeners(signal, "abort")).toHaveLength(1);
      },
    ));

  test.each<[name: string, handler: Handler]>([
    ["good", (_, response) => json(response, 200, [])],
    ["bad", (_, response) => json(response, 500, {})],
    ["broken", (_, response) => response.destroy()],
  ])("is let go of after a %s answer", (_name, handler) =>
    withServer(handler, async ({ url }) => {
      const controller = new AbortController();
      const inner: unknown[] = [];
      const custom: typeof fetch = (input, init) => (inner.push(init?.signal), fetch(input, init));
      const client = new Client({ baseUrl: url, retries: 0, fetch: custom });
      await client.call(get, {}, { signal: controller.signal }).catch(() => undefined);
      controller.abort(new Error("late"));
      expect(inner).toHaveLength(1);
      expect((inner[0] as AbortSignal).reason).not.toBe(controller.signal.reason);
    }),
  );

  test("still ends a call, by its own reason", () =>
    withServer(
      () => undefined,
      async ({ url }) => {
        const controller = new AbortController();
        const reason = new Error("enough");
        const call = new Client({ baseUrl: url }).call(get, {}, { signal: controller.signal });
        setTimeout(() => controller.abort(reason), 20);
        expect(await thrown(call)).toBe(reason);
      },
    ));
});

test.each(["<input ", '<input name="csrf_token" ', 'name="csrf_token"', '<input value="', "<input <"])(
  "a login page of 3 MB of %j is read at once",
  (part) =>
    withServer(
      (_, response) => response.end(part.repeat(3_000_000 / part.length)),
      async ({ url }) => {
        const auth = sessionCookie({ username: "a", password: "b" });
        const error = await thrown(new Client({ baseUrl: url, auth, retries: 0 }).call(get));
        expect(error).toMatchObject({ name: "DecodeError" });
      },
    ),
);
