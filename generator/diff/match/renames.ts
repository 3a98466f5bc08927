/** Which of the members that are gone lives on under another name: parameters of an operation, properties of an object. */
import type { Schema } from "../../ir/model.js";
import { refsIn } from "../../ir/walk.js";
import { ours, say, type Sentence } from "../sentence.js";
import { overlap, stems, translated, type Vocabulary } from "./words.js";

export interface Rename<Item> {
  readonly old: Item;
  readonly new: Item;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reasons: readonly Sentence[];
}

interface Member {
  readonly name: string;
  readonly schema: Schema;
}

/** Less sure renames are told as one member gone and another come. */
const leastConfidence = 0.6;

/** In long lists nobody can tell what replaced what, and to compare all with all would take long. */
const longest = 200;

/** Words that many names end in: that two names share one says little. */
const commonWords: ReadonlySet<string> = new Set("id name date time at key type count number url list".split(" "));

/** @param typeLikeness 1: the same type; 0: nothing in common */
export function findRenames<Item extends Member>(
  gone: readonly Item[],
  come: readonly Item[],
  vocabulary: Vocabulary,
  typeLikeness: (old: Item, new_: Item) => number,
): readonly Rename<Item>[] {
  if (gone.length > longest || come.length > longest) return [];
  const pairs = gone.flatMap((old) => come.map((new_) => ({ old, new: new_, type: typeLikeness(old, new_) })));
  const sameType = pairs.filter(({ type }) => type === 1);
  const isOnly = (pair: (typeof pairs)[number]) =>
    pair.type === 1 &&
    sameType.filter(({ old }) => old === pair.old).length === 1 &&
    sameType.filter(({ new: new_ }) => new_ === pair.new).length === 1;
  const taken = new Set<Item>();
  return pairs
    .map((pair) => rated(pair, isOnly(pair), vocabulary))
    .filter(({ confidence }) => confidence >= leastConfidence)
    .sort((a, b) => b.confidence - a.confidence)
    .filter((pair) => {
      if (taken.has(pair.old) || taken.has(pair.new)) return false;
      taken.add(pair.old).add(pair.new);
      return true;
    });
}

function rated<Item extends Member>(
  { old, new: new_, type }: { readonly old: Item; readonly new: Item; readonly type: number },
  isOnly: boolean,
  vocabulary: Vocabulary,
): Rename<Item> {
  const name = nameLikeness(old.name, new_.name, vocabulary);
  const isTelling = isOnly && refsIn(old.schema).size > 0;
  // Where nothing in the names speaks for it, that both are texts is chance; that both are lists of one model is not.
  const confidence =
    name === 0 && !isTelling ? 0 : Math.min(1, 0.55 * name + 0.3 * type + (isOnly ? 0.15 : 0) + (isTelling ? 0.15 : 0));
  const replaced = [...vocabulary].filter(([from]) => stems(old.name).includes(from));
  return {
    old,
    new: new_,
    confidence: Math.round(100 * confidence) / 100,
    reasons: [
      ours(`names alike by ${Math.round(100 * name)} %`),
      ...replaced.map(([from, to]) => say`${from} is ${to} now`),
      ...(type === 1 ? [ours(isOnly ? "the only two of this type" : "same type")] : []),
    ],
  };
}

/** As {@link overlap} of the words, where common ones count half. */
function nameLikeness(old: string, new_: string, vocabulary: Vocabulary): number {
  const weighted = (found: readonly string[]) =>
    found.flatMap((word) => (commonWords.has(word) ? [word] : [word, `${word} again`]));
  return overlap(weighted(translated(stems(old), vocabulary)), weighted(stems(new_)));
}
