/** Server-sent events (WHATWG HTML, sections 9.2.5 and 9.2.6). */
import { describe, expect, test } from "@jest/globals";
import { once } from "node:events";
import { events, jsonEvents } from "../../generator/runtime/events.js";
import { Client, DecodeError, type Operation } from "../../generator/runtime/index.js";
import { thrown, withServer, said } from "./server.js";
import { all, send } from "./streams.js";

const watch: Operation = { method: "GET", path: ["/watch"], accept: "text/event-stream" };

type Chunks = readonly (string | Buffer)[];

const read = (chunks: Chunks, reader: typeof events | typeof jsonEvents = events, type = "text/event-stream") =>
  withServer(
    (_, response) => send(response.setHeader("content-type", type), chunks),
    ({ url }) => all(reader(new Client({ baseUrl: url, retries: 0 }), watch)),
  );

/** The data of an event that says nothing else. */
const plain = (...texts: string[]) => texts.map((data) => ({ event: "message", data, lastEventId: "" }));

const whole = "event: tick\r\nid: 1\r\ndata: ☃\r\n\r\ndata: b\r\n\r\n";

describe("an event stream", () => {
  test.each<[name: string, chunks: Chunks, want: unknown[]]>([
    ["one event", ["data: a\n\n"], plain("a")],
    ["several in a chunk", ["data: a\n\ndata: b\n\n"], plain("a", "b")],
    ["several lines of data", ["data: a\ndata: b\ndata\n\n"], plain("a\nb\n")],
    ["one leading space is no part of a value", ["data:  a\n\ndata:b\n\ndata:\tc\n\n"], plain(" a", "b", "\tc")],
    ["a colon in a value", ["data: a: b\n\n"], plain("a: b")],
    ["lines that end in CR", ["data: a\rdata: b\r\rdata: c\r\r"], plain("a\nb", "c")],
    ["lines that end in CR LF", ["data: a\r\ndata: b\r\n\r\n"], plain("a\nb")],
    ["a CR LF split between chunks", ["data: a\r", "\ndata: b\r", "\n\r", "\n"], plain("a\nb")],
    ["comments", [": hello\n:\ndata: a\n: b\n\n"], plain("a")],
    ["a byte order mark", ["\ufeffdata: a\n\n"], plain("a")],
    ["a second one is part of a name", ["\ufeff\ufeffdata: a\n\n"], []],
    ["fields that nobody knows", ["foo: a\n\nDATA: b\n\n data: c\n\n"], []],
    ["no data, no event", ["event: ping\n\nid: 1\n\n"], []],
    ["empty data are data", ["data\n\ndata:\n\n"], plain("", "")],
    ["one that was cut off is none", ["data: a\n\ndata: b\n"], plain("a")],
    ["one whose last line was cut off", ["data: a\n\ndata: b"], plain("a")],
    ["a line separator is no end of a line", ["data: a\u2028b\n\n"], plain("a\u2028b")],
    ["nothing", [""], []],
    [
      "its name holds for one event",
      ["event: a\ndata: x\n\nevent: c\nevent: b\ndata: y\n\ndata: z\n\nevent\ndata: w\n\n"],
      ["a", "b", "message", "message"].map((event, index) => ({ event, data: "xyzw"[index], lastEventId: "" })),
    ],
    [
      "its id holds until there is another",
      ["id: 1\ndata: a\n\ndata: b\n\nid: 2\n\ndata: c\n\nid\ndata: d\n\nid: 3\0\ndata: e\n\n"],
      ["1", "1", "2", "", ""].map((lastEventId, index) => ({ event: "message", data: "abcde"[index], lastEventId })),
    ],
    [
      "the time to wait is in digits",
      ["data: a\n\nretry: 10\n\nretry: 1e3\nretry: -1\nretry:\ndata: b\n\n"],
      [...plain("a"), { event: "message", data: "b", lastEventId: "", retry: 10 }],
    ],
    [
      "whatever the chunks",
      [...Buffer.from(whole)].map((byte) => Buffer.from([byte])),
      [
        { event: "tick", data: "☃", lastEventId: "1" },
        { event: "message", data: "b", lastEventId: "1" },
      ],
    ],
  ])("%s", async (_, chunks, want) => expect(await read(chunks)).toEqual(want));

  test("no content at all", () =>
    withServer(
      (_, response) => response.writeHead(204).end(),
      async ({ url }) => expect(await all(events(new Client({ baseUrl: url }), watch))).toEqual([]),
    ));

  test.each(["application/json", "text/html; charset=utf-8", "application/xml"])(
    "an answer of %s is none, and not one without events",
    async (type) => expect(await thrown(read(["{}"], events, type))).toBeInstanceOf(DecodeError),
  );

  test("is handed over event by event, outlasts the time limit, and is cancelled by leaving the loop", async () => {
    let closed: Promise<unknown> | undefined;
    await withServer(
      (_, response) => {
        closed = once(response, "close");
        response.writeHead(200, { "content-type": "text/event-stream" }).write("data: 1\n\n");
        setTimeout(() => response.write("data: 2\n\n"), 150);
      },
      async ({ url, seen }) => {
        const found = [];
        for await (const { data } of events(new Client({ baseUrl: url, timeout: 75 }), watch)) {
          found.push(data);
          if (found.length === 2) break;
        }
        expect(found).toEqual(["1", "2"]);
        expect(seen[0]?.headers.accept).toBe("text/event-stream");
        await closed;
      },
    );
  });
});

describe("events with JSON", () => {
  const data = (chunks: Chunks) => read(chunks, jsonEvents).then((found) => found.map((event) => (event as { data: unknown }).data)); // prettier-ignore

  test.each<[name: string, chunks: Chunks, want: unknown[]]>([
    ["values", ['data: {"n":0}\n\ndata: null\n\ndata: "a"\n\n'], [{ n: 0 }, null, "a"]],
    ["a value of several lines", ["data: {\ndata: }\n\n"], [{}]],
    ["blank data say nothing", ["data\n\nevent: ping\ndata:  \n\ndata: 1\n\n"], [1]],
    ["`[DONE]` says that nothing follows", ["data: 1\n\ndata: [DONE]\n\ndata: 2\n\n"], [1]],
  ])("%s", async (_, chunks, want) => expect(await data(chunks)).toEqual(want));

  test("keep what else is said of them", async () => {
    const [event] = await read(["event: tick\nid: 7\nretry: 5\ndata: 1\n\n"], jsonEvents);
    expect(event).toEqual({ event: "tick", data: 1, lastEventId: "7", retry: 5 });
  });

  test("data that are no JSON are a DecodeError, after what came before them", () =>
    withServer(
      (_, response) => send(response, ["data: 1\n\ndata: hunter2\n\n"]),
      async ({ url }) => {
        const items = jsonEvents(new Client({ baseUrl: url }), watch);
        expect((await items.next()).value).toMatchObject({ data: 1 });
        const error = await thrown(items.next());
        expect(String(error)).toEqual(said("DecodeError: 200 from GET /watch cannot be read as text/event-stream"));
      },
    ));
});
