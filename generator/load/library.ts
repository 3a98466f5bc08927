/** The documents that references lead to, each read once, through the gate only. */
import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type SwaggerParser from "@apidevtools/swagger-parser";
import { Failure, failure, type Finding } from "../diagnostics.js";
import { decode } from "./decode.js";
import type { Gate } from "./gate.js";
import { fetchBytes, nameOf } from "./http.js";
import { maxBytes, maxDocuments } from "./limits.js";
import { readFileBytes } from "./source.js";
import { type Document, parseText } from "./text.js";

/** A document together with its address. */
export interface Shelved {
  readonly document: Document;
  /** How it was asked for: what a `#…` in it means. */
  readonly address: URL;
  /** Where it was found after redirects: what relative references in it are relative to (RFC 3986, section 5.1.3). */
  readonly base: URL;
}

/** Who asks for a document: pointer and place of the reference. */
export type Referrer = Required<Pick<Finding, "pointer" | "place">>;

export interface Library {
  get(address: URL): Shelved | undefined;
  /** Reads what is not read yet. Fails with REF_EXTERNAL, REF_UNRESOLVED, or as reading and parsing a spec does. */
  read(wanted: ReadonlyMap<string, Referrer>): Promise<void>;
}

/** An address without its fragment: what tells documents apart. */
export function documentKey(url: URL): string {
  const key = new URL(url);
  key.hash = "";
  return key.href;
}

/**
 * A library that holds `root` and can get what `gate` admits.
 *
 * @param onFile called for each file that is looked for, there or not
 */
export function openLibrary(root: Shelved, gate: Gate, onFile: (path: string) => void): Library {
  const shelf = new Map([[documentKey(root.address), root]]);
  let bytesLeft = maxBytes;

  async function fetchOne(key: string): Promise<void> {
    const address = new URL(key);
    if (shelf.size > maxDocuments)
      throw failure("SPEC_LIMIT", `References lead to more than ${maxDocuments} documents.`);
    const { name, bytes, base } = await fetchThrough(gate, address, onFile);
    bytesLeft -= bytes.length;
    if (bytesLeft < 0)
      throw failure("SPEC_TOO_LARGE", `The documents referred to are too large together, with ${name}.`);
    shelf.set(key, { document: parseText(name, decode(bytes, name)), address, base });
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
 * Lets swagger-parser resolve the addresses. It is given nothing but references, and resolvers that lead through the gate,
 * in place of its own, which read anything: so it can neither take data for a reference nor open a file or a socket.
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
  // One after the other, in the order of the document: the same input ends with the same message.
  let queue = Promise.resolve();
  const read = ({ url }: { readonly url: string }) => {
    queue = queue
      .then(() => (failed === undefined ? fetchOne(url) : undefined))
      .catch((error: unknown) => void (failed ??= asked(error, wanted.get(url))));
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
    if (path === undefined) throw failure("REF_EXTERNAL", "A symbolic link leads out of the folder that is allowed.");
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

/** A document that cannot be had is a fault of the reference to it; a fault inside it has a place of its own. */
function asked(error: unknown, referrer: Referrer | undefined): Error {
  const finding = error instanceof Failure ? error.findings[0] : undefined;
  const unread = ["SPEC_NOT_FOUND", "SPEC_NOT_A_FILE", "SPEC_UNREADABLE"];
  if (finding?.code === "REF_EXTERNAL") return failure(finding.code, finding.message, referrer);
  return finding !== undefined && unread.includes(finding.code)
    ? failure("REF_UNRESOLVED", `A $ref cannot be followed. ${finding.message}`, referrer)
    : (error as Error);
}
