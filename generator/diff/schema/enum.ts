import type { EnumSchema, Schema } from "../../ir/model.js";
import { listed, ours, say, type Sentence, value } from "../sentence.js";
import { note, type Spot } from "./comparison.js";
import { pointersOf } from "./words.js";

const shownValues = 8;

/** Compares two lists of values. A new value is breaking for those who read only if the old list was closed. */
export function compareEnums(spot: Spot, old: EnumSchema, new_: EnumSchema): void {
  const where = pointersOf(old.pointer, new_.pointer)("enum");
  const [before, after] = [new Set(old.values), new Set(new_.values)];
  const added = new_.values.filter((item) => !before.has(item));
  const removed = old.values.filter((item) => !after.has(item));
  if (added.length > 0) {
    note(spot, old.open ? "enum-value-added" : "closed-enum-value-added", say`new values: ${values(added)}`, where);
  }
  if (removed.length > 0) note(spot, "enum-value-removed", say`removed values: ${values(removed)}`, where);
}

/** Notes that a type got a list of values. Returns false where that is not what changed. */
export function enumIntroduced(spot: Spot, old: Schema, new_: EnumSchema): boolean {
  if (!holds(old, new_)) return false;
  const where = { old: old.pointer, new: `${new_.pointer}/enum` };
  note(spot, "enum-introduced", say`the values are ${values(new_.values)}`, where);
  return true;
}

/** Notes that a type lost its list of values. Returns false where that is not what changed. */
export function enumLifted(spot: Spot, old: EnumSchema, new_: Schema): boolean {
  if (!holds(new_, old)) return false;
  const where = { old: `${old.pointer}/enum`, new: new_.pointer };
  const what = say`the values were ${values(old.values)}`;
  note(spot, old.open ? "enum-lifted" : "closed-enum-lifted", what, where);
  return true;
}

/** Whether every value of the enum is one of the type. */
function holds(schema: Schema, { values: all }: EnumSchema): boolean {
  if (schema.kind === "integer") return all.every(Number.isInteger);
  return all.every((item) => typeof item === schema.kind);
}

function values(items: EnumSchema["values"]): Sentence {
  const shown = items.slice(0, shownValues).map(value);
  const more = items.length - shown.length;
  return listed(more > 0 ? [...shown, ours(`${more} more`)] : shown);
}
