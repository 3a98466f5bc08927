/**
 * Schemas that name themselves, by `$id`, `$anchor` and `$dynamicAnchor` (JSON Schema Core 2020-12, section 8.2): each reference to one
 * of them becomes a pointer, so that no later stage has to know about base URIs.
 */
import { bindDynamicReferences, type Path, refer, type Unit, type UnitReference } from "./dynamic.js";
import { isObject, type JsonObject, put } from "./json.js";
import { follow, pathOf, pathTo, percentDecoded, toPointer } from "./pointer.js";
import { eachReference, type Reference, type SchemaVisitor } from "./references.js";
import type { Document } from "./text.js";

/** A reference, and the base URI of the schema that it stands in. */
interface BasedReference {
  readonly reference: Reference;
  readonly base: string;
  readonly unit: Unit | undefined;
}

/** A `$dynamicRef` or `$recursiveRef`, which is a member of `holder`. */
interface BasedDynamic {
  readonly path: Path;
  readonly holder: JsonObject;
  readonly base: string;
  readonly unit: Unit | undefined;
}

/** What a document names itself. */
interface Identifiers {
  /** The URI of a schema resource, without fragment → where it is. */
  readonly resources: ReadonlyMap<string, Path>;
  /** The URI of an anchor, such as `https://example.com/tree#node` → where it is. */
  readonly anchors: ReadonlyMap<string, Path>;
  /** The name of an anchor that the document has once → where it is. */
  readonly names: ReadonlyMap<string, Path | undefined>;
}

/**
 * The document, in which references by name are pointers.
 *
 * @param address the URI of the document, which is the base URI where no `$id` says another (section 8.1.1)
 */
export function resolveIdentifiers(document: Document, address: URL): Document {
  const root = withoutFragment(address.href);
  const found = identifiersOf(document.value, root);
  const { identifiers, references, dynamics } = found;
  if (dynamics.length + identifiers.resources.size + identifiers.anchors.size === 0) return document;
  for (const { reference, base } of references) {
    const path = destinationOf(document.value, reference.uri, { base, root, identifiers });
    if (path !== undefined && !reference.byName) put(reference.holder, reference.key, fragmentTo(path));
  }
  resolveDynamic(document.value, found, root);
  return document;
}

/** Notes in their units where references lead, and makes plain ones of the dynamic ones. */
function resolveDynamic(document: JsonObject, { units, references, dynamics, identifiers }: Found, root: string): void {
  const byValue = new Map<unknown, Unit>(units.map((unit) => [unit.value, unit]));
  const place = (path: Path): Omit<UnitReference, "path"> | undefined => {
    let node: unknown = document;
    let found: Omit<UnitReference, "path"> | undefined;
    path.forEach((key, index) => {
      node = follow(node, [key]);
      const to = byValue.get(node);
      if (to !== undefined) found = { to, inner: path.slice(index + 1) };
    });
    return found;
  };
  for (const { reference, unit } of dynamics.length === 0 ? [] : references) {
    const path = reference.key === "$ref" ? pathTo(document, textOf(reference.holder, "$ref") ?? "") : undefined;
    const destination = path && place(path);
    if (destination !== undefined) unit?.references.push({ path: reference.path.slice(0, -1), ...destination });
  }
  for (const { path, holder, base, unit } of dynamics) {
    const uri = textOf(holder, "$dynamicRef") ?? textOf(holder, "$recursiveRef") ?? "";
    const target =
      unit?.anchors.get(uri.slice(1)) ??
      destinationOf(document, uri, { base, root, identifiers }) ??
      (uri === "#" ? [] : undefined);
    if (target === undefined) put(holder, "$ref", uri);
    else if (unit === undefined) refer(holder, target);
    else unit.dynamics.push({ path, name: dynamicNameOf(follow(document, target), uri), target });
  }
  bindDynamicReferences(document, units);
}

