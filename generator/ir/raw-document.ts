/**
 * The one way into a raw document and out of it. The linter lets only the parser and the imitation of the reference generator import
 * this file, so that no other target comes to depend on how a document spells what it says.
 */
import type { JsonObject } from "../load/index.js";
import type { RawDocument } from "./model.js";

/** Closes a document. The parser does so once, for the API that it makes of the document. */
export function closeDocument(document: JsonObject): RawDocument {
  return document as unknown as RawDocument;
}

/** The document that an API was parsed from. Read own members only: a document may have keys such as `__proto__`. */
export function openDocument(document: RawDocument): JsonObject {
  return document as unknown as JsonObject;
}
