/** How time grows with the spec: synthetic ones, of 100 to 20,000 operations. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { count, seconds } from "../figures.js";
import { alternate, type Command, type Outcome } from "../measure.js";
import { oursCommand, oursName, orvalPeer } from "../peers.js";
import { table } from "../report.js";
import { exponentOf, type Point } from "../statistics.js";
import { syntheticSpec } from "../synthetic.js";
import type { PartResult, Workshop } from "../workshop.js";

export const title = "Growth with the spec";

const sizes = [100, 300, 1000, 3000, 10_000, 20_000];
/** From here on the start of the program is no longer most of the time. */
const large = 1000;
/** Seconds; after a size that took longer, the peer is given no larger ones. */
const patience = 8;

interface Row {
  readonly size: number;
  readonly own: Outcome;
  readonly orval: Outcome | undefined;
}

export async function measure(shop: Workshop): Promise<PartResult> {
  const rows: Row[] = [];
  for (const size of sizes) {
    const before = rows.at(-1)?.orval;
    rows.push(await ofSize(shop, size, size === sizes[0] || (before !== undefined && isFast(before))));
  }
  const [own, orval] = [pointsOf(rows, (row) => row.own), pointsOf(rows, (row) => row.orval)];
  const all = exponentOf(own);
  const late = exponentOf(own.filter(([size]) => size >= large));
  const peer = orvalPeer();
  const peerName = `orval ${peer.version}`;
  return {
    markdown: `${table(["operations", "seconds", "milliseconds an operation", "memory", peerName], rows.map(cellsOf), 0)}

Seconds and megabytes, as above, of synthetic specs; orval is given no larger ones after a size that takes it more than ${patience} seconds. The
exponent of a power law through all sizes is **${all.toFixed(2)}**; through those from ${count(large)} operations on, where the start of the program no
longer counts, **${late.toFixed(2)}**; 1 is linear.`,
    lines: [
      { what: "Growth from 100 to 20,000 operations", limit: 1.1, unit: "as exponent", value: all },
      { what: "Growth from 1,000 to 20,000 operations", limit: 1.1, unit: "as exponent", value: late },
    ],
    chart: {
      kind: "lines",
      title: "Growth with the spec: wall seconds by operations, both axes logarithmic",
      series: [
        { label: oursName, points: own },
        { label: peerName, points: orval },
      ],
    },
  };
}

async function ofSize(shop: Workshop, size: number, isWithOrval: boolean): Promise<Row> {
  const name = `scale-${size}`;
  const cwd = shop.folder(name);
  const spec = join(cwd, "spec.json");
  writeFileSync(spec, syntheticSpec(size));
  const commands = new Map<string, Command>([[oursName, oursCommand(spec, cwd)]]);
  const orval = orvalPeer().command(spec, cwd);
  if (isWithOrval && !("fails" in orval)) commands.set("orval", orval);
  const outcomes = await alternate(commands, shop.rounds);
  shop.clear(name);
  return { size, own: outcomes.get(oursName) ?? { fails: "it was not run" }, orval: outcomes.get("orval") };
}

function isFast(outcome: Outcome): boolean {
  return "seconds" in outcome && outcome.seconds <= patience;
}

function pointsOf(rows: readonly Row[], pick: (row: Row) => Outcome | undefined): Point[] {
  return rows.flatMap((row): Point[] => {
    const outcome = pick(row);
    return outcome !== undefined && "seconds" in outcome ? [[row.size, outcome.seconds]] : [];
  });
}

function cellsOf({ size, own, orval }: Row): string[] {
  const peer = orval === undefined ? "–" : "fails" in orval ? `fails: ${orval.fails}` : seconds(orval.seconds);
  if ("fails" in own) return [count(size), `fails: ${own.fails}`, "–", "–", peer];
  const memory = own.megabytes === undefined ? "–" : count(own.megabytes);
  return [count(size), seconds(own.seconds), ((1000 * own.seconds) / size).toFixed(2), memory, peer];
}
