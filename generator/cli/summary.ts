/** The last words of a run to a person. */
import { dialectLabel } from "../config/job.js";
import { catalogue, type FindingCode, type Finding, fixOf } from "../diagnostics.js";
import type { JobReport, SpecReport } from "../report.js";
import type { DriftReport, GenerateReport } from "../run/outcome.js";
import { sentence, whereLines } from "./errors.js";
import { visible, type Paint } from "./io.js";

export interface SummaryOptions {
  readonly verbose: boolean;
  readonly dryRun: boolean;
  readonly paint: Paint;
}

/** What `generate` did for one job. */
export function generateSummary(report: GenerateReport, options: SummaryOptions): string {
  const { verbose, dryRun, paint } = options;
  const lines = [...specLines(report, paint), ""];
  for (const output of report.outputs) {
    const { target, dir, written, unchanged, pruned } = output;
    const counts = [
      `${written.length} ${dryRun ? "to write" : "written"}`,
      `${unchanged.length} unchanged`,
      ...(pruned.length === 0 ? [] : [`${pruned.length} ${dryRun ? "to prune" : "pruned"}`]),
    ];
    const files = plural(written.length + unchanged.length, "file");
    const dialect = dialectLabel(output);
    const what = dialect === undefined ? target : `${target} (${dialect})`;
    lines.push(`  ${paint("green", visible(what))}  ${paint("bold", visible(dir))}  ${files}: ${counts.join(", ")}`);
    if (verbose) lines.push(...fileLines(dir, { write: written, prune: pruned }).map((line) => `    ${line}`));
  }
  for (const { dir, pruned } of report.former ?? []) {
    lines.push(`  former layout  ${visible(dir)}  ${plural(pruned.length, "file")} ${dryRun ? "to prune" : "pruned"}`);
    if (verbose) lines.push(...fileLines(dir, { prune: pruned }).map((line) => `    ${line}`));
  }
  return text([...lines, ...findingLines(report.findings, options), ...timingLines(report, options)]);
}

/** What `check` found for one job. */
export function checkSummary(report: DriftReport, options: SummaryOptions): string {
  const { verbose, paint } = options;
  const lines = verbose ? [...specLines(report, paint), ""] : [];
  for (const { dir, missing, changed, stale, isNew } of outputsOf(report)) {
    if (isNew && !verbose) {
      const state = paint("red", "never generated");
      lines.push(`${state}  ${paint("bold", visible(dir))}  all ${plural(missing.length, "file")} are missing`);
      continue;
    }
    const drift = fileLines(dir, { missing, changed, stale });
    const state =
      drift.length === 0 ? paint("green", "up to date") : paint("red", `${plural(drift.length, "file")} to update`);
    lines.push(...drift, `${state}  ${paint("bold", visible(dir))}`);
  }
  const shown = verbose ? report.findings : report.findings.filter(({ code }) => code === "WARN_INTERRUPTED");
  lines.push(...findingLines(shown, options), ...(verbose ? timingLines(report, options) : []));
  return text(lines);
}

/** Whether any output of a job differs. */
export function hasDrift(report: DriftReport): boolean {
  return outputsOf(report).some(({ missing, changed, stale }) => missing.length + changed.length + stale.length > 0);
}

export function durationOf(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

function outputsOf({ outputs, former = [] }: DriftReport) {
  return [...outputs, ...former];
}

/** The last line: how long it took. */
export function doneLine(ms: number, dryRun: boolean, paint: Paint): string {
  const time = durationOf(ms);
  return dryRun ? `Dry run, nothing written: ${time}\n` : `${paint("green", "Done")} in ${time}\n`;
}

function specLines({ specs }: JobReport, paint: Paint): string[] {
  return specs.map((spec) => specLine(spec, paint));
}

function specLine(spec: SpecReport, paint: Paint): string {
  const { name, title, openapi, operations, schemas, overlays = [] } = spec;
  const facts = [
    visible(title),
    `OpenAPI ${visible(openapi)}`,
    plural(operations, "operation"),
    plural(schemas, "schema"),
    ...overlays.map((overlay) => `overlay ${visible(overlay.name)}`),
  ];
  return `${paint("bold", visible(name))}  ${facts.join(", ")}\n${securityLine(spec)}`;
}

const shownSchemes = 10;

/** Which schemes the build has, and why not those of the spec where others are chosen. */
function securityLine({ security: { schemes, from, leftOut } }: SpecReport): string {
  const names = schemes.length === 0 ? "no scheme" : listedNames(schemes);
  const source = from === "spec" ? "" : `, from ${from}`;
  const replaced = leftOut.length === 0 ? "" : ` instead of the spec's ${listedNames(leftOut)}`;
  return `  security  ${names}${source}${replaced}`;
}

function listedNames(names: readonly string[]): string {
  const more = names.length - shownSchemes;
  return visible([...names.slice(0, shownSchemes), ...(more > 0 ? [`${more} more`] : [])].join(", "));
}

function fileLines(dir: string, groups: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(groups).flatMap(([kind, paths]) => paths.map((path) => `${kind} ${visible(`${dir}/${path}`)}`));
}

/** Warnings one by one, quirks counted by code; with `--verbose` every one with its place. */
function findingLines(findings: readonly Finding[], { verbose, paint }: SummaryOptions): string[] {
  const warnings = findings.filter(({ code }) => catalogue[code].exit === "warning");
  const quirks = findings.filter(({ code }) => catalogue[code].exit === "quirk");
  const hint = verbose ? "" : paint("dim", " (--verbose lists them)");
  return [
    ...section(`${plural(warnings.length, "warning")}`, warnings.length, () =>
      warnings.flatMap((finding) => listed(finding, paint)),
    ),
    ...section(`${plural(quirks.length, "quirk")} of the spec accepted${hint}`, quirks.length, () =>
      byCode(quirks).flatMap(([code, found]) => [
        `  ${String(found.length).padStart(5)} × ${paint("yellow", code)}  ${catalogue[code].title}`,
        ...(verbose ? [`          ${catalogue[code].fix}`] : []),
        ...(verbose
          ? found.flatMap((finding) => [`          ${sentence(finding.message)}`, ...nested(finding, paint)])
          : []),
      ]),
    ),
  ];
}

function section(title: string, count: number, lines: () => string[]): string[] {
  return count === 0 ? [] : ["", title, ...lines()];
}

function listed(finding: Finding, paint: Paint): string[] {
  return [
    `  ${paint("yellow", finding.code)}  ${sentence(finding.message)}`,
    `        ${visible(fixOf(finding))}`,
    ...nested(finding, paint),
  ];
}

function nested(finding: Finding, paint: Paint): string[] {
  return whereLines(finding, paint).map((line) => `        ${line}`);
}

function byCode(findings: readonly Finding[]): [FindingCode, Finding[]][] {
  const groups = new Map<FindingCode, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.code);
    if (group === undefined) groups.set(finding.code, [finding]);
    else group.push(finding);
  }
  return [...groups].toSorted(([, a], [, b]) => b.length - a.length);
}

function timingLines({ timings }: JobReport, { verbose, paint }: SummaryOptions): string[] {
  if (!verbose) return [];
  const lines = timings.map(({ phase, ms }) => `  ${ms.toFixed(0).padStart(7)} ms  ${visible(phase)}`);
  return ["", paint("dim", "Time by phase"), ...lines];
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function text(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}
