import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** What lies in a folder of an output, sorted; nothing where it is a link, no folder, or not to be read. */
export function namesIn(dir: string, folder: string): readonly string[] {
  const path = join(dir, folder);
  try {
    return lstatSync(path).isDirectory() ? readdirSync(path).toSorted() : [];
  } catch {
    return [];
  }
}
