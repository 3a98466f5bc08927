/** The results as Markdown. */
import { round } from "./figures.js";
import type { Failed } from "./measure.js";

/** A promise of speed or size, and what was measured. */
export interface SpeedLine {
  readonly what: string;
  /** The figure may be this at most. */
  readonly limit: number;
  /** What both figures are multiples of, or their unit: `× orval`, `bytes`. */
  readonly unit: string;
  /** Undefined where it could not be measured. */
  readonly value: number | undefined;
}

export interface Section {
  readonly title: string;
  readonly markdown: string;
}

/** The machine and the run, in no more words than a reader of ratios needs. */
export interface About {
  readonly cores: number;
  readonly node: string;
  readonly rounds: number;
}

/** A Markdown table: the first columns are text, those after `texts` are figures. Cells may hold any text. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[], texts = 1): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  const rule = heads.map((_, index) => (index < texts ? "---" : "--:"));
  return [line(heads), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n");
}

/** What a peer says of its failure is text, not Markdown. */
function cell(text: string): string {
  return text.replace(/[|<>]/g, (letter) => `&#${letter.charCodeAt(0)};`).replace(/\s+/g, " ");
}

/** A failure as a cell, in the first column of the figures that are missing. */
export function failedCells({ fails }: Failed, count: number): string[] {
  return [`fails: ${fails}`, ...Array.from({ length: count - 1 }, () => "–")];
}

/** Does the figure keep the promise? */
export function isHeld({ value, limit }: SpeedLine): boolean {
  return value !== undefined && value <= limit;
}

/** All promises, kept or not. */
export function speedLines(lines: readonly SpeedLine[]): string {
  const rows = lines.map((line) => [
    line.what,
    `≤ ${round(line.limit)} ${line.unit}`.trim(),
    line.value === undefined ? "not measured" : round(line.value),
    isHeld(line) ? "held" : "**missed**",
  ]);
  return table(["", "goal", "measured", ""], rows);
}

/** The whole page of the results. */
export function page(about: About, sections: readonly Section[], lines: readonly SpeedLine[]): string {
  const texts = sections.map(({ title, markdown }) => `## ${title}\n\n${markdown}`);
  return `# Results of \`npm run bench\`

${remarks(about)}

${["![The time that a client takes to make, and how it grows with the spec](results.svg)", ...texts].join("\n\n")}

## Speed lines

${speedLines(lines)}
`;
}

function remarks({ cores, node, rounds }: About): string {
  return `Written by the benchmark, on a machine of ${cores} cores with Node.js ${node}. Programs that are compared ran in turn, in one run; each
figure is the median of ${rounds} ${rounds === 1 ? "round" : "rounds"}, of those on a JVM of at most 3, after one that was not timed. Seconds are wall time and differ from
machine to machine: what counts is the ratios.`;
}

const marks = ["<!-- bench: begin -->", "<!-- bench: end -->"] as const;

/** A text with something else between its marks; undefined where it has none. */
export function betweenMarks(text: string, content: string): string | undefined {
  const [begin, end] = marks;
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from) return undefined;
  return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
}
