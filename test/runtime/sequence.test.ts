/** JSON text sequences (RFC 7464). */
import { describe, expect, test } from "@jest/globals";
import { Client, DecodeError, type Operation } from "../../generator/runtime/index.js";
import { sequence } from "../../generator/runtime/sequence.js";
import { thrown, withServer, said } from "./server.js";
import { all, send } from "./streams.js";

const get: Operation = { method: "GET", path: ["/seq"], accept: "application/json-seq" };

/** The items, and whether an error came after them. */
async function read(chunks: readonly (string | Buffer)[]): Promise<unknown[]> {
  return withServer(
    (_, response) => send(response, chunks),
    async ({ url }) => {
      const found: unknown[] = [];
      try {
        for await (const item of sequence(new Client({ baseUrl: url }), get)) found.push(item);
      } catch (error) {
        expect(String(error)).toEqual(said("DecodeError: 200 from GET /seq cannot be read as application/json-seq"));
        found.push(DecodeError);
      }
      return found;
    },
  );
}

const snowman = Buffer.from('\x1e{"a":"☃"}\n\x1e2\n');

describe("records (RFC 7464, 2.1 and 2.2)", () => {
  test.each<[name: string, chunks: (string | Buffer)[], want: unknown[]]>([
    ["one by one", ['\x1e{"a":1}\n', '\x1e{"a":2}\n'], [{ a: 1 }, { a: 2 }]],
    ["several in a chunk", ["\x1e1\n\x1e[2]\n\x1enull\n"], [1, [2], null]],
    ["with line breaks inside", ['\x1e{\n  "a":\n  1\n}\n\x1e{}\n'], [{ a: 1 }, {}]],
    ["with chunks that end at line breaks", ["\x1e[\n", "1,\n", "2\n", "]\n", "\x1e3\n"], [[1, 2], 3]],
    ["split anywhere", [...snowman].map((byte) => Buffer.from([byte])), [{ a: "☃" }, 2]],
    ["empty ones (2.1: RS may be repeated)", ["\x1e\x1e\x1e1\n\x1e"], [1]],
    ["without a line feed", ['\x1e{"a":1}\x1e"b"'], [{ a: 1 }, "b"]],
    ["none", [""], []],
  ])("%s", async (_, chunks, want) => expect(await read(chunks)).toEqual(want));
});

describe("truncated records (RFC 7464, 2.3 and 2.4)", () => {
  test.each<[name: string, chunks: string[], want: unknown[]]>([
    ["the others are read, then the error is thrown", ['\x1e{"a":\x1e{"a":2}\n'], [{ a: 2 }, DecodeError]],
    ["the last one", ['\x1e1\n\x1e{"a'], [1, DecodeError]],
    ["a number without white space may have lost digits", ["\x1e12\x1e3\n"], [3, DecodeError]],
    ["so may a word", ["\x1etrue"], [DecodeError]],
    ["what stands before the first record", ["oops\x1e1\n"], [1, DecodeError]],
  ])("%s", async (_, chunks, want) => expect(await read(chunks)).toEqual(want));
});

test("a record is handed over when it ends, before the next one begins", () =>
  withServer(
    (_, response) => response.write('\x1e{"a":1}\n'),
    async ({ url }) => {
      const items = sequence(new Client({ baseUrl: url }), get);
      expect((await items.next()).value).toEqual({ a: 1 });
      await items.return();
    },
  ));

test("a long record of many lines is not read again at each of them", async () => {
  const lines = Array.from({ length: 4000 }, (_, index) => `${index},\n`);
  const parse = JSON.parse;
  let characters = 0;
  JSON.parse = (text: string) => {
    characters += text.length;
    return parse(text) as unknown;
  };
  try {
    const found = await withServer(
      (_, response) => {
        for (const line of ["\x1e[\n", ...lines, "0]\n"]) response.write(line);
        response.end();
      },
      ({ url }) => all(sequence(new Client({ baseUrl: url }), get)),
    );
    expect(found).toHaveLength(1);
  } finally {
    JSON.parse = parse;
  }
  expect(characters).toBeLessThan(5 * lines.join("").length);
});

test("an answer that is no sequence is a DecodeError", () =>
  withServer(
    (_, response) => send(response, ["<!doctype html>\n"]),
    async ({ url }) => {
      expect(await thrown(all(sequence(new Client({ baseUrl: url }), get)))).toBeInstanceOf(DecodeError);
    },
  ));
