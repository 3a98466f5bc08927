/** Sorts the changes of each operation for a guide: renamed parameters, removed parameters, other changes, changes of models. */
import type { ChangeCode } from "../codes.js";
import type { ApiDiff, Change, OperationMatch } from "../model.js";

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
  /** Breaking changes of models that it sends or reads. */
  readonly models: readonly Change[];
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
    for (const { id } of change.operations) {
      const known = byOperation.get(id);
      if (known === undefined) byOperation.set(id, [change]);
      else known.push(change);
    }
  }
  return diff.operations.map((match) => {
    const all = byOperation.get(match.new.id) ?? [];
    const models = all.filter(({ subject, namesOnly }) => subject.kind === "model" && !namesOnly);
    const own = all.filter(({ subject }) => subject.kind !== "model");
    return {
      match,
      models,
      renamed: own.filter(({ code }) => renames.has(code)),
      gone: own.filter(({ code }) => code === "parameter-removed"),
      others: own.filter(({ code }) => !renames.has(code) && code !== "parameter-removed" && !shownByHeading.has(code)),
    };
  });
}

/** Whether a change is of the whole API or of many operations. A rename never is: the program of each operation shows it. */
export function isForMany({ code, subject, reach }: Change): boolean {
  if (subject.kind === "api") return true;
  return subject.kind === "operations" && reach >= manyOperations && !renames.has(code) && !shownByHeading.has(code);
}
