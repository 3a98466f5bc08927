/** Compares names word by word, and finds words that an API replaced by others (`dataset` is `asset` now). */
import { words } from "../../ir/names.js";

/** Old word → new word. */
export type Vocabulary = ReadonlyMap<string, string>;

/** The words of a name, in lower case and singular. */
export function stems(name: string): readonly string[] {
  return words(name).map((word) => word.toLowerCase().replace(/([^s])s$/, "$1"));
}

/** The stems of an old name, with replaced words in their new form. */
export function translated(stemmed: readonly string[], vocabulary: Vocabulary): readonly string[] {
  return stemmed.map((word) => vocabulary.get(word) ?? word);
}

/** How many items two lists share, 0 to 1 (the Dice coefficient), in any order. */
export function overlap(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 1;
  const counts = new Map<string, number>();
  for (const item of a) counts.set(item, (counts.get(item) ?? 0) + 1);
  let shared = 0;
  for (const item of b) {
    const left = counts.get(item) ?? 0;
    if (left === 0) continue;
    counts.set(item, left - 1);
    shared++;
  }
  return (2 * shared) / (a.length + b.length);
}

/** The names that were removed and the names that were added in one place. */
export interface Exchange {
  readonly gone: Iterable<string>;
  readonly come: Iterable<string>;
}

/** A pattern such as `get _` that fits more pairs of names says nothing of what replaced what. */
const mostPairs = 2500;

/**
 * Learns which words were replaced. Two names that differ in one word are a vote for that pair of words, which weighs less the more such
 * names there are. A pair is accepted with two votes, if no other pair with one of its words weighs as much.
 */
export function learn(exchanges: Iterable<Exchange>): Vocabulary {
  const votes: Votes = new Map();
  for (const { gone, come } of exchanges) {
    const patterns = byPattern(come);
    for (const [pattern, old] of byPattern(gone)) {
      const candidates = patterns.get(pattern) ?? [];
      if (old.length * candidates.length > mostPairs) continue;
      for (const [from, name] of old) {
        const others = candidates.filter(([to]) => to !== from);
        for (const [to] of others) vote(votes, from, to, { name, weight: 1 / others.length });
      }
    }
  }
  return elected(votes);
}

interface Tally {
  readonly names: Set<string>;
  weight: number;
}

/** Old word → new word → the votes for the pair. */
type Votes = Map<string, Map<string, Tally>>;

function vote(votes: Votes, from: string, to: string, { name, weight }: { name: string; weight: number }): void {
  const candidates = votes.get(from) ?? new Map<string, Tally>();
  const tally = candidates.get(to) ?? { names: new Set<string>(), weight: 0 };
  tally.names.add(name);
  tally.weight += weight;
  votes.set(from, candidates.set(to, tally));
}

/** The pattern around a word → the words there, each with its name. A name counts once for each of its words. */
function byPattern(names: Iterable<string>): Map<string, (readonly [word: string, name: string])[]> {
  const patterns = new Map<string, (readonly [string, string])[]>();
  for (const name of new Set(names)) {
    const stemmed = stems(name);
    if (stemmed.length < 2) continue;
    for (const [index, word] of stemmed.entries()) {
      const pattern = stemmed.with(index, "_").join(" ");
      const found = patterns.get(pattern);
      if (found === undefined) patterns.set(pattern, [[word, name]]);
      else found.push([word, name]);
    }
  }
  return patterns;
}

function elected(votes: Votes): Vocabulary {
  const best = new Map<string, { readonly from: string; readonly weight: number; readonly tie: boolean }>();
  for (const [from, candidates] of votes) {
    const [first, second] = [...candidates].sort(([, a], [, b]) => b.weight - a.weight);
    if (first === undefined || first[1].names.size < 2 || first[1].weight === second?.[1].weight) continue;
    const [to, { weight }] = first;
    const rival = best.get(to);
    if (rival === undefined || weight > rival.weight) best.set(to, { from, weight, tie: false });
    else if (weight === rival.weight) best.set(to, { ...rival, tie: true });
  }
  return new Map([...best].filter(([, { tie }]) => !tie).map(([to, { from }]) => [from, to]));
}
