/** Dialect `python-legacy`: the Python generator as it was up to 4.3, kept as `python-legacy` in 5.x. */
import type { Api } from "../../../../ir/model.js";
import type { OutputFile } from "../../../../output-file.js";
import { type ConfigurationStyle, secretsToFillIn } from "../../compat/auth-view.js";
import { legacyDocumented } from "../../compat/inline/legacy.js";
import type { OpenApi } from "../../compat/openapi.js";
import { apisOf } from "../../compat/operations.js";
import { readmeFile } from "../../compat/readme.js";
import { page } from "../../compat/render.js";
import { hostAndPath } from "../../compat/server.js";
import { escapeText } from "../../compat/text.js";
import { sanitizeName } from "../../compat/words.js";
import type { DialectOptions } from "../../dialect.js";
import { type Page as ApiPage, apiPage } from "./api-page.js";
import type { Codegen } from "../../compat/codegen/language.js";
import { modelsOf } from "../../compat/codegen/models.js";
import { legacySpec } from "../../compat/codegen/spec.js";
import { headersIn } from "./headers.js";
import { type Page as ModelPage, modelPage } from "./model-page.js";
import { modelName, operationName, parameterName, tagName, variableName } from "./names.js";
import { readmePage } from "./readme.js";
import { mapType, primitives, types } from "./types.js";
import { defaultOf } from "./values.js";
import { type Version, versionOf } from "./versions.js";

const dialect = "python-legacy";

/** `README.md` and `docs/*.md`. */
export function emitPythonLegacy(api: Api, options: DialectOptions): OutputFile[] {
  const version = versionOf(options.version);
  const spec = legacySpec(api, version.models);
  const { packageName, packageVersion } = options;
  const codegen = codegenOf(spec, version, options);
  const describeHeaders = headersIn(spec, version.sharesHeaders);
  const site = { ...configurationStyle(version, options), packageName, basePath: hostAndPath(spec), describeHeaders };
  const models = modelsOf(codegen, legacyDocumented(spec, version.models));
  const apis = apisOf(spec, operationLanguage(version)).map((facts) => apiPage(codegen, site, facts));
  const modelText = page<ModelPage>(dialect, "model");
  const apiText = page<ApiPage>(dialect, "api");
  const readme = readmePage(spec, { ...site, packageVersion, version, apis, models });
  return [
    readmeFile(dialect, readme, spec, options),
    ...models.map((model) => ({
      path: `docs/${model.className}.md`,
      text: modelText(modelPage(model, version, packageName)),
    })),
    ...apis.map((view) => ({ path: `docs/${view.className}.md`, text: apiText(view) })),
  ];
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
