/**
 * The escapes of Markdown, one per position: the only door through which text of a spec gets into a page.
 *
 * Templates take {@link Markdown}, and only the files of this folder make it from strings. What they make holds no HTML, no link but to
 * http, https and mail, no reference definition, and nothing that MDX, Vue or Liquid would run outside code.
 */
import { type Code, composersOf } from "../code.js";

/** Markdown that is safe where it is meant to stand. */
export type Markdown = Code<"markdown">;

/** `prose`: words of ours with Markdown among them, as a template tag. `joinMarkdown`: several pieces with something of ours between. */
export const { code: prose, join: joinMarkdown } = composersOf<"markdown">();

/** Words in a heading, a link text or a sentence: one line in which nothing is Markdown. */
export function plain(text: string): Markdown {
  const line = visible(text).replace(/\s+/g, " ").trim();
  const escaped = line.replace(/[\\`*_[\]<>{}|~#&$]|:(?=\/\/)|(?<=\bwww)\./gi, escape);
  return atStart(apart(escaped)) as Markdown;
}

/**
 * A character that could begin markup. Those that could begin code or HTML are entities: GFM takes a backslash for a part of the
 * address before it, and what was escaped would be live.
 */
export function escape(character: string): string {
  return entities[character] ?? `\\${character}`;
}

const entities: Readonly<Record<string, string>> = { "<": "&lt;", "{": "&#123;", "&": "&amp;" };

/** Escapes what means something only where a line begins: blocks, containers of site generators, and the modules of MDX. */
export function atStart(line: string): string {
  return line
    .replace(/^(?:[>#+]|[-*_](?=\s|[-*_ ]*$)|[-=~]+(?=\s*$)|~~~|::)/, "\\$&")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
    .replace(/^(?:import|export)\b/, (word) => `&#${word.charCodeAt(0)};${word.slice(1)}`);
}

/** Code within a line. */
export function inlineCode(text: string): Markdown {
  const line = withoutIncludes(apart(visible(text).replace(/\s+/g, " ")));
  const ticks = "`".repeat(longestRun(line, "`") + 1);
  const padding = /^[` ]|[` ]$/.test(line) || line === "" ? " " : "";
  return `${ticks}${padding}${line}${padding}${ticks}` as Markdown;
}

/** A block of code, in a fence that is longer than any run inside. `language`: one word of ours or of a spec. */
export function fence(language: string, text: string): Markdown {
  const word = /^[A-Za-z][A-Za-z0-9+-]{0,19}$/.test(language) && !rendered.has(language.toLowerCase()) ? language : "";
  const ticks = "`".repeat(Math.max(3, longestRun(text, "`") + 1));
  return `${ticks}${word}\n${withoutIncludes(visible(text).trimEnd())}\n${ticks}` as Markdown;
}

/** Languages that code hosts do not show but draw, with labels in HTML. */
const rendered: ReadonlySet<string> = new Set(["mermaid", "math", "geojson", "topojson", "stl"]);

/** The cell of a table: one line, and no pipe that would end it. Tables drop one backslash before a pipe wherever it stands. */
export function cell(content: Markdown): Markdown {
  return content.replaceAll("\n", " ").replaceAll("|", "\\|").trim() as Markdown;
}

/** Pairs of braces mean something to site generators even in code, or when each is escaped: a space keeps them apart. */
export function apart(text: string): string {
  return text.replace(/(\{|&#123;)(?=\\?[{%#]|&#123;)/g, "$1 ");
}

/** VitePress puts files in the place of such comments before it looks at the Markdown, in code as well. */
export function withoutIncludes(text: string): string {
  return text.replace(/<!--(?=\s*@include)/gi, "<! --");
}

/** The text without controls, and without marks that change the direction or hide. Every kind of line end becomes a line feed. */
export function visible(text: string): string {
  if (/^[ -~\n]*$/.test(text)) return text;
  return text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(/(?![\n\t])[\p{Cc}\p{Cf}]/gu, "");
}

function longestRun(text: string, character: string): number {
  return Math.max(0, ...[...text.matchAll(new RegExp(`${character}+`, "g"))].map(([run]) => run.length));
}
