/** Does what an overlay says to a document. */
import type { Finding } from "../diagnostics.js";
import { isObject, type JsonObject, keysOf } from "../load/json.js";
import { findExcess } from "../load/limits.js";
import { toPointer } from "../load/pointer.js";
import type { Document } from "../load/text.js";
import { type Draft, draftOf, type Origin, type Path } from "./draft.js";
import { type Action, type Overlay, overlayFailure, overlayFinding } from "./read.js";
import { mostSelected, queryOf, select, type Selected } from "./select.js";

export interface Overlaid {
  readonly document: Document;
  /** Actions that changed nothing. */
  readonly findings: readonly Finding[];
}

/** @throws Failure OVERLAY_TARGET, OVERLAY_MISMATCH or SPEC_LIMIT */
export function applyOverlay(document: Document, overlay: Overlay): Overlaid {
  const draft = draftOf(document);
  const findings = overlay.actions.flatMap((action) => applyAction(draft, overlay, action));
  assertWithinLimits(draft, overlay, []);
  return { document: draft.document(), findings };
}

function applyAction(draft: Draft, overlay: Overlay, action: Action): Finding[] {
  const work: Work = { draft, overlay, action };
  const targets = selected(work, "target", action.target);
  if (targets.length === 0) return [unmatched(work)];
  switch (action.kind) {
    case "remove":
      removeAll(work, targets);
      break;
    case "update": {
      const from = { document: overlay.document, path: [...action.path, "update"] };
      assertOneKind(work, targets);
      for (const { path } of targets) change(work, path, action.value, from);
      break;
    }
    case "copy":
      copyTo(work, targets, action.from);
      break;
    case "none":
      return [
        overlayFinding(
          "WARN_OVERLAY_UNMATCHED",
          overlay.document,
          action.path,
          "The action has neither `update` nor `remove` nor `copy`, and changes nothing.",
        ),
      ];
  }
  return [];
}

/** An action at work. */
interface Work {
  readonly draft: Draft;
  readonly overlay: Overlay;
  readonly action: Action;
}

function selected({ draft, overlay, action }: Work, field: string, text: string): readonly Selected[] {
  const path = [...action.path, field];
  const query = queryOf(text);
  if ("problem" in query) {
    throw overlayFailure(
      "OVERLAY_TARGET",
      overlay.document,
      path,
      `\`${text.slice(0, 200)}\` is no JSONPath: ${query.problem}.`,
    );
  }
  const found = select(query, draft.value());
  if (found !== undefined) return found;
  throw overlayFailure(
    "SPEC_LIMIT",
    overlay.document,
    path,
    `\`${text.slice(0, 200)}\` selects more than ${mostSelected} parts of the spec.`,
  );
}

function unmatched({ overlay, action }: Work): Finding {
  const message = `\`${action.target.slice(0, 200)}\` selects nothing in the spec.`;
  return overlayFinding("WARN_OVERLAY_UNMATCHED", overlay.document, [...action.path, "target"], message);
}

/** Deeper ones first, and all of one parent at once: what is left to do is where it was. */
function removeAll(work: Work, targets: readonly Selected[]): void {
  const { draft, overlay, action } = work;
  const from = { document: overlay.document, path: [...action.path, "remove"] };
  const parents = new Map<string, { readonly path: Path; readonly keys: Set<string> }>();
  for (const { path } of targets) {
    const key = path.at(-1);
    if (key === undefined) throw mismatch(work, "The target is the whole spec, which cannot be removed.");
    const parent = path.slice(0, -1);
    const id = JSON.stringify(parent);
    parents.set(id, { path: parent, keys: (parents.get(id)?.keys ?? new Set()).add(key) });
  }
  for (const { path, keys } of [...parents.values()].sort((a, b) => b.path.length - a.path.length)) {
    draft.remove(path, keys, from);
  }
}

/** One action is for parts of one kind (Overlay 1.1, section 4.4.3). */
function assertOneKind(work: Work, targets: readonly Selected[]): void {
  const [first, ...others] = targets.map(({ value }) => kindOf(value));
  const other = others.find((kind) => kind !== first);
  if (first === undefined || other === undefined || !work.overlay.concatenates) return;
  throw mismatch(work, `The target selects ${first} and ${other}: one action is for parts of one kind.`);
}

function copyTo(work: Work, targets: readonly Selected[], text: string): void {
  const { draft } = work;
  const [source, ...more] = selected(work, "copy", text);
  if (source === undefined || more.length > 0) {
    throw mismatch(
      work,
      `\`${text.slice(0, 200)}\` selects ${source === undefined ? "nothing" : `${more.length + 1} parts`}: \`copy\` is for one part.`,
      "copy",
    );
  }
  const from = draft.originOf(source.path);
  assertOneKind(work, targets);
  draft.share();
  for (const { path } of targets) change(work, path, source.value, from);
  assertWithinLimits(draft, work.overlay, [...work.action.path, "copy"]);
}

/** Changes one selected part. */
function change(work: Work, path: Path, value: unknown, from: Origin): void {
  const { draft, overlay } = work;
  const old = draft.at(path);
  if (Array.isArray(old)) {
    const items: readonly unknown[] = Array.isArray(value) && overlay.concatenates ? value : [value];
    append(draft, path, items, (index) => (items === value ? child(from, String(index)) : from));
  } else {
    merge(work, path, value, from);
  }
}

/** Merges a value into what is there: recursively, lists one after the other. */
function merge(work: Work, path: Path, value: unknown, from: Origin): void {
  const { draft } = work;
  const old = draft.at(path);
  if (isObject(old) && isObject(value)) mergeMembers(work, path, value, from);
  else if (Array.isArray(old) && Array.isArray(value))
    append(draft, path, value, (index) => child(from, String(index)));
  // As in the specification's own example of an overlay in the structure of its document, where `components:` has nothing in it.
  else if (value === null && typeof old === "object") return;
  else if (isPrimitive(old) && isPrimitive(value)) draft.set(path, value, from);
  else throw mismatch(work, `The spec has ${kindOf(old)} at ${shown(path)}, and the overlay ${kindOf(value)}.`);
}

function mergeMembers(work: Work, path: Path, value: JsonObject, from: Origin): void {
  const old = work.draft.at(path);
  for (const key of keysOf(value)) {
    const at = [...path, key];
    if (isObject(old) && Object.hasOwn(old, key)) merge(work, at, value[key], child(from, key));
    else work.draft.set(at, value[key], child(from, key));
  }
}

function append(draft: Draft, path: Path, items: readonly unknown[], originOf: (index: number) => Origin): void {
  const { length } = draft.at(path) as readonly unknown[];
  items.forEach((item, index) => void draft.set([...path, String(length + index)], item, originOf(index)));
}

function child({ document, path }: Origin, key: string): Origin {
  return { document, path: [...path, key] };
}

function isPrimitive(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? "a list" : isObject(value) ? "a mapping" : "a single value";
}

function shown(path: Path): string {
  const pointer = toPointer(path);
  return `\`${pointer.length > 200 ? `${pointer.slice(0, 200)}…` : pointer}\``;
}

function mismatch({ overlay, action }: Work, message: string, field: string = action.kind) {
  return overlayFailure("OVERLAY_MISMATCH", overlay.document, [...action.path, field], message);
}

function assertWithinLimits(draft: Draft, overlay: Overlay, path: Path): void {
  const excess = findExcess(draft.value());
  if (excess === undefined) return;
  throw overlayFailure(
    "SPEC_LIMIT",
    overlay.document,
    path,
    `With the overlay, the spec is nested too deep or has too many values (${excess.kind}).`,
  );
}
