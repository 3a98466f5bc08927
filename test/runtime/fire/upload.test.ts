/** A request body that is a stream is let go of, whatever becomes of the call: who reads it may hold a file open. */
import { describe, expect, test } from "@jest/globals";
import type { Socket } from "node:net";
import { basic } from "../../../generator/runtime/auth/basic.js";
import { login } from "../../../generator/runtime/auth/login.js";
import { type CallOptions, Client, type ClientConfig, type Operation } from "../../../generator/runtime/index.js";
import { json, thrown, withServer } from "../server.js";
import { head } from "./faults.js";
import { serveBytes } from "./wire.js";

const post: Operation = { method: "POST", path: ["/x"], body: "application/octet-stream" };

/** Bytes without end, for as long as somebody asks for them. */
function endless(): { readonly body: ReadableStream; readonly cancelled: Promise<unknown> } {
  let cancel = (_: unknown): void => undefined;
  const cancelled = new Promise<unknown>((resolve) => (cancel = resolve));
  const body = new ReadableStream({
    async pull(controller) {
      controller.enqueue(new Uint8Array(1000));
      await new Promise((resolve) => setTimeout(resolve, 2));
    },
    cancel,
  });
  return { body, cancelled };
}

interface Case {
  readonly name: string;
  /** What the server does once the upload has begun. */
  readonly answer?: (socket: Socket) => unknown;
  readonly config?: Partial<ClientConfig>;
  readonly options?: CallOptions;
  readonly want: string;
}

const cases: readonly Case[] = [
  { name: "a reset", answer: (socket) => socket.resetAndDestroy(), want: "NetworkError" },
  { name: "an end", answer: (socket) => socket.end(), want: "NetworkError" },
  { name: "an early refusal", answer: (socket) => socket.end(head(413, { "content-length": 0 })), want: "ApiError" },
  {
    name: "a redirect",
    answer: (socket) => socket.end(head(307, { "content-length": 0, location: "/y" })),
    want: "ApiError",
  },
  { name: "the timeout", options: { timeout: 100 }, want: "TimeoutError" },
  { name: "the signal", options: { signal: AbortSignal.timeout(100) }, want: "TimeoutError" },
  { name: "a signal from before", options: { signal: AbortSignal.abort() }, want: "AbortError" },
  { name: "a fetch that fails", config: { fetch: () => Promise.reject(new Error("no")) }, want: "NetworkError" },
];

test.each(cases)("after $name", async ({ answer, config, options, want }) => {
  const { body, cancelled } = endless();
  const { url, close } = await serveBytes(() => undefined, answer);
  try {
    const error = await thrown(new Client({ baseUrl: url, ...config }).call(post, { body }, options));
    expect(error).toMatchObject({ name: want });
    expect(await cancelled).toBe(error);
  } finally {
    await close();
  }
});

test("after a login that fails", () =>
  withServer(
    (_, response) => json(response, 500, {}),
    async ({ url }) => {
      const { body, cancelled } = endless();
      const client = new Client({ baseUrl: url, auth: login({ username: "a", password: "b" }) });
      const error = await thrown(client.call(post, { body }));
      expect(await cancelled).toBe(error);
    },
  ));

test("where nobody listens", async () => {
  const { url, close } = await serveBytes(() => undefined);
  await close();
  const { body, cancelled } = endless();
  const error = await thrown(new Client({ baseUrl: url }).call(post, { body }));
  expect(await cancelled).toBe(error);
});

describe("a stream", () => {
  test("arrives whole, sent once", () =>
    withServer(
      (seen, response) => json(response, 200, seen.body.length),
      async ({ url, seen }) => {
        const body = new Blob(["a".repeat(500_000)]).stream();
        const client = new Client({ baseUrl: url, auth: basic({ username: "a", password: "b" }) });
        expect(await client.call(post, { body })).toBe(500_000);
        expect(seen).toHaveLength(1);
      },
    ));

  test("whose source fails makes the call fail", () =>
    withServer(
      (_, response) => json(response, 200, {}),
      async ({ url, seen }) => {
        const body = new ReadableStream({ pull: () => Promise.reject(new Error("disk")) });
        expect(await thrown(new Client({ baseUrl: url }).call(post, { body }))).toMatchObject({ name: "NetworkError" });
        expect(seen).toHaveLength(0);
      },
    ));

  test("that somebody else reads is refused", async () => {
    const body = new Blob(["a"]).stream();
    body.getReader();
    const error = await thrown(new Client({ baseUrl: "http://127.0.0.1:1" }).call(post, { body }));
    expect(error).toMatchObject({ name: "NetworkError" });
  });
});
