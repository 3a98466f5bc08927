/** What an answer says beside its body. */
import { describe, expect, test } from "@jest/globals";
import { Client, ClientError, type Operation, stream, withResponse } from "../../generator/runtime/index.js";
import { nothing } from "../../generator/runtime/results.js";
import { json, type Handler, thrown, withServer } from "./server.js";
import { all } from "./streams.js";

const get: Operation = { method: "GET", path: ["/a"] };
const head: Operation = { method: "HEAD", path: ["/a"], read: nothing };
const counted: Handler = (_, response) => json(response, 200, { a: 1 }, { "x-total-count": "7" });

const ask = <Result>(handler: Handler, run: (client: Client, url: string) => Promise<Result>): Promise<Result> =>
  withServer(handler, ({ url }) => run(new Client({ baseUrl: url, retries: 0 }), url));

describe("withResponse", () => {
  test("gives the result, the headers and the status of a call", () =>
    ask(counted, async (client) => {
      const { result, response } = await withResponse((options) => client.call(get, {}, options));
      expect(result).toEqual({ a: 1 });
      expect(response.status).toBe(200);
      expect(response.headers.get("X-Total-Count")).toBe("7");
    }));

  test("of HEAD, which has no body", () =>
    ask(counted, async (client) => {
      const { response } = await withResponse((options) => client.call(head, {}, options));
      expect(response.headers.get("x-total-count")).toBe("7");
    }));

  test("says where redirects have led", () =>
    ask(
      ({ url }, response) =>
        url === "/a" ? response.writeHead(302, { location: "/b" }).end() : json(response, 200, 1),
      async (client, url) => {
        const { response } = await withResponse((options) => client.call(get, {}, options));
        expect(response).toMatchObject({ redirected: true, url: `${url}/b` });
      },
    ));

  test("needs its options to be passed on, and says so", () =>
    ask(counted, async (client) => {
      const error = await thrown(withResponse(() => client.call(get)));
      expect(error).toBeInstanceOf(ClientError);
      expect(String(error)).toContain("pass the options on");
    }));
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

  test("may throw, which the caller sees as it is", () =>
    ask(counted, async (client) => {
      const own = new Error("mine");
      const onResponse = () => {
        throw own;
      };
      expect(await thrown(client.call(get, {}, { onResponse }))).toBe(own);
    }));
});
