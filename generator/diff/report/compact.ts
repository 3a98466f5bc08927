/** Puts changes of one kind in one subject together, where each says the same of another part. */
import type { ChangeCode } from "../codes.js";
import { groupBy } from "../group.js";
import type { Change } from "../model.js";
import { textOf } from "../sentence.js";
import { headingOf } from "./explain.js";

/** Kinds of which the title and the name of the part say everything. */
const alike: ReadonlySet<ChangeCode> = new Set<ChangeCode>([
  ...(["property-became-required", "property-became-optional", "became-nullable", "became-not-nullable"] as const),
  ...(["required-property-added", "optional-property-added", "property-removed"] as const),
  ...(["required-parameter-added", "optional-parameter-added", "parameter-removed"] as const),
  ...(["error-response-added", "error-response-removed", "described", "example-changed"] as const),
  ...(["deprecated", "undeprecated", "default-added", "default-removed", "format-described"] as const),
]);

/** One change, or several that are shown as one. */
export type Item = readonly [Change, ...Change[]];

export interface SubjectGroup {
  /** The first change, which has the subject of the group. */
  readonly first: Change;
  readonly items: readonly Item[];
}

/** Groups changes by subject, in their order; within a subject, those of one kind are one item where that is shorter. */
export function bySubject(changes: readonly Change[]): readonly SubjectGroup[] {
  return [...groupBy(changes, (change) => textOf(headingOf(change))).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const items = groupBy(group, (change) =>
      isAlike(change) ? `${change.code} ${JSON.stringify(change.namesOnly || change.impact)}` : change,
    );
    return [{ first, items: [...items.values()].flatMap((item) => (hasFirst(item) ? [item] : [])) }];
  });
}

/** Whether a change may be put together with others. One of several operations may not, since it has its own list of them. */
function isAlike({ code, subject, at }: Change): boolean {
  if (code === "model-added" || code === "model-removed") return true;
  return alike.has(code) && at !== "" && subject.kind !== "operations" && subject.kind !== "api";
}

/** What distinguishes a change from the others of its item: the part or, for a whole model, the model's name. */
export function labelOf({ at, subject }: Change): string {
  return at === "" && subject.kind === "model" ? (subject.new ?? subject.old ?? "") : at;
}

function hasFirst(changes: readonly Change[]): changes is Item {
  return changes.length > 0;
}
