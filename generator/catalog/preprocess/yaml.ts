/**
 * YAML as PyYAML's `safe_load` reads it: version 1.1, keys in their order, and `0.0` told from `0`, which its dump writes differently.
 * Timestamps stay text, as do binaries and sets: no spec has any.
 */
import {
  boolYaml11Tag,
  FAILSAFE_SCHEMA,
  floatYaml11Tag,
  intYaml11Tag,
  load,
  mergeTag,
  NOT_RESOLVED,
  nullYaml11Tag,
  realMapTag,
} from "js-yaml";

/** What a document is made of. */
export type Value = string | number | boolean | null | Float | Value[] | Mapping;
export type Mapping = Map<Key, Value>;
/** OpenAPI has no others. */
export type Key = string | number | boolean | null;

/** A number written with a fraction or an exponent. */
export interface Float {
  readonly float: number;
}

const floatTag = {
  ...floatYaml11Tag,
  resolve: (source: string, isExplicit: boolean, tagName: string): Float | typeof NOT_RESOLVED => {
    const float = floatYaml11Tag.resolve(source, isExplicit, tagName);
    return float === NOT_RESOLVED ? float : { float };
  },
};

const schema = FAILSAFE_SCHEMA.withTags(nullYaml11Tag, boolYaml11Tag, intYaml11Tag, floatTag, mergeTag, realMapTag);

/** Reads a text that holds one document. Throws js-yaml's exception where it is none. */
export function readYaml(text: string): Value {
  return load(text, { schema }) as Value;
}

export function isMapping(value: Value | undefined): value is Mapping {
  return value instanceof Map;
}
