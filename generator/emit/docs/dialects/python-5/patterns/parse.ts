/** Regular expressions as RgxGen reads them, the library that the reference makes examples of patterns with. Its limits are kept. */

export type PatternNode =
  | { readonly kind: "text"; readonly text: string }
  /** `.` or `[…]` or `\w`. */
  | { readonly kind: "set"; readonly isNegative: boolean; readonly symbols: readonly string[] }
  | { readonly kind: "choice" | "sequence"; readonly nodes: readonly PatternNode[] }
  | { readonly kind: "repeat"; readonly node: PatternNode; readonly min: number; readonly max: number }
  | { readonly kind: "group"; readonly index: number; readonly node: PatternNode }
  /** What must not follow, or come before. */
  | { readonly kind: "not"; readonly node: PatternNode }
  | { readonly kind: "reference"; readonly index: number };

/** How often `*` and `+` repeat at most. */
const many = 100;
/** The library counts with numbers of 32 bits. */
const mostTimes = 2 ** 31 - 1;
/** How deep groups may be inside of each other. */
export const deepestGroup = 250;
/** How many symbols all ranges of a pattern may name together. */
const mostSymbols = 2_000_000;

interface Reader {
  readonly pattern: string;
  at: number;
  groups: number;
  depth: number;
  symbols: number;
}

class Unreadable extends Error {}

/** Undefined for what the library cannot read, and for what no machine should: groups without end, sets without end. */
export function parsePattern(pattern: string): PatternNode | undefined {
  const reader = { pattern, at: 0, groups: 0, depth: 0, symbols: 0 };
  try {
    const node = parseChoice(reader);
    return reader.at >= pattern.length ? node : undefined;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function peek({ pattern, at }: Reader, offset = 0): string {
  return pattern.charAt(at + offset);
}

function take(reader: Reader): string {
  return reader.pattern.charAt(reader.at++);
}

function parseChoice(reader: Reader): PatternNode {
  const choices: PatternNode[] = [];
  for (;;) {
    choices.push(parseSequence(reader));
    if (peek(reader) !== "|") break;
    reader.at++;
  }
  const [first, ...others] = choices;
  return first !== undefined && others.length === 0 ? first : { kind: "choice", nodes: choices };
}

function parseSequence(reader: Reader): PatternNode {
  const nodes: PatternNode[] = [];
  while (reader.at < reader.pattern.length && !"|)".includes(peek(reader))) parseNext(reader, nodes);
  const joined = joinTexts(nodes);
  const [first, ...others] = joined;
  return first !== undefined && others.length === 0 ? first : { kind: "sequence", nodes: joined };
}

function joinTexts(nodes: readonly PatternNode[]): PatternNode[] {
  const joined: PatternNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (last?.kind !== "text" || node.kind !== "text") joined.push(node);
    else joined[joined.length - 1] = { kind: "text", text: last.text + node.text };
  }
  return joined;
}

function parseNext(reader: Reader, nodes: PatternNode[]): void {
  const character = take(reader);
  if (character === "^" || character === "$") return;
  if (character === "[") nodes.push(parseSet(reader));
  else if (character === "(") nodes.push(parseGroup(reader));
  else if (character === ".") nodes.push({ kind: "set", isNegative: true, symbols: [] });
  else if (character === "\\") for (const node of parseEscape(reader)) nodes.push(node);
  else if ("{*?+".includes(character)) nodes.push(parseRepeat(reader, character, nodes.pop()));
  else nodes.push({ kind: "text", text: character });
}

/** A lookahead or lookbehind is a part like any other group. */
function parseGroup(reader: Reader): PatternNode {
  const [special] = /^\?(?:[:=!]|<[=!])/.exec(reader.pattern.slice(reader.at)) ?? [];
  if (special === undefined && peek(reader) === "?") throw new Unreadable("group");
  const index = special === undefined ? ++reader.groups : undefined;
  reader.at += special?.length ?? 0;
  if (++reader.depth > deepestGroup) throw new Unreadable("depth");
  const node = parseChoice(reader);
  reader.depth--;
  reader.at++;
  if (special?.endsWith("!") === true) return { kind: "not", node };
  return index === undefined ? node : { kind: "group", index, node };
}

function parseRepeat(reader: Reader, character: string, node: PatternNode | undefined): PatternNode {
  if (node === undefined) throw new Unreadable("nothing to repeat");
  if (character !== "{")
    return { kind: "repeat", node, min: character === "+" ? 1 : 0, max: character === "?" ? 1 : many };
  const [limits, min, comma, limit] = /^(\d+)(?:(,)(\d*))?\}/.exec(reader.pattern.slice(reader.at)) ?? [];
  if (limits === undefined) throw new Unreadable("limits");
  reader.at += limits.length;
  const max = comma === undefined ? Number(min) : limit === "" ? many : Number(limit);
  if (Math.max(Number(min), max) > mostTimes) throw new Unreadable("times");
  return { kind: "repeat", node, min: Number(min), max };
}

