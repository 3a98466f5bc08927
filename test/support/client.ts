/** Makes clients for tests: a spec goes in, a package comes out, in memory or in a temporary folder. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { airflowSpec } from "../../generator/catalog/index.js";
import type { PackageOptions } from "../../generator/emit/typescript/package.js";
import { describe, emitPackage, filePlans } from "../../generator/emit/typescript/index.js";
import type { Package } from "../../generator/emit/typescript/context.js";
import type { FilePlan } from "../../generator/emit/typescript/plan.js";
import { readSpec, resolveSpec } from "../../generator/load/index.js";
import { parse } from "../../generator/parse/index.js";
import { airflowOverlay, overlaid } from "../../generator/run/job/overlays.js";
import { selectSchemes } from "../../generator/security/select.js";
import type { OutputFile } from "../../generator/write/index.js";

/** A file, or a release of Airflow from the catalog. */
export type Spec = { readonly file: string } | { readonly airflow: string; readonly kind?: "server" | "client" };

/** Our own small spec, with every construct that matters. */
export const exampleSpec: Spec = { file: new URL("../../specs/example.yaml", import.meta.url).pathname };

/** The versions whose surface is committed: the first and last of each generation, and what lies between. */
export const sampledVersions = [
  ...["2.0.2", "2.3.4", "2.5.3", "2.8.4", "2.10.5", "2.11.2"],
  ...["3.0.6", "3.1.8", "3.2.2", "3.3.2"],
] as const;

const options: PackageOptions = { packageName: "airflow-client", packageVersion: "1.0.0" };

/** Everything that is decided of a client before it is printed. */
export async function planClient(spec: Spec): Promise<{ readonly pack: Package; readonly plans: readonly FilePlan[] }> {
  const path = "file" in spec ? spec.file : (await airflowSpec(spec.airflow, spec.kind ?? "server")).path;
  const read = await readSpec({ kind: "file", path });
  const overlays =
    "file" in spec || spec.kind === "client"
      ? []
      : airflowOverlay({ noOverlay: false }, { airflow: spec.airflow, isServed: true });
  const loaded = await resolveSpec((await overlaid(read, overlays)).spec, { allowRefs: [] });
  const pack = describe(selectSchemes(parse(loaded).api, {}), options);
  return { pack, plans: filePlans(pack) };
}

/** All files of a client. */
export async function emitClient(spec: Spec, more: Partial<PackageOptions> = {}): Promise<OutputFile[]> {
  const { pack } = await planClient(spec);
  return emitPackage(pack.api, { ...options, ...("airflow" in spec ? { airflow: spec.airflow } : {}), ...more });
}

/** Writes files into a folder, which may be new. */
export function writeFiles(folder: string, files: readonly OutputFile[]): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** An empty folder for as long as `work` takes. */
export async function withFolder<T>(work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
