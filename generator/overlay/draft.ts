/**
 * A document that is being changed. It remembers where each part was said: what the document said has its place there, what an overlay
 * said has its place in the overlay. The document itself stays as it is: a mapping or a list is copied when it is changed first.
 */
import { isObject, type JsonObject, put, removeKey, shallowCopy } from "../load/json.js";
import { pathOf, toPointer } from "../load/pointer.js";
import type { Document } from "../load/text.js";

/** Keys from the root of a document, in lists indexes. */
export type Path = readonly string[];

/** Where a part was said. */
export interface Origin {
  readonly document: Document;
  readonly path: Path;
}

/** A mapping or a list. */
type Container = Record<string, unknown>;

export interface Draft {
  readonly value: () => JsonObject;
  readonly at: (path: Path) => unknown;
  /** Sets a member, or an item that is there or comes next. */
  readonly set: (path: Path, value: unknown, from: Origin) => void;
  /** Removes members of a mapping, or items of a list. `from` has said so. */
  readonly remove: (parent: Path, keys: ReadonlySet<string>, from: Origin) => void;
  readonly originOf: (path: Path) => Origin;
  /** To be called where one value is put in two places. */
  readonly share: () => void;
  readonly document: () => Document;
}

export function draftOf(document: Document): Draft {
  const root: Container = { $: document.value };
  // Copies that nobody else has. Where a part was said, if not under its own key in what was said for its container.
  let own = new WeakSet<object>([root]);
  const sources = new WeakMap<object, Map<string, Origin | string>>();

  const ownAt = (path: Path): Container => {
    let parent = root;
    for (const key of ["$", ...path]) {
      const child = parent[key] as Container;
      parent = own.has(child) ? child : ownCopy(parent, key, child);
    }
    return parent;
  };
  const ownCopy = (parent: Container, key: string, original: Container): Container => {
    const copy = shallowCopy(original);
    const known = sources.get(original);
    if (known !== undefined) sources.set(copy, new Map(known));
    own.add(copy);
    replace(parent, key, copy);
    return copy;
  };
  const noteSource = (container: object, key: string, from: Origin | string): void => {
    sources.set(container, (sources.get(container) ?? new Map<string, Origin | string>()).set(key, from));
  };

  const value = () => root["$"] as JsonObject;
  const at = (path: Path) => follow(value(), path);
  const originOf = (path: Path): Origin => {
    let [node, origin]: [unknown, Origin] = [value(), { document, path: [] }];
    for (const key of path) {
      const source = (isContainer(node) ? sources.get(node)?.get(key) : undefined) ?? key;
      origin = typeof source === "string" ? { ...origin, path: [...origin.path, source] } : source;
      node = isContainer(node) && Object.hasOwn(node, key) ? node[key] : undefined;
    }
    return origin;
  };

  return {
    ...{ value, at, originOf },
    set(path, value_, from) {
      const key = path.at(-1) ?? "$";
      const parent = path.length === 0 ? root : ownAt(path.slice(0, -1));
      replace(parent, key, value_);
      noteSource(parent, key, from);
    },
    remove(path, keys, from) {
      const parent = ownAt(path);
      if (Array.isArray(parent)) return removeItems(parent, keys, sources);
      for (const key of keys) {
        removeKey(parent, key);
        noteSource(parent, key, from);
      }
    },
    share: () => void (own = new WeakSet([root])),
    document: () => ({
      ...document,
      value: value(),
      locate(pointer) {
        const { document: home, path } = originOf(pathOf(pointer) ?? []);
        return home.locate(toPointer(path));
      },
    }),
  };
}

function removeItems(
  list: Container & unknown[],
  keys: ReadonlySet<string>,
  sources: WeakMap<object, Map<string, Origin | string>>,
): void {
  const kept = list.map((_, index) => String(index)).filter((index) => !keys.has(index));
  const known = sources.get(list);
  const items = kept.map((index) => list[index]);
  sources.set(list, new Map(kept.map((index, position) => [String(position), known?.get(index) ?? index])));
  list.length = 0;
  for (const item of items) list.push(item);
}

function replace(parent: Container, key: string, value: unknown): void {
  if (Array.isArray(parent)) parent[Number(key)] = value;
  else put(parent, key, value);
}

function isContainer(node: unknown): node is Container {
  return Array.isArray(node) || isObject(node);
}

function follow(node: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (parent, key) => (isContainer(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined),
    node,
  );
}
