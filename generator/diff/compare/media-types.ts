/** Matches the media types of two bodies as servers compare them (RFC 9110, section 8.3.1): without case, and without what says only how a body is written. */
import type { MediaType } from "../../ir/model.js";
import { groupBy } from "../group.js";

export interface MediaTypeMatches {
  readonly pairs: readonly (readonly [old: MediaType, new_: MediaType])[];
  readonly removed: readonly MediaType[];
  readonly added: readonly MediaType[];
}

/** Those that are written alike first, then those that mean the same. A second spelling of one that the other side has is no change. */
export function matchMediaTypes(old: readonly MediaType[], new_: readonly MediaType[]): MediaTypeMatches {
  const left = { old: new Set(old), new: new Set(new_) };
  const pairs = [({ type }: MediaType) => type, keyOf].flatMap((key) => meeting(left, key));
  const [before, after] = [new Set(old.map(keyOf)), new Set(new_.map(keyOf))];
  return {
    pairs,
    removed: [...left.old].filter((media) => !after.has(keyOf(media))),
    added: [...left.new].filter((media) => !before.has(keyOf(media))),
  };
}

interface Left {
  readonly old: Set<MediaType>;
  readonly new: Set<MediaType>;
}

/** Takes pairs with the same key out of what is left. */
function meeting(left: Left, key: (media: MediaType) => string): (readonly [MediaType, MediaType])[] {
  const byKey = groupBy(left.new, key);
  return [...left.old].flatMap((a): (readonly [MediaType, MediaType])[] => {
    const b = byKey.get(key(a))?.shift();
    if (b === undefined) return [];
    left.old.delete(a);
    left.new.delete(b);
    return [[a, b]];
  });
}

function keyOf({ type }: MediaType): string {
  return mediaTypeKey(type);
}

/** Parameters that say how a body is written or preferred. */
const spelling: ReadonlySet<string> = new Set(["charset", "boundary", "q"]);

/** Parameters by which APIs tell apart what a body holds. */
const telling: ReadonlySet<string> = new Set(["v", "version", "api-version", "profile", "ext", "odata.metadata"]);

/**
 * What two spellings of one media type have in common: `Application/JSON; charset=utf-8` → `application/json`. Parameters of vendors'
 * types stay, in any order, as do those that name a version: `application/vnd.x+json;v=2` is another thing than `v=1`.
 */
export function mediaTypeKey(type: string): string {
  const { essence, parameters } = partsOf(type);
  const isVendors = /\/(vnd|prs|x)[.-]|\+/.test(essence);
  return joined(
    essence,
    parameters.filter(([name]) => isVendors || telling.has(name)),
  );
}

/** The media type with all parameters but those that only say how it is written. */
export function writtenMediaType(type: string): string {
  const { essence, parameters } = partsOf(type);
  return joined(essence, parameters);
}

type MediaTypeParameter = readonly [name: string, value: string];

function joined(essence: string, parameters: readonly MediaTypeParameter[]): string {
  return [essence, ...parameters.map(([name, value]) => `${name}=${value}`).sort()].join(";");
}

function partsOf(type: string): { readonly essence: string; readonly parameters: readonly MediaTypeParameter[] } {
  const [essence = "", ...parameters] = type.split(";").map((part) => part.trim());
  return {
    essence: essence.toLowerCase(),
    parameters: parameters.map(parameterOf).filter(([name]) => name !== "" && !spelling.has(name)),
  };
}

/** The name, which has no case, and the value without the quotes that it may stand in. */
function parameterOf(text: string): MediaTypeParameter {
  const equals = text.indexOf("=");
  const [name, value] = equals < 0 ? [text, ""] : [text.slice(0, equals), text.slice(equals + 1)];
  return [name.trim().toLowerCase(), value.trim().replace(/^"(.*)"$/, "$1")];
}
