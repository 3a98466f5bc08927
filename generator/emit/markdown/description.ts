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

/** One line outside fences: what makes it more than a line of text, and then the text. */
function block(line: string): string[] {
  const heading = /^ {0,3}#{1,6}(?:[ \t](.*))?$/.exec(line);
  if (heading !== null) return ["", bold(heading[1] ?? ""), ""];
  // Underlines, which would make a heading of the line above. Of dashes alone a rule is left.
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

/** What can begin something in a line of Markdown, leftmost first. */
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

/** A pipe inside would end a cell of a table before code is looked for, and free what stands behind it. */
function codeSpan(span: string): string {
  return /\|/.test(span) && /[<{[&]/.test(span) ? plain(span) : span;
}

/** An image is not fetched but linked to. Where a link leads nowhere good, its text is left: never nothing, or its neighbours met. */
function link(label: string, target: string): string {
  return label === "" ? "\\[\\]" : externalLink(inline(label) as Markdown, target.trim().split(/\s/)[0] ?? "");
}

/** Characters given by number are what they are: hiding one must not hide it from the escapes. */
function decoded(text: string): string {
  return text.replace(
    /&#(?:(\d{1,6})|[xX]([\dA-Fa-f]{1,5}));/g,
    (_, decimal: string | undefined, hexadecimal: string) =>
      String.fromCodePoint(decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal)),
  );
}

/** What a table has room for. */
export function firstParagraph(text = ""): string {
  return text.split(/\n\s*\n/, 1)[0] ?? "";
}

/** A link to what a document says elsewhere; nothing where it says nothing. */
export function seeAlso(docs: ExternalDocs | undefined): Markdown {
  return docs === undefined ? prose`` : externalLink(descriptionLine(docs.description ?? docs.url), docs.url);
}
