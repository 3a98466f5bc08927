/** Pages on the disk. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Files } from "./compare.js";

/** Every Markdown file below a folder, by its path in it. */
export function readPages(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const pages = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".md"));
  return new Map(
    pages.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path).replaceAll(sep, "/"), readFileSync(path, "utf8")];
    }),
  );
}
