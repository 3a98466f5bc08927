/** Dialect `bash`: the reference's generator of a command-line client. */
import type { Api } from "../../../../ir/model.js";
import type { OutputFile } from "../../../../output-file.js";
import { legacyDocumented } from "../../compat/inline/legacy.js";
import { visitSchemas } from "../../compat/modern/places.js";
import type { OpenApi } from "../../compat/openapi.js";
import { apisOf } from "../../compat/operations.js";
import type { Warn } from "../../compat/pages.js";
import { readOpenApi } from "../../compat/read.js";
import { readmeFile } from "../../compat/readme.js";
import { page } from "../../compat/render.js";
import { pathOnly } from "../../compat/server.js";
import { sanitizeName } from "../../compat/words.js";
import type { DialectOptions } from "../../dialect.js";
import type { Codegen } from "../../compat/codegen/language.js";
import { markCopy } from "../../compat/codegen/copies.js";
import { modelsOf } from "../../compat/codegen/models.js";
import { legacySpec } from "../../compat/codegen/spec.js";
import { withModels } from "../../compat/modern/spec.js";
import { type Page as ApiPage, apiPage } from "./api-page.js";
import { modernDocumented } from "./documented.js";
import { type Page as ModelPage, modelPage } from "./model-page.js";
import { modelName, operationName, parameterName, propertyName, tagName } from "./names.js";
import { fixedUsage, readmePage } from "./readme.js";
import { mapType, primitives, types } from "./types.js";
import { defaultOf, escapeText, type KeptDefaults } from "./values.js";
import { type Version, versionOf } from "./versions.js";

const dialect = "bash";

/** `README.md` and `docs/*.md`. */
export function emitBash(api: Api, options: DialectOptions): OutputFile[] {
  const version = versionOf(options.version);
  const spec = version.models === "legacy" ? legacySpec(api, "4.3") : modernSpec(api, options.version);
  const basePath = pathOnly(spec);
  const codegen = codegenOf(spec, version, options.warn);
  const models = modelsOf(codegen, documented(codegen, version));
  const apis = apisOf(spec, operationLanguage(version)).map((facts) =>
    apiPage(codegen, { basePath, fixes: options.fixExamples }, facts),
  );
  const modelText = page<ModelPage>(dialect, "model");
  const apiText = page<ApiPage>(dialect, "api");
  const scriptName = options.fixExamples ? "client.sh" : "";
  const readme = readmePage(spec, { basePath, version, apis, models, scriptName });
  const isFixed = options.fixExamples && options.renderReadme === undefined;
  const readmeText = readmeFile(dialect, readme, spec, options);
  return [
    isFixed ? { ...readmeText, text: fixedUsage(readmeText.text) } : readmeText,
    ...models.map((model) => ({ path: `docs/${model.className}.md`, text: modelText(modelPage(model, version)) })),
    ...apis.map((view) => ({ path: `docs/${view.className}.md`, text: apiText(view) })),
  ];
}

/** In a document of 3.1 a default is whatever is written; its lists are those of Java where the reference has made them anew. */
function modernSpec(api: Api, version: string): OpenApi {
  const spec = readOpenApi(api);
  const lists = withModels(spec, version);
  if (is31(spec))
    visitSchemas(spec, (schema) => Array.isArray(schema.default) && !lists.has(schema.default) && markCopy(schema));
  return spec;
}

function keptDefaults(spec: OpenApi, { models }: Version): KeptDefaults {
  return models === "legacy" ? "typed" : is31(spec) ? "all" : "untyped";
}

const is31 = ({ openapi }: OpenApi): boolean => openapi.startsWith("3.1");

function documented(codegen: Codegen, { models }: Version): string[] {
  if (models === "modern") return modernDocumented(codegen);
  return legacyDocumented(codegen.spec, "4.3", { imported: codegen.release.imported });
}

function codegenOf(spec: OpenApi, version: Version, warn: Warn): Codegen {
  const { release, releaseFor31 = release, escapesMediaTypes } = version;
  const kept = keptDefaults(spec, version);
  return {
    spec,
    warn,
    release: is31(spec) ? releaseFor31 : release,
    language: {
      types,
      primitives,
      mapType,
      modelName,
      propertyName,
      parameterName,
      escape: escapeText,
      mediaType: escapesMediaTypes ? escapeText : (type) => type,
      defaultOf: (schema, ofParameter = false) => defaultOf(schema, kept, ofParameter),
      inherits: false,
    },
  };
}

function operationLanguage({ models, auth }: Version) {
  return {
    tagName: (tag: string) => tagName(tag, models),
    operationName: (id: string) => operationName(id, models),
    sanitizeName: (name: string) => sanitizeName(name, models),
    auth,
    rangesLast: models === "modern",
  };
}
