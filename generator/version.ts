import { readFileSync } from "node:fs";
import { packageRoot } from "./package-root.js";

interface Package {
  readonly name: string;
  readonly version: string;
  /** Where to report a bug. */
  readonly bugs?: { readonly url: string };
}

const file = new URL("package.json", packageRoot);

/** Name and version as the package says: one place, the same from sources and once built. */
export const { name, version, bugs } = JSON.parse(readFileSync(file, "utf8")) as Package;
