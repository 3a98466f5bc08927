/** Texts within limits (JSON Schema Validation, sections 6.3 and 7.3). */
import { isSentAsText } from "../bytes.js";
import { isTextWithin } from "../limits.js";
import type { StringSchema } from "../model.js";
import { hasMatch, type Pattern, parsePattern } from "../pattern.js";
import type { Steps } from "../steps.js";
import { type TextDemand, textsMatching } from "./pattern-text.js";
import { type Scope, take, withSteps } from "./scope.js";
import type { ExampleValue } from "./value.js";

/** A longer text is no example. */
const longest = 10_000;

/** Texts that satisfy all of the schemas, tagged where the schemas are of a moment or a file. */
export function* textsWithin(schemas: readonly StringSchema[], scope: Scope): Generator<ExampleValue> {
  const demand = demandOf(schemas);
  if (demand.minLength > longest || demand.minLength > demand.maxLength) return;
  const { isWithin, patterns } = demand;
  const isValid = (text: string): boolean =>
    isWithin(text) && withSteps(scope.budget.steps, mostSteps, (steps) => demand.keepsPatterns(text, steps));
  const formats = schemas.flatMap((schema) => (isSentAsText(schema) ? [] : (schema.format ?? [])));
  const plain = plainTexts(formats, scope.name, demand);
  const seen = new Set<string>();
  // Of texts that are not made for a pattern, few will match it.
  for (const text of chain(patterns.length === 0 ? plain : take(plain, 40), matchingTexts(demand, scope))) {
    if (seen.has(text) || !isValid(text)) continue;
    seen.add(text);
    yield tagged(text, formats, isValid);
  }
  // Where a pattern cannot be met, a text still tells more than nothing.
  const text = scope.lenient ? [...take(plainTexts(formats, scope.name, demand), 5)].find(isWithin) : undefined;
  if (text !== undefined) yield tagged(text, formats, isWithin);
}

/** What all of the schemas demand of a text. */
interface Demand {
  readonly minLength: number;
  readonly maxLength: number;
  readonly patterns: readonly Pattern[];
  /** Whether a text is as long as it has to be, and of the format. */
  readonly isWithin: (text: string) => boolean;
  /** Whether a text is found to match, as long as there are steps left. */
  readonly keepsPatterns: (text: string, steps: Steps) => boolean;
}

function demandOf(schemas: readonly StringSchema[]): Demand {
  const sources = new Set(schemas.flatMap(({ pattern }) => pattern ?? []));
  const patterns = [...sources].flatMap((source) => parsePattern(source) ?? []);
  return {
    minLength: Math.max(0, ...schemas.flatMap((schema) => schema.minLength ?? [])),
    maxLength: Math.min(...schemas.flatMap((schema) => schema.maxLength ?? [])),
    patterns,
    isWithin: (text) => schemas.every((schema) => isTextWithin(text, schema)),
    keepsPatterns: (text, steps) => patterns.every((pattern) => hasMatch(pattern, text, steps) === true),
  };
}

function* chain<T>(...all: readonly Iterable<T>[]): Generator<T> {
  for (const one of all) yield* one;
}

/** A text of the format, or one after the name; then all others. */
function* plainTexts(formats: readonly string[], name: string, { minLength, maxLength }: Demand): Generator<string> {
  const isSpoken = (format: string): boolean => Object.hasOwn(formatTexts, format) && !looseFormats.has(format);
  if (!formats.some(isSpoken)) yield* take(namedTexts(name, minLength, maxLength), 1);
  for (const format of formats) yield* textsOfFormat(format, minLength);
  yield* namedTexts(name, minLength, maxLength);
}

/** Formats that most texts have. */
const looseFormats: ReadonlySet<string> = new Set(["uri-reference", "uri-template", "regex"]);

/** A moment is written by its type, with thousandths: where the schema minds, it stays a text. */
function tagged(text: string, formats: readonly string[], isValid: (text: string) => boolean): ExampleValue {
  const isMoment = formats.includes("date-time") && isValid(text.replace("Z", ".000Z"));
  if (isMoment) return { kind: "date-time", text };
  return formats.includes("binary") ? { kind: "binary", text } : text;
}

/** Texts after the name of what they stand for, cut or filled up to their limits; then numbered ones. */
function* namedTexts(name: string, minLength: number, maxLength: number): Generator<string> {
  const text = `${name.slice(0, 60)}_example`;
  yield sized(text, minLength, maxLength);
  for (let index = 2; index < 1_000; index += 1) {
    const end = `_${index}`;
    yield sized(sized(text, minLength - end.length, maxLength - end.length) + end, 0, maxLength);
  }
}

function sized(text: string, minLength: number, maxLength: number): string {
  const missing = minLength - [...text].length;
  const filled = missing > 0 ? text + "_example".repeat(Math.ceil(missing / 8)).slice(0, missing) : text;
  return filled.length > maxLength ? [...filled].slice(0, Math.max(0, maxLength)).join("") : filled;
}

/** A longer search is given up: another one may find more. */
const mostSteps = 5_000;

