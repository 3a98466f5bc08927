/** References to other documents: what is allowed is pulled in under `components`, everything else is refused. */
import { Failure, failure, type Finding } from "../diagnostics.js";
import { entryFor, type Gate, openGate } from "./gate.js";
import { hoist } from "./hoist.js";
import { isObject, put } from "./json.js";
import {
  type AddressedDocument,
  documentKey,
  isAddressOf,
  type Library,
  openLibrary,
  type Referrer,
  selfOf,
} from "./library.js";
import { pathToAnchor } from "./identifiers.js";
import { pathOf, percentDecoded, resolvePointer, toPointer } from "./pointer.js";
import type { Reference } from "./references.js";
import { addressOf, type Destination, type Part, referencesOf, type ExternalPart, destinationId } from "./parts.js";
import type { Document } from "./text.js";

export interface BundleOptions {
  /** The origins and folders that references may lead to. */
  readonly allowRefs: readonly string[];
  /** Called for each file that a reference leads to, whether the file exists or not. */
  readonly onFile: (path: string) => void;
}

/** How many refused references a failure lists: the first ones. */
const maxFindings = 20;

/**
 * The document with all that it refers to in other documents. A document that refers to no other is returned unchanged.
 *
 * @param base the URL that relative references are relative to
 * @throws Failure REF_EXTERNAL, REF_UNRESOLVED; the failures of reading and parsing the other documents
 */
export async function bundle(document: Document, base: URL, { allowRefs, onFile }: BundleOptions): Promise<Document> {
  const root: Part = { home: homeOf(document, base), path: [], kind: "openapi", value: document.value };
  if (referencesOf(root).every(({ uri }) => uri.startsWith("#"))) return document;
  const gate = await openGate(allowRefs);
  const library = openLibrary(root.home, gate, onFile);
  const parts = new Map<string, ExternalPart>();
  let frontier: readonly Part[] = [root];
  while (frontier.length > 0) {
    const destinations = destinationsOf(frontier, root.home, gate, library);
    await library.read(new Map(destinations.map(({ url, referrer }) => [documentKey(url), referrer])));
    const named = destinations.some(({ url }) => isAnchor(url) || library.get(url)?.document.moved !== undefined);
    if (named) frontier.forEach((part) => namesToPointers(part, library));
    const all = named ? destinationsOf(frontier, root.home, gate, library) : destinations;
    const unread = all.filter(({ id }) => !parts.has(id));
    const found = unread.map((destination) => partAt(destination, library));
    found.forEach((part) => parts.set(part.id, part));
    frontier = found;
  }
  return hoist(root, [...parts.values()]);
}

function homeOf(document: Document, found: URL): AddressedDocument {
  const self = selfOf(document, found);
  return self === undefined
    ? { document, address: found, base: found }
    : { document, address: self, base: self, found };
}

/**
 * Where the external references of the parts lead, each destination once.
 *
 * @throws Failure REF_EXTERNAL where one of the references may not be followed
 */
function destinationsOf(parts: readonly Part[], root: AddressedDocument, gate: Gate, library: Library): Destination[] {
  const destinations = new Map<string, Destination>();
  const refused: Finding[] = [];
  for (const part of parts) {
    for (const reference of referencesOf(part)) {
      const url = addressOf(reference, part.home);
      if (url !== undefined && isAddressOf(root, url)) continue;
      const id = url === undefined ? "" : destinationId(reference.kind, url);
      if (url !== undefined && (gate.admits(url) || library.get(url) !== undefined)) {
        const isIgnored = destinations.has(id) || (reference.byName && !hasSchema(part.home, url));
        if (!isIgnored) destinations.set(id, { id, kind: reference.kind, url, referrer: referrerOf(part, reference) });
      } else {
        // A mapping that leads to nothing that may be read maps to no alternative: the parser says so.
        if (reference.key === "$ref") refused.push(refusal(reference, url, referrerOf(part, reference)));
      }
    }
  }
  const [first, ...more] = refused;
  if (first !== undefined) throw new Failure(first, ...more.slice(0, maxFindings - 1));
  return [...destinations.values()];
}

/** Whether a URL names a part of a document by an anchor (JSON Schema Core 2020-12, section 8.2.2). */
function isAnchor({ hash }: URL): boolean {
  return hash !== "" && !hash.startsWith("#/");
}

/**
 * Lets the references of a part name by its pointer what they name by an anchor, or by the pointer that it had before its document was
 * converted, so that one part has one name.
 */
function namesToPointers(part: Part, library: Library): void {
  for (const reference of referencesOf(part)) {
    const url = addressOf(reference, part.home);
    const home = url && library.get(url);
    if (url === undefined || home === undefined || home === part.home) continue;
    const path = pathIn(home.document, url);
    if (path !== undefined) {
      put(reference.holder, reference.key, documentKey(url) + toPointer(path).replaceAll("%", "%25"));
    }
  }
}

/** The path of what a URL names otherwise than by its pointer. */
function pathIn({ value, moved }: Document, url: URL): readonly string[] | undefined {
  if (isAnchor(url)) return pathToAnchor(value, percentDecoded(url.hash).slice(1));
  return moved === undefined ? undefined : pathOf(moved(url.hash));
}

/** Whether the document has the schema that a discriminator's mapping may mean with a bare name. */
function hasSchema(home: AddressedDocument, url: URL): boolean {
  return resolvePointer(home.document.value, url.hash) !== undefined;
}

function referrerOf(part: Part, reference: Reference): Referrer {
  const pointer = toPointer([...part.path, ...reference.path]);
  return { pointer, place: part.home.document.locate(pointer) };
}

function refusal({ uri }: Reference, url: URL | undefined, referrer: Referrer): Finding {
  const entry = url && entryFor(url);
  const fix =
    entry === undefined
      ? "Only http, https and files can be allowed. Copy the target of the reference into the document."
      : `Allow it with --allow-ref ${entry}, or bundle the spec into one file.`;
  return {
    code: "REF_EXTERNAL",
    message: `The reference ${quoted(uri)} points outside the document.`,
    ...referrer,
    fix,
  };
}

/** @throws Failure REF_UNRESOLVED where the destination is missing, or is no object of the kind that the reference asks for */
function partAt(destination: Destination, library: Library): ExternalPart {
  const { url, kind, referrer } = destination;
  const home = library.get(url);
  const hash = percentDecoded(url.hash);
  const value = home && resolvePointer(home.document.value, url.hash);
  if (home === undefined || !(isObject(value) || (typeof value === "boolean" && kind === "schema"))) {
    const message = `${home?.document.name ?? url.href} has no ${kind} at ${quoted(hash || "#")}.`;
    throw failure("REF_UNRESOLVED", message, referrer);
  }
  return { ...destination, home, path: pathOf(hash) ?? [], value };
}

/** Text of a document inside a message: short, on one line, without control characters. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}
