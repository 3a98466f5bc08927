/** Makes names of any text, and gives each name to one thing alone. */
import { hasLatin, isKept, lookalikes, notKept } from "./letters.js";

/** Longer names are cut: nobody types them, and file systems refuse them. */
const lengthLimit = 120;

/** A file's name has at most 255 bytes on most disks, of which an ending takes some. */
const byteLimit = 200;

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/**
 * The words of a name in any convention: `dag_run`, `DagRun`, `DAGRun` and `Dag Run` have the same two words, but for case. Letters
 * and digits of every script in use count (`letters.ts`), in the normal form C. In a word of Latin letters a Greek or a Cyrillic one
 * is left out, since it only looks like one of them. Takes time linear in the length of the text.
 */
export function words(text: string): string[] {
  const start = text.slice(0, lengthLimit);
  return isAscii(start) ? wordsOfAscii(start) : wordsOfAny(start);
}

function wordsOfAscii(text: string): string[] {
  return text
    .replace(/['’]/g, "")
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z\d]+/)
    .filter((word) => word !== "");
}

function wordsOfAny(text: string): string[] {
  return cut(legible(text))
    .replace(/([\p{Ll}\p{Lo}\p{M}\p{Nd}])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[\0-/:-@[-`{-\x7f]+/)
    .flatMap((word) => (hasLatin(word) ? word.split(lookalikes) : [word]))
    .map((word) => word.replace(/^\p{M}+/u, ""))
    .filter((word) => word !== "");
}

/** What names keep of a text: all else becomes a space. Letters of full width are those of ordinary width. */
function legible(text: string): string {
  return text
    .replace(/['’]/g, "")
    .replace(/[\uff01-\uffee]+/g, (wide) => wide.normalize("NFKC"))
    .normalize("NFC")
    .replace(notKept, " ");
}

/** The start of a text, short enough to name a file. */
function cut(text: string): string {
  let bytes = 0;
  for (let end = 0; end < text.length; end++) {
    bytes += Buffer.byteLength(text.charAt(end));
    if (bytes > byteLimit) return text.slice(0, end);
  }
  return text;
}

/** `getDagRuns`. Acronyms become words: `DAGRun` → `dagRun`. */
export function camelCase(text: string): string {
  const [first = "", ...rest] = words(text);
  return joined([lowerCase(first), ...rest.map((word) => capitalize(lowerCase(word)))]);
}

/** `DagRun`; words keep the capitals they have: `DAGRun`, `HTTPValidationError`. */
export function pascalCase(text: string): string {
  return joined(words(text).map(capitalize));
}

function joined(parts: readonly string[]): string {
  return parts.join("").normalize("NFC");
}

function capitalize(word: string): string {
  return recased(word.slice(0, 1), (letter) => letter.toUpperCase()) + word.slice(1);
}

function lowerCase(word: string): string {
  return isAscii(word)
    ? word.toLowerCase()
    : [...word].map((one) => recased(one, (letter) => letter.toLowerCase())).join("");
}

/** A letter whose other case is no single letter, or one that names do not keep, stays: `ß`, `İ`. */
function recased(letter: string, convert: (letter: string) => string): string {
  const other = convert(letter);
  return other.length === 1 && isKept(other) ? other : letter;
}

/** Letters of Greek and of Cyrillic, in either case, that look like Latin ones: below each, which. */
const [lookAlike, these] = ["αβεηικμνορτυχζ" + "авсеһіјкмнорѕтухԁԛԝ", "abehikmnoptyxz" + "abcehijkmhopstyxdqw"];
const latinOf: ReadonlyMap<string, string> = new Map(
  [...lookAlike].map((letter, index) => [letter, these.charAt(index)]),
);

/**
 * Equal for two names that a reader or a disk could take for one: those that differ only in case, since they are one file on many
 * disks, in how their accents are encoded, or by letters of another script that look the same.
 */
function lookOf(name: string): string {
  if (isAscii(name)) return name.toLowerCase();
  const folded = name.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFC");
  return [...folded].map((letter) => latinOf.get(letter) ?? letter).join("");
}

/** Remembers which names are given. */
export class NameBook {
  readonly #given = new Set<string>();
  readonly #last = new Map<string, number>();

  constructor(names: Iterable<string> = []) {
    for (const name of names) this.take(name);
  }

  has(name: string): boolean {
    return this.#given.has(lookOf(name));
  }

  take(name: string): void {
    this.#given.add(lookOf(name));
  }

  /**
   * Takes the first free name of those that are the given one with a number: `Dag2`, `Dag3`; `V1_2`. Takes constant time, but for
   * names that were given otherwise.
   *
   * @returns what was put after the name
   */
  number(name: string, first = 2): string {
    const stem = /\p{Nd}$/u.test(name) ? `${name}_` : name;
    let number = this.#last.get(lookOf(stem)) ?? first - 1;
    do number++;
    while (this.has(`${stem}${number}`));
    this.#last.set(lookOf(stem), number);
    this.take(`${stem}${number}`);
    return `${stem}${number}`.slice(name.length);
  }
}
