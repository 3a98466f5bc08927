/** From a JSON pointer to the line and column that a person sees in an editor. */
import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from "js-yaml";
import type { Place } from "../diagnostics.js";
import { pathOf, toPointer } from "./pointer.js";

/** Pointer → offset in the text: for a member that of its key, for an item of a list that of its start. */
export type Offsets = ReadonlyMap<string, number>;

/** A mapping or a list whose end was not read yet. */
interface Open {
  readonly pointer: string;
  readonly mapping: boolean;
  /** In a list: the index of the next item. */
  index: number;
  /** In a mapping: the pointer of the next value; undefined where the next event is a key. */
  key: string | undefined;
}

/**
 * Finds the offsets in the events that the parser made of `text`. What an alias repeats has the offset of the alias only.
 */
export function offsetsOf(text: string, events: readonly Event[]): Offsets {
  const offsets = new Map<string, number>();
  const stack: Open[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      stack.pop();
    } else if (event.type !== EVENT_ID.DOCUMENT) {
      const parent = stack.at(-1);
      const pointer = noteOffset(parent, event, text, offsets);
      const mapping = event.type === EVENT_ID.MAPPING;
      // The parser refuses a collection as a key, so that no pointer leads into one.
      if (mapping || event.type === EVENT_ID.SEQUENCE)
        stack.push({ pointer: pointer ?? "", mapping, index: 0, key: undefined });
    }
  }
  return offsets;
}

/** Adds where a value or a key begins to `offsets`, and moves `parent` on to what comes next. Returns the pointer of a value. */
function noteOffset(parent: Open | undefined, event: Event, text: string, offsets: Map<string, number>) {
  if (parent === undefined) {
    offsets.set("#", startOf(event));
    return "#";
  }
  if (!parent.mapping) {
    const pointer = `${parent.pointer}/${parent.index++}`;
    offsets.set(pointer, startOf(event));
    return pointer;
  }
  if (parent.key === undefined) {
    parent.key =
      parent.pointer + toPointer([event.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : ""]).slice(1);
    offsets.set(parent.key, startOf(event));
    return undefined;
  }
  const pointer = parent.key;
  parent.key = undefined;
  return pointer;
}

const quoted = new Set<number>([SCALAR_STYLE.SINGLE_QUOTED, SCALAR_STYLE.DOUBLE_QUOTED]);

function startOf(event: Event): number {
  if ("start" in event) return event.start;
  // The value of a quoted text begins after its quote.
  if (event.type === EVENT_ID.SCALAR) return event.valueStart - (quoted.has(event.style) ? 1 : 0);
  return event.type === EVENT_ID.ALIAS ? event.anchorStart - 1 : 0;
}

/** Where each line starts. A line ends with LF, CR LF or CR (YAML 1.2, section 5.4). */
export function lineStartsOf(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), (end) => end.index + end[0].length)];
}

/** The place of an offset. */
export function placeAt(file: string, lineStarts: readonly number[], offset: number): Place {
  let [line, after] = [0, lineStarts.length];
  while (after - line > 1) {
    const middle = (line + after) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) line = middle;
    else after = middle;
  }
  return { file, line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
}

/** The offset of a pointer, or of its nearest ancestor that is in the text. */
export function offsetOf(offsets: Offsets, pointer: string): number {
  const path = pathOf(pointer) ?? [];
  while (path.length > 0 && !offsets.has(toPointer(path))) path.pop();
  return offsets.get(toPointer(path)) ?? 0;
}
