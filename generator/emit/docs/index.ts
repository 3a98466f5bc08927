/** The docs target: pages without a client, in one of the dialects. */
import { isAirflow } from "../../ir/airflow.js";
import type { Api } from "../../ir/model.js";
import type { OutputFile } from "../../output-file.js";
import { withDocsHeader } from "../docs-header.js";
import { apiNames } from "../language/api-names.js";
import { packageOptions } from "../typescript/package.js";
import type { Emit, OutputFacts, TextFile, ValuesOf, Warn } from "../target.js";
import { dialectTable, isDialectName } from "./dialects/list.js";
import type { RenderReadme } from "./readme-template.js";
import type { docsOptions } from "./options.js";

type DocsOptions = ValuesOf<typeof docsOptions> & OutputFacts;

/** All files of the docs: `README.md` and `docs/*.md`. */
export const emitDocs: Emit<typeof docsOptions> = withDocsHeader(async (api, options, memory, warn) => {
  const { dialect = "typescript", published } = options;
  if (dialect === "typescript") {
    return (await import("../typescript/index.js")).emitDocs(api, { ...packageOptions(api, options), memory }, warn);
  }
  if (dialect !== "official") return emitDialect(dialect, api, options, warn);
  if (published === undefined)
    throw new Error("the dialect `official` needs to know how the docs of the release were published");
  const pages = await emitDialect(published.dialect, api, { ...options, ...published }, warn);
  return (await import("./official.js")).publishedFiles(pages, published, { ...options, warn });
});

async function emitDialect(name: string, api: Api, options: DocsOptions, warn: Warn): Promise<readonly OutputFile[]> {
  if (!isDialectName(name)) throw new Error(`there is no dialect ${name}`);
  const { defaultVersion, packageName = "", load } = dialectTable[name];
  const emit = await load();
  const { readmeTemplate } = options;
  return emit(api, {
    warn,
    version: options.dialectVersion ?? defaultVersion,
    packageName: options.packageName ?? packageNameFor(api, options, packageName),
    // As the reference generator has it.
    packageVersion: options.packageVersion ?? "1.0.0",
    fixExamples: options.fixExamples ?? false,
    ...(readmeTemplate !== undefined && { renderReadme: await readmeRenderer(readmeTemplate) }),
  });
}

/** Of Airflow's documents the name that its Python client has, of others one after their title; none where the dialect names no package. */
function packageNameFor(api: Api, { airflow }: DocsOptions, airflows: string): string {
  return airflow !== undefined || airflows === "" || isAirflow(api) ? airflows : apiNames(api.info.title).python;
}

/** Loaded when it is used: most runs need no compiler of templates. Throws a Failure README_TEMPLATE. */
async function readmeRenderer(template: TextFile): Promise<RenderReadme> {
  return (await import("./readme-template.js")).compileReadme(template);
}
