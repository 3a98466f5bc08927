/** Docstrings in Google style: a line that says what it is, paragraphs, and sections of names with what is to be said of each. */
import { docstring, type PyCode } from "./code.js";
import { indented, width } from "./layout.js";

export interface Section {
  readonly title: "Args" | "Attributes" | "Raises" | "Returns";
  /** `name: text`; without a name, the text alone. */
  readonly entries: readonly { readonly name?: string; readonly text: string }[];
}

/** The docstring of what stands at an indentation, indented. */
export function documented(texts: readonly string[], sections: readonly Section[], indent: number): PyCode {
  const room = width - indent;
  const said = distinct(texts.map((text) => text.trim()).filter((text) => text !== ""));
  const blocks = [
    ...said.map((text) => wrapped(text, room)),
    ...sections.flatMap((section) => sectionLines(section, room)),
  ];
  return indented(docstring(blocks.flatMap((block, index) => (index === 0 ? block : ["", ...block]))), indent);
}

/** A text that says something, or another one. */
export function saying(text: string | undefined, otherwise: string): string {
  return text === undefined || text.trim() === "" ? otherwise : text;
}

/** "Get Dag Runs" and "Get dag runs." are one sentence; nobody wants to read it twice. */
function distinct(texts: readonly string[]): readonly string[] {
  const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const seen = new Map(texts.map((text) => [letters(text), text]));
  return [...seen.values()];
}

function sectionLines({ title, entries }: Section, room: number): readonly (readonly string[])[] {
  if (entries.length === 0) return [];
  const lines = entries.flatMap(({ name, text }) => {
    const [first = "", ...rest] = wrapped(name === undefined ? text : `${name}: ${text}`, room - 8);
    return [`    ${first}`.trimEnd(), ...rest.map((line) => (line === "" ? "" : `        ${line}`))];
  });
  return [[`${title}:`, ...lines]];
}

/** Lines that mean something as lines in Markdown: of lists, tables, code, quotes, headings. */
const kept = /^(?:\s{2,}|\s*(?:[-*+|>#]|\d+[.)]\s|```|~~~))/;

/** The lines of a text, of which those of plain paragraphs are filled anew. */
export function wrapped(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  let paragraph: string[] = [];
  const close = (): void => {
    lines.push(...filled(paragraph.join(" "), room));
    paragraph = [];
  };
  for (const line of text.replace(/\r\n?/g, "\n").trim().split("\n")) {
    if (line.trim() !== "" && !kept.test(line)) {
      paragraph.push(line.trim());
      continue;
    }
    close();
    lines.push(line.trimEnd());
  }
  close();
  return lines;
}

function filled(paragraph: string, room: number): readonly string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of paragraph.split(/\s+/)) {
    if (word === "") continue;
    if (current !== "" && current.length + 1 + word.length > room) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return current === "" ? lines : [...lines, current];
}
