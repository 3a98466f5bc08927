/** Makes components of the parts of other documents, and lets every reference name them. */
import { posix } from "node:path";
import { failure } from "../diagnostics.js";
import { announceKey, copy, isObject, type JsonObject, keysOf } from "./json.js";
import { documentKey } from "./library.js";
import { pathOf, percentDecoded, toPointer } from "./pointer.js";
import { componentsField, eachReference, type Reference } from "./references.js";
import { addressOf, type Part, type Target, targetId } from "./target.js";
import type { Document } from "./text.js";

/** The place of a target in this document: `["components", "schemas", "X"]`, by the target's id. */
type Homes = ReadonlyMap<string, readonly string[]>;

/** `root` with the targets as components of its own. Fails with NAME_COLLISION where two would have one name. */
export function hoist(root: Part, targets: readonly Target[]): Document {
  const homes = homesOf(root, targets);
  const value = redirected(root, root, homes) as JsonObject;
  const moved = new Map<string, Target>();
  for (const target of targets) {
    const [components = "", field = "", name = ""] = homes.get(target.id) ?? [];
    put(child(child(value, components), field), name, redirected(target, root, homes));
    moved.set(toPointer([components, field, name]), target);
  }
  return {
    name: root.home.document.name,
    value,
    locate(pointer) {
      const path = pathOf(pointer) ?? [];
      const target = moved.get(toPointer(path.slice(0, 3)));
      if (target === undefined) return root.home.document.locate(pointer);
      return target.home.document.locate(toPointer([...target.path, ...path.slice(3)]));
    },
  };
}

/** A name for each target: the one that a component of this document gives it, else its own. */
function homesOf(root: Part, targets: readonly Target[]): Homes {
  const homes = new Map<string, readonly string[]>();
  const ids = new Set(targets.map(({ id }) => id));
  eachReference(root.value, root.kind, (reference) => {
    const { path } = reference;
    // `components/schemas/X: {$ref: X.yaml}` is how split documents name their parts.
    if (path[0] !== "components" || path.length !== 4 || Object.keys(reference.holder).length > 1) return;
    const id = idOf(reference, root);
    if (id !== undefined && ids.has(id) && !homes.has(id)) homes.set(id, path.slice(0, 3));
  });
  const taken = new Set(componentsOf(root.value).map(toPointer));
  for (const target of targets) {
    if (homes.has(target.id)) continue;
    const path = freePath(target, taken);
    taken.add(toPointer(path));
    homes.set(target.id, path);
  }
  return homes;
}

function componentsOf(document: unknown): string[][] {
  const components = isObject(document) && Object.hasOwn(document, "components") ? document["components"] : undefined;
  if (!isObject(components)) return [];
  return Object.entries(components).flatMap(([field, members]) =>
    isObject(members) ? keysOf(members).map((name) => ["components", field, name]) : [],
  );
}

function freePath(target: Target, taken: ReadonlySet<string>): readonly string[] {
  const path = (name: string) => ["components", componentsField.get(target.kind) ?? target.kind, name];
  const name = nameOf(target);
  if (!taken.has(toPointer(path(name)))) return path(name);
  if (target.kind !== "pathItem") {
    const message = `${target.home.document.name} brings a second ${target.kind} named ${name}.`;
    throw failure("NAME_COLLISION", message, { ...target.referrer, fix: "Rename one of the two." });
  }
  // Nobody sees the name of a path item: its path is what counts.
  for (let number = 2; ; number++) {
    const next = path(`${name}_${number}`);
    if (!taken.has(toPointer(next))) return next;
  }
}

/** The last key of its pointer or, where a whole file is meant, the file's name; in the letters that components may have. */
function nameOf({ path, url }: Target): string {
  const file = posix.basename(percentDecoded(url.pathname));
  return (path.at(-1) ?? file.replace(/(.)\.[^.]*$/, "$1")).replace(/[^\w.-]/g, "_") || "_";
}

/** A copy of a part in which every reference leads into `root`. */
function redirected(part: Part, root: Part, homes: Homes): unknown {
  const value = copy(part.value);
  eachReference(value, part.kind, (reference) => {
    const uri = redirection(reference, part, root, homes);
    if (uri !== undefined) put(reference.holder, reference.key, uri);
  });
  return value;
}

function redirection(reference: Reference, part: Part, root: Part, homes: Homes): string | undefined {
  const home = homes.get(idOf(reference, part) ?? "");
  if (home !== undefined) return toPointer(home);
  const url = addressOf(reference, part.home);
  const toRoot = url !== undefined && documentKey(url) === documentKey(root.home.address);
  return toRoot && !reference.uri.startsWith("#") ? url.hash || "#" : undefined;
}

function idOf(reference: Reference, part: Part): string | undefined {
  const url = addressOf(reference, part.home);
  return url && targetId(reference.kind, url);
}

function child(parent: JsonObject, key: string): JsonObject {
  if (!Object.hasOwn(parent, key) || !isObject(parent[key])) put(parent, key, {});
  return parent[key] as JsonObject;
}

/** Sets an own member, also one named `__proto__`. */
function put(object: JsonObject, key: string, value: unknown): void {
  announceKey(object, key);
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
