/** The words that an API is called by, from its title. What is made of the API has names of these words. */
import { words } from "./names.js";

/** Names of files have at most 200: see `names.ts`. */
const mostBytes = 100;

/** Words at the end of a title that say what every API is. */
const generic = /^(?:apis?|clients?|rest|restful|sdk)$/i;

/** Latin letters that do not come apart into a plain letter and an accent. */
const plainLetters: Readonly<Record<string, string>> = {
  ...{ ß: "ss", æ: "ae", Æ: "Ae", œ: "oe", Œ: "Oe", ø: "o", Ø: "O", ł: "l", Ł: "L", đ: "d", Đ: "D", ı: "i" },
  ...{ þ: "th", Þ: "Th", ð: "d", Ð: "D" },
};

/**
 * `Acme Pets API` → `Acme`, `Pets`. The first word begins with no digit, so that a name in any language may begin with it. Never empty.
 */
export function titleWords(title: string): readonly string[] {
  const all = words(title);
  const end = all.findLastIndex((word) => !generic.test(word)) + 1;
  const own = short(all.slice(0, end));
  return own[0] === undefined || /^\p{Nd}/u.test(own[0]) ? ["Api", ...own] : own;
}

/** The first words, in so few bytes that something can be put after them. */
function short(all: readonly string[]): readonly string[] {
  let bytes = 0;
  const kept = all.filter((word) => (bytes += Buffer.byteLength(word) + 1) <= mostBytes);
  return kept.length > 0 ? kept : all.slice(0, 1).map((word) => word.slice(0, mostBytes / 4));
}

/** The same in lower case and in the letters of ASCII, for names that may have no others: those of packages and variables. */
export function plainTitleWords(title: string): readonly string[] {
  const plain = title
    .slice(0, 1000)
    .replace(/[^\0-\x7f]/g, (letter) => plainLetters[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^\0-\x7f]+/g, " ");
  return titleWords(plain).map((word) => word.toLowerCase());
}
