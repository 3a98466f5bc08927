/** Finds named schemas that have another name now, by where they are used, what they hold and what they are called. */
import type { Api } from "../../ir/model.js";
import type { ModelMatch } from "../model.js";
import type { Comparison, SchemaPair } from "../schema/comparison.js";
import { modelLikeness } from "../schema/likeness.js";
import { ours, type Sentence } from "../sentence.js";
import { assign } from "./assign.js";
import { overlap, stems, translated } from "./words.js";

export interface ModelMatches {
  /** Models with the same name, and renamed ones. */
  readonly pairs: readonly ModelMatch[];
  /** Old name → the new names that took its place in some of its uses, beside the one that it is matched with. */
  readonly splits: ReadonlyMap<string, readonly string[]>;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Models that are less alike do not match. */
const leastLikeness = 0.5;

/** @param met the pairs of schemas that stand in the same place */
export function matchModels(comparison: Comparison, old: Api, new_: Api, met: readonly SchemaPair[]): ModelMatches {
  const [before, after] = [new Set(old.schemas.map(nameOf)), new Set(new_.schemas.map(nameOf))];
  const gone = new Set([...before].filter((name) => !after.has(name)));
  const come = new Set([...after].filter((name) => !before.has(name)));
  const partners = partnersOf(met);
  const likeness = (a: string, b: string): number =>
    0.5 * modelLikeness(comparison, a, b) +
    0.3 * Number(partners.get(a)?.has(b) === true) +
    0.2 * overlap(translated(stems(a), comparison.vocabulary), stems(b));

  const renamed = assign({ old: gone, new: come }, candidateWords(comparison, partners), likeness)
    .filter(({ score }) => score >= leastLikeness)
    .map(({ old: a, new: b, score }): ModelMatch => {
      const reasons = reasonsFor(comparison, a, b, partners.get(a)?.has(b) === true);
      return { old: a, new: b, confidence: Math.round(100 * score) / 100, reasons };
    });
  const successors = new Map(renamed.map((match) => [match.old, match.new]));
  const same = [...before]
    .filter((name) => after.has(name))
    .map((name): ModelMatch => ({ old: name, new: name, confidence: 1, reasons: [ours("same name")] }));
  return {
    pairs: [...same, ...renamed],
    splits: splitsOf(successors, partners),
    removed: [...gone].filter((name) => !successors.has(name)),
    added: [...come].filter((name) => !renamed.some((match) => match.new === name)),
  };
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

type Partners = ReadonlyMap<string, ReadonlySet<string>>;

function partnersOf(met: readonly SchemaPair[]): Partners {
  const partners = new Map<string, Set<string>>();
  for (const { old, new: new_, unlike } of met) {
    if (old.name === undefined || new_.name === undefined || unlike) continue;
    partners.set(old.name, (partners.get(old.name) ?? new Set()).add(new_.name));
  }
  return partners;
}

/** The words by which models find each other: the names that stand in the same place, and the words of the name. */
function candidateWords(comparison: Comparison, partners: Partners) {
  return (name: string, side: "old" | "new"): readonly string[] => {
    const own = side === "old" ? translated(stems(name), comparison.vocabulary) : stems(name);
    const places = side === "old" ? [...(partners.get(name) ?? [])] : [name];
    return [...places.map((place) => `=${place}`), ...new Set(own)];
  };
}

function splitsOf(successors: ReadonlyMap<string, string>, partners: Partners): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...successors].flatMap(([name, successor]) => {
      const others = [...(partners.get(name) ?? [])].filter((other) => other !== successor);
      return others.length === 0 ? [] : [[name, others] as const];
    }),
  );
}

function reasonsFor(comparison: Comparison, old: string, new_: string, isMet: boolean): readonly Sentence[] {
  const percent = Math.round(100 * modelLikeness(comparison, old, new_));
  return [ours(`their content is ${percent} % similar`), ...(isMet ? [ours("used in the same places")] : [])];
}
