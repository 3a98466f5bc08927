/** Who goes with whom: the best pairs first, each item once. Items that share no telling word are never compared. */

interface Sides<Item> {
  readonly old: ReadonlySet<Item>;
  readonly new: ReadonlySet<Item>;
}

export interface Assigned<Item> {
  readonly old: Item;
  readonly new: Item;
  readonly score: number;
}

/** An item is compared with so many others at most: those that share its rarest words. */
const comparedWith = 30;

/**
 * Greedy: where a pair is the best for both, it is taken. Nearly linear in the number of items.
 *
 * @param wordsOf what an item is found by
 * @param likeness 0: nothing in common
 */
export function assign<Item>(
  sides: Sides<Item>,
  wordsOf: (item: Item, side: "old" | "new") => readonly string[],
  likeness: (old: Item, new_: Item) => number,
): readonly Assigned<Item>[] {
  const index = new Map<string, Item[]>();
  for (const item of sides.new) {
    for (const word of wordsOf(item, "new")) {
      const found = index.get(word);
      if (found === undefined) index.set(word, [item]);
      else found.push(item);
    }
  }
  const pairs = [...sides.old].flatMap((old) =>
    candidates(wordsOf(old, "old"), index).map((new_) => ({ old, new: new_, score: likeness(old, new_) })),
  );
  const taken = new Set<Item>();
  return pairs
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .filter((pair) => {
      if (taken.has(pair.old) || taken.has(pair.new)) return false;
      taken.add(pair.old).add(pair.new);
      return true;
    });
}

function candidates<Item>(words: readonly string[], index: ReadonlyMap<string, readonly Item[]>): readonly Item[] {
  const found = new Set<Item>();
  for (const list of rarestFirst(words, index)) {
    for (const item of list) {
      if (found.size >= comparedWith) return [...found];
      found.add(item);
    }
  }
  return [...found];
}

function rarestFirst<Item>(
  words: readonly string[],
  index: ReadonlyMap<string, readonly Item[]>,
): readonly (readonly Item[])[] {
  return words
    .flatMap((word) => {
      const list = index.get(word);
      return list === undefined ? [] : [list];
    })
    .sort((a, b) => a.length - b.length);
}
