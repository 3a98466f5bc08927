/**
 * The dialect `python-5`: the pages of the reference's `python` generator of 5.x. Its versions are told apart in versions.ts, its way of
 * naming in names.ts; types.ts, examples.ts and imports.ts imitate the rest, and the prose is in templates/python-5.
 */
import { sanitizeName } from "../../compat/words.js";
import { legacyDocumented, legacyModels } from "../../compat/inline/legacy.js";
import { apisOf } from "../../compat/operations.js";
import { modelsByClass, type Warn } from "../../compat/pages.js";
import { readOpenApi } from "../../compat/read.js";
import { readmeFile } from "../../compat/readme.js";
import { page } from "../../compat/render.js";
import type { EmitDialect } from "../../dialect.js";
import { type Api, type ApiContext, apiViews } from "./api-view.js";
import { authEraOf } from "./versions.js";
import { type Model, modelView } from "./model-view.js";
import { operationName, tagName } from "./names.js";
import { type Readme, readmeView } from "./readme-view.js";
import { anything } from "./schemas.js";
import { type Version, versions } from "./versions.js";

export const emitPython5: EmitDialect = (api, options) => {
  const { version: name, packageName, packageVersion, fixExamples } = options;
  const version = versionOf(name);
  const spec = readOpenApi(api);
  legacyModels(spec, version.models);
  const context = { spec, scope: { schemas: spec.schemas, version, fixes: fixExamples }, packageName };
  const facts = apisOf(spec, {
    tagName,
    operationName,
    sanitizeName: (word) => sanitizeName(word, "legacy"),
    auth: authEraOf(version),
    rangesLast: version.rangesLast,
  });
  const apis = apiViews(context, facts);
  const models = modelViews(context, options.warn);
  const readme = readmeView(context, apis, { packageVersion, modelNames: models.map((model) => model.className) });
  const pages = {
    api: page<Api>("python-5", "api"),
    model: page<Model>("python-5", "model"),
  };
  return [
    readmeFile<Readme>("python-5", readme, spec, options),
    ...apis.map((view) => ({ path: `docs/${view.className}.md`, text: pages.api(view) })),
    ...models.map((view) => ({ path: `docs/${view.className}.md`, text: pages.model(view) })),
  ];
};

/** In the order of their classes. */
function modelViews({ spec, scope, packageName }: ApiContext, warn: Warn): Model[] {
  const documented = legacyDocumented(spec, scope.version.models, { aliasesAreModels: true });
  return modelsByClass(
    documented.map((name) => [name, modelView(scope, packageName, name, spec.schemas.get(name) ?? anything)]),
    warn,
  );
}

function versionOf(name: string): Version {
  const version = versions[name];
  if (version === undefined) throw new Error(`There is no python-5@${name}`);
  return version;
}
