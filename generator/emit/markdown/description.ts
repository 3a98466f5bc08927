/**
 * Descriptions of a spec in a page. OpenAPI lets a description be CommonMark (Specification, "Rich Text Formatting"): what only formats
 * is kept, and everything that does more, or that would reach beyond the description, is escaped.
 */
import type { ExternalDocs } from "../../ir/model.js";
import { externalLink } from "./links.js";
import {
  addressIn,
  apart,
  atStart,
  escape,
  extensions,
  fence,
  inlineCode,
  linkText,
  type Markdown,
  plain,
  prose,
  unprocessed,
  visible,
  webAddress,
} from "./markdown.js";

/**
 * A description, which is Markdown by nature, as one line: for a cell or a sentence.
 *
 * @param inLink it is the text of a link, which holds no other link
 */
export function descriptionLine(text: string, inLink = false): Markdown {
  return atStart(inline(visible(decoded(text)).replace(/\s+/g, " ").trim(), inLink)) as Markdown;
}

/**
 * A description, which is Markdown by nature, as blocks: lists, tables, quotes, code and links are kept. Headings become bold
 * lines, since the outline is the page's. Fences are written anew at the margin, where no list or quote can swallow or end them.
 */
export function description(text: string): Markdown {
  const out: string[] = [];
  let open: { readonly mark: string; readonly language: string; readonly lines: string[] } | undefined;
  const close = (): void => {
    if (open !== undefined) out.push("", fence(open.language, apart(open.lines.join("\n"))), "");
    open = undefined;
  };
  for (const line of visible(decoded(text)).split("\n")) {
    const opening = /^ {0,3}(?:(`{3,})([^`]*)|(~{3,})(.*))$/.exec(line);
    if (open !== undefined) {
      if (isClosing(line, open.mark)) close();
      else open.lines.push(line);
    } else if (opening !== null) {
      const [, ticks, ticksInfo, tildes = "", tildesInfo] = opening;
      open = {
        mark: ticks ?? tildes,
        language: (ticksInfo ?? tildesInfo ?? "").trim().split(/\s/)[0] ?? "",
        lines: [],
      };
    } else {
      out.push(...block(line));
    }
  }
  close();
  return out
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim() as Markdown;
}

function isClosing(line: string, mark: string): boolean {
  const [, run = ""] = /^ {0,3}(`+|~+)[ \t]*$/.exec(line) ?? [];
  return run.startsWith(mark);
}

/** One line outside fences: the marks that lists and quotes begin with are kept, headings and the like replaced, the text escaped. */
function block(line: string): string[] {
  const heading = /^ {0,3}#{1,6}(?:[ \t](.*))?$/.exec(line);
  if (heading !== null) return ["", bold(heading[1] ?? ""), ""];
  // An underline makes a heading of the line above it: one of `=` is dropped, one of dashes becomes a rule.
  if (/^[\s>]*=+\s*$/.test(line)) return [""];
  if (/^ {0,3}-+\s*$/.test(line)) return ["", "* * *", ""];
  const [, containers = "", rest = ""] = /^((?:\s*(?:>|[-+*]\s|\d{1,9}[.)]\s))*\s*)(.*)$/.exec(line) ?? [];
  return [`${containers}${atStart(inline(rest))}`];
}

function bold(text: string): string {
  const words = text.replaceAll("*", "").trim();
  return words === "" ? "" : `**${inline(words)}**`;
}

/** What can begin markup within a line of Markdown. The leftmost of them comes first. */
const tokens = alternatives(
  new RegExp(`(?<address>${webAddress.source})`),
  /(?<escaped>\\[!-/:-@[-`{-~])/,
  /(?<backslash>\\(?=https?:|ftp:|www\.))/,
  /(?<ticks>`+)/,
  /(?<marks>!+)/,
  /\[(?<label>[^[\]\n]*)\]\((?<target>[^()\n]*)\)/,
  /(?<closing>\](?=[(:]))/,
  /(?<opening>\[(?=[[!^]|[ x]\]|_{0,2}toc_{0,2}\]))/,
  /(?<entity>&(?!(?:lt|gt|amp|quot|nbsp);)(?=#?\w+;))/,
  // Between single tildes some strike a text out, and others lower it.
  new RegExp(`(?<special>[<{]|(?<!~)~(?=[^\\s~]+~)|${extensions.source})`),
);

/** The same within the text of a link, which no bracket ends and which holds no other link. */
const tokensInLink = alternatives(/(?<bracket>[[\]])/, tokens);

function alternatives(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join("|"), "gi");
}

/** @param inLink it is the text of a link, which holds no other link */
function inline(line: string, inLink = false): string {
  const scanner = new RegExp(inLink ? tokensInLink : tokens);
  const spans = spansOf(line);
  let out = "";
  let end = 0;
  for (let found = scanner.exec(line); found !== null; found = scanner.exec(line)) {
    const { index, groups = {} } = found;
    const close = groups["ticks"] === undefined ? undefined : spans(index, groups["ticks"].length);
    const { address } = groups;
    const whole = address === undefined ? line.slice(index, close ?? scanner.lastIndex) : addressIn(address);
    out += line.slice(end, index);
    out += close === undefined ? harmless(whole, groups, line.slice(scanner.lastIndex), inLink) : codeSpan(whole);
    end = index + whole.length;
    scanner.lastIndex = end;
  }
  return apart(out + line.slice(end));
}

/**
 * Finds where a code span ends that begins with so many backticks (CommonMark, section 6.1): behind the next run that is as long. Each
 * run is looked at once, however many there are.
 */
function spansOf(line: string): (start: number, length: number) => number | undefined {
  const runs = new Map<number, number[]>();
  for (const { 0: run, index } of [...line.matchAll(/`+/g)].reverse()) {
    const starts = runs.get(run.length);
    if (starts === undefined) runs.set(run.length, [index]);
    else starts.push(index);
  }
  return (start, length) => {
    const starts = runs.get(length) ?? [];
    while ((starts.at(-1) ?? Infinity) <= start) starts.pop();
    const next = starts.at(-1);
    return next === undefined ? undefined : next + length;
  };
}

