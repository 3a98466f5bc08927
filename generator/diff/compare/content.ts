import type { MediaType, Pointer } from "../../ir/model.js";
import { compareSchemas } from "../schema/compare.js";
import { type Comparison, note, type Spot } from "../schema/comparison.js";
import { typeText } from "../schema/type-text.js";
import { equal, pointersOf } from "../schema/words.js";
import { say } from "../sentence.js";

interface Content {
  readonly content: readonly MediaType[];
  readonly pointer: Pointer;
}

/** Media Type Objects (OpenAPI 3.1, section 4.8.14) of a body or a response, by type. */
export function compareContents(
  comparison: Comparison,
  spot: Spot,
  old: Content,
  new_: Content,
  kind: "request" | "response",
): void {
  const before = new Map(old.content.map((media) => [media.type, media]));
  const after = new Map(new_.content.map((media) => [media.type, media]));
  const pointers = pointersOf(old.pointer, new_.pointer)("content");
  for (const [type, media] of before) {
    const other = after.get(type);
    if (other === undefined) {
      note(spot, `${kind}-media-type-removed`, say`${type} is gone`, { ...pointers, old: media.pointer });
    } else {
      // Where there is only one type, the place need not name it.
      const at = before.size === 1 && after.size === 1 ? spot.at : `${spot.at}(${type}) `;
      compareMedia(comparison, { ...spot, at }, media, other);
    }
  }
  for (const [type, media] of after) {
    if (!before.has(type))
      note(spot, `${kind}-media-type-added`, say`${type} is new`, { ...pointers, new: media.pointer });
  }
}

function compareMedia(comparison: Comparison, spot: Spot, old: MediaType, new_: MediaType): void {
  const pointers = pointersOf(old.pointer, new_.pointer);
  if (!equal(old.example, new_.example)) note(spot, "example-changed", say`another example`, pointers("example"));
  const [a, b] = [old.schema, new_.schema];
  if (a !== undefined && b !== undefined) return compareSchemas(comparison, spot, a, b);
  // A body without a schema may hold anything, as one with `{}` may.
  if (a !== undefined && a.kind !== "any") note(spot, "type-widened", say`the type is not told any more`, pointers());
  if (b !== undefined && b.kind !== "any")
    note(spot, "type-narrowed", say`the type is told: ${typeText(b)}`, pointers());
}
