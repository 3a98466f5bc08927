/** What the oracle found, for people: differences by kind, each with its smallest example. */
import type { Difference, Findings } from "./compare.js";
import { known } from "./known.js";
import { typedOf } from "./trial.js";

export function report({ differences, types, asked, vouched, met }: Findings, trials: number, seed: number): string {
  const parts = [...asked.values()].reduce((sum, count) => sum + count, 0);
  // Known differences may be all there is of a kind, when there is little of it.
  const alone = [...asked.keys()].filter((kind) => !vouched.has(kind));
  const lines = [
    `${trials} operations of seed ${seed}: others were asked about ${parts} parts of ${asked.size} kinds, ${differences.length} unexplained differences`,
    ...[...groups(differences)].flatMap(([title, some]) => ["", `${some.length} × ${title}`, ...example(some)]),
    ...(types.length === 0 ? [] : ["", `${types.length} calls do not compile`]),
    ...types.slice(0, 10).map(({ index, said }) => `  operation ${index}: ${said}`),
    ...(alone.length === 0 ? [] : ["", "Nobody else vouches for", ...alone.map((kind) => `  ${kind}`)]),
    "",
    "Known differences of others, and how often they were met",
    ...known.map(
      (one) => `  ${String(met.get(one) ?? 0).padStart(6)} ${one.who.join(", ")} at ${one.where.source}: ${one.reason}`,
    ),
  ];
  return lines.join("\n");
}

function groups(differences: readonly Difference[]): Map<string, Difference[]> {
  const found = new Map<string, Difference[]>();
  for (const one of differences) {
    const title = `${one.kind}: ${one.problem}`;
    found.set(title, [...(found.get(title) ?? []), one]);
  }
  return new Map([...found].sort(([, a], [, b]) => b.length - a.length));
}

/** The one that says it in the fewest letters. */
function example(differences: readonly Difference[]): string[] {
  const [smallest] = [...differences].sort((a, b) => a.ours.length - b.ours.length);
  if (smallest === undefined) return [];
  const { part, ours, others } = smallest;
  const subject = typedOf(part);
  const shown = (value: unknown): string => JSON.stringify(value) ?? "nothing";
  return [
    `  value ${shown(subject.value)} of ${"name" in subject ? shown(subject.name) : "the body"}`,
    `  ours  ${ours}`,
    ...Object.entries(others).map(([who, what]) => `  ${who} ${typeof what === "string" ? what : shown(what)}`),
  ];
}
