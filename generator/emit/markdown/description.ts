/**
 * Descriptions of a spec in a page. OpenAPI lets a description be CommonMark (Specification, "Rich Text Formatting"): what only formats
 * is kept, and everything that does more, or that would reach beyond the description, is escaped.
 */
import type { ExternalDocs } from "../../ir/model.js";
import { externalLink } from "./links.js";
import { fence, type Markdown, plain, prose, visible } from "./markdown.js";

/** A description, which is Markdown by nature, as one line: for a cell or a sentence. */
export function descriptionLine(text: string): Markdown {
  return inline(visible(decoded(text)).replace(/\s+/g, " ").trim()) as Markdown;
}

/**
 * A description, which is Markdown by nature, as blocks: lists, tables, quotes, code and links are kept. Headings become bold
 * lines, since the outline is the page's. Fences are written anew at the margin, where no list or quote can swallow or end them.
 */
export function description(text: string): Markdown {
  const out: string[] = [];
  let open: { readonly mark: string; readonly language: string; readonly lines: string[] } | undefined;
  const close = (): void => {
    if (open !== undefined) out.push("", fence(open.language, open.lines.join("\n")), "");
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
  const harmless = rest
    .replace(/^#/, "\\#")
    .replace(/^-+\s*$/, "\\$&")
    .replace(/^:::/, "\\:::")
    .replace(/^(?=(import|export)\b)/, containers === "" ? " " : "");
  return [`${containers}${inline(harmless)}`];
}

function bold(text: string): string {
  const words = text.replaceAll("*", "").trim();
  return words === "" ? "" : `**${inline(words)}**`;
}

/** What can begin markup within a line of Markdown. The leftmost of them comes first. */
const tokens = new RegExp(
  [
    /(?<brace>\\?\{(?=\\?[{%#]))/,
    /(?<escaped>\\[!-/:-@[-`{-~])/,
    /(?<!`)(?<ticks>`+)(?!`)(?<code>[^\n]*?)(?<!`)\k<ticks>(?!`)/,
    /!*\[(?<label>[^[\]\n]*)\]\((?<target>[^()\n]*)\)/,
    /(?<image>!+(?=\[))/,
    /(?<closing>\](?=[(:]))/,
    /(?<entity>&(?!(?:lt|gt|amp|quot|nbsp);)(?=#?\w+;))/,
    /(?<special>[<{`]|\$(?=\$))/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

function inline(line: string): string {
  return line.replace(tokens, (whole: string, ...found: unknown[]) => {
    const part = found.at(-1) as Readonly<Record<string, string | undefined>>;
    if (part["brace"] !== undefined) return "\\{ ";
    if (part["escaped"] !== undefined) return whole;
    if (part["code"] !== undefined) return codeSpan(whole);
    if (part["label"] !== undefined) return link(part["label"], part["target"] ?? "");
    return part["image"] === undefined ? `\\${whole}` : "";
  });
}

/**
 * Renderers look for the cells of a table before they look for code. A pipe in code therefore ends a cell, and what follows the pipe
 * is no longer code: it is escaped where it holds markup.
 */
function codeSpan(span: string): string {
  return /\|/.test(span) && /[<{[&]/.test(span) ? plain(span) : span;
}

/**
 * A link or, of an image, a link to it: pages load nothing. Where the address is refused, the text of the link is left. A link without
 * text becomes brackets, since the texts before and after it could be markup together.
 */
function link(label: string, target: string): string {
  return label === "" ? "\\[\\]" : externalLink(inline(label) as Markdown, target.trim().split(/\s/)[0] ?? "");
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
  return docs === undefined ? prose`` : externalLink(descriptionLine(docs.description ?? docs.url), docs.url);
}
