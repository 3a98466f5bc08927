/** The load stage: from a source to one plain, self-contained document, and the places of its parts. */
import { createHash } from "node:crypto";
import type { Finding, Place } from "../diagnostics.js";
import { inOpenApi3 } from "./convert.js";
import { decode } from "./decode.js";
import { resolveIdentifiers } from "./identifiers.js";
import { bundle } from "./external.js";
import type { JsonObject } from "./json.js";
import { selfOf } from "./library.js";
import { readSource, type SpecSource } from "./source.js";
import { type Document, parseText } from "./text.js";
import type { YamlReading } from "./reading.js";

export { fetchBytes } from "./http.js";
export { inText } from "./in-text.js";
export {
  copy,
  isFromElsewhere,
  isObject,
  isPlainTime,
  isWrittenAsDecimal,
  isWrittenInYaml,
  type JsonObject,
  keysOf,
  put,
  removeKey,
  textOfScalar,
} from "./json.js";
export { eachReference } from "./references.js";
export { follow, pathOf, pathTo, percentDecoded, resolvePointer, toPointer } from "./pointer.js";
export type { SpecSource } from "./source.js";
export { parseText } from "./text.js";
export type { YamlReading } from "./reading.js";

export interface LoadOptions {
  /** The origins and folders that external references may lead to. */
  readonly allowRefs: readonly string[];
  /** Where `stdin` reads from. Default: the standard input of the process. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Called with the absolute path of each file that an external reference leads to, whether the file exists or not. */
  readonly onFile?: (path: string) => void;
}

/** A spec as it was written. */
export interface ReadSpec {
  /** As shown to users: the path as given, the URL without what may be secret in it, or `<stdin>`. */
  readonly name: string;
  /** The hash of the bytes as read, in hexadecimal. */
  readonly sha256: string;
  /** What relative references are relative to. */
  readonly base: URL;
  readonly document: Document;
  /** All that was read to make the document. */
  readonly texts: readonly string[];
}

/** A spec, ready to be parsed. */
export interface LoadedSpec {
  /** As shown to users: the path as given, the URL without what may be secret in it, or `<stdin>`. */
  readonly name: string;
  /** The hash of the bytes as read, in hexadecimal. */
  readonly sha256: string;
  /**
   * Plain data, nested at most 200 levels, without cycles. Every reference in it is internal (`#/…`): what external references
   * named is under `components`. Read own members only: a document may have keys such as `__proto__` and `constructor`.
   */
  readonly document: JsonObject;
  /**
   * The place in the text that a pointer leads to, or that of its nearest ancestor that exists; for a part of another document,
   * the place there. The first call builds an index, which takes about as long as parsing: call it only for places that are shown.
   */
  readonly locate: (pointer: string) => Place;
  /** The pointer of the text that a pointer stands for, where the document was converted from another format. */
  readonly original?: (pointer: string) => string;
  /** What was accepted although it is wrong, and what was done to the document before it is parsed. */
  readonly findings: readonly Finding[];
}

/** What a text has in which a schema names itself, also with its dollar escaped. Few texts do: they need not be walked for it. */
const mayName = /\$(?:id|anchor|dynamic|recursive|\\)|\\(?:u0024|U00000024|x24)/;

/**
 * Reads a spec, JSON or YAML 1.2, with what its external references name, if they are allowed.
 *
 * @throws Failure SPEC_*, REF_EXTERNAL, REF_UNRESOLVED, USAGE
 */
export async function load(source: SpecSource, options: LoadOptions): Promise<LoadedSpec> {
  return resolveSpec(await readSpec(source, options), options);
}

/**
 * The first half of {@link load}: the document as it was written.
 *
 * @throws Failure SPEC_*, USAGE
 */
export async function readSpec(source: SpecSource, { stdin }: Pick<LoadOptions, "stdin"> = {}): Promise<ReadSpec> {
  const { name, bytes, base } = await readSource(source, stdin ?? process.stdin);
  const text = decode(bytes, name);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { name, sha256, base, document: parseText(name, text), texts: [text] };
}

/** A spec in another reading of YAML; the same one where that finds nothing else. */
export function readAs(spec: ReadSpec, reading: YamlReading): ReadSpec {
  const document = spec.document.readAs?.(reading);
  return document === undefined ? spec : { ...spec, document };
}

/**
 * The second half of {@link load}: the document as the parser takes it, in OpenAPI 3 and without references to other documents.
 *
 * @throws Failure REF_EXTERNAL, REF_UNRESOLVED, and those of reading what references lead to
 */
export async function resolveSpec(
  spec: ReadSpec,
  { allowRefs, onFile = () => undefined }: LoadOptions,
): Promise<LoadedSpec> {
  const { name, sha256, base, texts } = spec;
  const document = await inOpenApi3(spec.document, base);
  const named = texts.some((text) => mayName.test(text))
    ? resolveIdentifiers(document, selfOf(document, base) ?? base)
    : document;
  const { value, locate, findings = [] } = await bundle(named, base, { allowRefs, onFile });
  const { original } = document;
  return { name, sha256, document: value, locate, findings, ...(original !== undefined && { original }) };
}
