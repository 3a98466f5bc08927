/** What became of the mutants of an area, with those that no test noticed. */
import { readFileSync } from "node:fs";
import { relative } from "node:path";

interface Position {
  readonly line: number;
  readonly column: number;
}

/** What Stryker says of a mutant. Lines and columns are counted from 1. */
export interface Mutant {
  readonly fileName: string;
  readonly location: { readonly start: Position; readonly end: Position };
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
}

/** The share of the mutants that tests have to notice. */
export const wantedShare = 0.85;

/** Mutants of what runs while modules are loaded may be left out, and count for nothing. A mutant that hangs is noticed. */
export function figuresOf(mutants: readonly Mutant[]): {
  readonly tried: number;
  readonly killed: number;
  readonly share: number;
  readonly survivors: readonly Mutant[];
} {
  const of = (...states: readonly string[]): Mutant[] => mutants.filter(({ status }) => states.includes(status));
  const killed = of("Killed", "Timeout").length;
  const survivors = of("Survived", "NoCoverage");
  const tried = killed + survivors.length;
  return { tried, killed, share: tried === 0 ? 1 : killed / tried, survivors };
}

/** The figures in a line, and a line for each survivor. */
export function report(area: string, mutants: readonly Mutant[], seed: number): string {
  const { tried, killed, share, survivors } = figuresOf(mutants);
  const left = mutants.length - tried;
  const head = `${area}: ${killed} of ${tried} mutants killed, ${(share * 100).toFixed(1)} % (seed ${seed}, ${left} left out)`;
  return `${[head, ...survivors.map(lineOf).sort()].join("\n")}\n`;
}

function lineOf({ fileName, location, replacement = "", mutatorName, status }: Mutant): string {
  const { line, column } = location.start;
  const unseen = status === "NoCoverage" ? ", no test comes here" : "";
  const place = `${relative(process.cwd(), fileName)}:${line}:${column}`;
  return `${place} ${mutatorName}${unseen}: ${brief(original(fileName, location))} → ${brief(replacement)}`;
}

function original(fileName: string, { start, end }: Mutant["location"]): string {
  const lines = readFileSync(fileName, "utf8")
    .split("\n")
    .slice(start.line - 1, end.line);
  return lines
    .map((line, index) => (index === lines.length - 1 ? line.slice(0, end.column - 1) : line))
    .map((line, index) => (index === 0 ? line.slice(start.column - 1) : line))
    .join(" ");
}

function brief(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 140 ? `${line.slice(0, 90)} … ${line.slice(-40)}` : line;
}
