/** Logs as text: lines of Airflow 2, which answers with a list of Python as text. */
import type { LogLine } from "./logs.js";

/** A line with what its text says of it. */
export function lineOf(entry: string | object, try_number: number): LogLine {
  if (typeof entry !== "string") return { event: "", ...entry, try_number };
  // [2026-01-31T12:00:00.000+0000] {file.py:10} INFO - text
  const {
    1: time,
    2: filename,
    3: lineno,
    4: level,
    5: event,
  } = /^\[([^\]]*)\] \{([^}]*):(\d+)\} ([A-Z]+) - (.*)$/.exec(entry) ?? [];
  return event === undefined
    ? { event: entry, try_number }
    : {
        event,
        timestamp: time?.replace(/([+-]\d\d)(\d\d)$/, "$1:$2"),
        level: level?.toLowerCase(),
        filename,
        lineno: Number(lineno),
        try_number,
      };
}

/**
 * The whole lines of what Airflow 2 answers, such as `[('host', 'text')]`. What
 * follows the last line end is kept until there is more.
 */
export function entriesOf(
  content: string,
  state: { rest: string },
  isLast: boolean,
): string[] {
  const text = content.startsWith("[(") ? logsIn(content) : content;
  const lines = `${state.rest}${text}`.split("\n");
  state.rest = isLast ? "" : (lines.pop() ?? "");
  if (isLast && lines.at(-1) === "") lines.pop();
  return lines;
}

/** The second text of each pair. */
function logsIn(content: string): string {
  return textsIn(content)
    .filter((_, index) => index % 2)
    .join("\n");
}

/** The string literals of Python in a text, as `repr` writes them. */
function textsIn(content: string): string[] {
  const texts: string[] = [];
  const literal = /['"]/g;
  for (
    let begin = literal.exec(content);
    begin;
    begin = literal.exec(content)
  ) {
    const quote = begin[0];
    const special = new RegExp(`[\\\\${quote}]`, "g");
    let from = begin.index + 1;
    let text = "";
    special.lastIndex = from;
    for (
      let found = special.exec(content);
      found;
      found = special.exec(content)
    ) {
      text += content.slice(from, found.index);
      from = found.index + 1;
      if (found[0] === quote) break;
      const [written, plain] = escapeAt(content, from);
      text += plain;
      from += written;
      special.lastIndex = from;
    }
    texts.push(text);
    literal.lastIndex = from;
  }
  return texts;
}

/** How long an escape is behind its backslash, and what it stands for. */
function escapeAt(content: string, at: number): [length: number, text: string] {
  const letter = content.charAt(at);
  const digits = { x: 2, u: 4, U: 8 }[letter];
  if (digits) {
    const code = parseInt(content.slice(at + 1, at + 1 + digits), 16);
    return [
      1 + digits,
      code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd",
    ];
  }
  return [1, { n: "\n", r: "\r", t: "\t" }[letter] ?? letter];
}
