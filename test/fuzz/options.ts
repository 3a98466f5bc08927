/** What the command line of the fuzzer asks for. */
import { randomInt } from "node:crypto";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { type Kind, kinds } from "./case.js";

export interface Options {
  readonly seed: number;
  readonly runs: Readonly<Record<Kind, number>>;
  /** Only this case of each kind, counted from 0. */
  readonly only: number | undefined;
  /** Begins no case after so many minutes. */
  readonly minutes: number;
  readonly jobs: number;
  /** A folder to leave the inputs of failures in. */
  readonly keep: string | undefined;
}

export const help = `npm run fuzz [-- OPTIONS]

Makes documents that nobody wrote, puts them through the generator, all targets and all docs dialects, and looks at what comes out:
  bytes       real specs, some bytes of which are others
  trees       real specs, some parts of which are others
  structures  documents out of nothing: valid ones, ones that are slightly off, and ones with attacks in every kind of place
What is made has to compile, hold the planned statements and nothing else, be the same again, satisfy \`check\`, have examples that fit their
schemas, and pages without HTML or links that run. What is refused is refused with a code. Nothing takes more than 5 seconds (of the
processor). The same seed makes the same documents.

  --seed N      (default: another one at each run; the report says which)
  --runs M      so many documents of each kind (default: 500)
  --kind KIND   only bytes, trees or structures; KIND=M for another number of them (repeatable)
  --only I      of each kind only number I, counted from 0
  --minutes N   begins no document after that time
  --jobs N      how many processes are at work at once (default: one for each core)
  --keep DIR    leave the documents of failures in this folder
  --help

Exit code: 0 all is well, 1 something is not, 2 wrong usage, 3 the fuzzer could not run.

Examples
  npm run fuzz -- --kind bytes=5000 --kind trees=3000 --kind structures=2000
  npm run fuzz -- --seed 7 --kind trees --only 812 --keep /tmp/found
`;

/** @throws Error with a message for people, where an option is wrong. Undefined: only the help is wanted. */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: "string" },
      runs: { type: "string", default: "500" },
      kind: { type: "string", multiple: true, default: [...kinds] },
      only: { type: "string" },
      minutes: { type: "string", default: "600" },
      jobs: { type: "string", default: String(availableParallelism()) },
      keep: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  return {
    seed: values.seed === undefined ? randomInt(2 ** 31) : countOf("--seed", values.seed, 0),
    runs: runsOf(values.kind, countOf("--runs", values.runs, 1)),
    only: values.only === undefined ? undefined : countOf("--only", values.only, 0),
    minutes: countOf("--minutes", values.minutes, 1),
    jobs: countOf("--jobs", values.jobs, 1),
    keep: values.keep,
  };
}

function runsOf(wanted: readonly string[], runs: number): Options["runs"] {
  const counts = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>;
  for (const text of wanted) {
    const [name, count] = text.split("=");
    const kind = kinds.find((known) => known === name);
    if (kind === undefined) throw new Error(`--kind ${text}: the kinds are ${kinds.join(", ")}`);
    counts[kind] = count === undefined ? runs : countOf("--kind", count, 1);
  }
  return counts;
}

function countOf(option: string, value: string, least: number): number {
  const count = Number(value);
  if (!Number.isSafeInteger(count) || count < least)
    throw new Error(`${option} ${value} is not a number from ${least} on`);
  return count;
}
