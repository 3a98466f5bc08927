/** README.md: the dialect's own, or what the template of the user makes of the same lists. */
import type { OutputFile } from "../../../output-file.js";
import type { DialectOptions } from "../dialect.js";
import type { OpenApi } from "./openapi.js";
import { page, type PageSet } from "./render.js";

/** What the lists of every README are made of. */
export interface ReadmeLists {
  readonly apis: readonly {
    readonly operations: readonly {
      readonly className: string;
      readonly name: string;
      /** Where the page of the API has it. */
      readonly anchor: string;
      readonly method: string;
      readonly path: string;
      readonly summary: string;
    }[];
  }[];
  readonly models: readonly { readonly className: string }[];
}

export function readmeFile<View extends ReadmeLists>(
  pageSet: PageSet,
  view: View,
  { info, securitySchemes }: OpenApi,
  { renderReadme, packageName, packageVersion }: DialectOptions,
): OutputFile {
  const path = "README.md";
  if (renderReadme === undefined) return { path, text: page<View>(pageSet, "readme")(view) };
  const text = renderReadme({
    endpoints: page<ReadmeLists>({ ...pageSet, dialect: "reference" }, "_endpoints")(view).trimEnd(),
    models: page<ReadmeLists>({ ...pageSet, dialect: "reference" }, "_models")(view).trimEnd(),
    authorization: securitySchemes.map(({ name }) => `* ${name}`).join("\n"),
    apiVersion: info.version,
    packageVersion,
    packageName,
  });
  return { path, text };
}
