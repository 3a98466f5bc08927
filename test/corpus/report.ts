/** What a run found, for people. */
import type { Result } from "./result.js";
import type { Refusal } from "./specs.js";

/** What must not be, and what is to be said of the list of refusals. */
export interface Verdict {
  readonly bugs: readonly Result[];
  /** Clients that do not compile. */
  readonly wrong: readonly Result[];
  /** Refused, although the list does not say so, or says another code. */
  readonly refused: readonly Result[];
  /** On the list, and no longer refused. */
  readonly accepted: readonly string[];
}

export function verdictOn(results: readonly Result[], expected: Readonly<Record<string, Refusal>>): Verdict {
  const isExpected = ({ name, refused }: Result) => refused?.some(({ code }) => code === expected[name]?.code) ?? true;
  return {
    bugs: results.filter(({ bug }) => bug !== undefined),
    wrong: results.filter(({ complaints }) => complaints.length > 0),
    refused: results.filter((result) => !isExpected(result)),
    accepted: results.flatMap(({ name, refused }) => (name in expected && refused === undefined ? [name] : [])),
  };
}

/** Whether all is as it should be. */
export function isGood({ bugs, wrong, refused }: Verdict): boolean {
  return bugs.length + wrong.length + refused.length === 0;
}

const listed = 10;

/** The report of a run: totals, what was refused and why, quirks by code, the extremes, and what is wrong. */
export function report(results: readonly Result[], verdict: Verdict, minutes: number): string {
  const refused = results.filter((result) => result.refused !== undefined);
  const made = results.length - refused.length - verdict.bugs.length;
  const sections = [
    `${results.length} specs in ${minutes.toFixed(1)} min: ${made} made, ${refused.length} refused (${verdict.refused.length} of them ` +
      `unexpected), ${verdict.wrong.length} that do not compile, ${verdict.bugs.length} internal errors`,
    section("Refused, by code", refused.length === 0 ? [] : codeLines(refused)),
    section("Quirks and warnings: specs, findings", findingLines(results)),
    section(
      "Slowest, seconds",
      top(results, ({ seconds }) => seconds, 2),
    ),
    section(
      "Most memory, MB",
      top(results, ({ megabytes = 0 }) => megabytes, 0),
    ),
    section(
      "Largest spec, MB",
      top(results, ({ bytes }) => bytes / 2 ** 20, 1),
    ),
    section(
      "Largest output, MB",
      top(results, ({ outputBytes }) => outputBytes / 2 ** 20, 1),
    ),
    section("On the list, and no longer refused", verdict.accepted),
    section("Refused, and not on the list", verdict.refused.flatMap(refusalLines)),
    section(
      "Do not compile",
      verdict.wrong.flatMap(({ name, complaints }) => [name, ...complaints.slice(0, 3).map(indented)]),
    ),
    section(
      "Internal errors",
      verdict.bugs.flatMap(({ name, bug = "" }) => [name, ...bug.split("\n").slice(0, 6).map(indented)]),
    ),
  ];
  return `${sections.filter((text) => text !== "").join("\n\n")}\n`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : [title, ...lines.map(indented)].join("\n");
}

function indented(line: string): string {
  return `  ${line}`;
}

function codeLines(refused: readonly Result[]): string[] {
  return byCount(count(refused.map((result) => result.refused?.[0]?.code ?? ""))).map(
    ([code, number]) => `${String(number).padStart(6)} ${code}`,
  );
}

function refusalLines({ name, refused = [] }: Result): string[] {
  const lines = refused.map(({ code, message, pointer }) =>
    indented(`${code}: ${message} ${pointer ?? ""}`.slice(0, 300)),
  );
  return [name, ...lines.slice(0, 3)];
}

function findingLines(results: readonly Result[]): string[] {
  const specs = count(results.flatMap(({ findings }) => Object.keys(findings)));
  const total = (code: string) => results.reduce((sum, { findings }) => sum + (findings[code] ?? 0), 0);
  return byCount(specs).map(
    ([code, number]) => `${String(number).padStart(6)} ${String(total(code)).padStart(8)} ${code}`,
  );
}

function top(results: readonly Result[], figure: (result: Result) => number, digits: number): string[] {
  return [...results]
    .sort((a, b) => figure(b) - figure(a))
    .slice(0, listed)
    .map((result) => `${figure(result).toFixed(digits).padStart(8)} ${result.name}`);
}

function count(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function byCount(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
}
