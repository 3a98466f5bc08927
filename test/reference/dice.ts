/** How the random specs decide: few unusual features in one document, so that a difference can be understood. */
import fc, { type GeneratorValue } from "fast-check";

/** What is out of the ordinary. Each document has some of these; all else in it is plain. */
export const features = [
  ...["oddTags", "severalTags", "noTags", "oddIds", "noIds", "noSummaries", "texts", "longTexts"],
  ...["headers", "cookies", "styles", "defaults", "enums", "formats", "pathParameters", "contentParameters"],
  ...["forms", "multipart", "severalContents", "inlineBodies", "oddBodies", "componentBodies"],
  ...["componentResponses", "responseHeaders", "severalResponses", "inlineResponses", "primitiveResponses"],
  ...["allOf", "discriminator", "oneOf", "anyOf", "inlineUnions", "aliases", "maps", "freeForm", "any", "nested"],
  ...["titles", "nullable", "readOnly", "examples", "constraints", "additionalProperties", "oddNames", "oddProperties"],
  ...["security", "operationSecurity", "servers", "deprecated", "callbacks", "links", "recursion", "extensions"],
  ...["version31", "empties", "nulls", "siblings", "deepRefs", "yaml", "mergeKeys"],
] as const;
export type Feature = (typeof features)[number];

export interface Dice {
  /** Whether the document has a feature. */
  readonly has: (feature: Feature) => boolean;
  /** True in about this many of a hundred cases. */
  readonly chance: (percent: number) => boolean;
  /** Both at once: the feature is there, and it is used here. */
  readonly uses: (feature: Feature, percent: number) => boolean;
  readonly int: (min: number, max: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  /** Some of the items, each once, in a random order. */
  readonly some: <T>(items: readonly T[], count: number) => T[];
}

/** The dice of one document. */
export function diceOf(generate: GeneratorValue): Dice {
  const int = (min: number, max: number) => generate(fc.integer, { min, max });
  const chance = (percent: number) => int(0, 99) < percent;
  const some = <T>(items: readonly T[], count: number): T[] =>
    count <= 0
      ? []
      : generate(() =>
          fc.shuffledSubarray([...items], {
            minLength: Math.min(count, items.length),
            maxLength: Math.min(count, items.length),
          }),
        );
  const chosen = new Set<Feature>(some(features, int(3, 14)));
  return {
    int,
    chance,
    some,
    has: (feature) => chosen.has(feature),
    uses: (feature, percent) => chosen.has(feature) && chance(percent),
    pick: (items) => {
      const item = items[int(0, items.length - 1)];
      if (item === undefined && items.length === 0) throw new Error("nothing to pick from");
      return item as (typeof items)[number];
    },
  };
}