/** The name of the dynamic anchor that a schema has for this reference; undefined where it has none, so that the reference is a plain one. */
function dynamicNameOf(target: unknown, uri: string): string | undefined {
  const name = percentDecoded(uri.replace(/^[^#]*#?/s, ""));
  return isObject(target) && dynamicAnchorsOf(target).includes(name) ? name : undefined;
}

/** `$recursiveAnchor` is an anchor without a name. */
function dynamicAnchorsOf(schema: JsonObject): string[] {
  const name = textOf(schema, "$dynamicAnchor");
  const isRecursive = Object.hasOwn(schema, "$recursiveAnchor") && schema["$recursiveAnchor"] === true;
  return [...(name === undefined ? [] : [name]), ...(isRecursive ? [""] : [])];
}

/** The keys that lead to the schema with an anchor, such as `node` of `other.yaml#node`. */
export function pathToAnchor(document: JsonObject, name: string): Path | undefined {
  return identifiersOf(document, "document:").identifiers.names.get(name);
}

/** What a walk through a document finds. */
interface Found {
  readonly identifiers: Identifiers;
  readonly references: readonly BasedReference[];
  readonly dynamics: readonly BasedDynamic[];
  readonly units: readonly Unit[];
}

function identifiersOf(document: JsonObject, root: string): Found {
  const kind = Object.hasOwn(document, "openapi") ? "openapi" : "schema";
  const resources = new Map<string, Path>();
  const anchors = new Map<string, Path>();
  const names = new Map<string, Path | undefined>();
  const references: BasedReference[] = [];
  const dynamics: BasedDynamic[] = [];
  const units: Unit[] = [];
  const bases = [root];
  const within: (Unit | undefined)[] = [];
  const baseNow = (): string => bases.at(-1) ?? root;
  const schemas: SchemaVisitor = {
    enter(schema, path) {
      const id = textOf(schema, "$id");
      const base = id === undefined ? baseNow() : (resolved(id, baseNow()) ?? baseNow());
      bases.push(base);
      const isUnit = base !== bases.at(-2) || (path.length === 3 && path[0] === "components" && path[1] === "schemas");
      const unit = isUnit
        ? { path: [...path], value: schema, anchors: new Map(), dynamics: [], references: [] }
        : within.at(-1);
      if (isUnit && unit !== undefined) units.push(unit);
      within.push(unit);
      for (const name of dynamicAnchorsOf(schema)) unit?.anchors.set(name, [...path]);
      if (["$dynamicRef", "$recursiveRef"].some((key) => textOf(schema, key) !== undefined)) {
        dynamics.push({ path: [...path], holder: schema, base, unit });
      }
      if (base !== bases.at(-2) && !resources.has(base)) resources.set(base, [...path]);
      for (const name of anchorsOf(schema)) {
        if (!anchors.has(`${base}#${name}`)) anchors.set(`${base}#${name}`, [...path]);
        names.set(name, names.has(name) ? undefined : [...path]);
      }
    },
    leave() {
      bases.pop();
      within.pop();
    },
  };
  const visit = (reference: Reference): void =>
    void references.push({ reference, base: baseNow(), unit: within.at(-1) });
  eachReference(document, kind, visit, schemas);
  return { identifiers: { resources, anchors, names }, references, dynamics, units };
}

/** The anchors of a schema. Older drafts wrote one as `$id: "#name"`. */
function anchorsOf(schema: JsonObject): string[] {
  const id = textOf(schema, "$id");
  const names = [textOf(schema, "$anchor"), textOf(schema, "$dynamicAnchor"), id?.startsWith("#") ? id.slice(1) : ""];
  return names.filter((name): name is string => name !== undefined && name !== "");
}

interface Scope {
  readonly base: string;
  /** The URI of the document. */
  readonly root: string;
  readonly identifiers: Identifiers;
}

/** Where a reference leads by a name; undefined where it is a pointer from the root of the document, or leads elsewhere. */
function destinationOf(document: JsonObject, uri: string, scope: Scope): Path | undefined {
  const { base, root, identifiers } = scope;
  const url = URL.canParse(uri, base) ? new URL(uri, base) : undefined;
  if (url === undefined) return undefined;
  const resource = withoutFragment(url.href);
  const fragment = percentDecoded(url.hash.slice(1));
  const isPointer = fragment === "" || fragment.startsWith("/");
  const home = identifiers.resources.get(resource) ?? (resource === root ? [] : undefined);
  if (!isPointer) {
    const anchor = identifiers.anchors.get(`${resource}#${fragment}`);
    // The anchor of another schema than the one that is asked: it is meant where there is no other of the name.
    return anchor ?? (uri.startsWith("#") ? identifiers.names.get(fragment) : undefined);
  }
  const path = home && [...home, ...(pathOf(fragment) ?? [])];
  if (path === undefined || (resource === root && uri.startsWith("#"))) return undefined;
  // Many documents give schemas an `$id` and still write pointers from the root of the document in them.
  return follow(document, path) === undefined && uri.startsWith("#") ? undefined : path;
}

/** A pointer as a reference has it: a `%` in a key is encoded (RFC 6901, section 6). */
function fragmentTo(path: Path): string {
  return toPointer(path).replaceAll("%", "%25");
}

function resolved(id: string, base: string): string | undefined {
  return URL.canParse(id, base) ? withoutFragment(new URL(id, base).href) : undefined;
}

function withoutFragment(href: string): string {
  return href.replace(/#.*$/s, "");
}

function textOf(schema: JsonObject, key: string): string | undefined {
  const value = Object.hasOwn(schema, key) ? schema[key] : undefined;
  return typeof value === "string" ? value : undefined;
}
