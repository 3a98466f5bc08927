/** Dialect `bash`: the reference's generator of a command-line client. */
import type { Api } from "../../../../ir/model.js";
import type { DialectOptions } from "../../dialect.js";
import type { Warn } from "../../../target.js";
import { documentedBefore6 } from "../../reference/before-6/index.js";
import { markCopy } from "../../reference/default-codegen/copies.js";
import type { Codegen } from "../../reference/default-codegen/language.js";
import { modelsOf } from "../../reference/default-codegen/models.js";
import { readBefore6 } from "../../reference/default-codegen/spec.js";
import { emitterOf } from "../../reference/emit.js";
import type { OpenApi } from "../../reference/openapi.js";
import { apisOf, ofWebhooks } from "../../reference/operations.js";
import { pathOnly } from "../../reference/server.js";
import { visitSchemas } from "../../reference/since-7/places.js";
import { readSince7 } from "../../reference/since-7/spec.js";
import { sanitizeName } from "../../reference/words.js";
import { apiPage, type BashSite } from "./api-page.js";
import { bodiesOf } from "./bodies.js";
import { documentedSince7 } from "./documented.js";
import { modelPage } from "./model-page.js";
import { modelName, operationName, parameterName, propertyName, tagName } from "./names.js";
import { fixedUsage, readmePage } from "./readme.js";
import { type BashRelease, releaseOf } from "./releases.js";
import { mapType, primitives, types } from "./types.js";
import { defaultOf, escapeText, type KeptDefaults } from "./values.js";

interface Context {
  readonly spec: OpenApi;
  readonly codegen: Codegen;
  readonly release: BashRelease;
  readonly site: BashSite;
}

export const emitBash = emitterOf({
  templates: "bash",
  contextOf,
  apiViews: ({ spec, codegen, release, site }: Context) =>
    apisOf(spec, operationLanguage(release)).map((facts) => apiPage(codegen, site, facts)),
  webhookViews: ({ spec, codegen, release, site }) =>
    release.words === "before-7"
      ? []
      : apisOf(ofWebhooks(spec), operationLanguage(release)).map((facts) => apiPage(codegen, site, facts)),
  modelViews: ({ codegen, release }) =>
    modelsOf(codegen, documented(codegen, release)).map((model) => modelPage(model, release)),
  readmeView: ({ spec, release, site: { basePath, fixes } }, apis, models) =>
    readmePage(spec, { basePath, release, apis, models, scriptName: fixes === undefined ? "" : "client.sh" }),
  fixReadme: fixedUsage,
});

function contextOf(api: Api, options: DialectOptions): Context {
  const release = releaseOf(options.version);
  const spec = release.words === "before-7" ? readBefore6(api, "4.3") : specSince7(api, options.version);
  const fixes = options.fixExamples ? { bodyOf: bodiesOf(api), sendsForms: release.hasFormUsage } : undefined;
  const site = { basePath: pathOnly(spec), ...(fixes && { fixes }) };
  return { spec, codegen: codegenOf(spec, release, options.warn), release, site };
}

/** In a document of 3.1 the reference keeps every default. A list that its passes have copied prints as Java prints lists, not as JSON. */
function specSince7(api: Api, version: string): OpenApi {
  const { spec, parsedValues } = readSince7(api, version);
  if (is31(spec)) {
    visitSchemas(spec, (schema) => {
      if (Array.isArray(schema.default) && !parsedValues.has(schema.default)) markCopy(schema);
    });
  }
  return spec;
}

function keptDefaults(spec: OpenApi, { words }: BashRelease): KeptDefaults {
  return words === "before-7" ? "typed" : is31(spec) ? "all" : "untyped";
}

const is31 = ({ openapi }: OpenApi): boolean => /^3\.[12]/.test(openapi);

function documented(codegen: Codegen, { words }: BashRelease): string[] {
  if (words === "since-7") return documentedSince7(codegen);
  return documentedBefore6(codegen.spec, "4.3", { imported: codegen.release.imported });
}

function codegenOf(spec: OpenApi, release: BashRelease, warn: Warn): Codegen {
  const { codegen, codegenFor31 = codegen, escapesMediaTypes } = release;
  const kept = keptDefaults(spec, release);
  return {
    spec,
    warn,
    release: is31(spec) ? codegenFor31 : codegen,
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

function operationLanguage({ words, auth }: BashRelease) {
  let nameless = 0;
  return {
    tagName: (tag: string) => tagName(tag, words),
    // Nothing may be left of an id such as `_`.
    operationName: (id: string) => operationName(id, words) || `emptyMethodName${String(nameless++)}`,
    sanitizeName: (name: string) => sanitizeName(name, words),
    auth,
    rangesLast: words === "since-7",
  };
}
