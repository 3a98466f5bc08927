/** Dialect `bash`: the reference's generator of a command-line client. */
import type { Api } from "../../../../ir/model.js";
import type { DialectOptions, Warn } from "../../dialect.js";
import { legacyDocumented } from "../../reference/before-6/index.js";
import { markCopy } from "../../reference/default-codegen/copies.js";
import type { Codegen } from "../../reference/default-codegen/language.js";
import { modelsOf } from "../../reference/default-codegen/models.js";
import { legacySpec } from "../../reference/default-codegen/spec.js";
import { emitterOf } from "../../reference/emit.js";
import type { OpenApi } from "../../reference/openapi.js";
import { apisOf } from "../../reference/operations.js";
import { readOpenApi } from "../../reference/read.js";
import { pathOnly } from "../../reference/server.js";
import { visitSchemas } from "../../reference/since-7/places.js";
import { withModels } from "../../reference/since-7/spec.js";
import { sanitizeName } from "../../reference/words.js";
import { apiPage, type Site } from "./api-page.js";
import { modernDocumented } from "./documented.js";
import { modelPage } from "./model-page.js";
import { modelName, operationName, parameterName, propertyName, tagName } from "./names.js";
import { fixedUsage, readmePage } from "./readme.js";
import { mapType, primitives, types } from "./types.js";
import { defaultOf, escapeText, type KeptDefaults } from "./values.js";
import { type Version, versionOf } from "./versions.js";

interface Context {
  readonly spec: OpenApi;
  readonly codegen: Codegen;
  readonly version: Version;
  readonly site: Site;
}

export const emitBash = emitterOf({
  templates: "bash",
  contextOf,
  apiViews: ({ spec, codegen, version, site }: Context) =>
    apisOf(spec, operationLanguage(version)).map((facts) => apiPage(codegen, site, facts)),
  modelViews: ({ codegen, version }) =>
    modelsOf(codegen, documented(codegen, version)).map((model) => modelPage(model, version)),
  readmeView: ({ spec, version, site: { basePath, fixes } }, apis, models) =>
    readmePage(spec, { basePath, version, apis, models, scriptName: fixes ? "client.sh" : "" }),
  fixReadme: fixedUsage,
});

function contextOf(api: Api, options: DialectOptions): Context {
  const version = versionOf(options.version);
  const spec = version.models === "legacy" ? legacySpec(api, "4.3") : modernSpec(api, options.version);
  const site = { basePath: pathOnly(spec), fixes: options.fixExamples };
  return { spec, codegen: codegenOf(spec, version, options.warn), version, site };
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
