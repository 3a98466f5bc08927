/** A file that was built, and changes of its lines that its map follows. */
import { decode, encode, type SourceMapSegment } from "@jridgewell/sourcemap-codec";

/** What a transformer gives: a text, and the mappings of its source map. */
export interface Built {
  readonly code: string;
  readonly mappings: string;
}

/** A change within one line: what stands from `start` to `end` becomes `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The same below further lines. */
export function below(lines: readonly string[], { code, mappings }: Built): Built {
  return { code: [...lines, code].join("\n"), mappings: ";".repeat(lines.length) + mappings };
}

/**
 * The same with edits.
 *
 * @param edits from first to last; none reaches into another, or over the end of its line
 */
export function edited({ code, mappings }: Built, edits: readonly Edit[]): Built {
  const starts = [0, ...Array.from(code.matchAll(/\n/g), ({ index }) => index + 1)];
  const byLine = new Map<number, Edit[]>();
  const parts: string[] = [];
  let [line, done] = [0, 0];
  for (const edit of edits) {
    while ((starts[line + 1] ?? Infinity) <= edit.start) line += 1;
    byLine.set(line, [...(byLine.get(line) ?? []), edit]);
    parts.push(code.slice(done, edit.start), edit.text);
    done = edit.end;
  }
  const moved = decode(mappings).map((segments, index) => {
    const own = byLine.get(index);
    return own === undefined ? segments : segments.map((segment) => shifted(segment, own, starts[index] ?? 0));
  });
  return { code: parts.join("") + code.slice(done), mappings: encode(moved) };
}

/** A segment of a line, whose column follows the edits before it. Within an edit, it is at the edit's begin. */
function shifted(segment: SourceMapSegment, edits: readonly Edit[], lineStart: number): SourceMapSegment {
  const moved: SourceMapSegment = [...segment];
  const [column] = segment;
  for (const { start, end, text } of edits) {
    if (column >= end - lineStart) moved[0] += text.length - (end - start);
    else if (column > start - lineStart) moved[0] -= column - (start - lineStart);
  }
  return moved;
}
