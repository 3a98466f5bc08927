import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Names in a folder of an output, sorted; none where the folder is a link, is no folder, or cannot be read. */
export function namesIn(dir: string, folder: string): readonly string[] {
  const path = join(dir, folder);
  try {
    return lstatSync(path).isDirectory() ? readdirSync(path).toSorted() : [];
  } catch {
    return [];
  }
}
