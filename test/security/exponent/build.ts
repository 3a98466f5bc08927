/** How kinds are built. */
import { type benignParts, type Json, set } from "../base.js";

type Parts = ReturnType<typeof benignParts>;

export interface Kind {
  readonly name: string;
  readonly put: (parts: Parts, count: number) => void;
}

export function range<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
export function many(
  object: Json,
  count: number,
  name: (index: number) => string,
  make: (index: number) => unknown,
): void {
  for (let index = 0; index < count; index++) set(object, name(index), make(index));
}
export const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
export const string = { type: "string" };
export const answer = { "204": { description: "" } };
export const of = (object: Json, key: string) => object[key] as Json;
export function operation(paths: Json, path: string, fields: Json): void {
  set(paths, path, { get: { tags: ["More"], responses: answer, ...fields } });
}
