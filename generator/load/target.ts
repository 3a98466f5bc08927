/** What references name: parts of documents. */
import { documentKey, type Referrer, type Shelved } from "./library.js";
import { percentDecoded } from "./pointer.js";
import { eachReference, type Reference } from "./references.js";

/** A part of a document that has to be looked through: the document itself, or what a reference names. */
export interface Part {
  readonly home: Shelved;
  /** The keys that lead to it. */
  readonly path: readonly string[];
  readonly kind: string;
  readonly value: unknown;
}

/** What a reference names, as far as it is known before it is read. */
export interface Aim {
  readonly id: string;
  readonly kind: string;
  readonly url: URL;
  readonly referrer: Referrer;
}

/** A part of another document that becomes a component of this one. */
export interface Target extends Part, Aim {}

/** The references that a part holds. */
export function referencesOf({ value, kind }: Part): Reference[] {
  const references: Reference[] = [];
  eachReference(value, kind, (reference) => references.push(reference));
  return references;
}

/** The absolute address that a reference in `home` stands for, or undefined if it is none. */
export function addressOf({ uri }: Reference, home: Shelved): URL | undefined {
  const base = uri.startsWith("#") ? home.address : home.base;
  return URL.canParse(uri, base) ? new URL(uri, base) : undefined;
}

/** What tells targets apart: the same schema is one, however its address is encoded. */
export function targetId(kind: string, url: URL): string {
  return `${kind} ${documentKey(url)} ${percentDecoded(url.hash)}`;
}
