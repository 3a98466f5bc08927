/** What the command line of the benchmark asks for. */
import { parseArgs } from "node:util";

/** In the order in which they run and stand in the results. */
export const partNames = ["cold", "again", "docs", "tsc", "size", "call", "scale"] as const;
export type PartName = (typeof partNames)[number];

export const specNames = ["airflow", "github"] as const;
export type SpecName = (typeof specNames)[number];

export interface Options {
  /** How often each program is run; the median counts. */
  readonly rounds: number;
  readonly parts: readonly PartName[];
  readonly specs: readonly SpecName[];
  /** Where the results are written. Nowhere, unless it is said: for a run of a part. */
  readonly out: string | undefined;
  /** The results of this run may stand in docs/speed.md: it left nothing out. */
  readonly isWhole: boolean;
}

/** Fewer are no median that could be believed. */
const wholeRounds = 5;

export const help = `npm run bench [-- OPTIONS]

Measures time, memory and size, ours and those of peers, side by side: the programs run in turn, the median counts.
Peers are installed beside this program, when they are missing. A whole run takes 20 to 25 minutes on two cores; without
options it writes results.md and results.svg into test/bench, and the table into docs/speed.md.

  --rounds N           how often each program is run (${wholeRounds}); those on a JVM at most 3 times
  --only PART[,PART]   of: ${partNames.join(", ")}
  --spec NAME[,NAME]   of: ${specNames.join(", ")}; for the parts cold, again and tsc. The others have a spec of their own
  --out DIR            where to write results.md and results.svg. A part of the benchmark writes nothing, unless this is said
  --help

  cold   from a local spec to a client, nothing known before: time and peak memory
  again  the same command again: nothing changed, one schema changed
  docs   the docs dialects of the reference generator, ours and its own
  tsc    what it takes to check each output, and a program that uses it: time, instantiations
  size   a program with one call, by a function and by a class, bundled, minified, gzipped
  call   what one call costs over a bare fetch, on loopback
  scale  synthetic specs of 100 to 20,000 operations

Examples
  npm run bench
  npm run bench -- --only size,call
  npm run bench -- --only cold --spec airflow --rounds 9
  npm run bench -- --rounds 1 --out /tmp/bench
`;

/** @throws Error with a message for people, where an option is wrong. Undefined: only the help is wanted. */
export function readOptions(args: readonly string[], home: string): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: "string", default: String(wholeRounds) },
      only: { type: "string", multiple: true, default: [] },
      spec: { type: "string", multiple: true, default: [] },
      out: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  const rounds = Number(values.rounds);
  if (!Number.isSafeInteger(rounds) || rounds < 1)
    throw new Error(`--rounds ${values.rounds} is not a number from 1 on`);
  const parts = chosen("--only", values.only, partNames);
  const specs = chosen("--spec", values.spec, specNames);
  const isWhole = rounds >= wholeRounds && parts.length === partNames.length && specs.length === specNames.length;
  return { rounds, parts, specs, isWhole, out: values.out ?? (isWhole ? home : undefined) };
}

/** All of them, where none is named. */
function chosen<Name extends string>(option: string, values: readonly string[], known: readonly Name[]): Name[] {
  const names = values.flatMap((value) => value.split(","));
  const strange = names.find((name) => !known.some((one) => one === name));
  if (strange !== undefined) throw new Error(`${option} ${strange}: there is ${known.join(", ")}`);
  return known.filter((name) => names.length === 0 || names.includes(name));
}
