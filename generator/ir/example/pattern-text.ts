/** Texts that match a regular expression: made from its syntax, and matched again before they are taken. */
import type { AST } from "@eslint-community/regexpp";
import { withSteps } from "./scope.js";
import { type CharacterNode, hasMatch, isOne, type Pattern } from "../pattern.js";
import type { Steps } from "../steps.js";

/** What is asked of a text beside the pattern. */
export interface TextDemand {
  /** In characters. */
  readonly minLength: number;
  /** In characters. */
  readonly maxLength: number;
  /** Whether the text will do otherwise. */
  readonly accepts: (text: string, steps: Steps) => boolean;
  /** How many texts are wanted. */
  readonly count: number;
  /** Characters that other patterns ask for, tried where this one leaves the choice. */
  readonly characters: readonly string[];
}

/** How much longer than the least texts may be: at first as short as they can be, then such as readers still see through. */
const slacks = [0, 4, 64];
/** Every character lies on the stack of those before it. */
const longestText = 300;

/**
 * Different texts that match a pattern, the shortest first, as many as are wanted or as `steps` suffice for. Lookarounds, word
 * boundaries and anchors are not aimed at; a text that misses one is not taken.
 */
export function textsMatching(pattern: Pattern, demand: TextDemand, steps: Steps): readonly string[] {
  const least = Math.max(demand.minLength, widthOfAll(pattern.alternatives));
  if (least > longestText) return [];
  const found = new Set<string>();
  for (const [index, slack] of slacks.entries()) {
    const longest = Math.min(demand.maxLength, least + slack);
    withSteps(steps, steps.left / (slacks.length - index), (own) => {
      const search: Search = { pattern, steps: own, longest, captures: new Map(), found, demand };
      return alternativesOf(search, pattern.alternatives, "", (text) => offer(search, text));
    });
  }
  return [...found].slice(0, demand.count);
}

/** How many characters the shortest text has that a pattern may match, lookarounds aside. */
function widthOfAll(alternatives: readonly AST.Alternative[]): number {
  const widths = alternatives.map(({ elements }) => elements.reduce((sum, element) => sum + widthOf(element), 0));
  return Math.min(...widths);
}

function widthOf(element: AST.Element): number {
  switch (element.type) {
    case "Group":
    case "CapturingGroup":
      return widthOfAll(element.alternatives);
    case "Quantifier":
      return element.min === 0 ? 0 : element.min * widthOf(element.element);
    case "Assertion":
    case "Backreference":
      return 0;
    default:
      return 1;
  }
}

interface Search {
  readonly pattern: Pattern;
  readonly steps: Steps;
  readonly longest: number;
  readonly captures: Map<AST.CapturingGroup, string>;
  readonly found: Set<string>;
  readonly demand: TextDemand;
}

/** What follows on a text that was made so far. True: no more are wanted. */
type Then = (text: string) => boolean;

/** A pattern that is not bound to its ends matches a longer text as well. */
function offer(search: Search, text: string): boolean {
  const { minLength, count } = search.demand;
  const missing = minLength - [...text].length;
  const padding = missing > 0 ? "a".repeat(missing) : "";
  const texts = missing > 0 ? [text + padding, padding + text] : [text];
  const good = texts.find((candidate) => isGood(search, candidate));
  if (good !== undefined) search.found.add(good);
  return search.found.size >= count;
}

function isGood({ pattern, demand, steps }: Search, text: string): boolean {
  const { length } = [...text];
  if (length < demand.minLength || length > demand.maxLength || !demand.accepts(text, steps)) return false;
  const before = steps.left;
  if (hasMatch(pattern, text, steps) !== true) return false;
  // Found in so few steps, the engine of the language finds it soon as well: it has the last word.
  return before - steps.left > quick || new RegExp(pattern.source, pattern.flags).test(text);
}

const quick = 2_000;

function alternativesOf(search: Search, alternatives: readonly AST.Alternative[], text: string, then: Then): boolean {
  return alternatives.some(({ elements }) => sequence(search, elements, 0, text, then));
}

function sequence(search: Search, elements: readonly AST.Element[], index: number, text: string, then: Then): boolean {
  const element = elements[index];
  if (element === undefined) return then(text);
  return append(search, element, text, (longer) => sequence(search, elements, index + 1, longer, then));
}

/** Adds what an element stands for, one possibility after the other. */
function append(search: Search, element: AST.Element, text: string, then: Then): boolean {
  search.steps.left -= 1;
  // Nothing is left to be tried: all that began this ends at once.
  if (search.steps.left <= 0) return true;
  if (text.length > 2 * search.longest) return false;
  switch (element.type) {
    case "Group":
      return alternativesOf(search, element.alternatives, text, then);
    case "CapturingGroup":
      return alternativesOf(search, element.alternatives, text, (longer) => {
        search.captures.set(element, longer.slice(text.length));
        return then(longer);
      });
    case "Quantifier":
      return repeat(search, element, 0, text, then);
    case "Assertion":
      return then(text);
    case "Backreference": {
      const groups = Array.isArray(element.resolved) ? element.resolved : [element.resolved];
      return then(text + (groups.map((group) => search.captures.get(group)).find((captured) => captured) ?? ""));
    }
    default:
      return charactersOf(search, element).some((character) => then(text + character));
  }
}

function repeat(search: Search, quantifier: AST.Quantifier, count: number, text: string, then: Then): boolean {
  const { min, max, element } = quantifier;
  if (count >= min && then(text)) return true;
  if (count >= max || (count >= min && text.length >= search.longest) || count > search.longest) return false;
  return append(search, element, text, (longer) => repeat(search, quantifier, count + 1, longer, then));
}

/** Of characters that a node stands for, a few: plain ones where there are some. */
function charactersOf({ pattern, demand }: Search, node: CharacterNode): readonly string[] {
  if (node.type === "Character") return [String.fromCodePoint(node.value)];
  const isFitting = (character: string): boolean => isOne(pattern, node, character);
  const known = [...plainCharacters, ...ownCharacters(node)].filter(isFitting);
  return [...new Set([...[...new Set(known)].slice(0, 4), ...demand.characters.filter(isFitting)])];
}

const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
const plainCharacters = ["a", "1", "A", "_", "-", ...printable, "\t", "\n", "é", "日", "\u0000", "😀"];

/** The ends of the ranges of a class. */
function ownCharacters(node: CharacterNode): readonly string[] {
  if (node.type !== "CharacterClass") return [];
  return node.elements.flatMap((element) => {
    if (element.type === "Character") return [String.fromCodePoint(element.value)];
    return element.type === "CharacterClassRange"
      ? [String.fromCodePoint(element.min.value), String.fromCodePoint(element.max.value)]
      : [];
  });
}
