/** References to other documents: what is allowed is pulled in under `components`, everything else is refused. */
import { Failure, failure, type Finding } from "../diagnostics.js";
import { entryFor, type Gate, openGate } from "./gate.js";
import { hoist } from "./hoist.js";
import { isObject } from "./json.js";
import { documentKey, type Library, openLibrary, type Referrer, type Shelved } from "./library.js";
import { pathOf, percentDecoded, resolvePointer, toPointer } from "./pointer.js";
import type { Reference } from "./references.js";
import { addressOf, type Aim, type Part, referencesOf, type Target, targetId } from "./target.js";
import type { Document } from "./text.js";

export interface BundleOptions {
  /** The origins and folders that references may lead to. */
  readonly allowRefs: readonly string[];
  /** Called for each file that one leads to, there or not. */
  readonly onFile: (path: string) => void;
}

/** A reader is told the first so many. */
const maxFindings = 20;

/**
 * Makes a document self-contained. One that refers to no other comes back as it is.
 *
 * @param base what its relative references are relative to
 * @throws Failure REF_EXTERNAL, REF_UNRESOLVED, NAME_COLLISION, or what reading the other documents ends with
 */
export async function bundle(document: Document, base: URL, { allowRefs, onFile }: BundleOptions): Promise<Document> {
  const root: Part = { home: { document, address: base, base }, path: [], kind: "openapi", value: document.value };
  if (referencesOf(root).every(({ uri }) => uri.startsWith("#"))) return document;
  const gate = await openGate(allowRefs);
  const library = openLibrary(root.home, gate, onFile);
  const targets = new Map<string, Target>();
  let frontier: readonly Part[] = [root];
  while (frontier.length > 0) {
    const aims = aimsOf(frontier, root.home, gate, library).filter(({ id }) => !targets.has(id));
    await library.read(new Map(aims.map(({ url, referrer }) => [documentKey(url), referrer])));
    const found = aims.map((aim) => targetOf(aim, library));
    found.forEach((target) => targets.set(target.id, target));
    frontier = found;
  }
  return hoist(root, [...targets.values()]);
}

/** Where the references lead, each place once. Fails with REF_EXTERNAL if any of them may not be followed. */
function aimsOf(parts: readonly Part[], root: Shelved, gate: Gate, library: Library): Aim[] {
  const aims = new Map<string, Aim>();
  const refused: Finding[] = [];
  for (const part of parts) {
    for (const reference of referencesOf(part)) {
      const url = addressOf(reference, part.home);
      if (url !== undefined && documentKey(url) === documentKey(root.address)) continue;
      const id = url === undefined ? "" : targetId(reference.kind, url);
      if (url !== undefined && (gate.admits(url) || library.get(url) !== undefined)) {
        const known = aims.has(id) || (reference.byName && !names(part.home, url));
        if (!known) aims.set(id, { id, kind: reference.kind, url, referrer: referrerOf(part, reference) });
      } else {
        refused.push(refusal(reference, url, referrerOf(part, reference)));
      }
    }
  }
  const [first, ...more] = refused;
  if (first !== undefined) throw new Failure(first, ...more.slice(0, maxFindings - 1));
  return [...aims.values()];
}

/** Whether the name in a discriminator's mapping is that of a schema beside it. */
function names(home: Shelved, url: URL): boolean {
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
      ? "Only http, https and files can be allowed: put what it names into the document."
      : `Allow it with --allow-ref ${entry}, or bundle the spec into one file.`;
  return { code: "REF_EXTERNAL", message: `The reference ${quoted(uri)} leaves the document.`, ...referrer, fix };
}

function targetOf(aim: Aim, library: Library): Target {
  const home = library.get(aim.url);
  const hash = aim.url.hash;
  const value = home && resolvePointer(home.document.value, hash);
  if (home === undefined || !(isObject(value) || (typeof value === "boolean" && aim.kind === "schema"))) {
    const message = `${home?.document.name ?? aim.url.href} has no ${aim.kind} at ${quoted(percentDecoded(hash) || "#")}.`;
    throw failure("REF_UNRESOLVED", message, aim.referrer);
  }
  return { ...aim, home, path: pathOf(percentDecoded(hash)) ?? [], value };
}

/** Text of a document inside a message: short, on one line, without control characters. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}
