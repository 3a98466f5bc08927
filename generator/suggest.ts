/** "Did you mean …?" */

/** The candidate nearest to a word that may be a slip of it; undefined where none is near. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const limit = Math.min(4, Math.max(1, Math.floor(word.length / 3)));
  const begun = candidates.filter((candidate) => isBeginning(word, candidate));
  if (begun.length === 1) return begun[0];
  const scored = candidates.map((candidate) => ({ candidate, edits: editDistance(cut(word), cut(candidate)) }));
  return scored.filter(({ edits }) => edits <= limit).toSorted((a, b) => a.edits - b.edits)[0]?.candidate;
}

/** Whether somebody has typed the first letters of a word. */
function isBeginning(word: string, candidate: string): boolean {
  return word.replace(/^-+/, "").length > 1 && candidate.toLowerCase().startsWith(word.toLowerCase());
}

/** Long words are nothing that anyone meant: a beginning of them is enough. */
function cut(word: string): string {
  return word.slice(0, 64);
}

/** A sentence that ends an error message, or nothing. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const candidate = closest(word, candidates);
  return candidate === undefined ? "" : `; did you mean \`${candidate}\`?`;
}

/**
 * How many letters are to be changed, put in, left out, or swapped with their neighbour to make one word of the other, ignoring case
 * (optimal string alignment). Takes time by the product of their lengths.
 */
export function editDistance(left: string, right: string): number {
  const [a, b] = [left.toLowerCase(), right.toLowerCase()];
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? (before[j - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min(replace, swap, (next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
