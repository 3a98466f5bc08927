/** Tags as a tree (Tag Object of OpenAPI 3.2, section 4.8.22). */
import type { Tag } from "./model.js";

/** The tags, each followed by those that stand under it; beside one another they keep their order. */
export function inTreeOrder(tags: readonly Tag[]): readonly Tag[] {
  const below = new Map<string | undefined, Tag[]>();
  for (const tag of tags) {
    const others = below.get(tag.parent) ?? [];
    others.push(tag);
    below.set(tag.parent, others);
  }
  const ordered: Tag[] = [];
  const open = [...(below.get(undefined) ?? [])].reverse();
  for (let tag = open.pop(); tag !== undefined; tag = open.pop()) {
    ordered.push(tag);
    open.push(...[...(below.get(tag.name) ?? [])].reverse());
  }
  return ordered;
}

/** The tags that a tag stands under, the topmost first. */
export function tagsAbove(tags: readonly Tag[], { parent }: Tag): readonly Tag[] {
  const above = parent === undefined ? undefined : tags.find(({ name }) => name === parent);
  return above === undefined ? [] : [...tagsAbove(tags, above), above];
}
