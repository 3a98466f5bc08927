import type { Api, Operation, Tag } from "./model.js";
import { camelCase } from "./names.js";

/** The operations of one API class. */
export interface Group {
  /** Tells it from all others. */
  readonly key: string;
  readonly tag: Tag;
  readonly operations: readonly Operation[];
  /** The document has no such tag: the operations have none, and are together because of their paths. */
  readonly isByPath?: true;
}

/** Where operations without a tag go. */
const untagged: Tag = { name: "Default" };

/** More operations than that without a tag would be a class that nobody can read, or bundle a part of. */
export const mostUntagged = 50;

/**
 * One group per tag, in the order of the tags; an operation belongs to its first tag. Groups without operations are left out. Where
 * more than {@link mostUntagged} operations have no tag, each group of those is what shares the first part of its path.
 */
export function groupByTag(api: Api): Group[] {
  const loose = api.operations.filter(({ tags }) => tags.length === 0);
  const byPath = loose.length > mostUntagged ? groupByPath(loose) : [];
  const grouped = new Set(byPath.flatMap(({ operations }) => operations));
  const tags = api.tags.some((tag) => tag.name === untagged.name) ? api.tags : [...api.tags, untagged];
  const byTag = new Map<string, Operation[]>(tags.map(({ name }) => [name, []]));
  for (const operation of api.operations) {
    if (!grouped.has(operation)) byTag.get(operation.tags[0] ?? untagged.name)?.push(operation);
  }
  const groups = tags.map((tag) => ({ key: tag.name, tag, operations: byTag.get(tag.name) ?? [] }));
  return [...groups.filter((group) => group.operations.length > 0), ...byPath];
}

/** By the first part of the path that tells operations apart, in document order. Those without such a part are in none. */
function groupByPath(operations: readonly Operation[]): Group[] {
  const paths = operations.map(tellingParts);
  const shared = sharedLength(paths);
  const groups = new Map<string, { readonly name: string; readonly operations: Operation[] }>();
  for (const [index, operation] of operations.entries()) {
    const path = paths[index] ?? [];
    const name = path[Math.min(shared, path.length - 1)];
    if (name === undefined) continue;
    const group = groups.get(camelCase(name)) ?? { name, operations: [] };
    group.operations.push(operation);
    groups.set(camelCase(name), group);
  }
  return [...groups].map(([key, group]) => ({
    key: `path ${key}`,
    tag: { name: group.name },
    operations: group.operations,
    isByPath: true,
  }));
}

/** The parts of a path that say what it is about: no parameters, no versions, no `api`, and no ending such as `.json`. */
function tellingParts({ path }: Operation): string[] {
  return path
    .split(/[?#]/, 1)
    .join("")
    .split("/")
    .map((part) => part.replace(/\.(json|xml)$/i, ""))
    .filter((part) => camelCase(part) !== "" && !/[{}]/.test(part) && !/^(api|rest|v?\d[\d._-]*)$/i.test(part));
}

/** How many parts all paths begin with. */
function sharedLength(paths: readonly (readonly string[])[]): number {
  const longest = paths.reduce((one, other) => (other.length > one.length ? other : one), []);
  const index = longest.findIndex((part, at) => paths.some((path) => at < path.length && path[at] !== part));
  return index < 0 ? longest.length : index;
}
