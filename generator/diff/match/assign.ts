/** Matches items of two sides: the best pairs first, each item once. Items that share no word are never compared. */

interface Sides<Item> {
  readonly old: ReadonlySet<Item>;
  readonly new: ReadonlySet<Item>;
}

export interface Assigned<Item> {
  readonly old: Item;
  readonly new: Item;
  readonly score: number;
}

/** The most others that an item is compared with: those that share its rarest words. */
const comparedWith = 30;

/**
 * Takes pairs greedily, the most alike first. Takes time nearly linear in the number of items.
 *
 * @param wordsOf the words by which an item is found
 * @param likeness how alike two items are; 0 for nothing in common
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
