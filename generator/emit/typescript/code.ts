/**
 * The encoders of TypeScript: the only door through which text of a spec gets into generated TypeScript.
 *
 * Printers take {@link TsCode}, and only this file makes it from strings. (ts-morph writes names, types and comments as they are:
 * nothing that comes after the encoders escapes.)
 */
import { type Code, composersOf, type Doc } from "../code.js";
import { isKept } from "../../ir/letters.js";
import { isIdentifierName } from "../language/typescript.js";

/** TypeScript that is safe where it is meant to stand. */
export type TsCode = Code<"typescript">;

/** Lines of a documentation comment. */
export type TsDoc = Doc<"typescript">;

/** `code` is a template tag for code alone, `` code`Promise<${type}>` ``; the others join what is given. */
export const { code, join, lines, paragraphs } = composersOf<"typescript">();

/**
 * An identifier that was made by the names of a target.
 *
 * @throws {Error} where the text is none, which is a bug of ours and not a fault of the user
 */
export function ident(name: string): TsCode {
  if (!isIdentifierName(name)) throw new Error(`not an identifier: ${JSON.stringify(name)}`);
  return name as TsCode;
}

/** The key of a property in a type or an object literal. */
export function key(name: string): TsCode {
  return (isIdentifierName(name) ? name : str(name)) as TsCode;
}

/** The key of a member in an object of code, where `__proto__` without brackets would be no member. */
export function memberKey(name: string): TsCode {
  return name === "__proto__" ? code`["__proto__"]` : key(name);
}

/** A string literal. */
export function str(value: string): TsCode {
  return JSON.stringify(value).replace(riskyInLiteral, escapeUnit).replaceAll("</", "<\\/") as TsCode;
}

/**
 * The path of a module of the package, which the printer quotes.
 *
 * @throws {Error} where the text is no such path, which is a bug of ours and not a fault of the user
 */
export function specifier(path: string): TsCode {
  const isModule = /^\.{1,2}\//.test(path) && /[^./]\.js$/.test(path) && isKept(path.replace(/[./-]/g, ""));
  if (!isModule) throw new Error(`not a module of the package: ${JSON.stringify(path)}`);
  return path as TsCode;
}

/**
 * A number literal. Negative zero is written as zero, since no reader of JSON tells them apart.
 *
 * @throws {Error} where the number is not finite: JSON, from which all of them come, has no such number
 */
export function num(value: number): TsCode {
  if (!Number.isFinite(value)) throw new Error(`not a finite number: ${value}`);
  return String(Object.is(value, -0) ? 0 : value) as TsCode;
}

/** A literal of any scalar. */
export function literal(value: string | number | boolean | null): TsCode {
  if (typeof value === "string") return str(value);
  return typeof value === "number" ? num(value) : (String(value) as TsCode);
}

/**
 * The text of a documentation comment: cannot end the comment, cannot hide or reorder what a reader sees, and begins no tag that
 * it was not meant to.
 */
export function doc(text: string): TsDoc {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(unprintable, escapeUnit)
    .replaceAll("*/", "*\\/")
    .split("\n")
    .map((line) => line.trimEnd().replace(/^(\s*)@/, "$1\\@"))
    .join("\n")
    .trim() as TsDoc;
}

/** A tag of a documentation comment, which is ours, with text that may be the spec's. */
export function tag(name: "default" | "deprecated" | "see" | "throws", text: TsDoc): TsDoc {
  return `@${name} ${text}`.trim() as TsDoc;
}

/** A whole documentation comment, for members that are written in place. */
export function docComment(text: TsDoc): TsCode {
  const body = text
    .split("\n")
    .map((line) => ` * ${line}`.trimEnd())
    .join("\n");
  return (text === "" ? "" : `/**\n${body}\n */\n`) as TsCode;
}

// Controls, separators that end a line in JavaScript, lone surrogates, and marks that hide or change the direction of what is read
// ("trojan source"). In documentation, tabs and line ends are fine.
const unprintable = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const riskyInLiteral = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

function escapeUnit(character: string): string {
  const point = (character.codePointAt(0) ?? 0).toString(16);
  return point.length > 4 ? `\\u{${point}}` : `\\u${point.padStart(4, "0")}`;
}
