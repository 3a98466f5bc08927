/** What a guide says of each operation: where it is now, what became of its parameters, what else has to be done. */
import type { ChangeCode } from "../codes.js";
import type { ApiDiff, Change, OperationMatch } from "../model.js";

/** Of so many operations, a change is told once for all of them. */
const manyOperations = 8;

export interface Moves {
  readonly match: OperationMatch;
  /** Old name → new name, by place. */
  readonly renamed: readonly Change[];
  readonly gone: readonly Change[];
  /** All else that breaks a caller of this operation, and not of many others. */
  readonly others: readonly Change[];
  /** Changes of what it sends and reads that break its callers. */
  readonly models: readonly Change[];
}

/** What the heading, the address and the table of parameters tell already. */
const toldElsewhere: ReadonlySet<ChangeCode> = new Set<ChangeCode>([
  "operation-renamed",
  "operation-regrouped",
  "operation-path-changed",
  "operation-path-widened",
  "operation-method-changed",
]);
const renames: ReadonlySet<ChangeCode> = new Set<ChangeCode>(["parameter-renamed", "path-parameter-renamed"]);

/** In the order of the old API, so that a reader finds what there was. */
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
      others: own.filter(({ code }) => !renames.has(code) && code !== "parameter-removed" && !toldElsewhere.has(code)),
    };
  });
}

/** What holds for the API as a whole, or for many operations; a rename is told of each, for its program shows it. */
export function isForMany({ code, subject, reach }: Change): boolean {
  if (subject.kind === "api") return true;
  return subject.kind === "operations" && reach >= manyOperations && !renames.has(code) && !toldElsewhere.has(code);
}
