/** Dialect `python-legacy`: the Python generator as it was up to 4.3, kept as `python-legacy` in 5.x. */
import type { Api } from "../../../../ir/model.js";
import type { DialectOptions } from "../../dialect.js";
import { type ConfigurationStyle, secretsToFillIn } from "../../reference/auth-view.js";
import { documentedBefore6 } from "../../reference/before-6/index.js";
import type { Codegen } from "../../reference/default-codegen/language.js";
import { modelsOf } from "../../reference/default-codegen/models.js";
import { readBefore6 } from "../../reference/default-codegen/spec.js";
import { emitterOf } from "../../reference/emit.js";
import type { OpenApi } from "../../reference/openapi.js";
import { apisOf } from "../../reference/operations.js";
import { hostAndPath } from "../../reference/server.js";
import { escapeText } from "../../reference/text.js";
import { sanitizeName } from "../../reference/words.js";
import { apiPage, type PythonLegacySite } from "./api-page.js";
import { headersIn } from "./headers.js";
import { modelPage } from "./model-page.js";
import { modelName, operationName, parameterName, tagName, variableName } from "./names.js";
import { readmePage } from "./readme.js";
import { type PythonLegacyRelease, releaseOf } from "./releases.js";
import { mapType, primitives, typesOf } from "./types.js";
import { defaultOf } from "./values.js";

interface Context {
  readonly spec: OpenApi;
  readonly codegen: Codegen;
  readonly release: PythonLegacyRelease;
  readonly site: PythonLegacySite;
  readonly packageVersion: string;
}

export const emitPythonLegacy = emitterOf({
  templates: "python-legacy",
  contextOf,
  apiViews: ({ spec, codegen, release, site }: Context) =>
    apisOf(spec, operationLanguage(release)).map((facts) => apiPage(codegen, site, facts)),
  modelViews: ({ spec, codegen, release, site }) =>
    modelsOf(codegen, documentedBefore6(spec, release.passes)).map((model) =>
      modelPage(model, release, site.packageName),
    ),
  readmeView: ({ spec, release, site, packageVersion }, apis, models) =>
    readmePage(spec, { ...site, packageVersion, release, apis, models }),
});

function contextOf(api: Api, options: DialectOptions): Context {
  const { packageName, packageVersion } = options;
  const release = releaseOf(options.version);
  const spec = readBefore6(api, release.passes);
  const describeHeaders = headersIn(spec, release.sharesHeaders);
  const site = { ...configurationStyle(release, options), packageName, basePath: hostAndPath(spec), describeHeaders };
  return { spec, codegen: codegenOf(spec, release, options), release, site, packageVersion };
}

function configurationStyle(
  { keysByScheme }: PythonLegacyRelease,
  { fixExamples }: DialectOptions,
): ConfigurationStyle {
  const signing = { configuration: "signing.HttpSigningConfiguration", isImported: fixExamples };
  return { secrets: secretsToFillIn, keysByScheme, hasOAuthComment: true, signing, fixes: fixExamples };
}

function codegenOf(spec: OpenApi, { codegen, underscore }: PythonLegacyRelease, options: DialectOptions): Codegen {
  return {
    spec,
    warn: options.warn,
    // In an example no two arguments have one name.
    release: options.fixExamples ? { ...codegen, namesBodiesApart: true } : codegen,
    language: {
      types: typesOf(codegen),
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

function operationLanguage({ auth, underscore, rangesLast }: PythonLegacyRelease) {
  return {
    tagName,
    operationName: (id: string) => operationName(id, underscore),
    sanitizeName: (name: string) => sanitizeName(name, "before-7"),
    auth,
    rangesLast,
  };
}
