/** The report for a terminal: breaking first, each change with its place. */
import { type Paint, type Style, visible } from "./io.js";
import { formatPlace } from "../diagnostics.js";
import { severities, type Severity } from "../diff/impact.js";
import type { Change } from "../diff/model.js";
import { type Sentence, textOf } from "../diff/sentence.js";
import { bySubject, type Item, labelOf } from "../diff/report/compact.js";
import { concerned, effects, explanation, headingOf, partOf, titleOf } from "../diff/report/explain.js";
import { countsOf, type DiffReport, type Located, showsWords } from "../diff/report/report.js";

export interface TextOptions {
  /** Also what changes words only, and every operation that a change reaches. */
  readonly verbose: boolean;
  readonly paint: Paint;
}

const headings: Readonly<Record<Severity, readonly [string, Style]>> = {
  breaking: ["Breaking", "red"],
  additive: ["Additive", "green"],
  docs: ["Docs only", "dim"],
};

const shownOperations = 4;

export function diffText(report: DiffReport, options: TextOptions): string {
  const { paint } = options;
  const { changes } = report.diff;
  const head = `${paint("bold", visible(report.old.name))} → ${paint("bold", visible(report.new.name))}`;
  const lines = [head, ...pulled(report).map(([side, file]) => paint("dim", `  ${side}  ${visible(file)}`))];
  if (report.selection.length > 0) lines.push(paint("dim", `  with  ${visible(report.selection.join(" "))}`));
  lines.push(summary(changes, paint));
  for (const severity of severities) {
    const found = changes.filter((change) => change.severity === severity);
    const isShown = found.length > 0 && (severity !== "docs" || showsWords(found.length, options.verbose));
    if (isShown) lines.push("", ...section(severity, found, report, options));
  }
  if (!showsWords(countsOf(changes, ({ severity }) => severity).docs, options.verbose)) {
    lines.push("", paint("dim", "--verbose also lists changes of texts only"));
  }
  if (report.surface !== undefined) lines.push("", ...surfaceLines(report.surface, paint));
  return lines.map((line) => `${line}\n`).join("");
}

function summary(changes: readonly Change[], paint: Paint): string {
  if (changes.length === 0) return paint("green", "Nothing changed");
  const counts = countsOf(changes, ({ severity }) => severity);
  const breaking = `${counts.breaking} breaking`;
  return `${counts.breaking > 0 ? paint("red", breaking) : breaking}, ${counts.additive} additive, ${counts.docs} docs-only`;
}

function section(
  severity: Severity,
  changes: readonly Change[],
  report: DiffReport,
  options: TextOptions,
): readonly string[] {
  const [title, style] = headings[severity];
  const groups = bySubject(changes).flatMap(({ first, items }) => [
    "",
    `  ${options.paint("bold", shown(headingOf(first)))}`,
    ...items.flatMap((item) => itemLines(item, report, options)),
  ]);
  return [options.paint(style, `${title} (${changes.length})`), ...groups];
}

function itemLines(item: Item, report: DiffReport, { verbose, paint }: TextOptions): readonly string[] {
  const [first, ...more] = item;
  const sentence = more.length === 0 ? `${partText(first)}${shown(explanation(first))}` : several(item);
  return [
    `    ${paint("yellow", concerned(first))}  ${sentence}`,
    ...(more.length === 0
      ? [`        ${paint("dim", details(first, report))}`]
      : [`        ${paint("dim", first.code)}`]),
    ...reachLines(first, verbose).map((line) => `        ${paint("dim", line)}`),
  ];
}

function partText(change: Change): string {
  const part = partOf(change);
  return part === undefined ? "" : `${visible(part)}: `;
}

function several(item: Item): string {
  const [first] = item;
  const why = shown(effects(first));
  return `${titleOf(first)}${why === "" ? "" : ` (${why})`}: ${item.map((change) => visible(labelOf(change))).join(", ")}`;
}

/** Its code, where it is written, and how sure a rename is. */
function details({ code, places, confidence, reasons = [] }: Change, report: DiffReport): string {
  const [place] = places;
  const located = place === undefined ? {} : report.locate(place);
  const where = [located.old, located.new].flatMap((one) => (one === undefined ? [] : [placeText(one, report)]));
  const more = places.length > 1 ? ` and ${places.length - 1} more` : "";
  const sure = confidence === undefined ? "" : `  confidence ${confidence}: ${reasons.map(shown).join(", ")}`;
  return `${code}  ${where.join(" → ")}${more}${sure}`;
}

/** The long paths of the cache are told once: `old:12:5`. */
function placeText(place: Located, report: DiffReport): string {
  const [side] = pulled(report).find(([, file]) => file === place.file) ?? [place.file];
  return visible(formatPlace({ ...place, file: side }));
}

/** The sides that nobody named by their file, and that file. */
function pulled({ old, new: new_ }: DiffReport): readonly (readonly [side: string, file: string])[] {
  const sides = [["old", old] as const, ["new", new_] as const];
  return sides.filter(([, { name, file }]) => name !== file).map(([side, { file }]) => [side, file]);
}

function reachLines({ subject, operations, reach }: Change, verbose: boolean): readonly string[] {
  if (subject.kind === "operation" || reach === 0) return [];
  const names = operations.slice(0, verbose ? operations.length : shownOperations).map(({ id }) => visible(id));
  const more = reach > names.length ? ` and ${reach - names.length} more` : "";
  return [`in ${reach} operation${reach === 1 ? "" : "s"}: ${names.join(", ")}${more}`];
}

function surfaceLines(surface: NonNullable<DiffReport["surface"]>, paint: Paint): readonly string[] {
  const title = surface.length === 0 ? "The TypeScript surface is the same" : "TypeScript surface";
  return [
    paint("bold", title),
    ...surface.map(({ sign, text }) => paint(sign === "-" ? "red" : "green", `${sign} ${visible(text)}`)),
  ];
}

function shown(sentence: Sentence): string {
  return textOf(sentence, (text) => `\`${visible(text)}\``);
}
