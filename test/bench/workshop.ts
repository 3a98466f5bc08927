/** What the parts share: a folder to work in, the specs, and what each peer makes of them. */
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Failed, progress, tryRun } from "./measure.js";
import type { Options, SpecName } from "./options.js";
import { allPeers, type Peer } from "./peers.js";
import type { SpeedLine } from "./report.js";
import type { BarTable, LineChart } from "./chart.js";
import { type Spec, specIn } from "./specs.js";

/** One of the kinds of figures. */
export interface Part {
  readonly title: string;
  readonly measure: (shop: Workshop) => Promise<PartResult>;
}

export interface PartResult {
  /** A table, and what has to be said of it. */
  readonly markdown: string;
  readonly lines: readonly SpeedLine[];
  readonly chart?: BarTable | LineChart;
}

/** What a peer left in the folder of a spec, or why it left nothing. */
export interface Made {
  readonly peer: Peer;
  readonly failed: Failed | undefined;
}

export class Workshop {
  readonly rounds: number;
  /** The specs of the parts that have no spec of their own. */
  readonly specs: readonly Spec[];
  readonly #folder: string;
  readonly #made = new Map<SpecName, Promise<readonly Made[]>>();

  constructor(folder: string, { rounds, specs }: Options) {
    this.#folder = folder;
    this.rounds = rounds;
    this.specs = specs.map((name) => specIn(this.folder(name), name));
  }

  /** A folder for one purpose, that is there. */
  folder(name: string): string {
    const path = join(this.#folder, name);
    mkdirSync(path, { recursive: true });
    return path;
  }

  /** Removes a folder that is no longer needed. */
  clear(name: string): void {
    rmSync(join(this.#folder, name), { recursive: true, force: true });
  }

  spec(name: SpecName): Spec {
    return this.specs.find((spec) => spec.name === name) ?? specIn(this.folder(name), name);
  }

  /** Each peer once, in the folder of that spec: the first run is not timed, and what it leaves is what other parts look at. */
  made(spec: Spec): Promise<readonly Made[]> {
    const known = this.#made.get(spec.name) ?? this.#make(spec);
    this.#made.set(spec.name, known);
    return known;
  }

  async #make(spec: Spec): Promise<Made[]> {
    const cwd = this.folder(spec.name);
    const all: Made[] = [];
    for (const peer of allPeers()) {
      progress(`  ${peer.name} on ${spec.title}, not timed`);
      const command = peer.command(spec.path, cwd);
      const outcome = "fails" in command ? command : await tryRun(command);
      const isThere = existsSync(join(cwd, peer.out));
      const failed = "fails" in outcome ? outcome : isThere ? undefined : { fails: "ends well, and writes nothing" };
      all.push({ peer, failed });
    }
    return all;
  }
}
