/**
 * Regular expressions of documents (`pattern`; JSON Schema Core, section 6.4): they come from strangers, and one that backtracks
 * without end must not hold up a run. So they are matched here, step by step and never more than so many: the engine of the
 * language has no such bound. What a single character may be is left to it.
 */
import { type AST, RegExpParser } from "@eslint-community/regexpp";
import type { Steps } from "./steps.js";

/** A pattern that can be worked with. */
export interface Pattern {
  readonly source: string;
  /** `u` where the pattern is valid with it, as JSON Schema wants; else none. */
  readonly flags: "u" | "";
  readonly alternatives: readonly AST.Alternative[];
}

const longestPattern = 2_000;
/** Every step of a match lies on the stack of those before it. */
const deepest = 800;

const known = new Map<string, Pattern | undefined>();

/** Reads a pattern; undefined where it is none in ECMAScript, as Python's `(?i)`, or is longer than any real one. */
export function parsePattern(source: string): Pattern | undefined {
  if (source.length > longestPattern) return undefined;
  if (!known.has(source)) known.set(source, withFlags(source, "u") ?? withFlags(source, ""));
  return known.get(source);
}

function withFlags(source: string, flags: Pattern["flags"]): Pattern | undefined {
  try {
    new RegExp(source, flags);
    const parser = new RegExpParser({ ecmaVersion: 2025 });
    const { alternatives } = parser.parsePattern(source, 0, source.length, { unicode: flags === "u" });
    return { source, flags, alternatives };
  } catch {
    return undefined;
  }
}

/** Whether a text has a match of a pattern. Undefined: that takes more steps than are left. */
export function hasMatch(pattern: Pattern, text: string, steps: Steps): boolean | undefined {
  const match: Match = {
    pattern,
    text: pattern.flags === "u" ? [...text] : text.split(""),
    steps,
    captures: new Map(),
    depth: 0,
  };
  for (let start = 0; start <= match.text.length; start += 1) {
    if (anyOf(match, pattern.alternatives, start, () => true)) return true;
    if (steps.left <= 0) return undefined;
  }
  return false;
}

interface Match {
  readonly pattern: Pattern;
  readonly text: readonly string[];
  readonly steps: Steps;
  readonly captures: Map<AST.CapturingGroup, readonly string[]>;
  depth: number;
}

/** What comes after a part of the pattern has matched up to here. */
type Next = (at: number) => boolean;

function anyOf(match: Match, alternatives: readonly AST.Alternative[], at: number, next: Next): boolean {
  return alternatives.some(({ elements }) => sequence(match, elements, 0, at, next));
}

function sequence(match: Match, elements: readonly AST.Element[], index: number, at: number, next: Next): boolean {
  const element = elements[index];
  if (element === undefined) return next(at);
  return step(match, element, at, (end) => sequence(match, elements, index + 1, end, next));
}

/** One part of the pattern, and all that comes after it. */
function step(match: Match, element: AST.Element, at: number, next: Next): boolean {
  match.steps.left -= 1;
  if (match.depth >= deepest) match.steps.left = 0;
  if (match.steps.left <= 0) return false;
  match.depth += 1;
  const found = matches(match, element, at, next);
  match.depth -= 1;
  return found;
}

function matches(match: Match, element: AST.Element, at: number, next: Next): boolean {
  switch (element.type) {
    case "Group":
      return anyOf(match, element.alternatives, at, next);
    case "CapturingGroup":
      return capture(match, element, at, next);
    case "Quantifier":
      return repeat(match, element, 0, at, next);
    case "Assertion":
      return holds(match, element, at) && next(at);
    case "Backreference":
      return refer(match, element, at, next);
    default:
      return isOne(match.pattern, element, match.text[at]) && next(at + 1);
  }
}

function capture(match: Match, group: AST.CapturingGroup, at: number, next: Next): boolean {
  const before = match.captures.get(group);
  const restore = (): boolean => {
    if (before === undefined) match.captures.delete(group);
    else match.captures.set(group, before);
    return false;
  };
  return anyOf(match, group.alternatives, at, (end) => {
    match.captures.set(group, match.text.slice(at, end));
    return next(end) || restore();
  });
}

function repeat(match: Match, quantifier: AST.Quantifier, count: number, at: number, next: Next): boolean {
  const { min, max, greedy, element } = quantifier;
  const more = (): boolean =>
    count < max &&
    step(match, element, at, (end) => (end > at || count < min) && repeat(match, quantifier, count + 1, end, next));
  const enough = (): boolean => count >= min && next(at);
  return greedy ? more() || enough() : enough() || more();
}

function refer(match: Match, { resolved }: AST.Backreference, at: number, next: Next): boolean {
  const groups = Array.isArray(resolved) ? resolved : [resolved];
  const [captured = []] = groups.flatMap((group) => {
    const found = match.captures.get(group);
    return found === undefined ? [] : [found];
  });
  return captured.every((character, index) => match.text[at + index] === character) && next(at + captured.length);
}

function holds(match: Match, assertion: AST.Assertion, at: number): boolean {
  switch (assertion.kind) {
    case "start":
      return at === 0;
    case "end":
      return at === match.text.length;
    case "word":
      return (isWord(match.text[at - 1]) !== isWord(match.text[at])) !== assertion.negate;
    case "lookahead":
      return anyOf(match, assertion.alternatives, at, () => true) !== assertion.negate;
    case "lookbehind": {
      const starts = Array.from({ length: at + 1 }, (_, index) => at - index);
      const found = starts.some((start) => anyOf(match, assertion.alternatives, start, (end) => end === at));
      return found !== assertion.negate;
    }
  }
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /^\w$/.test(character);
}

/** What stands for one character of a text. */
export type CharacterNode = Exclude<
  AST.Element,
  AST.Group | AST.CapturingGroup | AST.Quantifier | AST.Assertion | AST.Backreference
>;

const ofOne = new Map<string, RegExp>();

/** Whether a character is what a node of the pattern stands for. */
export function isOne({ flags }: Pattern, { raw }: CharacterNode, character: string | undefined): boolean {
  const key = `${flags} ${raw}`;
  const expression = ofOne.get(key) ?? new RegExp(`^(?:${raw})$`, flags);
  ofOne.set(key, expression);
  return character !== undefined && expression.test(character);
}
