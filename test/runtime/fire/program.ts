/** Makes every call against every server that its argument lists; prints what came of it, and ends by itself. */
import { getEventListeners } from "node:events";
import { kinds, outcomeOf } from "./calls.js";

interface Target {
  readonly name: string;
  readonly url: string;
  readonly timeout?: number;
}

const strays: string[] = [];
for (const event of ["unhandledRejection", "uncaughtException"])
  process.on(event, (error) => strays.push(`${event}: ${String(error)}`));

const targets = JSON.parse(process.argv[2] ?? "[]") as Target[];
let slowest = 0;
const { signal } = new AbortController();
const outcomes: Record<string, Record<string, string>> = {};

async function face({ name, url, timeout }: Target): Promise<void> {
  const found = Object.keys(kinds).map(async (kind) => {
    const options = { signal: untilEnough(kind, timeout) ?? signal, timeout };
    const begin = Date.now();
    const outcome = await outcomeOf(kind, url, options);
    if (timeout && options.signal === signal) slowest = Math.max(slowest, Date.now() - begin);
    return [kind, outcome] as const;
  });
  outcomes[name] = Object.fromEntries(await Promise.all(found));
}

/** A stream that has begun ends by its signal alone; one that has not, by its timeout before that. */
function untilEnough(kind: string, timeout: number | undefined): AbortSignal | undefined {
  return timeout && /lines|events|sequence/.test(kind) ? AbortSignal.timeout(timeout + 1_500) : undefined;
}

const waiting = [...targets];
await Promise.all(
  Array.from({ length: 8 }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await face(next);
  }),
);
const listeners = getEventListeners(signal, "abort").length;
console.log(JSON.stringify({ outcomes, strays, slowest, listeners, endedAt: Date.now() }));
