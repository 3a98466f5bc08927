/** The targets: name → what makes its files. A new target is one folder beside this file and one line here. */
import type { Target } from "../config.js";
import type { Api } from "../ir/model.js";
import type { OutputFile } from "../output-file.js";
import { packageOptions, type OutputOptions } from "./options.js";

export type { OutputOptions, TargetOptions } from "./options.js";

/** Makes all files of an output, in memory. Pure: the same input gives the same bytes. */
export type Emit = (api: Api, options: OutputOptions) => Promise<readonly OutputFile[]>;

/** Loaded when used, so that a run pays only for what it makes. */
export const registry: Readonly<Record<Target, Emit>> = {
  typescript: async (api, options) =>
    (await import("./typescript/index.js")).emitPackage(api, packageOptions(api, options)),
  docs: async (api, options) => (await import("./docs/index.js")).emitDocs(api, options),
};

/** Begins to load what a target will need, beside what comes before it. */
export async function prepare(target: Target): Promise<void> {
  if (target === "typescript") (await import("./typescript/printer.js")).preparePrinter();
}
