/**
 * The encoders of Python: the only door through which text of a spec gets into generated Python.
 *
 * What is printed is {@link PyCode}, and only this file makes it from strings. Literals are written as `ruff format` would write them, so
 * that it has nothing to change.
 */
import { type Code, composersOf } from "../code.js";
import { isIdentifier } from "../language/python.js";

/** Python that is safe where it is meant to stand. */
export type PyCode = Code<"python">;

/** `code` is a template tag for code alone, `` code`list[${type}]` ``; `join` joins what is given. */
export const { code, join } = composersOf<"python">();

/** No code at all. */
export const nothing = code``;

/**
 * A name that was made by the names of this target.
 *
 * @throws {Error} where the text is none, which is a bug of ours and not a fault of the user
 */
export function ident(name: string): PyCode {
  if (!isIdentifier(name)) throw new Error(`not an identifier: ${JSON.stringify(name)}`);
  return name as PyCode;
}

/**
 * The module that an import names: `pydantic`, `..models.dag`.
 *
 * @throws {Error} where the text is no such module, which is a bug of ours and not a fault of the user
 */
export function moduleName(name: string): PyCode {
  const isModule = /^\.*$/.test(name) || name.replace(/^\.+/, "").split(".").every(isIdentifier);
  if (!isModule || name === "") throw new Error(`not a module: ${JSON.stringify(name)}`);
  return name as PyCode;
}

/** A string literal: in double quotes, or in single ones where that saves escapes. */
export function str(value: string): PyCode {
  const doubles = value.split('"').length;
  const quote = doubles > value.split("'").length ? "'" : '"';
  const text = value.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`).replace(riskyInLiteral, escapeUnit);
  return (quote + text + quote) as PyCode;
}

/**
 * A number literal.
 *
 * @throws {Error} where the number is not finite: JSON, from which all of them come, has no such number
 */
export function num(value: number): PyCode {
  if (!Number.isFinite(value)) throw new Error(`not a finite number: ${value}`);
  return String(Object.is(value, -0) ? 0 : value) as PyCode;
}

/** A literal of any scalar. */
export function literal(value: string | number | boolean | null): PyCode {
  if (typeof value === "string") return str(value);
  if (typeof value === "number") return num(value);
  return (value === null ? "None" : value ? "True" : "False") as PyCode;
}

/**
 * The lines of a docstring, quotes included, without indentation. No text can end it, hide anything in it or begin an escape.
 *
 * @param lines of which none is code: they may be the spec's
 */
export function docstring(lines: readonly string[]): PyCode {
  const safe = lines.map(docLine);
  while (safe.at(-1) === "") safe.pop();
  const [first = "", ...indented] = safe;
  // What all lines but the first are indented by is nothing in a docstring.
  const margin = Math.min(...indented.filter((line) => line !== "").map((line) => line.search(/\S/)));
  const rest = indented.map((line) => line.slice(line === "" ? 0 : margin));
  if (rest.length === 0) return `"""${first}${first.endsWith('"') ? " " : ""}"""` as PyCode;
  return [`"""${first}`, ...rest, '"""'].join("\n") as PyCode;
}

function docLine(line: string): string {
  return line
    .replaceAll("\t", "    ")
    .replace(unprintable, (character) => (character === "\n" ? " " : escapeUnit(character)))
    .replaceAll("\\", "\\\\")
    .replaceAll('"""', "'''")
    .trimEnd();
}

/** Text of ours and of the spec on a line of its own, after `# `. */
export function comment(text: string): PyCode {
  return `# ${text.replace(/\s+/g, " ").replace(riskyInLiteral, escapeUnit).trim()}`.trim() as PyCode;
}

// Controls, separators, lone surrogates, and marks that hide or change the direction of what is read ("trojan source").
const riskyInLiteral = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;
const unprintable = riskyInLiteral;

const named: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escapeUnit(character: string): string {
  const point = (character.codePointAt(0) ?? 0).toString(16);
  if (point.length > 4) return `\\U${point.padStart(8, "0")}`;
  return named[character] ?? (point.length > 2 ? `\\u${point.padStart(4, "0")}` : `\\x${point.padStart(2, "0")}`);
}
