/** What a run found, for people. */
import { type Kind, kinds } from "./case.js";
import { secondsAllowed } from "./judges.js";
import { nameOf, type Result } from "./run.js";

/** All that is wrong with a result. */
export function faultsOf({ faults, seconds }: Result): readonly string[] {
  return seconds <= secondsAllowed ? faults : [...faults, `It takes ${seconds.toFixed(1)} s of the processor`];
}

export function report(results: readonly Result[], seed: number, minutes: number): string {
  const bad = results.filter((result) => faultsOf(result).length > 0);
  return [
    `Seed ${seed}, ${minutes.toFixed(1)} minutes`,
    "",
    "kind        documents   made  refused  faults  slowest",
    ...kinds.map((kind) =>
      row(
        kind,
        results.filter(({ tried }) => tried.kind === kind),
      ),
    ),
    "",
    ...codes(results),
    ...bad.flatMap((result) => [
      `${nameOf(result.tried)}`,
      ...faultsOf(result)
        .slice(0, 10)
        .map((fault) => `  ${fault}`),
    ]),
    "",
  ].join("\n");
}

function row(kind: Kind, results: readonly Result[]): string {
  const refused = results.filter((result) => result.refused.length > 0).length;
  const bad = results.filter((result) => faultsOf(result).length > 0).length;
  const slowest = results.reduce((most, { seconds }) => Math.max(most, seconds), 0);
  const counts = [results.length, results.length - refused, refused, bad];
  const widths = [9, 6, 8, 7];
  const cells = counts.map((count, index) => String(count).padStart(widths[index] ?? 0));
  return `${kind.padEnd(12)}${cells.join(" ")}  ${slowest.toFixed(2)} s`;
}

function codes(results: readonly Result[]): string[] {
  const counts = new Map<string, number>();
  for (const { refused } of results) {
    for (const code of new Set(refused)) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1));
  return sorted.length === 0
    ? []
    : ["refused for", ...sorted.map(([code, count]) => `  ${String(count).padStart(6)} ${code}`), ""];
}
