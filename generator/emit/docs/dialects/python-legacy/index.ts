/** Dialect `python-legacy`: the Python generator as it was up to 4.3, kept as `python-legacy` in 5.x. */
import type { Api } from "../../../../ir/model.js";
import type { DialectOptions } from "../../dialect.js";
import { type ConfigurationStyle, secretsToFillIn } from "../../reference/auth-view.js";
import { legacyDocumented } from "../../reference/before-6/index.js";
import type { Codegen } from "../../reference/default-codegen/language.js";
import { modelsOf } from "../../reference/default-codegen/models.js";
import { legacySpec } from "../../reference/default-codegen/spec.js";
import { emitterOf } from "../../reference/emit.js";
import type { OpenApi } from "../../reference/openapi.js";
import { apisOf } from "../../reference/operations.js";
import { hostAndPath } from "../../reference/server.js";
import { escapeText } from "../../reference/text.js";
import { sanitizeName } from "../../reference/words.js";
import { apiPage, type Site } from "./api-page.js";
import { headersIn } from "./headers.js";
import { modelPage } from "./model-page.js";
import { modelName, operationName, parameterName, tagName, variableName } from "./names.js";
import { readmePage } from "./readme.js";
import { mapType, primitives, types } from "./types.js";
import { defaultOf } from "./values.js";
import { type Version, versionOf } from "./versions.js";

interface Context {
  readonly spec: OpenApi;
  readonly codegen: Codegen;
  readonly version: Version;
  readonly site: Site;
  readonly packageVersion: string;
}

export const emitPythonLegacy = emitterOf({
  templates: "python-legacy",
  contextOf,
  apiViews: ({ spec, codegen, version, site }: Context) =>
    apisOf(spec, operationLanguage(version)).map((facts) => apiPage(codegen, site, facts)),
  modelViews: ({ spec, codegen, version, site }) =>
    modelsOf(codegen, legacyDocumented(spec, version.models)).map((model) =>
      modelPage(model, version, site.packageName),
    ),
  readmeView: ({ spec, version, site, packageVersion }, apis, models) =>
    readmePage(spec, { ...site, packageVersion, version, apis, models }),
});

function contextOf(api: Api, options: DialectOptions): Context {
  const { packageName, packageVersion } = options;
  const version = versionOf(options.version);
  const spec = legacySpec(api, version.models);
  const describeHeaders = headersIn(spec, version.sharesHeaders);
  const site = { ...configurationStyle(version, options), packageName, basePath: hostAndPath(spec), describeHeaders };
  return { spec, codegen: codegenOf(spec, version, options), version, site, packageVersion };
}

function configurationStyle({ keysByScheme }: Version, { fixExamples }: DialectOptions): ConfigurationStyle {
  const signing = { configuration: "signing.HttpSigningConfiguration", isImported: false };
  return { secrets: secretsToFillIn, keysByScheme, tellsOfOAuth: true, signing, fixes: fixExamples };
}

function codegenOf(spec: OpenApi, { release, underscore }: Version, options: DialectOptions): Codegen {
  return {
    spec,
    warn: options.warn,
    // In an example no two arguments have one name.
    release: options.fixExamples ? { ...release, namesBodiesApart: true } : release,
    language: {
      types,
      primitives,
      mapType,
      modelName,
      propertyName: (name) => variableName(name, underscore),
      parameterName: (name) => parameterName(name, underscore),
      escape: escapeText,
      mediaType: (type) => escapeText(type.replaceAll("'", "")),
      defaultOf,
      inherits: true,
    },
  };
}

function operationLanguage({ auth, underscore, rangesLast }: Version) {
  return {
    tagName,
    operationName: (id: string) => operationName(id, underscore),
    sanitizeName: (name: string) => sanitizeName(name, "legacy"),
    auth,
    rangesLast,
  };
}
