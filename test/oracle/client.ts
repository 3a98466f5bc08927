/** A client of a document, made and bundled as users do, and loaded. */
import { build } from "esbuild";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { emitClient, writeFiles } from "../support/client.js";
import type { JsonObject } from "./trial.js";

/** The methods of a client, by the ids of the operations. */
export type Methods = Readonly<Record<string, (params: object) => Promise<unknown>>>;

interface Module {
  readonly TrialApi: new (config: { readonly baseUrl: string; readonly retries: number }) => Methods;
}

/** @param folder an empty one, that is still there when the client is called */
export async function clientOf(document: JsonObject, folder: string, baseUrl: string): Promise<Methods> {
  const spec = join(folder, "spec.json");
  writeFileSync(spec, JSON.stringify(document));
  writeFiles(folder, await emitClient({ file: spec }));
  const outfile = join(folder, "client.mjs");
  await build({
    entryPoints: [join(folder, "src/index.ts")],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    logLevel: "error",
  });
  const { TrialApi } = (await import(pathToFileURL(outfile).href)) as Module;
  return new TrialApi({ baseUrl, retries: 0 });
}
