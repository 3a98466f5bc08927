/** Files that are files: who opens a pipe waits for somebody who writes to it, and a device may have no end. */
import { readFileSync, statSync } from "node:fs";

/**
 * The text of a file. Never waits.
 *
 * @throws Error what the file system says, and where the path is that of a pipe, a device, a folder, …
 */
export function readRegular(path: string): string {
  if (!statSync(path).isFile()) throw new Error(`${path} is no file`);
  return readFileSync(path, "utf8");
}