type Groups = Readonly<Record<string, string | undefined>>;

/** What stands in the place of something that could begin markup. `after`: the rest of the line. */
function harmless(whole: string, groups: Groups, after: string, inLink: boolean): string {
  const { label, target = "" } = groups;
  if (groups["address"] !== undefined) return inLink ? linkText(whole) : bareLink(whole);
  if (groups["escaped"] !== undefined) return escape(whole.slice(1));
  if (groups["ticks"] !== undefined) return whole.replaceAll("`", "\\`");
  if (groups["marks"] !== undefined) return marks(whole, after);
  return label === undefined ? whole.replace(/./g, escape) : link(label, target);
}

/** Before a link exclamation marks would make an image of it. */
function marks(whole: string, after: string): string {
  if (after.startsWith("[")) return "";
  return /^(?:https?:|ftp:|www\.)/i.test(after) ? whole.replaceAll("!", "\\!") : whole;
}

/** An address in the text is made a link here, or code: what ends it is then no matter of the renderer. */
function bareLink(address: string): string {
  const url = /^www\./i.test(address) ? `http://${address}` : address;
  return externalLink(linkText(address), url, inlineCode(address));
}

/**
 * Renderers look for the cells of a table before they look for code. A pipe in code therefore ends a cell, and what follows the pipe
 * is no longer code: it is escaped where it holds markup.
 */
function codeSpan(span: string): string {
  return /\|/.test(span) && /[<{[&]/.test(span) ? plain(span) : unprocessed(span);
}

/**
 * A link or, of an image, a link to it: pages load nothing. Where the address is refused, the text of the link is left. A link without
 * text becomes brackets, since the texts before and after it could be markup together.
 */
function link(label: string, target: string): string {
  return label === ""
    ? "\\[\\]"
    : externalLink(inline(label, true) as Markdown, target.trim().split(/\s/)[0] ?? "", inline(label) as Markdown);
}

/** Replaces characters that are given by number (`&#60;`) with themselves, so that none is hidden from the escapes. */
function decoded(text: string): string {
  return text.replace(
    /&#(?:(\d{1,6})|[xX]([\dA-Fa-f]{1,5}));/g,
    (_, decimal: string | undefined, hexadecimal: string) =>
      String.fromCodePoint(decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal)),
  );
}

/** The first paragraph of a description, for which a table has room. */
export function firstParagraph(text = ""): string {
  return text.split(/\n\s*\n/, 1)[0] ?? "";
}

/** A link to external documentation; empty where the document names none. */
export function seeAlso(docs: ExternalDocs | undefined): Markdown {
  if (docs === undefined) return prose``;
  const text = docs.description ?? docs.url;
  return externalLink(descriptionLine(text, true), docs.url, descriptionLine(text));
}
