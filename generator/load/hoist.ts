/** Makes components of the parts of other documents, and lets every reference name them. */
import { posix } from "node:path";
import type { Finding } from "../diagnostics.js";
import { copy, isObject, type JsonObject, keysOf, noteFromElsewhere, put } from "./json.js";
import { isAddressOf } from "./library.js";
import { pathOf, percentDecoded, toPointer } from "./pointer.js";
import { componentsField, eachReference, type Reference } from "./references.js";
import { addressOf, type Part, type ExternalPart, destinationId } from "./parts.js";
import type { Document } from "./text.js";

/** The id of each external part → its path in this document: `["components", "schemas", "X"]`. */
type NewPaths = ReadonlyMap<string, readonly string[]>;

/** A copy of `root` with the external parts as components of its own; where a name is taken, with a number. */
export function hoist(root: Part, parts: readonly ExternalPart[]): Document {
  const paths = newPathsOf(root, parts);
  const value = redirected(root, root, paths) as JsonObject;
  const moved = new Map<string, ExternalPart>();
  for (const part of parts) {
    const [components = "", field = "", name = ""] = paths.get(part.id) ?? [];
    const brought = redirected(part, root, paths);
    if (isObject(brought)) noteFromElsewhere(brought);
    put(ensureMapping(ensureMapping(value, components), field), name, brought);
    moved.set(toPointer([components, field, name]), part);
  }
  return {
    name: root.home.document.name,
    value,
    findings: [...(root.home.document.findings ?? []), ...numbered(parts, paths)],
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
  const taken = new Map(componentsOf(root.value).map((path) => [toPointer(path), 1]));
  for (const part of parts) if (!paths.has(part.id)) paths.set(part.id, freePath(part, taken));
  return paths;
}

function componentsOf(document: unknown): string[][] {
  const components = isObject(document) && Object.hasOwn(document, "components") ? document["components"] : undefined;
  if (!isObject(components)) return [];
  return Object.entries(components).flatMap(([field, members]) =>
    isObject(members) ? keysOf(members).map((name) => ["components", field, name]) : [],
  );
}

/** A path that is free: where the name is taken, with a number. The map says up to which number each name is. */
function freePath(part: ExternalPart, taken: Map<string, number>): readonly string[] {
  const path = (name: string) => ["components", componentsField.get(part.kind) ?? part.kind, name];
  const name = nameOf(part);
  const wanted = toPointer(path(name));
  let number = taken.get(wanted) ?? 0;
  let free = path(name);
  while (taken.has(toPointer(free))) free = path(`${name}${++number}`);
  taken.set(toPointer(free), 1);
  taken.set(wanted, Math.max(number, 1));
  return free;
}

/** `QUIRK_NAME` for the parts that got a number. No output shows the name of a path item. */
function numbered(parts: readonly ExternalPart[], paths: NewPaths): readonly Finding[] {
  const told = parts.flatMap((part) => {
    const [, , name = ""] = paths.get(part.id) ?? [];
    const wanted = nameOf(part);
    const isNumbered = part.kind !== "pathItem" && name.startsWith(wanted) && /^\d+$/.test(name.slice(wanted.length));
    const { document } = part.home;
    return isNumbered ? [{ part, text: `the ${part.kind} \`${wanted}\` of ${document.name} is \`${name}\`` }] : [];
  });
  const [first] = told;
  if (first === undefined) return [];
  const message = `${told.map(({ text }) => text).join(", ")}.`;
  return [{ code: "QUIRK_NAME", message, pointer: first.part.referrer.pointer, place: first.part.referrer.place }];
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
  const toRoot = url !== undefined && isAddressOf(root.home, url);
  if (!toRoot || reference.uri.startsWith("#")) return undefined;
  return root.home.document.moved?.(url.hash) ?? (url.hash || "#");
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
