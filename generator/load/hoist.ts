/** Makes components of the parts of other documents, and lets every reference name them. */
import { posix } from "node:path";
import { failure } from "../diagnostics.js";
import { copy, isObject, type JsonObject, keysOf, put } from "./json.js";
import { documentKey } from "./library.js";
import { pathOf, percentDecoded, toPointer } from "./pointer.js";
import { componentsField, eachReference, type Reference } from "./references.js";
import { addressOf, type Part, type ExternalPart, destinationId } from "./parts.js";
import type { Document } from "./text.js";

/** The id of each external part → its path in this document: `["components", "schemas", "X"]`. */
type NewPaths = ReadonlyMap<string, readonly string[]>;

/**
 * A copy of `root` with the external parts as components of its own.
 *
 * @throws Failure NAME_COLLISION where two components would have one name
 */
export function hoist(root: Part, parts: readonly ExternalPart[]): Document {
  const paths = newPathsOf(root, parts);
  const value = redirected(root, root, paths) as JsonObject;
  const moved = new Map<string, ExternalPart>();
  for (const part of parts) {
    const [components = "", field = "", name = ""] = paths.get(part.id) ?? [];
    put(ensureMapping(ensureMapping(value, components), field), name, redirected(part, root, paths));
    moved.set(toPointer([components, field, name]), part);
  }
  return {
    name: root.home.document.name,
    value,
    locate(pointer) {
      const path = pathOf(pointer) ?? [];
      const part = moved.get(toPointer(path.slice(0, 3)));
      if (part === undefined) return root.home.document.locate(pointer);
      return part.home.document.locate(toPointer([...part.path, ...path.slice(3)]));
    },
  };
}

/** A path for each external part: where a component of this document is nothing but a reference to the part, the path of that component. */
function newPathsOf(root: Part, parts: readonly ExternalPart[]): NewPaths {
  const paths = new Map<string, readonly string[]>();
  const ids = new Set(parts.map(({ id }) => id));
  eachReference(root.value, root.kind, (reference) => {
    const { path } = reference;
    // `components/schemas/X: {$ref: X.yaml}` is how split documents name their parts.
    if (path[0] !== "components" || path.length !== 4 || Object.keys(reference.holder).length > 1) return;
    const id = idOf(reference, root);
    if (id !== undefined && ids.has(id) && !paths.has(id)) paths.set(id, path.slice(0, 3));
  });
  const taken = new Set(componentsOf(root.value).map(toPointer));
  for (const part of parts) {
    if (paths.has(part.id)) continue;
    const path = freePath(part, taken);
    taken.add(toPointer(path));
    paths.set(part.id, path);
  }
  return paths;
}

function componentsOf(document: unknown): string[][] {
  const components = isObject(document) && Object.hasOwn(document, "components") ? document["components"] : undefined;
  if (!isObject(components)) return [];
  return Object.entries(components).flatMap(([field, members]) =>
    isObject(members) ? keysOf(members).map((name) => ["components", field, name]) : [],
  );
}

/** @throws Failure NAME_COLLISION where the name of the part is taken, and is one that users see */
function freePath(part: ExternalPart, taken: ReadonlySet<string>): readonly string[] {
  const path = (name: string) => ["components", componentsField.get(part.kind) ?? part.kind, name];
  const name = nameOf(part);
  if (!taken.has(toPointer(path(name)))) return path(name);
  if (part.kind !== "pathItem") {
    const message = `${part.home.document.name} brings a second ${part.kind} named ${name}.`;
    throw failure("NAME_COLLISION", message, { ...part.referrer, fix: "Rename one of the two." });
  }
  // No output shows the name of a path item, so that any free one will do.
  for (let number = 2; ; number++) {
    const next = path(`${name}_${number}`);
    if (!taken.has(toPointer(next))) return next;
  }
}

/** The last key of the part's pointer or, for a whole file, the file's name; in the characters that names of components may have. */
function nameOf({ path, url }: ExternalPart): string {
  const file = posix.basename(percentDecoded(url.pathname));
  return (path.at(-1) ?? file.replace(/(.)\.[^.]*$/, "$1")).replace(/[^\w.-]/g, "_") || "_";
}

/** A copy of a part in which every reference leads into `root`. */
function redirected(part: Part, root: Part, paths: NewPaths): unknown {
  const value = copy(part.value);
  eachReference(value, part.kind, (reference) => {
    const uri = redirection(reference, part, root, paths);
    if (uri !== undefined) put(reference.holder, reference.key, uri);
  });
  return value;
}

/** What a reference has to say instead; undefined where it may stay as it is. */
function redirection(reference: Reference, part: Part, root: Part, paths: NewPaths): string | undefined {
  const path = paths.get(idOf(reference, part) ?? "");
  if (path !== undefined) return toPointer(path);
  const url = addressOf(reference, part.home);
  const toRoot = url !== undefined && documentKey(url) === documentKey(root.home.address);
  return toRoot && !reference.uri.startsWith("#") ? url.hash || "#" : undefined;
}

function idOf(reference: Reference, part: Part): string | undefined {
  const url = addressOf(reference, part.home);
  return url && destinationId(reference.kind, url);
}

/** The mapping under a key of `parent`, which is put there where there is none. */
function ensureMapping(parent: JsonObject, key: string): JsonObject {
  if (!Object.hasOwn(parent, key) || !isObject(parent[key])) put(parent, key, {});
  return parent[key] as JsonObject;
}
