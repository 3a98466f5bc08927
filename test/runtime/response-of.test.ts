/** What an answer says beside its body. */
import { describe, expect, test } from "@jest/globals";
import { Client, NotFoundError, type Operation, stream } from "../../generator/runtime/index.js";
import { nothing, text } from "../../generator/runtime/results.js";
import { call } from "../../generator/runtime/send.js";
import { json, type Handler, thrown, withServer } from "./server.js";
import { all } from "./streams.js";

const get: Operation = { method: "GET", path: ["/a"] };
const head: Operation = { method: "HEAD", path: ["/a"], read: nothing };
const counted: Handler = (_, response) => json(response, 200, { a: 1 }, { "x-total-count": "7" });

const ask = <Result>(handler: Handler, run: (client: Client, url: string) => Promise<Result>): Promise<Result> =>
  withServer(handler, ({ url }) => run(new Client({ baseUrl: url, retries: 0 }), url));

describe("withResponse", () => {
  test("gives the answer, the headers and the status of a call of a client", () =>
    ask(counted, async (client) => {
      const { data, status, headers } = await client.call(get).withResponse();
      expect([data, status, headers.get("X-Total-Count")]).toEqual([{ a: 1 }, 200, "7"]);
    }));

  test("of a call without a client", () =>
    ask(counted, async (_, baseUrl) => {
      const called = call({ baseUrl }, get);
      const { data, headers } = await called.withResponse();
      expect([data, headers.get("x-total-count")]).toEqual([{ a: 1 }, "7"]);
      expect(await called).toEqual({ a: 1 });
    }));

  test("of HEAD, which has no body", () =>
    ask(counted, async (client) => {
      const { data, status, headers } = await client.call(head).withResponse();
      expect([data, status, headers.get("x-total-count")]).toEqual([undefined, 200, "7"]);
    }));

  test("of an answer without a body, and of one that is text", () =>
    ask(
      ({ url }, response) =>
        url === "/a" ? response.writeHead(204, { etag: '"1"' }).end() : response.writeHead(202).end("later"),
      async (client) => {
        const empty = await client.call(get).withResponse();
        expect([empty.data, empty.status, empty.headers.get("etag")]).toEqual([undefined, 204, '"1"']);
        const later = await client.call({ ...get, path: ["/b"], read: text }).withResponse();
        expect([later.data, later.status]).toEqual(["later", 202]);
      },
    ));

  test("of the attempt that was answered well", () => {
    let attempts = 0;
    return withServer(
      (_, response) =>
        json(response, attempts++ === 0 ? 503 : 200, attempts, { "retry-after": "0", "x-try": String(attempts) }),
      async ({ url }) => {
        const { data, status, headers } = await new Client({ baseUrl: url }).call(get).withResponse();
        expect([data, status, headers.get("x-try")]).toEqual([2, 200, "2"]);
      },
    );
  });

  test("sends one request, however often the answer is looked at", () => {
    let requests = 0;
    return ask(
      (_, response) => json(response, 200, ++requests),
      async (client) => {
        const called = client.call(get);
        const both = await Promise.all([called, called.withResponse(), called.withResponse()]);
        expect(both.map((one) => (typeof one === "object" ? (one as { data: unknown }).data : one))).toEqual([1, 1, 1]);
        expect(requests).toBe(1);
      },
    );
  });

  test("throws what the call throws, and leaves no rejection behind", () =>
    ask(
      (_, response) => json(response, 404, {}),
      async (client) => {
        const unhandled: unknown[] = [];
        const listener = (error: unknown): number => unhandled.push(error);
        process.on("unhandledRejection", listener);
        try {
          expect(await thrown(client.call(get).withResponse())).toBeInstanceOf(NotFoundError);
          await new Promise((resolve) => setImmediate(resolve));
          expect(unhandled).toEqual([]);
        } finally {
          process.off("unhandledRejection", listener);
        }
      },
    ));
});

describe("onResponse", () => {
  test("is not told of an error, whose headers the error has", () =>
    ask(
      (_, response) => json(response, 404, {}, { "x-total-count": "0" }),
      async (client) => {
        const error = await thrown(client.call(get, {}, { onResponse: () => expect("called").toBe("not called") }));
        expect((error as { headers: Headers }).headers.get("x-total-count")).toBe("0");
      },
    ));

  test("is told when a stream begins", () =>
    ask(counted, async (client) => {
      const seen: (string | null)[] = [];
      const items = stream(client, get, {}, { onResponse: ({ headers }) => seen.push(headers.get("x-total-count")) });
      expect(await all(items)).toEqual([{ a: 1 }]);
      expect(seen).toEqual(["7"]);
    }));

  test("says where redirects have led", () =>
    ask(
      ({ url }, response) =>
        url === "/a" ? response.writeHead(302, { location: "/b" }).end() : json(response, 200, 1),
      async (client, url) => {
        const seen: unknown[] = [];
        await client.call(get, {}, { onResponse: (response) => seen.push([response.redirected, response.url]) });
        expect(seen).toEqual([[true, `${url}/b`]]);
      },
    ));

  test("may throw, which the caller sees as it is", () =>
    ask(counted, async (client) => {
      const own = new Error("mine");
      const onResponse = () => {
        throw own;
      };
      expect(await thrown(client.call(get, {}, { onResponse }))).toBe(own);
    }));
});
