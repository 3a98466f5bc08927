/** Parts of documents, which references name. */
import { documentKey, type Referrer, type AddressedDocument } from "./library.js";
import { percentDecoded } from "./pointer.js";
import { eachReference, type Reference } from "./references.js";

/** A part of a document whose references are to be followed: a whole document, or what a reference names. */
export interface Part {
  /** The document that holds the part. */
  readonly home: AddressedDocument;
  /** The keys that lead to the part. */
  readonly path: readonly string[];
  /** The kind of object that the part is: a name of `references.ts`, such as `schema`. */
  readonly kind: string;
  readonly value: unknown;
}

/** Where a reference leads, before the document there is read. */
export interface Destination {
  /** See {@link destinationId}. */
  readonly id: string;
  readonly kind: string;
  readonly url: URL;
  /** The first reference that leads there. */
  readonly referrer: Referrer;
}

/** A part of another document that becomes a component of this one. */
export interface ExternalPart extends Part, Destination {}

/** The references that a part holds. */
export function referencesOf({ value, kind }: Part): Reference[] {
  const references: Reference[] = [];
  eachReference(value, kind, (reference) => references.push(reference));
  return references;
}

/** The absolute URL of a reference in `home`; undefined where the reference is no URL. */
export function addressOf({ uri }: Reference, home: AddressedDocument): URL | undefined {
  const base = uri.startsWith("#") ? home.address : home.base;
  return URL.canParse(uri, base) ? new URL(uri, base) : undefined;
}

/** One text for each destination: two URLs that differ only in how they are encoded lead to the same one. */
export function destinationId(kind: string, url: URL): string {
  return `${kind} ${documentKey(url)} ${percentDecoded(url.hash)}`;
}
