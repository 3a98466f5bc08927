/** What the command line of the oracle asks for. */
import { parseArgs } from "node:util";

export interface Options {
  readonly seed: number;
  readonly runs: number;
  /** Of the trials only this one, counted from 0, with all that was sent. */
  readonly only: number | undefined;
  /** Where to write all differences as JSON. */
  readonly json: string | undefined;
}

export const help = `npm run oracle [-- OPTIONS]

Makes random operations with values for all that they take, sends them with a generated client, and holds what came over the wire against
what swagger-client, url-template, openapi-fetch and qs would send, and against what qs, busboy, cookie and the platform read of it.

  --seed N     the same seed makes the same operations (default: 1)
  --runs N     how many operations (default: 1000)
  --only I     of these only number I, counted from 0: shows all that is sent
  --json FILE  also write every difference into this file
  --help

Exit code: 0 no difference but those that known.ts explains, 1 there is one, 2 wrong usage, 3 the oracle could not run.
`;

/** @throws Error with a message for people, where an option is wrong. Undefined: only the help is wanted. */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: "string", default: "1" },
      runs: { type: "string", default: "1000" },
      only: { type: "string" },
      json: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  const only = values.only === undefined ? undefined : countOf("--only", values.only, 0);
  return { seed: countOf("--seed", values.seed, 0), runs: countOf("--runs", values.runs, 1), only, json: values.json };
}

function countOf(option: string, value: string, least: number): number {
  const count = Number(value);
  if (!Number.isSafeInteger(count) || count < least)
    throw new Error(`${option} ${value} is not a number from ${least} on`);
  return count;
}
