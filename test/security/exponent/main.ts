/** `npm run exponent`: how the time of each step grows with hostile text, and with the number of things. */
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { positions } from "../positions.js";
import { kinds } from "./kinds.js";
import { Lane } from "./lane.js";
import { type Case, exponentOf, floorMs, limit, type Step } from "./measure.js";
import { units } from "./units.js";

const { values: flags } = parseArgs({
  options: {
    place: { type: "string", default: "" },
    unit: { type: "string" },
    only: { type: "string" },
    json: { type: "string" },
    jobs: { type: "string", default: String(availableParallelism()) },
  },
});

/** How much of it, from the least to the most. */
const sizes = { text: [10_000, 20_000, 40_000], number: [1_000, 2_000, 4_000] } as const;

interface Row extends Omit<Case, "count"> {
  readonly step: string;
  readonly ms: readonly number[];
  readonly exponent: number;
  readonly bug?: string;
}

type Subject = Omit<Case, "count">;

const isWanted = (place: string): boolean => place.includes(flags.place);

const subjects: readonly Subject[] = [
  ...(flags.only === "text" ? [] : kinds.map(({ name }) => ({ place: name }))),
  ...(flags.only === "number"
    ? []
    : units
        .filter((unit) => flags.unit === undefined || unit === flags.unit)
        .flatMap((unit) => positions.map(({ name }) => ({ place: name, unit })))),
].filter(({ place }) => isWanted(place));

/** The slow steps of a subject, or its bugs. Most subjects have none: they are made once, at their largest. */
async function rowsOf(lane: Lane, subject: Subject): Promise<readonly Row[]> {
  const counts = subject.unit === undefined ? sizes.number : sizes.text;
  const largest = await lane.run({ ...subject, count: counts[2] });
  const bugs = largest.flatMap(({ name, bug }): Row[] =>
    bug === undefined ? [] : [{ ...subject, step: name, ms: [], exponent: Infinity, bug }],
  );
  const slow = largest.filter(({ ms, bug }) => bug === undefined && ms > floorMs).map(({ name }) => name);
  return slow.length === 0 ? bugs : [...bugs, ...(await fitted(lane, subject, slow, counts))];
}

/** The least of two measurements of each size, which are further apart than what disturbs them. */
async function fitted(lane: Lane, subject: Subject, steps: readonly string[], counts: readonly number[]) {
  const runs: (readonly Step[])[][] = [];
  for (const count of [1, ...counts]) {
    const request = { ...subject, count, steps };
    runs.push([await lane.run(request), await lane.run(request)]);
  }
  return steps.map((step): Row => {
    const least = (of: (readonly Step[])[]) =>
      Math.min(...of.map((run) => run.find(({ name }) => name === step)?.ms ?? Infinity));
    const [base = 0, ...ms] = runs.map(least);
    const points = counts.map((count, index) => [count, ms[index] ?? Infinity] as const);
    // Below the floor after all: the first measurement was disturbed.
    const isShort = (ms.at(-1) ?? 0) <= floorMs;
    return { ...subject, step, ms, exponent: isShort ? 1 : exponentOf(points, base) };
  });
}

const rows: Row[] = [];
let next = 0;

async function work(): Promise<void> {
  const lane = new Lane();
  try {
    for (let index = next++; index < subjects.length; index = next++) {
      const subject = subjects[index];
      if (subject !== undefined) rows.push(...(await rowsOf(lane, subject)));
      if (index % 500 === 499) console.error(`${index + 1} of ${subjects.length}`);
    }
  } finally {
    lane.end();
  }
}

function lineOf({ place, unit, step, ms, exponent, bug }: Row): string {
  const what = unit === undefined ? place : `${place} × ${JSON.stringify(unit)}`;
  const times = bug ?? ms.map((one) => `${Math.round(one)} ms`).join(", ");
  return `${exponent.toFixed(2).padStart(8)}  ${what}  ${step}  ${times}`;
}

const started = performance.now();
await Promise.all(Array.from({ length: Number(flags.jobs) }, work));
rows.sort((a, b) => b.exponent - a.exponent);
const bad = rows.filter(({ exponent }) => exponent > limit);
if (flags.json !== undefined) writeFileSync(flags.json, `${JSON.stringify(rows, null, 2)}\n`);
for (const row of rows.slice(0, Math.max(40, bad.length))) console.log(lineOf(row));
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
console.log(
  `\n${subjects.length} subjects: ${rows.length} slow steps, ${bad.length} of them above ${limit} (${minutes} min)`,
);
process.exitCode = bad.length === 0 ? 0 : 1;
