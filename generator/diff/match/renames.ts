/** Finds members that have another name now: parameters of an operation, properties of an object. */
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

/** Below this confidence, one member was removed and another was added. */
const leastConfidence = 0.6;

/** The most members that are compared all with all: more would take long, and say little. */
const longest = 200;

/** Words that many names have: that two names share one of them says little. */
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
  const isOnlyOfModel = isOnly && refsIn(old.schema).size > 0;
  // Where the names have nothing in common, the same simple type is chance; that both alone refer to one model is not.
  const confidence =
    name === 0 && !isOnlyOfModel
      ? 0
      : Math.min(1, 0.55 * name + 0.3 * type + (isOnly ? 0.15 : 0) + (isOnlyOfModel ? 0.15 : 0));
  const replaced = [...vocabulary].filter(([from]) => stems(old.name).includes(from));
  return {
    old,
    new: new_,
    confidence: Math.round(100 * confidence) / 100,
    reasons: [
      ours(`the names are ${Math.round(100 * name)} % similar`),
      ...replaced.map(([from, to]) => say`${from} became ${to}`),
      ...(type === 1 ? [ours(isOnly ? "the only pair with this type" : "same type")] : []),
    ],
  };
}

/** The {@link overlap} of the words of two names, where common words count half. */
function nameLikeness(old: string, new_: string, vocabulary: Vocabulary): number {
  const weighted = (found: readonly string[]) =>
    found.flatMap((word) => (commonWords.has(word) ? [word] : [word, `${word} again`]));
  return overlap(weighted(translated(stems(old), vocabulary)), weighted(stems(new_)));
}
