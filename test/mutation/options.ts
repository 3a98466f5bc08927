/** What the command line of the mutation tests asks for. */
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { areas } from "./areas.js";
import { wantedShare } from "./report.js";

export interface Options {
  readonly areas: readonly string[];
  /** Instead of the sources of the area. */
  readonly files: readonly string[];
  readonly seed: number;
  /** About so many lines of each area. */
  readonly lines: number;
  readonly jobs: number;
  readonly withStatic: boolean;
}

export const help = `npm run mutants [-- OPTIONS]

Changes one thing of a source at a time (Stryker does it, in a copy of the tree) and runs the tests that go through it. A mutant that no test
notices survives: a test is missing, code is superfluous, or the mutant does the same as the original.

  --area NAME   ${Object.keys(areas).join(", ")} (repeatable; default: all)
  --file FILE   only this source (repeatable; with one --area, whose tests run)
  --lines N     about so many lines of each area, whole declarations at random (default: 600)
  --seed N      (default: another one at each run; the report says which)
  --static      also what runs while modules are loaded: each mutant starts a process of its own
  --jobs N      how many processes are at work at once (default: 1)
  --help

Exit code: 0 at least ${wantedShare * 100} % of the mutants of each area are killed, 1 fewer, 2 wrong usage, 3 it could not run.

Example
  npm run mutants -- --area parse --seed 7 --lines 300
`;

/** @throws Error with a message for people, where an option is wrong. Undefined: only the help is wanted. */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      area: { type: "string", multiple: true, default: Object.keys(areas) },
      file: { type: "string", multiple: true, default: [] },
      lines: { type: "string", default: "600" },
      seed: { type: "string" },
      static: { type: "boolean", default: false },
      jobs: { type: "string", default: "1" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  for (const name of values.area)
    if (!(name in areas)) throw new Error(`--area ${name}: the areas are ${Object.keys(areas).join(", ")}`);
  return {
    areas: values.area,
    files: values.file,
    lines: countOf("--lines", values.lines, 1),
    seed: values.seed === undefined ? randomInt(2 ** 31) : countOf("--seed", values.seed, 0),
    withStatic: values.static,
    jobs: countOf("--jobs", values.jobs, 1),
  };
}

function countOf(option: string, value: string, least: number): number {
  const count = Number(value);
  if (!Number.isSafeInteger(count) || count < least)
    throw new Error(`${option} ${value} is not a number from ${least} on`);
  return count;
}
