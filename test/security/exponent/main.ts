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
const sizes = { text: [10_000, 20_000, 40_000], number: [500, 1_000, 2_000] } as const;

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
  const found = slow.length === 0 ? [] : fitted(subject, slow, counts, [await passOf(lane, subject, slow, counts)]);
  const steep = found.filter(({ exponent }) => exponent > limit).map(({ step }) => step);
  if (steep.length === 0) return [...bugs, ...found];
  // Perhaps something disturbed it: of several measurements of a size, the least counts.
  const passes = [await passOf(lane, subject, steep, counts), await passOf(lane, subject, steep, counts)];
  const others = found.filter(({ step }) => !steep.includes(step));
  return [...bugs, ...others, ...fitted(subject, steep, counts, passes)];
}

/** One measurement of each size, that of a small spec before them. */
type Pass = readonly (readonly Step[])[];

async function passOf(
  lane: Lane,
  subject: Subject,
  steps: readonly string[],
  counts: readonly number[],
): Promise<Pass> {
  const runs: (readonly Step[])[] = [];
  for (const count of [1, ...counts]) runs.push(await lane.run({ ...subject, count, steps }));
  return runs;
}

function fitted(
  subject: Subject,
  steps: readonly string[],
  counts: readonly number[],
  passes: readonly Pass[],
): readonly Row[] {
  return steps.map((step): Row => {
    const least = (size: number) =>
      Math.min(...passes.map((pass) => pass[size]?.find(({ name }) => name === step)?.ms ?? Infinity));
    const ms = counts.map((_, index) => least(index + 1));
    const points = counts.map((count, index) => [count, ms[index] ?? Infinity] as const);
    // Below the floor after all: the first measurement was disturbed.
    const isShort = (ms.at(-1) ?? 0) <= floorMs;
    return { ...subject, step, ms, exponent: isShort ? 1 : exponentOf(points, least(0)) };
  });
}

const rows: Row[] = [];
let next = 0;

/** What is above the limit is told at once: a run takes long. */
function note(found: readonly Row[]): void {
  rows.push(...found);
  for (const row of found) if (row.exponent > limit) console.error(lineOf(row));
}

async function work(): Promise<void> {
  const lane = new Lane();
  try {
    for (let index = next++; index < subjects.length; index = next++) {
      const subject = subjects[index];
      if (subject !== undefined) note(await rowsOf(lane, subject));
      if (index % 100 === 99) console.error(`${index + 1} of ${subjects.length}`);
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