/** Texts made from the patterns, one pattern after the other; then texts of all of them in a row. */
function* matchingTexts(demand: Demand, { budget }: Scope): Generator<string> {
  const { minLength, maxLength, patterns } = demand;
  const find = (pattern: Pattern, wanted: Omit<TextDemand, "characters">): readonly string[] => {
    const characters = charactersIn(patterns.filter((other) => other !== pattern));
    return withSteps(budget.steps, mostSteps, (steps) => textsMatching(pattern, { ...wanted, characters }, steps));
  };
  const accepts = (text: string, steps: Steps): boolean => demand.isWithin(text) && demand.keepsPatterns(text, steps);
  for (const pattern of patterns) yield* find(pattern, { minLength, maxLength, accepts, count: 1 });
  const alone = { minLength: 0, maxLength, accepts: () => true, count: 1 };
  if (patterns.length > 1)
    yield* joined(
      patterns.slice(0, 3).flatMap((pattern) => find(pattern, alone)),
      minLength,
    );
  for (const pattern of patterns) yield* find(pattern, { minLength, maxLength, accepts, count: 50 });
}

/** Some characters that patterns may be about: what in them means nothing else. */
function charactersIn(patterns: readonly Pattern[]): readonly string[] {
  const all = patterns.flatMap(({ source }) => [...source.slice(0, 200).replace(/[\\^$.*+?()[\]{}|]/g, "")]);
  return [...new Set(all)].slice(0, 12);
}

/** Pieces in every order, filled up between them. */
function* joined(pieces: readonly string[], minLength: number): Generator<string> {
  for (const order of ordersOf(pieces)) {
    const missing = minLength - [...order.join("")].length;
    yield order.join("");
    if (missing > 0 && order.length > 1) yield order.join("a".repeat(Math.ceil(missing / (order.length - 1))));
  }
}

function ordersOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length <= 1) return [items];
  return items.flatMap((item, index) => ordersOf(items.toSpliced(index, 1)).map((others) => [item, ...others]));
}

/** Texts of a format, a plain one first; as long as they have to be, where the format can be longer. */
function* textsOfFormat(format: string, minLength: number): Generator<string> {
  const make = Object.hasOwn(formatTexts, format) ? formatTexts[format] : undefined;
  if (make === undefined) return;
  for (let index = 0; index < 60; index += 1) {
    yield* make(index, 0);
    if (minLength > 0) yield* make(index, minLength);
  }
}

/** By format: texts with a number in them, where that is not 0, and filled up to a length. */
type FormatTexts = (index: number, length: number) => readonly string[];

const two = (value: number): string => String(value).padStart(2, "0");
const numbered = (index: number): string => (index === 0 ? "" : String(index));
const filler = (length: number, given: string): string => "a".repeat(Math.max(0, length - given.length));

const webAddresses: FormatTexts = (index, length) => {
  const address = index === 0 ? "https://example.com" : `https://example.com/${index}`;
  return [length > address.length ? `${address}/${filler(length, `${address}/`)}` : address, `a:${numbered(index)}b`];
};

const mailAddresses: FormatTexts = (index, length) => {
  const address = `user${numbered(index)}@example.com`;
  return [filler(length, address) + address, `${numbered(index)}a@b.co`];
};

const hosts: FormatTexts = (index, length) => {
  const host = index === 0 ? "example.com" : `host${index}.example.com`;
  const labels = "a.".repeat(Math.max(0, Math.ceil((length - host.length) / 2)));
  return [labels + host, `a${numbered(index)}`];
};

/** A word after a beginning, and a short one. */
const wordsAfter =
  (beginning: string): FormatTexts =>
  (index, length) => {
    const word = `${beginning}example${numbered(index)}`;
    return [word + filler(length, word), `${beginning}a${numbered(index)}`];
  };

const formatTexts: Readonly<Record<string, FormatTexts>> = {
  "date-time": (index) => [`2025-01-${two((index % 28) + 1)}T${two(Math.floor(index / 28))}:00:00Z`],
  date: (index) => [`2025-${two((Math.floor(index / 28) % 12) + 1)}-${two((index % 28) + 1)}`],
  time: (index) => [`12:${two(index % 60)}:00Z`],
  duration: (index) => [`PT${index + 1}H`, `P${index + 1}D`],
  uuid: (index) => [`123e4567-e89b-42d3-a456-4266141740${two(index)}`],
  email: mailAddresses,
  "idn-email": mailAddresses,
  uri: webAddresses,
  url: webAddresses,
  iri: webAddresses,
  "uri-reference": wordsAfter("/"),
  "uri-template": wordsAfter("/"),
  hostname: hosts,
  "idn-hostname": hosts,
  "json-pointer": wordsAfter("/"),
  "json-pointer-uri-fragment": wordsAfter("#/"),
  "relative-json-pointer": (index) => [String(index)],
  regex: wordsAfter("^"),
  byte: (index, length) => [`ZXhhbXBsZQ==`, "QUJD".repeat(Math.max(index, Math.ceil(length / 4)))],
  binary: wordsAfter(""),
  ipv4: (index) => [`127.0.0.${index + 1}`, `${index + 1}.1.1.1`],
  ipv6: (index) => [`::${(index + 1).toString(16)}`],
};
