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
export type YamlValue = string | number | boolean | null | YamlFloat | YamlValue[] | YamlMapping;
export type YamlMapping = Map<YamlKey, YamlValue>;
/** OpenAPI has no others. */
export type YamlKey = string | number | boolean | null;

/** A number written with a fraction or an exponent. */
export interface YamlFloat {
  readonly float: number;
}

const floatTag = {
  ...floatYaml11Tag,
  resolve: (source: string, isExplicit: boolean, tagName: string): YamlFloat | typeof NOT_RESOLVED => {
    const float = floatYaml11Tag.resolve(source, isExplicit, tagName);
    return float === NOT_RESOLVED ? float : { float };
  },
};

const schema = FAILSAFE_SCHEMA.withTags(nullYaml11Tag, boolYaml11Tag, intYaml11Tag, floatTag, mergeTag, realMapTag);

/** Reads a text that holds one document. Throws js-yaml's exception where it is none. */
export function readYaml(text: string): YamlValue {
  return load(text, { schema }) as YamlValue;
}

export function isMapping(value: YamlValue | undefined): value is YamlMapping {
  return value instanceof Map;
}
