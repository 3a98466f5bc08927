/** Which part of a converted document was which part of the original, and the reverse. */
import { pathOf, toPointer } from "../pointer.js";

export type Path = readonly string[];

export interface Moves {
  /** Notes that what is at `to` in the new document stands at `from` in the original. */
  note(to: Path, from: Path): void;
  /** The pointer of the original that a pointer of the new document stands for. */
  original(pointer: string): string;
  /** The path of the new document that has what stands at a path of the original. */
  moved(path: Path): Path;
}

export function newMoves(): Moves {
  const origins = new Map<string, Path>();
  const places = new Map<string, Path>();
  return {
    note(to, from) {
      origins.set(toPointer(to), from);
      // What becomes several parts, such as the schema of a response in several media types, is found at the first of them.
      if (!places.has(toPointer(from))) places.set(toPointer(from), to);
    },
    original: (pointer) => toPointer(through(origins, pathOf(pointer) ?? [])),
    moved: (path) => through(places, path),
  };
}

/** The path with its longest beginning that is in the map replaced. */
function through(map: ReadonlyMap<string, Path>, path: Path): Path {
  for (let length = path.length; length > 0; length--) {
    const other = map.get(toPointer(path.slice(0, length)));
    if (other !== undefined) return [...other, ...path.slice(length)];
  }
  return path;
}
