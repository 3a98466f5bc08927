/** The documents that references lead to. Each is read once, and only if the gate admits it. */
import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type SwaggerParser from "@apidevtools/swagger-parser";
import { Failure, failure, type Finding } from "../diagnostics.js";
import { inOpenApi3 } from "./convert.js";
import { decode } from "./decode.js";
import type { Gate } from "./gate.js";
import { fetchBytes, nameOf } from "./http.js";
import { resolveIdentifiers } from "./identifiers.js";
import { maxBytes, maxDocuments } from "./limits.js";
import { readFileBytes } from "./source.js";
import { type Document, parseText } from "./text.js";

/** A document together with its address. */
export interface AddressedDocument {
  readonly document: Document;
  /** The address that was asked for, which references such as `#/…` in the document are relative to. */
  readonly address: URL;
  /** The address after redirects, which other relative references are relative to (RFC 3986, section 5.1.3). */
  readonly base: URL;
  /** Where the document was found, if it says that its address is another one (`$self` of OpenAPI 3.2). */
  readonly found?: URL;
}

/** Whether an address is one of a document's. */
export function isAddressOf({ address, found }: AddressedDocument, url: URL): boolean {
  const key = documentKey(url);
  return key === documentKey(address) || (found !== undefined && key === documentKey(found));
}

/** The address that a document gives itself, which its relative references are relative to (OpenAPI 3.2, section 4.1.2). */
export function selfOf({ value }: Document, found: URL): URL | undefined {
  const [version, self] = ["openapi", "$self"].map((key) => (Object.hasOwn(value, key) ? value[key] : undefined));
  const says = typeof version === "string" && version.startsWith("3.2") && typeof self === "string";
  return says && URL.canParse(self, found) ? new URL(self, found) : undefined;
}

/** The reference that leads to a document: its pointer and its place. */
export type Referrer = Required<Pick<Finding, "pointer" | "place">>;

export interface Library {
  get(address: URL): AddressedDocument | undefined;
  /**
   * Reads those of the documents that were not read yet.
   *
   * @param wanted the key of each document ({@link documentKey}) → the reference that leads to it
   * @throws Failure REF_EXTERNAL, REF_UNRESOLVED; the failures of reading and parsing a spec
   */
  read(wanted: ReadonlyMap<string, Referrer>): Promise<void>;
}

/** An address without its fragment: the same for all references to one document. */
export function documentKey(url: URL): string {
  const key = new URL(url);
  key.hash = "";
  return key.href;
}

/**
 * A library that holds `root` and can read what `gate` admits.
 *
 * @param onFile called for each file that is looked for, whether it exists or not
 */
export function openLibrary(root: AddressedDocument, gate: Gate, onFile: (path: string) => void): Library {
  const shelf = new Map([[documentKey(root.address), root]]);
  let bytesLeft = maxBytes;

  async function fetchOne(key: string): Promise<void> {
    const address = new URL(key);
    if (shelf.size > maxDocuments)
      throw failure("SPEC_LIMIT", `References point to more than ${maxDocuments} documents.`);
    const { name, bytes, base } = await fetchThrough(gate, address, onFile);
    bytesLeft -= bytes.length;
    if (bytesLeft < 0)
      throw failure("SPEC_TOO_LARGE", `All referenced documents together are too large, including ${name}.`);
    const document = await inOpenApi3(parseText(name, decode(bytes, name)), base);
    const own = selfOf(document, base) ?? base;
    shelf.set(key, { document: resolveIdentifiers(document, own), address, base: own });
  }

  return {
    get: (address) => shelf.get(documentKey(address)),
    async read(wanted) {
      const missing = new Map([...wanted].filter(([key]) => !shelf.has(key)));
      if (missing.size > 0) await resolveAll(missing, fetchOne);
    },
  };
}

/**
 * Lets swagger-parser resolve the addresses. The parser gets a document of references alone, so that it takes no data for a reference;
 * and our resolver, which asks the gate, in place of its own ones, which read any file and any URL.
 */
async function resolveAll(wanted: ReadonlyMap<string, Referrer>, fetchOne: (key: string) => Promise<void>) {
  const parser = (await import("@apidevtools/swagger-parser")).default;
  const references = {
    openapi: "3.1.0",
    info: {},
    paths: {},
    "x-references": [...wanted.keys()].map(($ref) => ({ $ref })),
  };
  let failed: Error | undefined;
  // One after the other, in the order of the document, so that the same input fails with the same message.
  let queue = Promise.resolve();
  const read = ({ url }: { readonly url: string }) => {
    queue = queue
      .then(() => (failed === undefined ? fetchOne(url) : undefined))
      .catch((error: unknown) => void (failed ??= failureAt(wanted.get(url), error)));
    return queue.then(() => "read");
  };
  const own = { order: 1, canRead: true, canParse: true, allowEmpty: true, read, parse: () => ({}) };
  const off = { json: false, yaml: false, text: false, binary: false };
  const options: unknown = { resolve: { file: false, http: false, own }, parse: { ...off, own } };
  await parser.resolve("https://document.invalid/", references as never, options as SwaggerParser.Options);
  if (failed !== undefined) throw failed;
}

async function fetchThrough(gate: Gate, address: URL, onFile: (path: string) => void) {
  if (address.protocol === "file:") {
    const path = await gate.realPath(address).catch((error: unknown) => {
      onFile(fileURLToPath(address));
      throw error;
    });
    if (path === undefined) throw failure("REF_EXTERNAL", "A symbolic link points outside the allowed folder.");
    onFile(fileURLToPath(address));
    if (!(await stat(path)).isFile()) throw failure("SPEC_NOT_A_FILE", `${path} is not a file.`);
    return { name: path, bytes: await readFileBytes(path), base: address };
  }
  const { bytes, url } = await fetchBytes(address, {
    permit(url) {
      if (!gate.admits(url)) {
        throw failure("REF_EXTERNAL", `${nameOf(address)} redirects to ${nameOf(url)}, which is not allowed.`);
      }
    },
  });
  return { name: nameOf(address), bytes, base: url };
}

/** The failure of a document that cannot be read has the place of the reference to it; a fault inside a document has a place of its own. */
function failureAt(referrer: Referrer | undefined, error: unknown): Error {
  const finding = error instanceof Failure ? error.findings[0] : undefined;
  const unread = ["SPEC_NOT_FOUND", "SPEC_NOT_A_FILE", "SPEC_UNREADABLE"];
  if (finding?.code === "REF_EXTERNAL") return failure(finding.code, finding.message, referrer);
  return finding !== undefined && unread.includes(finding.code)
    ? failure("REF_UNRESOLVED", `A $ref cannot be followed. ${finding.message}`, referrer)
    : (error as Error);
}
