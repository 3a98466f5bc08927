/** Where two texts differ, line by line. */

/** How much is looked at after the first difference: enough for a person, and quick for pages of any length. */
const window = 400;

/**
 * At most `limit` lines: `@@ line @@` of the first text, two lines of context, then `-` for lines of `want` only and `+` for lines of
 * `made` only. Blanks at the end of a line are shown as `·`, since they count.
 */
export function firstDifferences(want: string, made: string, limit: number): string[] {
  const { first, before, after } = fromFirst(want, made);
  const context = before.slice(Math.max(0, first - 2), first).map((line) => ` ${line}`);
  const edits = editsOf(before.slice(first, first + window), after.slice(first, first + window));
  return [`@@ ${first + 1} @@`, ...[...context, ...folded(edits)].slice(0, limit).map(visible)];
}

/** Every run of differing lines, of either text, without marks. */
export function differingPlaces(want: string, made: string): string[][] {
  const { first, before, after } = fromFirst(want, made);
  const places: string[][] = [];
  let inside = false;
  for (const edit of editsOf(before.slice(first), after.slice(first))) {
    const differs = !edit.startsWith(" ");
    if (differs && !inside) places.push([]);
    if (differs) places.at(-1)?.push(edit.slice(1));
    inside = differs;
  }
  return places;
}

/** Both as lines, and the index of the first that differs. */
function fromFirst(want: string, made: string) {
  const [before, after] = [want.split("\n"), made.split("\n")];
  const start = before.findIndex((line, index) => line !== after[index]);
  return { first: start === -1 ? before.length : start, before, after };
}

/** Longest common subsequence, told as lines that begin with blank, `-` or `+`. */
function editsOf(before: readonly string[], after: readonly string[]): string[] {
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const same = before[row] === after[column];
      const longest = same ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
      lengths[row * width + column] = longest;
    }
  }
  const edits: string[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    if (row < before.length && before[row] === after[column]) {
      edits.push(` ${before[row++]}`);
      column++;
    } else if (row < before.length && (column >= after.length || at(row + 1, column) >= at(row, column + 1))) {
      edits.push(`-${before[row++]}`);
    } else {
      edits.push(`+${after[column++]}`);
    }
  }
  return edits;
}

/** Without the equal lines that are not beside a difference. */
function folded(edits: readonly string[]): string[] {
  const differs = (index: number) => edits[index] !== undefined && !edits[index].startsWith(" ");
  const isNear = (index: number) => [-1, 0, 1].some((step) => differs(index + step));
  return edits.flatMap((line, index) => (isNear(index) ? [line] : isNear(index - 1) ? ["…"] : []));
}

function visible(line: string): string {
  return line.slice(0, 1) + line.slice(1).replace(/[ \t\r]+$/, (blanks) => "·".repeat(blanks.length));
}
