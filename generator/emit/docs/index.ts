/** The docs target: pages without a client, in one of the dialects. */
import type { Api } from "../../ir/model.js";
import type { OutputFile } from "../../output-file.js";
import { packageOptions, type OutputOptions } from "../options.js";
import { dialectTable, type DialectName } from "./dialects/list.js";
import type { ReadmeTemplate, RenderReadme } from "./readme-template.js";

/** All files of the docs: `README.md` and `docs/*.md`. */
export async function emitDocs(api: Api, options: OutputOptions): Promise<readonly OutputFile[]> {
  const { dialect = "typescript", official } = options;
  if (dialect === "typescript") {
    return (await import("../typescript/index.js")).emitDocs(api, packageOptions(api, options));
  }
  if (dialect !== "official") return emitDialect(dialect, api, options);
  if (official === undefined) throw new Error("`official` is of a release, and a release tells how");
  const pages = await emitDialect(official.dialect, api, { ...options, ...official });
  return (await import("./official.js")).published(pages, official, options);
}

async function emitDialect(name: DialectName, api: Api, options: OutputOptions): Promise<readonly OutputFile[]> {
  const { defaultVersion, packageName = "", load } = dialectTable[name];
  const emit = await load();
  const { warn = () => undefined, readmeTemplate } = options;
  return emit(api, {
    warn,
    version: options.dialectVersion ?? defaultVersion,
    packageName: options.packageName ?? packageName,
    // As the reference generator has it.
    packageVersion: options.packageVersion ?? "1.0.0",
    fixExamples: options.fixExamples,
    ...(readmeTemplate !== undefined && { renderReadme: await readmeRenderer(readmeTemplate) }),
  });
}

/** Loaded when it is used: most runs need no compiler of templates. Throws a Failure README_TEMPLATE. */
async function readmeRenderer(template: ReadmeTemplate): Promise<RenderReadme> {
  return (await import("./readme-template.js")).compileReadme(template);
}
