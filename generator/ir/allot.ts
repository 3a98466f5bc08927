/** Gives every thing a name of its own, where several would have one. */
import type { NameBook } from "./names.js";

/** A thing that is to have a name. */
export interface NameClaim {
  /** Who it is, in the words of the document: `` the schema `Dag` ``. */
  readonly owner: string;
  readonly name: string;
  /** The document itself spells the name so: such a name wins over one that is made of another spelling. */
  readonly isSpelled?: boolean;
  /** Nothing of the document's name can be part of a name: it gets one of ours, with a number, counted from 1. */
  readonly isNameless?: boolean;
  readonly pointer: string;
}

/** A thing that got another name than its own. */
export interface Renamed extends NameClaim {
  /** What was put after the name. */
  readonly number: string;
}

/** What is put after each name, most often nothing, and who got a number. */
export interface Allotment<Key> {
  readonly numbers: ReadonlyMap<Key, string>;
  readonly renamed: readonly Renamed[];
}

/**
 * Takes a name from the book for each claim. Names that the document spells so come first, then those that are made, each in the order
 * of the claims; then those whose name is taken get a number. So what is added to a document, with a name that is made, takes no name
 * from what was there before it.
 */
export function allot<Key>(book: NameBook, claims: ReadonlyMap<Key, NameClaim>): Allotment<Key> {
  const all = [...claims];
  const late = new Set<Key>();
  const numbers = new Map<Key, string>();
  for (const [key, { name, isNameless }] of [...all.filter(isSpelled), ...all.filter((entry) => !isSpelled(entry))]) {
    if (isNameless || book.has(name)) late.add(key);
    else book.take(name);
    numbers.set(key, "");
  }
  const renamed: Renamed[] = [];
  for (const [key, claim] of all.filter(([one]) => late.has(one))) {
    const number = book.number(claim.name, claim.isNameless ? 1 : 2);
    numbers.set(key, number);
    renamed.push({ ...claim, number });
  }
  return { numbers, renamed };
}

function isSpelled([, claim]: readonly [unknown, NameClaim]): boolean {
  return claim.isSpelled === true;
}
