/** The specs of the sets, pulled from the package index where the golden folder is not. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { airflowSpec, type SpecKind } from "../../generator/catalog/index.js";

interface Pull {
  readonly release: string;
  readonly kind: SpecKind;
  /** What was done to it. */
  readonly edit?: (text: string) => string;
}

/** By the name of the spec in the golden folder. `alpha` is older than any package. */
const pulls: Readonly<Record<string, Pull>> = {
  "2.0.0": { release: "2.0.0", kind: "server" },
  "2.8.0": { release: "2.8.0", kind: "server" },
  "2.8.0sec": { release: "2.8.0", kind: "client" },
  // What is called 2.11.0 there is the file of this release, byte for byte.
  "2.11.0": { release: "2.10.5", kind: "server" },
  "3.2.1": { release: "3.2.1", kind: "client" },
  "3.2.1-as303": {
    release: "3.2.1",
    kind: "client",
    edit: (text) => text.replace(/^openapi: 3\.1\.0$/m, "openapi: 3.0.3"),
  },
};

export function canBePulled(spec: string): boolean {
  return spec in pulls;
}

/** The file of a spec; one that had to be edited is written into `folder`. */
export async function pullSpec(spec: string, folder: string): Promise<string> {
  const pull = pulls[spec];
  if (pull === undefined) throw new Error(`${spec} cannot be pulled`);
  const { path } = await airflowSpec(pull.release, pull.kind);
  if (pull.edit === undefined) return path;
  const edited = join(folder, `${spec}.yaml`);
  await writeFile(edited, pull.edit(await readFile(path, "utf8")));
  return edited;
}
