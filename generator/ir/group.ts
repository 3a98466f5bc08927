import type { Api, Operation, Tag } from "./model.js";

/** The operations of one API class. */
export interface Group {
  /** Tells it from all others. */
  readonly key: string;
  readonly tag: Tag;
  readonly operations: readonly Operation[];
}

/** Where operations without a tag go. */
const untagged: Tag = { name: "Default" };

/** One group per tag, in the order of the tags; an operation belongs to its first tag. Groups without operations are left out. */
export function groupByTag(api: Api): Group[] {
  const tags = api.tags.some((tag) => tag.name === untagged.name) ? api.tags : [...api.tags, untagged];
  return tags
    .map((tag) => ({
      key: tag.name,
      tag,
      operations: api.operations.filter((operation) => (operation.tags[0] ?? untagged.name) === tag.name),
    }))
    .filter((group) => group.operations.length > 0);
}
