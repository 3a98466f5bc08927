/**
 * The escapes of Markdown, one per position: the only door through which text of a spec gets into a page.
 *
 * Templates take {@link Markdown}, and only the files of this folder make it from strings. What they make holds no HTML, no link but to
 * http, https and mail, no reference definition, and nothing that MDX, Vue or the templates of site generators would run.
 */
import { type Code, composersOf } from "../code.js";

/** Markdown that is safe where it is meant to stand. */
export type Markdown = Code<"markdown">;

/** `prose`: words of ours with Markdown among them, as a template tag. `joinMarkdown`: several pieces with something of ours between. */
export const { code: prose, join: joinMarkdown } = composersOf<"markdown">();

/** Words in a heading or a sentence: one line in which nothing is Markdown. Addresses are code, of which no renderer makes a link. */
export function plain(text: string): Markdown {
  return atStart(further(text)) as Markdown;
}

/** As {@link plain}, of words that others of ours stand before: no line begins with them. */
export function further(text: string): Markdown {
  return words(text, inlineCode) as Markdown;
}

/** Words in the text of a link, in which renderers look for no other link. */
export function linkText(text: string): Markdown {
  return atStart(words(text, (address) => address.replace(inAddress, escape))) as Markdown;
}

function words(text: string, address: (text: string) => string): string {
  const line = visible(text).replace(/\s+/g, " ").trim();
  const escaped = line.replace(markup, (found) =>
    startsAddress.test(found)
      ? address(addressIn(found)) + found.slice(addressIn(found).length).replace(markup, escape)
      : found.replace(/./gs, escape),
  );
  return apart(escaped);
}

/** An address of the web, as far as all renderers agree that it goes. They take it without a space before it, some also when it is escaped. */
export const webAddress = /(?:(?:https?|ftp):\/\/|www\.(?=[^\s<>"'`|\\{}[\]()*]))[^\s<>"'`|\\{}[\]()*]*/;

const startsAddress = /^(?:https?:|ftp:|www\.)/i;

/**
 * What means something within a line to an extension that many have: a directive or a short name of an emoji, an address without
 * scheme, and what is marked, inserted, raised or computed.
 */
export const extensions = /:(?=[A-Za-z])|(?<!:)\/(?=\/)|={2,}(?=\S)|\+{2,}(?=\S)|\^|\$/;

const inAddress = new RegExp(`:(?=//)|(?<=^www)\\.|[_~#&]|${extensions.source}`, "gi");

const markup = new RegExp(`${webAddress.source}|[\\\\\`*_[\\]<>{}~#&]|${extensions.source}`, "gi");

/** Without the punctuation at the end, which belongs to the sentence. */
export function addressIn(text: string): string {
  return /^.*[^?!.,:_~;]/.exec(text)?.[0] ?? text;
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
    .replace(/^(?:[>#+]|[-*_](?=\s|[-*_ ]*$)|[-=~]+(?=\s*$)|~~~|::|[:~](?=\s|$)|!!!|\?\?\?|@start)/, "\\$&")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
    .replace(/^(?:import|export)\b/, (word) => `&#${word.charCodeAt(0)};${word.slice(1)}`);
}

/**
 * Code within a line. A pipe behind a backslash stands between two pieces of code: in the code of a cell some renderers drop the
 * backslash, and to others the pipe ends the cell.
 */
export function inlineCode(text: string): Markdown {
  const line = unprocessed(apart(visible(text).replace(/\s+/g, " ")));
  const [first = "", ...others] = line.split(/(?<=\\)\|/);
  return [codeSpan(first), ...others.map((piece) => (piece === "" ? "" : codeSpan(piece)))].join("|") as Markdown;
}

function codeSpan(line: string): string {
  const ticks = "`".repeat(longestRun(line, "`") + 1);
  const padding = /^[` ]|[` ]$/.test(line) || line === "" ? " " : "";
  return `${ticks}${padding}${line}${padding}${ticks}`;
}

/** A block of code, in a fence that is longer than any run inside. `language`: of a spec or of ours. */
export function fence(language: string, text: string): Markdown {
  const word = highlighted.has(language.toLowerCase()) ? language : "";
  const ticks = "`".repeat(Math.max(3, longestRun(text, "`") + 1));
  const shown = escaping.has(word.toLowerCase()) ? apartInStrings(text) : apart(text);
  return `${ticks}${word}\n${unprocessed(visible(shown).trimEnd())}\n${ticks}` as Markdown;
}

/** Languages that are shown in colours. Of some others renderers make drawings, or run them. */
const highlighted: ReadonlySet<string> = new Set(
  [
    "bash bat c c# c++ clojure console cpp cs csharp css csv cypher dart diff dockerfile elixir elm erlang f# fsharp go golang gradle",
    "graphql groovy haskell hcl html http ini java javascript js json json5 jsonc jsonl jsx julia kotlin kt less lua makefile markdown",
    "md ndjson nginx objc objective-c ocaml pascal perl php plaintext powershell properties proto protobuf ps1 py pycon python python3",
    "r rb regex ruby rust rs scala scss sh shell sql swift terraform text toml ts tsx txt typescript vb xml yaml yml zsh",
  ].flatMap((line) => line.split(" ")),
);

/** Languages whose strings can hold any character by its number. */
const escaping: ReadonlySet<string> = new Set(["ts", "typescript", "js", "javascript", "json"]);

/** The cell of a table: one line, and no pipe that would end it, which one backslash does and two do not. */
export function cell(content: Markdown): Markdown {
  return content
    .replaceAll("\n", " ")
    .replace(/(?<!\\)((?:\\\\)*)\|/g, "$1\\|")
    .trim() as Markdown;
}

/** Pairs of braces mean something to site generators even in code, or when each is escaped: a space keeps them apart. */
export function apart(text: string): string {
  return text.replace(/(\{|&#123;)(?=\\?[{%#]|&#123;)/g, "$1 ");
}

/** In programs of ours such pairs stand in strings alone, which keep their value. */
function apartInStrings(text: string): string {
  return text.replace(/(?<=\{)[{%#]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * Text without what is looked for before a page is read as Markdown, in code as well: files to include (VitePress, MkDocs), code to run
 * (Docusaurus), and lines to mark. A space keeps the parts of it apart.
 */
export function unprocessed(text: string): string {
  return text
    .replace(/<!--(?=\s*@include)/gi, "<! --")
    .replace(/-8<(?=-)/g, "-8 <")
    .replace(/mdx-(?=code-block)/g, "mdx -")
    .replace(/\[!(?=code)/g, "[! ");
}

/** The text without controls, and without marks that change the direction or hide. Every kind of line end becomes a line feed. */
export function visible(text: string): string {
  if (/^[ -~\n]*$/.test(text)) return text;
  return text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(/(?![\n\t])[\p{Cc}\p{Cf}]/gu, "");
}

function longestRun(text: string, character: string): number {
  return Math.max(0, ...[...text.matchAll(new RegExp(`${character}+`, "g"))].map(([run]) => run.length));
}
