/** The same command again: nothing changed, one schema changed; each in ratio to the same output made anew. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ratio, seconds } from "../figures.js";
import { alternate, type Command, type Outcome, run } from "../measure.js";
import { oursCommand } from "../peers.js";
import { table } from "../report.js";
import { changedSchemas, type Spec, variantsOf } from "../specs.js";
import type { PartResult, Workshop } from "../workshop.js";

export const title = "Generating again";

const [anew, same, changed] = ["anew", "nothing changed", "one schema changed"] as const;
const states = [anew, changed, same];

export async function measure(shop: Workshop): Promise<PartResult> {
  const all: { spec: Spec; times: ReadonlyMap<string, number> }[] = [];
  for (const spec of shop.specs) all.push({ spec, times: await ofSpec(shop, spec) });
  const ratioOf = (times: ReadonlyMap<string, number>, state: string) => at(times, state) / at(times, anew);
  const rows = states.map((state) => [
    state,
    ...all.flatMap(({ times }) => [seconds(at(times, state)), ratio(ratioOf(times, state))]),
  ]);
  const schemas = all.map(({ spec }) => `\`${changedSchemas[spec.name]}\` of ${spec.title}`).join(" and ");
  return {
    markdown: `${table(["", ...all.flatMap(({ spec }) => [spec.title, "to anew"])], rows)}

Seconds of our own command, in a folder of its own for each line. Changed is ${schemas}: each round gives it one more
property, with a name that no round before had.`,
    lines: all.flatMap(({ spec, times }) => [
      { what: `Nothing changed, ${spec.title}`, limit: 0.15, unit: "× anew", value: ratioOf(times, same) },
      { what: `One schema changed, ${spec.title}`, limit: 0.5, unit: "× anew", value: ratioOf(times, changed) },
    ]),
    chart: {
      kind: "bars",
      title: "Generating again: wall seconds",
      columns: all.map(({ spec }) => spec.title),
      rows: states.map((state) => ({
        label: state,
        isOurs: true,
        values: all.map(({ times }) => at(times, state)),
      })),
    },
  };
}

/** Median seconds by state. Each has a spec, an output and a cache of its own, so that none helps another. */
async function ofSpec(shop: Workshop, spec: Spec): Promise<Map<string, number>> {
  const cwd = shop.folder(`again-${spec.name}`);
  const variant = variantsOf(spec);
  const [still, moving] = [join(cwd, "still"), join(cwd, "moving")];
  writeFileSync(still, variant(0));
  writeFileSync(moving, variant(0));
  const again = {
    [same]: oursCommand(still, cwd, { out: "same", isKept: true }),
    [changed]: oursCommand(moving, cwd, { out: "changed", isKept: true }),
  };
  for (const command of Object.values(again)) await run(command);
  let number = 0;
  const commands = new Map<string, Command>([
    [anew, oursCommand(still, cwd, { out: "anew" })],
    [same, again[same]],
    [changed, { ...again[changed], before: () => writeFileSync(moving, variant(++number)) }],
  ]);
  const outcomes = await alternate(commands, shop.rounds);
  shop.clear(`again-${spec.name}`);
  return new Map([...outcomes].map(([state, outcome]) => [state, secondsOf(outcome)]));
}

/** Where ours fails, the benchmark does. */
function secondsOf(outcome: Outcome): number {
  if ("fails" in outcome) throw new Error(outcome.fails);
  return outcome.seconds;
}

function at(times: ReadonlyMap<string, number>, state: string): number {
  return times.get(state) ?? NaN;
}