const digits = rangeOf("0", "9");
const spaces = ["\r", "\f", "\v", " ", "\t", "\n"];
const letters = ["_", ...rangeOf("a", "z"), ...rangeOf("A", "Z"), ...digits];
const classes: Readonly<Record<string, readonly string[]>> = { d: digits, s: spaces, w: letters };

function rangeOf(first: string, last: string): string[] {
  const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => String.fromCharCode(from + index));
}

/** What follows a backslash. Everything without a meaning stands for itself, letters too: `\n` is an n. */
function parseEscape(reader: Reader): PatternNode[] {
  const character = take(reader);
  const symbols = classes[character.toLowerCase()];
  if (symbols !== undefined) return [{ kind: "set", isNegative: !Object.hasOwn(classes, character), symbols }];
  if (/[1-9]/.test(character)) {
    const [more = ""] = /^\d*/.exec(reader.pattern.slice(reader.at)) ?? [];
    reader.at += more.length;
    return [{ kind: "reference", index: Number(character + more) }];
  }
  if ("EbB".includes(character)) return [];
  if (character === "x") return [{ kind: "text", text: parseHexadecimal(reader) }];
  if (character !== "Q") return [{ kind: "text", text: character }];
  const end = reader.pattern.indexOf("\\E", reader.at);
  const text = reader.pattern.slice(reader.at, end < 0 ? undefined : end);
  reader.at = end < 0 ? reader.pattern.length : end + 2;
  return [...text].map((one) => ({ kind: "text", text: one }));
}

function parseHexadecimal(reader: Reader): string {
  const [code, long, short] = /^(?:\{([\da-f]+)\}|([\da-f]{2}))/i.exec(reader.pattern.slice(reader.at)) ?? [];
  if (code === undefined) throw new Unreadable("hexadecimal");
  reader.at += code.length;
  return String.fromCharCode(Number.parseInt(long ?? short ?? "", 16) & 0xffff);
}

/** `[a-z_]`. A hyphen that can be no range is a hyphen. */
function parseSet(reader: Reader): PatternNode {
  const isNegative = peek(reader) === "^";
  if (isNegative) reader.at++;
  const single: string[] = [];
  const ofClasses: string[] = [];
  const ranges: string[] = [];
  let inRange = false;
  while (reader.at < reader.pattern.length) {
    const character = take(reader);
    if (character === "]") return { kind: "set", isNegative, symbols: [...single, ...ofClasses, ...ranges] };
    if (character === "-") {
      if (peek(reader) === "]" || peek(reader, -2) === "[") single.push("-");
      else inRange = true;
      continue;
    }
    const nodes: PatternNode[] = character === "\\" ? parseEscape(reader) : [{ kind: "text", text: character }];
    for (const node of nodes) {
      if (node.kind === "set" && !inRange) addSymbols(reader, ofClasses, symbolsOf(node));
      else if (node.kind === "text") single.push(node.text);
      else throw new Unreadable("range");
    }
    if (inRange) closeRange(reader, single, ranges);
    inRange = false;
  }
  throw new Unreadable("open set");
}

function closeRange(reader: Reader, single: string[], ranges: string[]): void {
  const last = single.pop();
  const first = single.pop();
  if (last !== undefined && first !== undefined) addSymbols(reader, ranges, rangeOf(first, last));
  else single.push(...(last === undefined ? [] : [last]), "-");
}

function addSymbols(reader: Reader, to: string[], symbols: readonly string[]): void {
  reader.symbols += symbols.length;
  if (reader.symbols > mostSymbols) throw new Unreadable("symbols");
  for (const symbol of symbols) to.push(symbol);
}

export const printable = rangeOf(" ", "~");

/** The characters of a set, in the order in which a Java HashSet of 128 buckets lists them. */
export function symbolsOf({ isNegative, symbols }: Extract<PatternNode, { kind: "set" }>): string[] {
  const named = new Set(symbols);
  const distinct = isNegative ? printable.filter((symbol) => !named.has(symbol)) : [...named];
  return distinct.toSorted((one, other) => (one.charCodeAt(0) & 127) - (other.charCodeAt(0) & 127));
}
