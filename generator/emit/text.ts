/**
 * The encoders: the only door through which text of a spec gets into generated code.
 *
 * Printers take {@link Code}, and only this file makes it. Text that has not been through an encoder is a `string`, which does not
 * compile where code is wanted. (ts-morph writes names, types and comments as they are, so nothing behind this door escapes.)
 */
declare const brand: unique symbol;

/** Text that is safe where it is meant to stand. */
export type Code = string & { readonly [brand]: "code" };

/** Lines of a documentation comment. */
export type Doc = string & { readonly [brand]: "doc" };

/** Joins code. Only code can be interpolated: `` code`Promise<${type}>` ``. */
export function code(literals: TemplateStringsArray, ...parts: readonly Code[]): Code {
  return String.raw({ raw: literals.map(String) }, ...parts) as Code;
}

/** Several pieces of code with something of ours between them. */
export function join(parts: readonly Code[], separator: string): Code {
  return parts.join(separator) as Code;
}

/** An identifier that was made by the names of a target. Throws on anything else, which is a bug of ours and not the user's. */
export function ident(name: string): Code {
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) throw new Error(`not an identifier: ${JSON.stringify(name)}`);
  return name as Code;
}

/** The key of a property in a type or an object literal. */
export function key(name: string): Code {
  return (/^[A-Za-z_$][\w$]*$/.test(name) ? name : str(name)) as Code;
}

/** A string literal. */
export function str(value: string): Code {
  return JSON.stringify(value).replace(riskyInLiteral, escapeUnit).replaceAll("</", "<\\/") as Code;
}

/** The path of a module, which the printer quotes. Throws on what is none of ours, which is a bug and not the user's. */
export function specifier(path: string): Code {
  if (!/^\.{1,2}\/[\w$./-]+\.js$/.test(path)) throw new Error(`not a module of the package: ${JSON.stringify(path)}`);
  return path as Code;
}

/** A number literal. Non-finite numbers cannot come out of a JSON document. */
export function num(value: number): Code {
  if (!Number.isFinite(value)) throw new Error(`not a finite number: ${value}`);
  return String(Object.is(value, -0) ? 0 : value) as Code;
}

/** A literal of any scalar. */
export function literal(value: string | number | boolean | null): Code {
  if (typeof value === "string") return str(value);
  return typeof value === "number" ? num(value) : (String(value) as Code);
}

/**
 * The text of a documentation comment: cannot end the comment, cannot hide or reorder what a reader sees, and begins no tag that
 * it was not meant to.
 */
export function doc(text: string): Doc {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(unprintable, escapeUnit)
    .replaceAll("*/", "*\\/")
    .split("\n")
    .map((line) => line.trimEnd().replace(/^(\s*)@/, "$1\\@"))
    .join("\n")
    .trim() as Doc;
}

/** Documentation of several paragraphs; empty ones are left out. */
export function paragraphs(...parts: readonly (Doc | undefined)[]): Doc {
  return parts.filter((part) => part !== undefined && part !== "").join("\n\n") as Doc;
}

/** A tag of a documentation comment, which is ours, with text that may be the spec's. */
export function tag(name: "default" | "deprecated" | "see" | "throws", text: Doc): Doc {
  return `@${name} ${text}`.trim() as Doc;
}

/** Lines of documentation, one below the other. */
export function lines(...parts: readonly (Doc | undefined)[]): Doc {
  return parts.filter((part) => part !== undefined && part !== "").join("\n") as Doc;
}

/** A whole documentation comment, for members that are written in place. */
export function docComment(text: Doc): Code {
  const body = text
    .split("\n")
    .map((line) => ` * ${line}`.trimEnd())
    .join("\n");
  return (text === "" ? "" : `/**\n${body}\n */\n`) as Code;
}

// Controls, separators that end a line in JavaScript, lone surrogates, and marks that hide or change the direction of what is read
// ("trojan source"). In documentation, tabs and line ends are fine.
const unprintable = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const riskyInLiteral = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

function escapeUnit(character: string): string {
  const point = (character.codePointAt(0) ?? 0).toString(16);
  return point.length > 4 ? `\\u{${point}}` : `\\u${point.padStart(4, "0")}`;
}
