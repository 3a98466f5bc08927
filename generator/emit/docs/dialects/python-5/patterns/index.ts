/**
 * Examples of patterns. The reference gives the pattern to RgxGen with a random generator that always begins with the same seed, so
 * that each pattern has its one example.
 */
import { hashOrder } from "../../../reference/java.js";
import { deepestGroup, type PatternNode, parsePattern, printable, symbolsOf } from "./parse.js";
import { type JavaRandom, javaRandom } from "./random.js";

const seed = 18n;

/** What a generation keeps in mind. */
interface State {
  readonly random: JavaRandom;
  readonly ignoresCase: boolean;
  readonly groups: Map<number, string>;
  readonly symbols: Map<PatternNode, readonly string[]>;
  /** How much may still be written, in characters and parts: patterns can ask for more than there is memory. */
  left: number;
  /** How many parts the present one is inside of. */
  depth: number;
}

const mostWritten = 100_000;
/** Repeats of repeats need no brackets, so that the reader does not count them. */
const deepest = 2 * deepestGroup;

/**
 * An example of a pattern. The reference means to take slashes and a flag off (`/a+/i`), but takes the last character of any pattern for
 * the flag. Mostly that character is a `$`, and nothing is lost.
 */
export function exampleOfPattern(pattern: string): string | undefined {
  const [, inner = pattern, flag = ""] = /^\/?(.+?)\/?(.?)$/.exec(pattern) ?? [];
  return generate(inner, flag === "i");
}

/** Before 5.3 it was the example that lost its last character. */
export function clippedExampleOfPattern(pattern: string): string | undefined {
  const example = generate(pattern, false);
  return example === undefined ? undefined : (/^\/?(.+?)\/?.?$/.exec(example)?.[1] ?? "");
}

function generate(pattern: string, ignoresCase: boolean): string | undefined {
  const node = parsePattern(pattern);
  if (node === undefined) return undefined;
  const kept = { groups: new Map<number, string>(), symbols: new Map<PatternNode, readonly string[]>() };
  const state = { random: javaRandom(seed), ignoresCase, ...kept, left: mostWritten, depth: 0 };
  const text = textOf(node, state);
  return state.left < 0 ? undefined : text;
}

function textOf(node: PatternNode, state: State): string {
  return within(state, () => madeOf(node, state));
}

/** The text of a part; the empty text as soon as there is too much of it. */
function within(state: State, make: () => string): string {
  if (state.depth >= deepest) state.left = -1;
  if (state.left-- < 0) return "";
  state.depth++;
  const text = make();
  state.depth--;
  return text;
}

/** Text that is there already, and has its length as its price. */
function priced(text: string, state: State): string {
  state.left -= Math.max(0, text.length - 1);
  return state.left < 0 ? "" : text;
}

function madeOf(node: PatternNode, state: State): string {
  switch (node.kind) {
    case "text": {
      const text = priced(node.text, state);
      return state.ignoresCase ? changeCase(text, state.random) : text;
    }
    case "set":
      return oneOf(node, state, () => (state.ignoresCase ? symbolsOfAnyCase(node) : symbolsOf(node)));
    case "choice":
      return textOf(node.nodes[state.random.below(node.nodes.length)] ?? { kind: "text", text: "" }, state);
    case "sequence":
      return node.nodes.map((part) => textOf(part, state)).join("");
    case "repeat": {
      return repeated(node, state, () => textOf(node.node, state));
    }
    case "group": {
      const text = textOf(node.node, state);
      state.groups.set(node.index, text);
      return text;
    }
    case "reference":
      return priced(state.groups.get(node.index) ?? "", state);
    case "not":
      return otherThan(node.node, state);
  }
}

/** A symbol of a set. Which there are is found out once: a set may be repeated. */
function oneOf(node: PatternNode, { symbols: known, random }: State, find: () => readonly string[]): string {
  const symbols = known.get(node) ?? find();
  known.set(node, symbols);
  return symbols.length === 0 ? "" : (symbols[random.below(symbols.length)] ?? "");
}

function repeated({ min, max }: { min: number; max: number }, state: State, make: () => string): string {
  const times = min >= max ? min : min + state.random.below(max + 1 - min);
  let text = "";
  for (let time = 0; time < times && state.left >= 0; time++) text += make();
  return text;
}

/** Text that a part does not match: as many other characters, or one where the part matches the empty text. */
function otherThan(node: PatternNode, state: State): string {
  return within(state, () => madeUnlike(node, state));
}

function madeUnlike(node: PatternNode, state: State): string {
  switch (node.kind) {
    case "text":
      return otherText(priced(node.text, state), state);
    case "set":
      return oneOf(node, state, () => symbolsOf({ kind: "set", isNegative: true, symbols: symbolsOf(node) }));
    case "choice":
      return otherThan(node.nodes[state.random.below(node.nodes.length)] ?? { kind: "text", text: "" }, state);
    case "sequence":
      return node.nodes.map((part) => otherThan(part, state)).join("");
    case "repeat":
      return repeated({ min: Math.max(1, node.min), max: node.max }, state, () => otherThan(node.node, state));
    case "group": {
      const text = otherThan(node.node, state);
      state.groups.set(node.index, text);
      return text;
    }
    case "reference":
      return otherText(priced(state.groups.get(node.index) ?? "", state), state);
    case "not":
      return textOf(node.node, state);
  }
}

function otherText(text: string, { random }: State): string {
  for (;;) {
    const other = Array.from(
      { length: Math.max(1, text.length) },
      () => printable[random.below(printable.length)],
    ).join("");
    if (other !== text) return other;
  }
}

function changeCase(text: string, random: JavaRandom): string {
  return text.replace(/\p{L}/gu, (letter) => (random.flip() ? otherCase(letter) : letter));
}

function otherCase(letter: string): string {
  return letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
}

function symbolsOfAnyCase(node: Extract<PatternNode, { kind: "set" }>): string[] {
  const both = node.symbols.flatMap((symbol) => [otherCase(symbol), symbol]);
  return node.isNegative ? symbolsOf({ ...node, symbols: both }) : hashOrder(both);
}
