import { describe, expect, test } from "@jest/globals";
import { once } from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import {
  Client,
  DecodeError,
  NetworkError,
  NotFoundError,
  type Operation,
  stream,
} from "../../generator/runtime/index.js";
import { json, thrown, withServer, said } from "./server.js";
import { all, send } from "./streams.js";

const wait: Operation = { method: "GET", path: ["/wait"], accept: "application/x-ndjson" };

const read = (chunks: readonly (string | Buffer)[]): Promise<unknown[]> =>
  withServer(
    (_, response) => send(response, chunks),
    ({ url }) => all(stream(new Client({ baseUrl: url }), wait)),
  );

const snowman = Buffer.from('{"a":"☃"}\n');

describe("lines", () => {
  test.each<[name: string, chunks: (string | Buffer)[], want: unknown[]]>([
    ["one by one", ['{"a":1}\n', '{"a":2}\n'], [{ a: 1 }, { a: 2 }]],
    ["several in a chunk", ["1\n2\n3\n"], [1, 2, 3]],
    ["split between chunks", ['{"a"', ":", "1}\n", "2", "3\n"], [{ a: 1 }, 23]],
    ["split inside a character", [...snowman].map((byte) => Buffer.from([byte])), [{ a: "☃" }]],
    ["ended by CRLF", ["1\r\n2\r", "\n3\r\n"], [1, 2, 3]],
    ["blank ones", ["\n\n1\n \n\r\n2\n\n"], [1, 2]],
    ["the last without an end", ["1\n2"], [1, 2]],
    ["null", ["null\n"], [null]],
    ["with a byte order mark", ["\ufeff1\n"], [1]],
    ["with other separators inside", ['"a\u2028b"\n'], ["a\u2028b"]],
    ["none", [""], []],
  ])("%s", async (_, chunks, want) => expect(await read(chunks)).toEqual(want));

  test("no body at all", () =>
    withServer(
      (_, response) => response.writeHead(204).end(),
      async ({ url }) => expect(await all(stream(new Client({ baseUrl: url }), wait))).toEqual([]),
    ));

  test("a last line cut off is a DecodeError, after what came before it", () =>
    withServer(
      (_, response) => send(response, ['{"a":1}\n{"a":hun', "ter2"]),
      async ({ url }) => {
        const items = stream(new Client({ baseUrl: url }), wait);
        expect((await items.next()).value).toEqual({ a: 1 });
        const error = await thrown(items.next());
        expect(error).toBeInstanceOf(DecodeError);
        expect(String(error)).toEqual(said("DecodeError: 200 from GET /wait cannot be read as application/x-ndjson"));
      },
    ));

  test("a page of HTML is a DecodeError", () => expect(read(["<!doctype html>\n"])).rejects.toThrow(DecodeError));
});

describe("a stream", () => {
  test("is asked for when iteration starts", () =>
    withServer(
      (_, response) => send(response, ["1\n"]),
      async ({ url, seen }) => {
        const items = stream<number>(new Client({ baseUrl: url }), wait, {}, { headers: { "x-a": "b" } });
        await new Promise((resolve) => setTimeout(resolve, 20));
        expect(seen).toHaveLength(0);
        expect(await all(items)).toEqual([1]);
        expect(seen[0]?.headers).toMatchObject({ accept: "application/x-ndjson", "x-a": "b" });
      },
    ));

  test("hands over each item as it arrives, and is cancelled by leaving the loop", async () => {
    let closed: Promise<unknown> | undefined;
    await withServer(
      (_, response) => {
        closed = once(response, "close");
        response.write("1\n2\n");
      },
      async ({ url }) => {
        for await (const item of stream(new Client({ baseUrl: url }), wait)) {
          expect(item).toBe(1);
          break;
        }
        await closed;
      },
    );
  });

  test("may last longer than the timeout, which ends when it begins", () =>
    withServer(
      (_, response) => {
        response.write("1\n");
        setTimeout(() => response.end("2\n"), 150);
      },
      async ({ url }) => expect(await all(stream(new Client({ baseUrl: url, timeout: 75 }), wait))).toEqual([1, 2]),
    ));

  test("that does not begin runs into the timeout", () =>
    withServer(
      () => undefined,
      ({ url }) =>
        expect(all(stream(new Client({ baseUrl: url, timeout: 30 }), wait))).rejects.toMatchObject({
          name: "TimeoutError",
        }),
    ));

  test("is ended by its signal, with the signal's reason", () =>
    withServer(
      (_, response) => response.write("1\n"),
      async ({ url }) => {
        const controller = new AbortController();
        const reason = new Error("enough");
        const items = stream(new Client({ baseUrl: url }), wait, {}, controller);
        await items.next();
        setTimeout(() => controller.abort(reason), 20);
        expect(await thrown(items.next())).toBe(reason);
      },
    ));

  test("is ended by its signal also after garbage was collected", () =>
    withServer(
      (_, response) => response.write("1\n"),
      async ({ url }) => {
        setFlagsFromString("--expose-gc");
        const collect = runInNewContext("gc") as () => void;
        const controller = new AbortController();
        const items = stream(new Client({ baseUrl: url }), wait, {}, controller);
        await items.next();
        const next = thrown(items.next());
        for (let count = 0; count < 5; count++) {
          await new Promise((resolve) => setTimeout(resolve, 10));
          collect();
        }
        controller.abort(new Error("enough"));
        expect(await next).toBe(controller.signal.reason);
      },
    ));

  test("that breaks is a NetworkError", () =>
    withServer(
      (_, response) => {
        response.write("1\n");
        setTimeout(() => response.destroy(), 20);
      },
      async ({ url }) => {
        const items = stream(new Client({ baseUrl: url }), wait);
        await items.next();
        expect(await thrown(items.next())).toBeInstanceOf(NetworkError);
      },
    ));

  test("an error status is thrown before the first item", () =>
    withServer(
      (_, response) => json(response, 404, { detail: "gone" }),
      ({ url }) => expect(all(stream(new Client({ baseUrl: url }), wait))).rejects.toThrow(NotFoundError),
    ));
});
