/** A hash that differs from build to build of the generator. While the hash is the same, the same input gives the same output. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isBuilt, packageRoot } from "../package-root.js";
import { digest, filesBelow } from "./digest.js";

/** What a run reads of its own package beside the bundle: somebody who works on it changes these without a build. */
const readAtRunTime = ["generator/runtime/", "generator/runtime-python/client/", "templates/typescript/"];

let known: string | undefined;

/** The hash of this build; undefined for sources that are not built. Fails where the package is damaged. */
export function buildFingerprint(): string | undefined {
  return (known ??= isBuilt ? fingerprint() : undefined);
}

function fingerprint(): string {
  const { add, hex } = digest();
  const paths = readAtRunTime.flatMap((folder) =>
    filesBelow(fileURLToPath(new URL(folder, packageRoot))).map((path) => folder + path),
  );
  for (const path of [
    "dist/fingerprint",
    "package.json",
    "specs/catalog.json",
    "specs/airflow.overlay.yaml",
    ...paths,
  ]) {
    add(path, readFileSync(new URL(path, packageRoot)));
  }
  return hex();
}
