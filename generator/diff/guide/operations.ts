/** Sorts the changes of each operation for a guide: what breaks its calls, and the types of what it sends and reads. */
import type { ChangeCode } from "../codes.js";
import { groupBy } from "../group.js";
import type { Audience } from "../impact.js";
import { type ApiDiff, type Change, type OperationMatch, refKey, refTo } from "../model.js";
import { textOf } from "../sentence.js";
import { headingOf } from "../report/explain.js";

/** A change of so many operations is shown once for all of them. */
const manyOperations = 8;

/** An operation and the changes that break its callers. */
export interface Moves {
  readonly match: OperationMatch;
  /** Parameters with another name. */
  readonly renamed: readonly Change[];
  /** Parameters that were removed. */
  readonly gone: readonly Change[];
  /** Other breaking changes of this operation that are not shared by many. */
  readonly others: readonly Change[];
  /** Breaking changes of the models that it sends or reads, those of one model together. Models of many operations are left out. */
  readonly models: readonly ModelChanges[];
}

/** The breaking changes of one model. */
export interface ModelChanges {
  /** Of the model, among those of a page. */
  readonly key: string;
  readonly changes: readonly [Change, ...Change[]];
  /** Whom they break. */
  readonly audiences: readonly Audience[];
}

/** Changes that the heading and the address of an operation show already. */
const shownByHeading: ReadonlySet<ChangeCode> = new Set<ChangeCode>([
  "operation-renamed",
  "operation-regrouped",
  "operation-path-changed",
  "operation-path-widened",
  "operation-method-changed",
]);
const renames: ReadonlySet<ChangeCode> = new Set<ChangeCode>(["parameter-renamed", "path-parameter-renamed"]);

/** The changes by operation, in the order of `diff.operations`. */
export function movesOf(diff: ApiDiff): readonly Moves[] {
  const byOperation = new Map<string, Change[]>();
  for (const change of diff.changes) {
    if (change.severity !== "breaking" || isForMany(change)) continue;
    for (const key of change.operations.map(refKey)) {
      const known = byOperation.get(key);
      if (known === undefined) byOperation.set(key, [change]);
      else known.push(change);
    }
  }
  return diff.operations.map((match) => {
    const all = byOperation.get(refKey(refTo(match.new))) ?? [];
    const own = all.filter(({ subject }) => subject.kind !== "model");
    return {
      match,
      models: modelChanges(all),
      renamed: own.filter(({ code }) => renames.has(code)),
      gone: own.filter(({ code }) => code === "parameter-removed"),
      others: own
        .filter(({ code }) => !renames.has(code) && code !== "parameter-removed" && !shownByHeading.has(code))
        .toSorted(bySending),
    };
  });
}

/** What breaks senders comes first: a request that is refused has no answer. */
function bySending(a: Change, b: Change): number {
  return Number(b.impact.send === "breaking") - Number(a.impact.send === "breaking");
}

/** The breaking changes of models that are more than another name, by model, those of what is sent first. */
export function modelChanges(changes: readonly Change[]): readonly ModelChanges[] {
  const found = changes.filter(
    ({ severity, subject, namesOnly }) => severity === "breaking" && subject.kind === "model" && !namesOnly,
  );
  const groups = [...groupBy(found, modelKey)].flatMap(([key, [first, ...more]]): ModelChanges[] => {
    if (first === undefined) return [];
    const breaks = (audience: Audience) => [first, ...more].some(({ impact }) => impact[audience] === "breaking");
    return [{ key, changes: [first, ...more], audiences: (["send", "read"] as const).filter(breaks) }];
  });
  const isSent = ({ audiences }: ModelChanges) => audiences.includes("send");
  return groups.toSorted((a, b) => Number(isSent(b)) - Number(isSent(a)));
}

function modelKey(change: Change): string {
  return `model ${textOf(headingOf(change))}`;
}

/** Whether a change is of the whole API or of many operations. A rename never is: the program of each operation shows it. */
export function isForMany({ code, subject, reach }: Change): boolean {
  if (subject.kind === "api") return true;
  if (reach < manyOperations) return false;
  if (subject.kind === "model") return true;
  return subject.kind === "operations" && !renames.has(code) && !shownByHeading.has(code);
}
