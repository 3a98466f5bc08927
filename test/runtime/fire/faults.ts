/** What a server, or what stands before it, can do wrong: each fault is what it answers in place of a good answer. */
import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import type { Asked } from "./wire.js";

/** A good answer, which a fault makes a bad one of. */
export interface Good {
  readonly type: string;
  readonly body: string;
}

export interface Fault {
  readonly name: string;
  /** How long an attempt may last; a minute where the fault is no matter of time. */
  readonly timeout?: number;
  /** Some platforms do not notice it, and time ends it. */
  readonly isLost?: true;
  answer(socket: Socket, good: Good, asked: Asked): unknown;
}

type Fields = Readonly<Record<string, string | number | readonly string[]>>;

/** The beginning of an answer. */
export function head(status: number | string, fields: Fields = {}): string {
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((text) => `${name}: ${String(text)}\r\n`),
  );
  return `HTTP/1.1 ${status}${typeof status === "number" ? " Reason" : ""}\r\n${lines.join("")}\r\n`;
}

/** A whole answer. */
export function whole(status: number | string, { type, body }: Good, fields: Fields = {}): string {
  return head(status, { "content-type": type, "content-length": Buffer.byteLength(body), ...fields }) + body;
}

const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;
const half = (text: string): string => text.slice(0, Math.ceil(text.length / 2));

/** Once the client has had time to read what was sent: a reset takes it away. */
const later = (work: () => unknown): unknown => setTimeout(work, 100);

/** Bytes one by one, for as long as somebody reads them. */
function drip(socket: Socket, bytes: string, milliseconds: number): void {
  let sent = 0;
  const timer = setInterval(() => {
    socket.write(bytes.charAt(sent++), "latin1");
    if (sent >= bytes.length) clearInterval(timer);
  }, milliseconds);
  socket.on("close", () => clearInterval(timer));
}

const chunked = { "transfer-encoding": "chunked" };

/** An answer whose body is other than it should be. */
const body = (name: string, change: (good: Good) => string | Buffer, type?: string, fields: Fields = {}): Fault => ({
  name,
  answer(socket, good) {
    const bytes = Buffer.from(change(good));
    socket.write(head(200, { "content-type": type ?? good.type, "content-length": bytes.length, ...fields }));
    socket.write(bytes);
  },
});

/** The same answer whatever was asked. */
const always = (name: string, bytes: string, isLast = false): Fault => ({
  name,
  answer: (socket) => (isLast ? socket.end(bytes, "latin1") : socket.write(bytes, "latin1")),
});

const problem: Good = { type: "application/json", body: '{"detail":"no"}' };
const status = (name: string, code: number | string, fields: Fields = {}): Fault =>
  always(name, whole(code, problem, fields));
const moved = (location: string): string => head(302, { location, "content-length": 0 });

const connection: readonly Fault[] = [
  { name: "reset before the answer", answer: (socket) => socket.resetAndDestroy() },
  { name: "closed before the answer", answer: (socket) => socket.end() },
  always("closed within the headers", "HTTP/1.1 200 OK\r\ncontent-ty", true),
  {
    name: "reset after the headers",
    answer(socket, { type, body }) {
      socket.write(head(200, { "content-type": type, "content-length": body.length }));
      later(() => socket.resetAndDestroy());
    },
  },
  {
    name: "reset within the body",
    answer(socket, { type, body }) {
      socket.write(head(200, { "content-type": type, "content-length": body.length }) + half(body));
      later(() => socket.resetAndDestroy());
    },
  },
  {
    name: "closed within a body of known length",
    answer: (socket, { type, body }) =>
      socket.end(head(200, { "content-type": type, "content-length": body.length }) + half(body)),
  },
  {
    name: "closed within a chunked body",
    answer: (socket, { type, body }) => socket.end(head(200, { "content-type": type, ...chunked }) + chunk(half(body))),
  },
  {
    name: "closed within a chunked body, after all that matters",
    answer: (socket, { type, body }) => socket.end(head(200, { "content-type": type, ...chunked }) + chunk(body)),
  },
  {
    name: "closed within a body that ends with the connection",
    answer: (socket, { type, body }) =>
      socket.end(head(200, { "content-type": type, connection: "close" }) + half(body)),
  },
  {
    name: "length smaller than the body",
    answer: (socket, { type, body }) =>
      socket.write(head(200, { "content-type": type, "content-length": half(body).length }) + body),
  },
];

const slow: readonly Fault[] = [
  { name: "no answer", timeout: 300, answer: () => undefined },
  {
    name: "headers a byte now and then",
    timeout: 300,
    answer: (socket, good) => drip(socket, whole(200, good), 50),
  },
  {
    name: "a body a byte now and then",
    timeout: 300,
    answer(socket, { type }) {
      socket.write(head(200, { "content-type": type, "content-length": 1000 }));
      drip(socket, " ".repeat(1000), 50);
    },
  },
  {
    name: "a body that stalls",
    timeout: 300,
    answer: (socket, { type, body }) =>
      socket.write(head(200, { "content-type": type, "content-length": 1000 }) + half(body)),
  },
  {
    name: "an error whose body stalls",
    timeout: 300,
    answer: (socket) => socket.write(head(500, { "content-length": 1000 }) + "{"),
  },
  {
    name: "a body without end",
    timeout: 300,
    answer(socket, { type }) {
      socket.write(head(200, { "content-type": type }));
      const more = setInterval(() => socket.write(" ".repeat(1000)), 5);
      socket.on("close", () => clearInterval(more));
    },
  },
  {
    name: "interim answers without end",
    timeout: 300,
    answer(socket) {
      const more = setInterval(() => socket.write("HTTP/1.1 102 Processing\r\n\r\n"), 5);
      socket.on("close", () => clearInterval(more));
    },
  },
];

