/** What is printed when a run ends with an error. */
import { catalogue, Failure, fixOf, formatPlace, type Finding } from "../diagnostics.js";
import { jsonText, visible, type Io, type Paint } from "./io.js";
import { bugs } from "../version.js";

/** A bug in the generator: EX_SOFTWARE of sysexits.h. */
const bugExit = 70;
const listed = 20;

/** Prints an error, as JSON on standard output or as text on standard error, and returns the exit code of the process. */
export function reportError(error: unknown, json: boolean, io: Io): number {
  const { exitCode } = errorData(error);
  if (json) {
    io.stdout(jsonText(errorData(error)));
  } else {
    io.stderr(error instanceof Failure ? failureText(error, io.paint.stderr) : bugText(error, io.paint.stderr));
  }
  return exitCode;
}

/** An error as `--json` has it. */
export function errorData(error: unknown) {
  return error instanceof Failure
    ? { error: error.findings.map(findingJson), exitCode: error.exitCode }
    : { error: [{ code: "BUG", message: String(error) }], exitCode: bugExit };
}

/** A finding with all that is known of it, flat, for `--json`. */
export function findingJson(finding: Finding) {
  const { code, message, pointer, place } = finding;
  const { exit, title } = catalogue[code];
  const severity = typeof exit === "number" ? "error" : exit;
  return { code, severity, title, message, ...(pointer !== undefined && { pointer }), ...place, fix: fixOf(finding) };
}

function failureText({ findings, cause }: Failure, paint: Paint): string {
  const shown = findings.slice(0, listed).map((finding) => {
    const head = `${paint("red", "error")} ${paint("bold", finding.code)}: ${catalogue[finding.code].title}`;
    return [head, ...whereLines(finding, paint), `  ${sentence(finding.message)}`, `  ${visible(fixOf(finding))}`].join(
      "\n",
    );
  });
  const more = findings.length - shown.length;
  if (more > 0) shown.push(`… and ${more} more (--json lists all)`);
  const stack = stackOf(cause);
  if (stack.length > 0) shown.push(stack.join("\n"));
  return shown.map((text) => `${text}\n`).join("\n");
}

/** `at file:line:column  pointer`, where either is known. */
export function whereLines(finding: Finding, paint: Paint): string[] {
  const where = whereOf(finding);
  return where.length === 0 ? [] : [`  ${paint("cyan", where.map(visible).join("  "))}`];
}

/** What there is to say beside the output of a command, on one line. */
export function noteLine(finding: Finding): string {
  const where = whereOf(finding);
  const place = where.length === 0 ? "" : ` (${where.join(" ")})`;
  return `${visible(`${finding.code}: ${finding.message}${place} ${fixOf(finding)}`)}\n`;
}

function whereOf({ place, pointer }: Finding): readonly string[] {
  return [place === undefined ? undefined : formatPlace(place), pointer].filter((part) => part !== undefined);
}

/** One line that ends with a full stop. */
export function sentence(text: string): string {
  const line = visible(text);
  return /[.?!…]$/.test(line) ? line : `${line}.`;
}

function bugText(error: unknown, paint: Paint): string {
  const lines = [
    `${paint("red", "error")} ${paint("bold", "BUG")}: This is a bug in the generator, not in your input`,
    `  ${sentence(String(error))}`,
    `  Please report it${bugs === undefined ? "" : ` at ${bugs.url}`} with the command, the spec, and what`,
    "  AIRFLOW_CODEGEN_DEBUG=1 adds to this message.",
    ...stackOf(error),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** The stack of an error, for whoever mends what threw it: a target of the user's, or this program. */
function stackOf(error: unknown): readonly string[] {
  if (process.env["AIRFLOW_CODEGEN_DEBUG"] !== "1" || !(error instanceof Error)) return [];
  return (error.stack ?? "").split("\n").map((line) => `  ${visible(line)}`);
}
