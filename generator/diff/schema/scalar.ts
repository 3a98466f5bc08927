/** Formats, patterns and limits (JSON Schema Validation, sections 6 and 7). */
import type { NumberSchema, Schema, StringSchema } from "../../ir/model.js";
import type { ChangeCode } from "../codes.js";
import { ours, say } from "../sentence.js";
import { note, type Spot } from "./comparison.js";
import { pointersOf } from "./words.js";

/** Formats that limit the values. All others are hints for people and for forms. */
const limiting: ReadonlySet<string> = new Set(
  `date-time date time duration uuid email idn-email uri uri-reference iri iri-reference url hostname idn-hostname ipv4 ipv6
  byte binary int32 int64 float double`.split(/\s+/),
);

/** Format → the wider format, which holds all of its values and more. */
const wider: Readonly<Record<string, string>> = { int32: "int64", float: "double" };

export function compareStrings(spot: Spot, old: StringSchema, new_: StringSchema): void {
  compareFormats(spot, old, new_);
  comparePatterns(spot, old, new_);
  compareSizes(spot, old, new_, "minLength", "maxLength");
}

function comparePatterns(spot: Spot, old: StringSchema, new_: StringSchema): void {
  const [a, b] = [old.pattern, new_.pattern];
  if (a === b) return;
  const where = pointersOf(old.pointer, new_.pointer)("pattern");
  if (a === undefined) note(spot, "limit-tightened", say`the pattern ${b ?? ""} was added`, where);
  else if (b === undefined) note(spot, "limit-loosened", say`the pattern ${a} was removed`, where);
  else note(spot, "pattern-changed", say`the pattern is ${b} instead of ${a}`, where);
}

export function compareNumbers(spot: Spot, old: NumberSchema, new_: NumberSchema): void {
  compareFormats(spot, old, new_);
  const pointers = pointersOf(old.pointer, new_.pointer);
  compareBounds(spot, "minimum", [leastOf(old), leastOf(new_)], pointers());
  compareBounds(spot, "maximum", [mostOf(old), mostOf(new_)], pointers());
  const [a, b] = [old.multipleOf, new_.multipleOf];
  if (a === b) return;
  if (b === undefined)
    note(spot, "limit-loosened", say`it no longer has to be a multiple of ${a ?? 1}`, pointers("multipleOf"));
  else if (a === undefined) note(spot, "limit-tightened", say`it must be a multiple of ${b}`, pointers("multipleOf"));
  else {
    const code = Number.isInteger(b / a)
      ? "limit-tightened"
      : Number.isInteger(a / b)
        ? "limit-loosened"
        : "pattern-changed";
    note(spot, code, say`it must be a multiple of ${b} instead of ${a}`, pointers("multipleOf"));
  }
}

function compareFormats(spot: Spot, old: StringSchema | NumberSchema, new_: StringSchema | NumberSchema): void {
  const [a, b] = [old.format, new_.format];
  if (a === b) return;
  const where = pointersOf(old.pointer, new_.pointer)("format");
  const what =
    b === undefined
      ? say`the format ${a ?? ""} was removed`
      : a === undefined
        ? say`the format is now ${b}`
        : say`the format is ${b} instead of ${a}`;
  note(spot, formatCode(a, b), what, where);
}

function formatCode(a: string | undefined, b: string | undefined): ChangeCode {
  const [was, is] = [a !== undefined && limiting.has(a), b !== undefined && limiting.has(b)];
  if (!was || !is) return is ? "format-added" : was ? "format-removed" : "format-described";
  if (a !== undefined && wider[a] === b) return "type-widened";
  return b !== undefined && wider[b] === a ? "type-narrowed" : "format-changed";
}

/** One end of a range. */
interface Bound {
  readonly value: number;
  /** Whether the value itself is outside of the range. */
  readonly exclusive: boolean;
}

/** The lower end of the range: of `minimum` and `exclusiveMinimum` the tighter one. (For a document of 3.0 both are set to one value.) */
function leastOf({ minimum, exclusiveMinimum }: NumberSchema): Bound | undefined {
  if (exclusiveMinimum !== undefined && exclusiveMinimum >= (minimum ?? -Infinity)) {
    return { value: exclusiveMinimum, exclusive: true };
  }
  return minimum === undefined ? undefined : { value: minimum, exclusive: false };
}

/** The upper end of the range: of `maximum` and `exclusiveMaximum` the tighter one. */
function mostOf({ maximum, exclusiveMaximum }: NumberSchema): Bound | undefined {
  if (exclusiveMaximum !== undefined && exclusiveMaximum <= (maximum ?? Infinity)) {
    return { value: exclusiveMaximum, exclusive: true };
  }
  return maximum === undefined ? undefined : { value: maximum, exclusive: false };
}

type SizeKey = "minLength" | "maxLength" | "minItems" | "maxItems";

/** Lengths of texts and lists. */
export function compareSizes<Key extends SizeKey>(
  spot: Spot,
  old: Schema & { readonly [K in Key]?: number },
  new_: Schema & { readonly [K in Key]?: number },
  least: Key,
  most: Key,
): void {
  const bound = (value: number | undefined): Bound | undefined =>
    value === undefined ? undefined : { value, exclusive: false };
  // A minimum of 0 says nothing, as no minimum does.
  const leastSize = (value: number | undefined) => (value === 0 ? undefined : bound(value));
  const pointers = pointersOf(old.pointer, new_.pointer);
  compareBounds(spot, endOf[least], [leastSize(old[least]), leastSize(new_[least])], pointers(least));
  compareBounds(spot, endOf[most], [bound(old[most]), bound(new_[most])], pointers(most));
}

const endOf = {
  minLength: "minimum length",
  maxLength: "maximum length",
  minItems: "minimum number of items",
  maxItems: "maximum number of items",
} as const;

type End = "minimum" | "maximum" | (typeof endOf)[SizeKey];

/** A minimum that rises is a tighter limit, as is a maximum that falls. */
function compareBounds(
  spot: Spot,
  end: End,
  [old, new_]: readonly [Bound | undefined, Bound | undefined],
  where: { readonly old: string; readonly new: string },
): void {
  if (old?.value === new_?.value && old?.exclusive === new_?.exclusive) return;
  const isTighter =
    old === undefined ||
    (new_ !== undefined && (end.startsWith("minimum") ? isInside(old, new_, 1) : isInside(old, new_, -1)));
  const text = ({ value, exclusive }: Bound) => (exclusive ? say`${value} (exclusive)` : say`${value}`);
  const what =
    new_ === undefined
      ? say`${ours(`the ${end}`)} ${old === undefined ? [] : text(old)} was removed`
      : say`${ours(`the ${end}`)} is ${text(new_)}${old === undefined ? [] : say` instead of ${text(old)}`}`;
  note(spot, isTighter ? "limit-tightened" : "limit-loosened", what, where);
}

/** Whether the new end of a range leaves out values that the old one let in. `direction`: 1 for a lower end, -1 for an upper one. */
function isInside(old: Bound, new_: Bound, direction: 1 | -1): boolean {
  if (old.value === new_.value) return new_.exclusive;
  return direction * (new_.value - old.value) > 0;
}
