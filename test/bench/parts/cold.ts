/** From a local spec to a client, nothing known before: time and memory, ours and all peers. */
import { count, ratio, seconds } from "../figures.js";
import { alternate, type Outcome } from "../measure.js";
import { oursName, type Peer } from "../peers.js";
import { failedCells, type SpeedLine, table } from "../report.js";
import type { Spec } from "../specs.js";
import type { PartResult, Workshop } from "../workshop.js";

export const title = "From a local spec to a client";

interface Cold {
  readonly spec: Spec;
  readonly peers: readonly Peer[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

export async function measure(shop: Workshop): Promise<PartResult> {
  const all: Cold[] = [];
  for (const spec of shop.specs) all.push(await ofSpec(shop, spec));
  const names = all[0]?.peers ?? [];
  return {
    markdown: `${tableOf(names, all)}

Seconds, the ratio to ours, and megabytes: the resident memory of the largest process at its peak. Every program writes into an empty
folder. Ours has empty caches of its own; Node's compile cache, of Node.js 22 and newer, is warm, as it is for a program that is
installed.`,
    lines: all.flatMap(linesOf),
    chart: {
      kind: "bars",
      title: "From a local spec to a client: wall seconds",
      columns: all.map(({ spec }) => spec.title),
      rows: names.map((peer) => ({
        label: peer.name,
        remark: remarkOf(peer),
        isOurs: peer.name === oursName,
        values: all.map(({ outcomes }) => measured(outcomes, peer.name)?.seconds),
      })),
    },
  };
}

async function ofSpec(shop: Workshop, spec: Spec): Promise<Cold> {
  const made = await shop.made(spec);
  const cwd = shop.folder(spec.name);
  const commands = new Map(made.map(({ peer, failed }) => [peer.name, failed ?? peer.command(spec.path, cwd)]));
  return { spec, peers: made.map(({ peer }) => peer), outcomes: await alternate(commands, shop.rounds) };
}

function tableOf(peers: readonly Peer[], all: readonly Cold[]): string {
  const heads = all.flatMap(({ spec }) => [spec.title, "to ours", "memory"]);
  const rows = peers.map((peer) => [labelOf(peer), ...all.flatMap(({ outcomes }) => cellsOf(peer, outcomes))]);
  return table(["", ...heads], rows);
}

function cellsOf({ name }: Peer, outcomes: ReadonlyMap<string, Outcome>): string[] {
  const own = measured(outcomes, oursName);
  const outcome = outcomes.get(name) ?? { fails: "it was not run" };
  if ("fails" in outcome) return failedCells(outcome, 3);
  return [
    seconds(outcome.seconds),
    own === undefined ? "–" : ratio(outcome.seconds / own.seconds),
    outcome.megabytes === undefined ? "–" : count(outcome.megabytes),
  ];
}

function linesOf({ spec, outcomes }: Cold): SpeedLine[] {
  const [own, orval] = [measured(outcomes, oursName), measured(outcomes, "orval")];
  return [
    { what: `Cold, client with docs, ${spec.title}: time`, limit: 1, unit: "× orval", value: quotient(own?.seconds, orval?.seconds) }, // prettier-ignore
    { what: `Cold, client with docs, ${spec.title}: peak memory`, limit: 1.5, unit: "× orval", value: quotient(own?.megabytes, orval?.megabytes) }, // prettier-ignore
  ];
}

function quotient(value: number | undefined, of: number | undefined): number | undefined {
  return value === undefined || of === undefined ? undefined : value / of;
}

function measured(outcomes: ReadonlyMap<string, Outcome>, name: string) {
  const outcome = outcomes.get(name);
  return outcome === undefined || "fails" in outcome ? undefined : outcome;
}

function labelOf(peer: Peer): string {
  return `${peer.name} ${remarkOf(peer)}`;
}

function remarkOf({ version, remark }: Peer): string {
  return `${version}${remark === undefined ? "" : `, ${remark}`}`;
}
