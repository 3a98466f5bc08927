/**
 * The escapes of Markdown, one per position: the only door through which text of a spec gets into a page.
 *
 * Templates take {@link Markdown}, and only this file makes it. What comes out holds no HTML, no link but to http, https and mail,
 * no reference definition, and nothing that MDX, Vue or Liquid would run outside code.
 */
declare const brand: unique symbol;

/** Markdown that is safe where it is meant to stand. */
export type Markdown = string & { readonly [brand]: "markdown" };

/** Words of ours, with Markdown among them: `` prose`${a} or ${b}` ``. */
export function prose(literals: TemplateStringsArray, ...parts: readonly Markdown[]): Markdown {
  return String.raw({ raw: literals.map(String) }, ...parts) as Markdown;
}

/** Several pieces with something of ours between them. */
export function joinMarkdown(parts: readonly Markdown[], separator: string): Markdown {
  return parts.join(separator) as Markdown;
}

/** Words in a heading, a link text or a sentence: one line in which nothing is Markdown. */
export function plain(text: string): Markdown {
  const line = visible(text).replace(/\s+/g, " ").trim();
  return apart(line.replace(/[\\`*_[\]<>{}|~#&$]/g, "\\$&")) as Markdown;
}

/** Code within a line. */
export function inlineCode(text: string): Markdown {
  const line = visible(text).replace(/\s+/g, " ");
  const ticks = "`".repeat(longestRun(line, "`") + 1);
  const padding = /^[` ]|[` ]$/.test(line) || line === "" ? " " : "";
  return `${ticks}${padding}${line}${padding}${ticks}` as Markdown;
}

/** A block of code, in a fence that is longer than any run inside. `language`: one word of ours or of a spec. */
export function fence(language: string, text: string): Markdown {
  const word = /^[A-Za-z][A-Za-z0-9+-]{0,19}$/.test(language) && !rendered.has(language.toLowerCase()) ? language : "";
  const ticks = "`".repeat(Math.max(3, longestRun(text, "`") + 1));
  return `${ticks}${word}\n${visible(text).trimEnd()}\n${ticks}` as Markdown;
}

/** Languages that code hosts do not show but draw, with labels in HTML. */
const rendered: ReadonlySet<string> = new Set(["mermaid", "math", "geojson", "topojson", "stl"]);

/** A link of ours to a page, or to a place in one. */
export function pageLink(text: Markdown, page: string): Markdown {
  return `[${text}](${page})` as Markdown;
}

/** A link to where a spec says; only the text where that is not a plain address of http, https or mail. */
export function externalLink(text: Markdown, url: string): Markdown {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  if (target === undefined || !/^(https?|mailto):$/.test(target.protocol) || target.username || target.password)
    return text;
  const address = target.href.replace(/[()<>[\]\\`{}|'"]/g, hex);
  return `[${text}](${address})` as Markdown;
}

/** The cell of a table: one line, and no pipe that would end it. Tables drop one backslash before a pipe wherever it stands. */
export function cell(content: Markdown): Markdown {
  return content.replaceAll("\n", " ").replaceAll("|", "\\|").trim() as Markdown;
}

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

/** Pairs of braces mean something to site generators even when each is escaped: a space keeps them apart. */
function apart(text: string): string {
  return text.replace(/\{(?=\\?[{%#])/g, "{ ");
}

/** Characters given by number are what they are: hiding one must not hide it from the escapes. */
function decoded(text: string): string {
  return text.replace(
    /&#(?:(\d{1,6})|[xX]([\dA-Fa-f]{1,5}));/g,
    (_, decimal: string | undefined, hexadecimal: string) =>
      String.fromCodePoint(decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal)),
  );
}

/** The text without controls, and without marks that change the direction or hide. */
function visible(text: string): string {
  if (/^[ -~\n]*$/.test(text)) return text;
  return text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(/(?![\n\t])[\p{Cc}\p{Cf}]/gu, "");
}

function longestRun(text: string, character: string): number {
  return Math.max(0, ...[...text.matchAll(new RegExp(`${character}+`, "g"))].map(([run]) => run.length));
}

function hex(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** The anchor that code hosts give to a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, "")
    .replaceAll(" ", "-");
}
