import type { Encoding, MediaType, Pointer, Schema } from "../../ir/model.js";
import { compareSchemas } from "../schema/compare.js";
import { type Comparison, note, type Spot } from "../schema/comparison.js";
import { typeText } from "../schema/type-text.js";
import { equal, pointersOf } from "../schema/words.js";
import { say } from "../sentence.js";
import { matchMediaTypes, mediaTypeKey, writtenMediaType } from "./media-types.js";

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
  const { pairs, removed, added } = matchMediaTypes(old.content, new_.content);
  const pointers = pointersOf(old.pointer, new_.pointer)("content");
  for (const media of removed) {
    note(spot, `${kind}-media-type-removed`, say`${media.type} was removed`, { ...pointers, old: media.pointer });
  }
  for (const [media, other] of pairs) {
    // Where there is only one type, the place need not name it.
    const isOnly = old.content.length === 1 && new_.content.length === 1;
    compareMedia(comparison, isOnly ? spot : { ...spot, at: `${spot.at}(${other.type}) ` }, media, other);
  }
  for (const media of added) {
    note(spot, `${kind}-media-type-added`, say`${media.type} is new`, { ...pointers, new: media.pointer });
  }
}

function compareMedia(comparison: Comparison, spot: Spot, old: MediaType, new_: MediaType): void {
  const pointers = pointersOf(old.pointer, new_.pointer);
  if (writtenMediaType(old.type) !== writtenMediaType(new_.type))
    note(spot, "described", say`the media type is written ${new_.type} instead of ${old.type}`, pointers());
  if (!equal(old.example, new_.example)) note(spot, "example-changed", say`the example changed`, pointers("example"));
  compareKnownTypes(comparison, spot, old, new_, pointers());
  const [items, others] = [schemaOf(old.itemSchema), schemaOf(new_.itemSchema)];
  compareKnownTypes(comparison, { ...spot, at: `${spot.at}[]` }, items, others, pointers("itemSchema"));
  compareEncodings(spot, old, new_);
}

function schemaOf(schema: Schema | undefined): Typed {
  return schema === undefined ? {} : { schema };
}

/** Encoding Objects (OpenAPI 3.1, section 4.8.15), by property. */
function compareEncodings(spot: Spot, { encoding: old = [], ...before }: MediaType, after: MediaType): void {
  const { encoding: new_ = [] } = after;
  const pointers = pointersOf(before.pointer, after.pointer)("encoding");
  const written = (all: readonly Encoding[]) => new Map(all.map((one) => [one.name, writtenAs(one)]));
  const [a, b] = [written(old), written(new_)];
  for (const name of new Set([...a.keys(), ...b.keys()])) {
    if (equal(a.get(name), b.get(name))) continue;
    const how = (words: readonly string[] = []) => say`${words.length === 0 ? "its type requires" : words.join(", ")}`;
    note(
      spot,
      "encoding-changed",
      say`${name} is written as ${how(b.get(name))} instead of ${how(a.get(name))}`,
      pointers,
    );
  }
}

function writtenAs({ contentType, style, explode, allowReserved, headers }: Encoding): readonly string[] {
  return [
    ...(contentType === undefined ? [] : [contentType.split(",").map(mediaTypeKey).join(", ")]),
    ...(style === undefined ? [] : [style]),
    ...(explode === undefined ? [] : [explode ? "exploded" : "not exploded"]),
    ...(allowReserved === true ? ["reserved characters not encoded"] : []),
    ...headers.map(({ name, required }) => `with the ${required ? "required " : ""}header ${name.toLowerCase()}`),
  ];
}

interface Typed {
  readonly schema?: Schema;
}

/** Compares the types of two things that may have none. Such a thing may hold anything, as one with the schema `{}` may. */
export function compareKnownTypes(
  comparison: Comparison,
  spot: Spot,
  { schema: a }: Typed,
  { schema: b }: Typed,
  where: { readonly old: Pointer; readonly new: Pointer },
): void {
  if (a !== undefined && b !== undefined) return compareSchemas(comparison, spot, a, b);
  if (a !== undefined && a.kind !== "any") note(spot, "type-widened", say`the type is no longer declared`, where);
  if (b !== undefined && b.kind !== "any")
    note(spot, "type-narrowed", say`the type is now declared: ${typeText(b)}`, where);
}
