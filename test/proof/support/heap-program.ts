/** Makes 10,500 calls of one kind; prints the heap after 500 and after all of them. Ends by itself. */
import { getEventListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { type CallOptions, Client, ClientError, type Operation, stream } from "../../../generator/runtime/index.js";

const [, , baseUrl = "", kind = "", sharing = "", count = "10000"] = process.argv;
const client = new Client({ baseUrl, retries: 0 });
const shared = new AbortController().signal;
const common: CallOptions = sharing === "one signal" ? { signal: shared } : {};
const to = (path: string): Operation => ({ method: "GET", path: [path] });
const reason = new Error("enough");

/** A signal that aborts soon: one for each call. */
function soon(): AbortController {
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 1);
  return controller;
}

async function read(most: number): Promise<void> {
  let items = 0;
  for await (const _ of stream(client, to("/lines"), {}, common)) if (++items === most) break;
}

const kinds: Readonly<Record<string, () => Promise<unknown>>> = {
  good: () => client.call(to("/good"), {}, common),
  aborted: () => client.call(to("/stalls"), {}, soon()),
  "timed out": () => client.call(to("/stalls"), {}, { ...common, timeout: 2 }),
  reset: () => client.call(to("/reset"), {}, common),
  "404": () => client.call(to("/404"), {}, common),
  stream: () => read(Infinity),
  "stream, left": () => read(1),
};

const call = kinds[kind];
if (!call) throw new Error(`no kind of call: ${kind}`);

/** An error of the client's is what the kind is for. */
async function make(): Promise<void> {
  await call?.().catch((error: unknown) => {
    if (!(error instanceof ClientError) && error !== reason) throw error;
  });
}

async function calls(many: number): Promise<void> {
  for (let made = 0; made < many; made += 25) await Promise.all(Array.from({ length: 25 }, make));
}

/** What stays: what a collection finds may let go of more in the next one. */
async function heap(): Promise<number> {
  const found: number[] = [];
  for (let turn = 0; turn < 20; turn++) {
    await sleep(100);
    globalThis.gc?.();
    found.push(process.memoryUsage().heapUsed);
  }
  return Math.min(...found);
}

await calls(500);
const before = await heap();
await calls(Number(count));
const after = await heap();
const mb = (bytes: number): number => Math.round(bytes / 1e4) / 100;
const timers = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
const listeners = getEventListeners(shared, "abort").length;
console.log(JSON.stringify({ before: mb(before), after: mb(after), timers, listeners }));