const page = "<!doctype html><title>Sign in</title>";
const bomb = gzipSync(Buffer.alloc(50_000_000, " "));
const bodies: readonly Fault[] = [
  body("a page of HTML", () => page, "text/html"),
  body("a page of HTML, labelled JSON", () => page, "application/json"),
  body("the right body, labelled text", ({ body }) => body, "text/plain"),
  body("the right body, labelled nonsense", ({ body }) => body, ";;;=\t,"),
  {
    name: "the right body, not labelled",
    answer: (socket, { body }) => socket.write(head(200, { "content-length": body.length }) + body),
  },
  body("half of the body, as if it were whole", ({ body }) => half(body)),
  body("an empty body", () => ""),
  body("blanks for a body", () => " \r\n\r\n "),
  body("bytes that are no UTF-8", () => Buffer.from([0x22, 0xff, 0xfe, 0x80, 0x22, 0x0a])),
  body("bytes of no kind", () => Buffer.from(Array.from({ length: 64 }, (_, index) => (index * 37) % 256))),
  {
    ...body("gzip that is none", ({ body }) => body, undefined, { "content-encoding": "gzip" }),
    timeout: 1000,
    isLost: true,
  },
  body("gzip that is cut off", ({ body }) => gzipSync(body).subarray(0, 15), undefined, {
    "content-encoding": "gzip",
  }),
  body("gzip of 50 MB of blanks", () => bomb, undefined, { "content-encoding": "gzip" }),
  body("an encoding that nobody knows", ({ body }) => body, undefined, { "content-encoding": "klingon" }),
  body("items, and half of one", ({ body }) => body + half(body)),
  body("items, then words that are no JSON", ({ body }) => `${body}oops\n\n\x1eoops\n`),
  body("items with blank lines between them", ({ body }) => body.replaceAll("\n", "\n\n\n")),
  body("lines that end in CR LF", ({ body }) => body.replaceAll("\n", "\r\n")),
  body("a byte order mark first", ({ body }) => `\ufeff${body}`),
];

const statuses: readonly Fault[] = [
  status("401 always", 401),
  status("403 always", 403),
  status("404", 404),
  status("429, no word of when", 429),
  status("429, again at once", 429, { "retry-after": "0" }),
  status("503, again at once", 503, { "retry-after": "0" }),
  status("503, with a page", 503, { "retry-after": "0", "content-type": "text/html" }),
  status("500", 500),
  status("599", 599),
  status("999", 999),
  always("204", head(204)),
  always("205", head(205, { "content-length": 0 })),
  always("304", head(304)),
  always("101, which nobody asked for", head(101, { upgrade: "h2c", connection: "upgrade" })),
  {
    name: "103 twice, then a good answer",
    answer: (socket, good) => socket.write(head(103, { link: "</a>" }) + head(103) + whole(200, good)),
  },
  status("a reason in bytes of UTF-8: 500", "500 \u00c3\u009cber\u00e2\u0098\u0083"),
  status("a reason in bytes of UTF-8: 401", "401 \u00c3\u009cber\u00e2\u0098\u0083"),
  status("a reason with control characters: 403", "403 \x1b[31mred\x07"),
  status("no reason: 403", "403"),
];

const wrong: readonly Fault[] = [
  { name: "redirects in a circle", answer: (socket, _, { path }) => socket.write(moved(path)) },
  always("a redirect without a place", head(302, { "content-length": 0 })),
  always("a redirect to no URL", moved("http://[")),
  always("a redirect to another protocol", moved("ftp://127.0.0.1/")),
  always("no HTTP at all", "SSH-2.0-OpenSSH_9.6\r\n", true),
  always("HTTP/2 without being asked", "\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x80", true),
  always("two lengths that differ", head(200, { "content-length": ["2", "3"] }) + "{} "),
  always("a length and chunks", head(200, { "content-length": 2, ...chunked }) + chunk("{}") + chunk("")),
  always("a chunk whose size is no number", head(200, chunked) + "zz\r\n{}\r\n0\r\n\r\n"),
  always("a header of 1 MB", head(200, { "x-a": "a".repeat(1_000_000), "content-length": 0 })),
  always("a header line without a colon", "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n"),
  {
    name: "2,000 headers of one name",
    answer: (socket, good) => socket.write(whole(200, good, { "x-a": Array.from({ length: 2000 }, () => "a") })),
  },
];

export const faults: readonly Fault[] = [...connection, ...slow, ...bodies, ...statuses, ...wrong];
