/** What a call costs over a bare `fetch` of the same, against a server on this machine. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { count, ratio } from "../figures.js";
import { type Failed, progress, reasonOf } from "../measure.js";
import { oursName } from "../peers.js";
import { bundle, programsOf } from "../programs.js";
import { failedCells, table } from "../report.js";
import { median } from "../statistics.js";
import type { PartResult, Workshop } from "../workshop.js";

export const title = "The cost of one call";

/** Of each way in a block, so that what the machine does meanwhile falls on all ways alike. */
const callsPerBlock = 100;
/** Until the just-in-time compiler has seen enough. */
const warmUpBlocks = 10;
const blocksPerRound = 16;

const bare = "bare `fetch`";
type Call = () => Promise<unknown>;

/** A server in a process of its own: it answers every request with a run of a Dag. */
const server = `
  const text = JSON.stringify({ dag_run_id: "b", dag_id: "a", logical_date: null, queued_at: null, start_date: null, end_date: null,
    duration: null, state: "success", run_type: "manual", conf: { key: "value".repeat(40) }, note: null, dag_versions: [] });
  const server = require("node:http").createServer((request, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": text.length }).end(text);
  });
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));`;

export async function measure(shop: Workshop): Promise<PartResult> {
  const child = spawn(process.execPath, ["-e", server], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [port] = (await once(child.stdout, "data")) as [Buffer];
    const ways = await waysOf(shop, `http://127.0.0.1:${port.toString().trim()}`);
    const calls = new Map([...ways].filter((way): way is [string, Call] => typeof way[1] === "function"));
    const times = await compare(calls, shop.rounds * blocksPerRound);
    return resultOf(ways, times, shop.rounds * blocksPerRound);
  } finally {
    child.kill();
  }
}

/** Each program as a function that calls, where the output of its peer is there and works. */
async function waysOf(shop: Workshop, origin: string): Promise<Map<string, Call | Failed>> {
  const spec = shop.spec("airflow");
  const made = await shop.made(spec);
  const cwd = shop.folder(spec.name);
  const url = `${origin}/api/v2/dags/a/dagRuns/b`;
  const ways = new Map<string, Call | Failed>([[bare, () => bareFetch(url)]]);
  // With a login there would be another request. Orval takes no base URL.
  const programs = programsOf("getDagRun", JSON.stringify(origin)).filter(({ name }) => !/login|orval/.test(name));
  for (const { name, peer, before, call } of programs) {
    const failed = made.find((one) => one.peer.name === peer)?.failed;
    const file = join(cwd, `call-${ways.size}.mjs`);
    ways.set(name, failed ?? (await loaded(`${before}\nexport const run = () => ${call};\n`, cwd, file)));
  }
  return ways;
}

async function bareFetch(url: string): Promise<unknown> {
  const response = await fetch(url, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

async function loaded(text: string, cwd: string, file: string): Promise<Call | Failed> {
  try {
    writeFileSync(file, await bundle(text, cwd, { minify: false }));
    const { run } = (await import(pathToFileURL(file).href)) as { run: Call };
    if (!JSON.stringify(await run()).includes('"success"')) return { fails: "the answer is not there" };
    return run;
  } catch (error) {
    return { fails: reasonOf(error instanceof Error ? error.message : String(error)) };
  }
}

/** Microseconds a call by way, one figure a block. */
async function compare(ways: ReadonlyMap<string, Call>, blocks: number): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>([...ways.keys()].map((name) => [name, []]));
  for (let block = -warmUpBlocks; block < blocks; block++) {
    if (block % blocksPerRound === 0) progress(`  call, block ${block} of ${blocks}`);
    // Backwards every second time: to come first is no advantage.
    for (const [name, call] of block % 2 === 0 ? ways : [...ways].reverse()) {
      const started = performance.now();
      for (let index = 0; index < callsPerBlock; index++) await call();
      if (block >= 0) times.get(name)?.push((1000 * (performance.now() - started)) / callsPerBlock);
    }
  }
  return times;
}

function resultOf(
  ways: ReadonlyMap<string, Call | Failed>,
  times: ReadonlyMap<string, number[]>,
  blocks: number,
): PartResult {
  const bareTimes = times.get(bare) ?? [];
  // Of the two in one block, so that a slow moment is none of the comparison.
  const overBare = (name: string) =>
    median((times.get(name) ?? []).map((time, index) => time / (bareTimes[index] ?? NaN)));
  const rows = [...ways].map(([name, way]) => {
    if (typeof way !== "function") return [name, ...failedCells(way, 2)];
    return [name, count(median(times.get(name) ?? [])), ratio(overBare(name))];
  });
  return {
    markdown: `${table(["", "microseconds", "to bare"], rows)}

\`getDagRun\` against a server on the same machine, one call after the other on a connection that stays open: the median of ${blocks} blocks of
${callsPerBlock} calls, and the median of their ratios to the bare calls of the same block. A bare call is \`fetch\` and \`response.json()\`.`,
    lines: [{ what: "One call on loopback", limit: 1.1, unit: "× bare fetch", value: times.has(oursName) ? overBare(oursName) : undefined }], // prettier-ignore
  };
}
